"""What all tests stand on."""

from __future__ import annotations

import signal

from hypothesis import HealthCheck, settings

# how long an example takes says how busy the machine is, and nothing else
settings.register_profile("untimed", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("untimed")

# a shell without job control starts what runs in its background deaf to Ctrl-C, and programs that
# tests start would inherit that: those that are sent Ctrl-C would never end
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)

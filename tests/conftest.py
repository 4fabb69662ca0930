"""What all tests stand on."""

from __future__ import annotations

import signal

# a shell without job control starts what runs in its background deaf to Ctrl-C, and programs that
# tests start would inherit that: those that are sent Ctrl-C would never end
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)

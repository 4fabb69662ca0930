"""Headers that responses carry, so that a browser holds the page to its own address."""

from __future__ import annotations

from collections.abc import Iterable

__all__ = ["OTHERS", "security_headers"]

_NO_USE = ("camera", "display-capture", "geolocation", "microphone", "payment", "usb")


OTHERS = (
    (b"content-security-policy", b"default-src 'none'"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"x-content-type-options", b"nosniff"),
)
"""Those of what is no page, which a browser never shows by itself: a hundred scripts carry them."""


def security_headers(import_maps: Iterable[str]) -> list[tuple[bytes, bytes]]:
    """Those of a page; ``import_maps``: hashes of the only scripts that stand in pages."""
    scripts = " ".join(("script-src 'self'", *import_maps))
    policy = "; ".join(
        (
            "default-src 'self'",
            scripts,
            # the charts write style attributes
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data: blob:",
            "connect-src 'self'",
            "object-src 'none'",
            "frame-ancestors 'none'",
            "base-uri 'none'",
            "form-action 'none'",
        )
    )
    headers = {
        "content-security-policy": policy,
        "cross-origin-opener-policy": "same-origin",
        "cross-origin-resource-policy": "same-origin",
        "permissions-policy": ", ".join(f"{what}=()" for what in _NO_USE),
        "referrer-policy": "no-referrer",
        "x-content-type-options": "nosniff",
        "x-frame-options": "DENY",
    }
    return [(name.encode(), value.encode()) for name, value in headers.items()]

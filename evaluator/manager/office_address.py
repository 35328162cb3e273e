"""The address of an office as one string: `https://HOST:PORT#FINGERPRINT`, as `office init` prints it."""

from typing import NamedTuple
from urllib.parse import urlsplit

_HEX = frozenset("0123456789abcdef")


class OfficeAddress(NamedTuple):
    """Where an office is and which CA it must show."""

    url: str
    """`https://HOST:PORT`, no slash at the end."""
    fingerprint: str
    """SHA-256 of the CA certificate (DER) in hex; empty when it was left out."""

    def __str__(self) -> str:
        return f"{self.url}#{self.fingerprint}" if self.fingerprint else self.url


def parse(text: str) -> OfficeAddress | None:
    """The address in what a person typed or pasted, or None.

    The scheme may be left out; colons, blanks and capitals in the fingerprint do not matter. `http://` is refused,
    and so is anything after the port.
    """
    text = "".join(text.split())
    before, _, after = text.partition("#")
    if "://" not in before:
        before = f"https://{before}"
    fingerprint = after.replace(":", "").lower()
    try:
        parts = urlsplit(before)
        host, port = parts.hostname, parts.port
    except ValueError:
        return None
    if parts.scheme != "https" or not host or not port or parts.path not in ("", "/") or parts.query or "@" in before:
        return None
    if fingerprint and (len(fingerprint) != 64 or set(fingerprint) - _HEX):
        return None
    return OfficeAddress(f"https://{f'[{host}]' if ':' in host else host}:{port}", fingerprint)

"""What kind of picture a file is and how large, told from its header without decoding it."""

from typing import Final, NamedTuple

BYTES_MOST: Final = 300_000
PIXELS_MOST: Final = 4_000_000
_PNG: Final = b"\x89PNG\r\n\x1a\n"
_JPEG: Final = b"\xff\xd8\xff"
_MARKER: Final = 0xFF
_FRAMES: Final = frozenset({*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC})
"""JPEG markers that are followed by height and width."""


class Size(NamedTuple):
    width: int
    height: int

    @property
    def is_usable(self) -> bool:
        """Whether it has any pixels, and no more than a kiosk should decode."""
        return 0 < self.width * self.height <= PIXELS_MOST


def size_of(body: bytes) -> Size | None:
    """Width and height of a PNG or JPEG; None when it is neither, or cut off before them."""
    if body.startswith(_PNG) and body[12:16] == b"IHDR" and len(body) >= 24:
        return Size(int.from_bytes(body[16:20]), int.from_bytes(body[20:24]))
    if body.startswith(_JPEG):
        return _jpeg_size(body)
    return None


def _jpeg_size(body: bytes) -> Size | None:
    at = 2
    while at + 9 <= len(body) and body[at] == _MARKER:
        marker, length = body[at + 1], int.from_bytes(body[at + 2 : at + 4])
        if marker == _MARKER:
            at += 1
        elif marker in _FRAMES:
            return Size(int.from_bytes(body[at + 7 : at + 9]), int.from_bytes(body[at + 5 : at + 7]))
        else:
            at += 2 + length
    return None

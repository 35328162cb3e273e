"""A process of its own that decodes pictures from strangers and makes them anew, with little memory and time.

It reads frames (four bytes of length, then a picture) and answers each with one byte, what became of it, and a frame.
"""

import io
import sys
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from PIL import Image

BYTES_MOST: Final = 2_000_000
PIXELS_MOST: Final = 4_000_000
SIDE_MOST: Final = 640
"""Pixels along the longer side of what is kept: a portrait, not a poster."""
PNG_BYTES_MOST: Final = 300_000
"""A PNG that would be larger is kept as JPEG."""
JPEG_QUALITY: Final = 90
MEMORY_MOST: Final = 512 * 1024 * 1024
SECONDS_MOST: Final = 60
MADE, KIND, PIXELS, BROKEN, MORE = range(5)
_PNG: Final = b"\x89PNG\r\n\x1a\n"
_RESTARTS: Final = range(0xD0, 0xD8)
_END: Final = 0xD9
_FILL: Final = 0xFF
_STUFFING: Final = 0x00


def remake(body: bytes) -> tuple[int, bytes]:
    """The picture alone, upright, small enough and without anything else that came with it."""
    from PIL import Image, ImageOps, UnidentifiedImageError

    try:
        with Image.open(io.BytesIO(body), formats=("PNG", "JPEG")) as picture:
            kind = picture.format
            if not 0 < picture.width * picture.height <= PIXELS_MOST:
                return PIXELS, b""
            if body[_end_of(body) :].strip(b"\0"):
                return MORE, b""
            picture.load()
            upright = ImageOps.exif_transpose(_in_eight_bits(picture)).convert("RGBA")
    except UnidentifiedImageError:
        return KIND, b""
    except Image.DecompressionBombError:
        return PIXELS, b""
    except Exception:
        # Pillow lets through whatever its many readers raise on a damaged file
        return BROKEN, b""
    upright.thumbnail((SIDE_MOST, SIDE_MOST))
    plain = Image.new("RGB", upright.size, "white")
    plain.paste(upright, mask=upright.getchannel("A"))
    made = io.BytesIO()
    if kind == "PNG":
        plain.save(made, "PNG", optimize=True)
    if not 0 < made.tell() <= PNG_BYTES_MOST:
        made = io.BytesIO()
        plain.save(made, "JPEG", quality=JPEG_QUALITY)
    return MADE, made.getvalue()


def _in_eight_bits(picture: "Image.Image") -> "Image.Image":
    """Grey of sixteen bits as grey of eight: Pillow would take every grey above 255 for white."""
    if not picture.mode.startswith("I"):
        return picture
    return picture.convert("I").point(lambda grey: grey / 257).convert("L")


def _end_of(body: bytes) -> int:
    """Where the picture ends, by its own marks; the length of the body when it never does."""
    return _png_end(body) if body.startswith(_PNG) else _jpeg_end(body)


def _png_end(body: bytes) -> int:
    at = len(_PNG)
    while at + 12 <= len(body):
        length, kind = int.from_bytes(body[at : at + 4]), body[at + 4 : at + 8]
        at += 12 + length
        if kind == b"IEND":
            return at
    return len(body)


def _jpeg_end(body: bytes) -> int:
    at = 2
    while (at := body.find(b"\xff", at)) >= 0 and at + 1 < len(body):
        marker = body[at + 1]
        if marker == _END:
            return at + 2
        if marker == _FILL:
            at += 1
        elif marker == _STUFFING or marker in _RESTARTS:
            at += 2
        else:
            at += 2 + int.from_bytes(body[at + 2 : at + 4])
    return len(body)


def _limit() -> None:
    """Take no more memory and time than a picture needs, where the system can hold a process to it."""
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY_MOST, MEMORY_MOST))
        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS_MOST, SECONDS_MOST))


def main() -> None:
    """Answer frames until there are no more."""
    _limit()
    read, write = sys.stdin.buffer, sys.stdout.buffer
    while head := read.read(4):
        verdict, made = remake(read.read(int.from_bytes(head)))
        write.write(bytes([verdict]) + len(made).to_bytes(4) + made)
        write.flush()


if __name__ == "__main__":
    main()

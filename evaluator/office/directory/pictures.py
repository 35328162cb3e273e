"""Portraits that come from outside: decoded and made anew in a child process, and called by their hash."""

import hashlib
import subprocess
import sys
from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import Final, Literal, NamedTuple

from evaluator.office.directory import photo_child
from evaluator.office.directory.photo_child import BYTES_MOST, PIXELS_MOST

MEGABYTES_MOST: Final = BYTES_MOST // 1_000_000
MEGAPIXELS_MOST: Final = PIXELS_MOST // 1_000_000
Why = Literal["photo_large", "photo_pixels", "photo_kind", "photo_broken", "photo_more"]
TOGETHER_MOST: Final = 32
"""How many one child is given; the next ones get another."""
_LONGEST_S: Final = 120.0
_WHY: Final[dict[int, Why]] = {
    photo_child.KIND: "photo_kind",
    photo_child.PIXELS: "photo_pixels",
    photo_child.BROKEN: "photo_broken",
    photo_child.MORE: "photo_more",
}
_JPEG: Final = b"\xff\xd8"


class Photo(NamedTuple):
    """A picture as it is kept."""

    sha256: str
    body: bytes


def hash_of(body: bytes) -> str:
    """SHA-256 in hex: what a picture is called."""
    return hashlib.sha256(body).hexdigest()


def file_name(sha256: str, body: bytes) -> str:
    """What a kept picture is called in an export."""
    return f"{sha256}.{'jpg' if body.startswith(_JPEG) else 'png'}"


def remade(bodies: Sequence[bytes]) -> list[Photo | Why]:
    """Each picture made anew, or why it cannot be kept. One that breaks the child harms no other."""
    found: list[Photo | Why] = []
    while len(found) < len(bodies):
        waiting = bodies[len(found) : len(found) + TOGETHER_MOST]
        looked_at = list(takewhile(lambda body: len(body) <= BYTES_MOST, waiting))
        if looked_at:
            found += list(_answers(looked_at)) or ["photo_broken"]  # the child ended over the first one
        else:
            found.append("photo_large")
    return found


def _answers(bodies: Sequence[bytes]) -> Iterator[Photo | Why]:
    """What one child says, up to where it ended."""
    asked = b"".join(len(body).to_bytes(4) + body for body in bodies)
    try:
        said = subprocess.run(  # noqa: S603 - our own module
            [sys.executable, "-m", photo_child.__name__],
            input=asked,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=_LONGEST_S,
            check=False,
        ).stdout
    except subprocess.TimeoutExpired as slow:
        said = slow.stdout or b""
    at = 0
    while at + 5 <= len(said):
        verdict, length = said[at], int.from_bytes(said[at + 1 : at + 5])
        body = said[at + 5 : at + 5 + length]
        at += 5 + length
        yield Photo(hash_of(body), body) if verdict == photo_child.MADE else _WHY[verdict]

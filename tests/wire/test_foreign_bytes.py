"""Every parser that meets bytes of others: whatever comes, it is either read or refused as it says; nothing else.

Bytes that once got through are kept in `tests/corpus/foreign`, named after their parser, and are tried every time.
"""

import random
from typing import Final

import pytest

from evaluator.domain.journal import decode as decode_entry
from evaluator.domain.journal import encode
from tests.support.foreign import CORPUS, PARSERS

SEED: Final = 20261125
SHORT, LONG = 300, 100_000
SLOW: Final = ("workbook", "directory")
NASTY: Final = (
    b"\x00",
    b"\xff\xfe",
    b"[" * 2_000,
    b'{"a":' * 500,
    b"9" * 400,
    b"1e999",
    b"-1",
    b"null",
    b"\xed\xa0\x80",
)


def spoiled(good: bytes, chance: random.Random) -> bytes:
    """A good body with a few pieces changed, repeated, cut or put in."""
    body = bytearray(good)
    for _ in range(chance.randint(1, 4)):
        at = chance.randrange(len(body) + 1)
        end = min(len(body), at + chance.randint(0, 12))
        match chance.randrange(5):
            case 0:
                body[at:end] = chance.randbytes(end - at)
            case 1:
                body[at:at] = chance.choice(NASTY)
            case 2:
                del body[at:end]
            case 3:
                body[at:at] = body[at:end]
            case _:
                del body[at:]
    return bytes(body)


@pytest.mark.parametrize("name", list(PARSERS))
def test_whatever_comes_is_read_or_refused(name: str, long_run: bool) -> None:
    parse, refusals, good = PARSERS[name]
    parse(good)
    chance = random.Random(f"{SEED}{name}")
    slow = name in SLOW
    bodies = [file.read_bytes() for file in sorted(CORPUS.glob(f"{name}-*"))]
    bodies += [b"", *NASTY]
    bodies += [spoiled(good, chance) for _ in range((LONG if long_run else SHORT) // (20 if slow else 1))]
    for body in bodies:
        try:
            parse(body)
        except refusals:
            continue
        except BaseException as error:
            error.add_note(f"keep it: tests/corpus/foreign/{name}-N with {body!r}")
            raise


def test_what_is_read_as_an_entry_is_written_again() -> None:
    entry = decode_entry(PARSERS["entry"][2])
    assert decode_entry(encode(*entry)) == entry

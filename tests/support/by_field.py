"""A valid message changed field by field, as bytes choose: what its decoder lets through meets the checks behind it.

Bytes that are spoilt at random hardly ever remain a message, so that only the decoder is tried by them.
"""

from collections.abc import Iterator
from typing import Any, Final

import msgspec

CHANGES_MOST: Final = 8
INSTEAD: Final[tuple[Any, ...]] = (
    *(0, 1, -1, 2**31, 2**53, 2**63 - 1, -(2**63), 1e308, -0.5, None, True, [], {}),
    *("", "x", "0" * 64, "f" * 128, "zz", "x" * 65, "é", "\x00", "\u202e", "../x", "k1", "r1", "d1", "2026-11-20"),
    *(20261120, 20261301, 202611, "rated", "dissatisfied", "test", "fork", "four", "invited"),
)


def changed(good: bytes, choices: bytes) -> bytes:
    """The message in `good` after the changes that `choices` tell: how many, then two bytes for where, one for what."""
    message = msgspec.json.decode(good)
    n = choices[0] % (CHANGES_MOST + 1) if choices else 0
    for at in range(1, min(len(choices), 3 * n + 1) - 2, 3):
        places = list(_places(message))
        holder, name = places[int.from_bytes(choices[at : at + 2]) % len(places)]
        what = choices[at + 2] % (len(INSTEAD) + 3)
        if what < len(INSTEAD):
            holder[name] = INSTEAD[what]
        elif what == len(INSTEAD):
            del holder[name]
        elif isinstance(holder, list):
            holder.insert(name, holder[name])
        else:
            holder[name] = [holder[name]]
        if not message:
            break
    return msgspec.json.encode(message)


def _places(part: Any) -> Iterator[tuple[Any, Any]]:  # noqa: ANN401 - JSON
    inner = part.items() if isinstance(part, dict) else enumerate(part) if isinstance(part, list) else ()
    for name, value in inner:
        yield part, name
        yield from _places(value)

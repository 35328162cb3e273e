"""An enrolment code as it is typed, scanned or pasted: what stands there so far, and which code it is.

Readers type as a keyboard of the United States does, whatever layout the system believes in, and hold Shift for capital
letters and colons. So every key is read twice: as the layout says, and by its place on a keyboard. Whichever is a code
counts. Capitals mean nothing in a code, so neither does a lock of them.
"""

import re
import unicodedata
from dataclasses import dataclass, replace
from typing import Final, Literal, NamedTuple

from evaluator.wire.enrolment import ALPHABET, FINGERPRINT_LETTERS, HEX, NAME_LETTERS, SCHEME, Code, parse

Part = Literal["address", "fingerprint", "code"]

NO_CODE: Final = "This is no enrolment code. It looks like evaluator://HOST:PORT/FINGERPRINT/ABCD-EFGHJKMNPQ."
LETTERS_AT_MOST: Final = 512
_START: Final = re.compile(rf"\A.*{SCHEME}:/*")
_ADDRESS: Final = frozenset("abcdefghijklmnopqrstuvwxyz0123456789.-:")
_PLACES: Final = (
    (2, "1234567890-=", "!@#$%^&*()_+"),
    (16, "qwertyuiop[]", "QWERTYUIOP{}"),
    (30, "asdfghjkl;'", 'ASDFGHJKL:"'),
    (44, "zxcvbnm,./", "ZXCVBNM<>?"),
)
"""First place of each row, and what the keys from there on type without and with Shift. The numbers are the kernel's,
which are the old set 1 of the PC as far as the letters go; Windows tells the same ones."""
_ON_PLACE: Final = {
    first + offset: (plain, held)
    for first, plains, helds in _PLACES
    for offset, (plain, held) in enumerate(zip(plains, helds, strict=True))
}


def by_place(place: int, *, shift: bool) -> str:
    """What the key at that place types on a keyboard of the United States; "" for keys that type nothing there."""
    plain, held = _ON_PLACE.get(place, ("", ""))
    return held if shift else plain


class Parts(NamedTuple):
    """A code that may not be complete, cut into what a person compares."""

    address: str
    fingerprint: str
    code: str

    @property
    def at(self) -> Part:
        """Which part is being typed."""
        if len(self.fingerprint) == FINGERPRINT_LETTERS:
            return "code"
        return "fingerprint" if self.fingerprint or self.address.endswith("/") else "address"


@dataclass(frozen=True, slots=True)
class CodeEntry:
    """What was typed since the entry was empty, in both readings."""

    typed: str = ""
    placed: str = ""

    def add(self, typed: str, placed: str | None = None) -> "CodeEntry":
        """One key more, or a whole text that was pasted. `placed` is its reading by place; None says the same."""
        further = typed if placed is None else placed
        return CodeEntry((self.typed + typed)[-LETTERS_AT_MOST:], (self.placed + further)[-LETTERS_AT_MOST:])

    def erase(self) -> "CodeEntry":
        """Without the last letter; separators that stand there by themselves go with it."""
        shorter = _body(self.typed).rstrip("/-")[:-1].rstrip("/-")
        return CodeEntry(shorter, shorter)

    def next_part(self) -> "CodeEntry":
        """The address is complete."""
        return self.add("/") if re.search(r".:\d+$", _body(self.typed)) else self

    @property
    def parts(self) -> Parts:
        """The layout's reading, in parts; an address ends with "/" once it is complete."""
        address, slash, rest = _body(self.typed).partition("/")
        fingerprint, _, code = rest.partition("/")
        return Parts(address + slash, fingerprint, code.upper())

    @property
    def keys(self) -> frozenset[str]:
        """The letters that can come next, in capitals."""
        parts = self.parts
        match parts.at:
            case "address":
                letters = _ADDRESS
            case "fingerprint":
                letters = HEX
            case "code":
                return frozenset(ALPHABET)
        return frozenset(letter.upper() for letter in letters)

    @property
    def code(self) -> Code | None:
        """The code that stands there in either reading, or None."""
        readings = (parse(f"{SCHEME}://{_body(text)}") for text in (self.typed, self.placed))
        return next((code for code in readings if code is not None), None)

    def __bool__(self) -> bool:
        return bool(self.typed or self.placed)


def read_code(text: str) -> Code | None:
    """The code in a text from a file or a command line, or None."""
    return replace(CodeEntry(), typed=text).code


def _body(text: str) -> str:
    """What follows the last beginning of a code, in one spelling, with the separators a person may leave out."""
    plain = "".join(unicodedata.normalize("NFKC", text).split()).lower()
    address, slash, rest = re.sub("/+", "/", _START.sub("", plain)).partition("/")
    fingerprint, code = _cut(rest, FINGERPRINT_LETTERS, "/")
    name, secret = _cut(code, NAME_LETTERS, "-")
    return address + slash + fingerprint + name + secret


def _cut(text: str, letters: int, separator: str) -> tuple[str, str]:
    """The first letters with their separator, which stands there as soon as something follows, and the rest."""
    head, rest = text[:letters], text[letters:].removeprefix(separator)
    if separator in head:
        head, _, rest = text.partition(separator)
        return head + separator, rest
    return (head + separator, rest) if len(text) > letters else (text, "")

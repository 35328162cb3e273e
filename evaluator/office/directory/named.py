"""People named in a text: by every name they have or had, however it is spaced, and what then stands there."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Final

import msgspec
from sqlalchemy import Connection, select

from evaluator.domain.directory import StaffMember
from evaluator.domain.names import CHINESE, ENGLISH, Language
from evaluator.office.store.schema import directory_change

A_MEMBER: Final[Mapping[Language, str]] = {CHINESE: "工作人员", ENGLISH: "a member of staff"}
"""What stands where a text names somebody."""
_LETTERS_LEAST: Final = 2


def names_held(connection: Connection, staff: str = "") -> set[str]:
    """Every name that a person has or had in the directory, or, for "", that anybody has or had."""
    wanted = [directory_change.c.kind == "staff", directory_change.c.body != b""]
    if staff:
        wanted.append(directory_change.c.id == staff)
    bodies = connection.execute(select(directory_change.c.body).where(*wanted)).scalars()
    past = [msgspec.json.decode(body, type=StaffMember) for body in bodies]
    return {name for one in past for name in (one.name, one.name_en)}


def pattern_of(names: Iterable[str]) -> re.Pattern[str] | None:
    """What finds the names, the longest first; an English one also the other way round, and never within a word."""
    forms = {form for name in names if len(name.strip()) >= _LETTERS_LEAST for form in _forms(name.split())}
    parts = sorted(forms, key=lambda form: (-len(form), form))
    return re.compile("|".join(parts), re.IGNORECASE) if parts else None


def _forms(words: Collection[str]) -> Iterator[str]:
    whole = " ".join(words)
    if whole.isascii():
        for order in (list(words), list(words)[::-1]):
            joined = r"\s+".join(re.escape(word) for word in order)
            yield rf"\b{joined}\b" if order[0][0].isalnum() and order[-1][-1].isalnum() else joined
    else:
        yield r"\s*".join(re.escape(letter) for letter in "".join(words))

"""What a person looks for in a list: words in any order, in small letters or large."""

from collections.abc import Callable, Sequence
from typing import TypeVar

Row = TypeVar("Row")


def words_of(text: str) -> tuple[str, ...]:
    """The words of a search field; none where nothing is looked for."""
    return tuple(text.casefold().split())


def holds(said: str, words: Sequence[str]) -> bool:
    """Whether a text holds every one of these words."""
    folded = said.casefold()
    return all(word in folded for word in words)


def holding(rows: Sequence[Row], words: Sequence[str], says: Sequence[Callable[[Row], str]]) -> list[Row]:
    """The rows of which some cell holds each word, `says` being what the cells say; all where there are no words."""
    return [row for row in rows if holds("\n".join(say(row) for say in says), words)] if words else list(rows)

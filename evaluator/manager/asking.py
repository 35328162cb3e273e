"""What a page asks of the office, as a value: the page says what and what then, the runner does it."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

from evaluator.manager.office_link import OfficeLink, OfficeTroubleError

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading(Generic[T]):
    """Figures or records to show. A newer reading of the page takes its place, Esc drops it, and while the office is
    away it is asked again."""

    work: Callable[[OfficeLink], Awaitable[T]]
    done: Callable[[T], None]
    adds: bool = False
    """Whether it adds to what an earlier reading shows: the page stays as old as that one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Errand(Generic[T]):
    """Something that is done once: a decision, an edit, a file. Never repeated by itself, save when the session was
    over before the office took it and the same person signed in again."""

    work: Callable[[OfficeLink], Awaitable[T]]
    done: Callable[[T], None]
    refused: Callable[[OfficeTroubleError], None] | None = None
    """Told when the office refuses or is away; the page's notice says it otherwise."""
    can_stop: bool = False
    """Whether Esc may drop it: true where nothing at the office changes."""


Asked = Reading[T] | Errand[T]

"""The columns of the inbox: what each says of a case, and what a case and its events are called."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from evaluator.domain.cases import UNANSWERED
from evaluator.domain.names import Language, in_language
from evaluator.manager import formats
from evaluator.manager import messages as common
from evaluator.manager.cases import handling_words, messages
from evaluator.manager.language import named_in
from evaluator.manager.rows_model import RowColumn
from evaluator.manager.table import Room
from evaluator.wire.cases import CaseEventLine, CaseLine


@dataclass(frozen=True, slots=True)
class Words:
    """How the desk names what cases hold as codes."""

    language: Language
    today: int
    levels: Mapping[str, dict[Language, str]] = field(default_factory=dict)
    reasons: Mapping[str, dict[Language, str]] = field(default_factory=dict)

    def level(self, slug: str) -> str:
        """The name of a level."""
        return in_language(self.levels[slug], self.language) if slug in self.levels else slug

    def reason(self, code: str) -> str:
        """The name of a reason."""
        return in_language(self.reasons[code], self.language) if code in self.reasons else code

    def either(self, chinese: str, english: str) -> str:
        """A name of the directory in the language of the desk."""
        return named_in(self.language, chinese, english)


def what_of(case: CaseLine, words: Words) -> str:
    """What a case is about: the words of an opinion, or level and reasons of a rating."""
    if case.subject:
        return case.subject
    reasons = common.list_of([words.reason(code) for code in case.reasons]) or handling_words.no_reasons()
    return handling_words.rated_because(words.level(case.level), reasons)


def hall_of(case: CaseLine, words: Words) -> str:
    """The hall it is about."""
    return words.either(case.unit_name, case.unit_name_en)


def place_of(case: CaseLine, words: Words) -> str:
    """Window and hall."""
    hall = hall_of(case, words)
    return messages.window_of(hall, case.window_number) if case.window_number else hall


def said_of(event: CaseEventLine) -> str:
    """What was done, by whom and with which words."""
    who = event.account or handling_words.by_kiosk()
    if event.act == "assigned" and event.text == event.account:
        return f"{handling_words.taken_on()}　{who}"
    words = f"{handling_words.event_name(event.act)}　{who}"
    if event.act == "assigned" or (event.act == "opened" and event.text):
        return f"{words} → {event.text}"
    return f"{words}\n{event.text}" if event.text else words


def left_of(case: CaseLine, today: int) -> str:
    """How long there is for the answer; or, once it is given, whether it was in time."""
    if case.state in UNANSWERED:
        days = (_date(case.due_day) - _date(today)).days
        if days < 0:
            return messages.overdue_by(-days)
        return messages.due_in(days) if days else messages.due_today()
    if case.answered_day is None:
        return ""
    return messages.in_time() if case.answered_day <= case.due_day else messages.late()


def case_columns(words: Words) -> tuple[RowColumn[CaseLine], ...]:
    """Due first: it is what the inbox is ordered by."""
    return (
        RowColumn(
            slug="due",
            title=messages.due(),
            about=messages.due_about(),
            text=lambda case: formats.day(case.due_day),
            room=Room(84, 92),
            whole=True,
        ),
        RowColumn(
            slug="left",
            title=messages.due_state(),
            text=lambda case: left_of(case, words.today),
            room=Room(120, 126),
            order=lambda case: case.due_day if case.state in UNANSWERED else None,
        ),
        RowColumn(
            slug="what",
            title=messages.what(),
            text=lambda case: " ".join(what_of(case, words).split()),
            room=Room(110, 260, 4),
        ),
        RowColumn(
            slug="place",
            title=messages.place(),
            text=lambda case: place_of(case, words),
            room=Room(100, 190, 2),
            order=lambda case: (hall_of(case, words), case.window_number),
            prose=True,
        ),
        RowColumn(
            slug="state",
            title=messages.state(),
            text=lambda case: messages.state_name(case.state),
            room=Room(60, 72),
            whole=True,
        ),
        RowColumn(
            slug="owner",
            title=messages.owner(),
            text=lambda case: case.owner or messages.nobody(),
            room=Room(64, 84),
        ),
        RowColumn(
            slug="kind",
            title=messages.kind(),
            text=lambda case: messages.kind_name(case.kind),
            room=Room(68, 76),
            whole=True,
            quiet=True,
            gives_way=True,
        ),
    )


def _date(day: int) -> date:
    return date(day // 10_000, day // 100 % 100, day % 100)

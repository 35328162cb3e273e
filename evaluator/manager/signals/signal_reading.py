"""A signal as a person reads it: its row, and opened with why, the two figures and what was decided."""

from collections.abc import Mapping
from typing import Final, NamedTuple

from evaluator.domain.chances import LEAST
from evaluator.domain.false_alarms import KIOSK_MONTHS, false_alarms
from evaluator.domain.names import Language
from evaluator.domain.signal_rules import score_of
from evaluator.manager import deciding_words, formats
from evaluator.manager.detail_sheet import Opened
from evaluator.manager.language import named_in
from evaluator.manager.rows_model import RowColumn
from evaluator.manager.signals import kind_words, words
from evaluator.manager.table import Room
from evaluator.wire.signals import Counted, SignalDecision, SignalLine

MOST_DAYS: Final = 100_000
NEVER: Final = score_of(LEAST)
"""What the window itself forbids has this score or more."""


class Names(NamedTuple):
    """What ids are called, in the language of the desk."""

    language: Language
    halls: Mapping[str, str]


def columns(names: Names) -> tuple[RowColumn[SignalLine], ...]:
    return (
        RowColumn(
            slug="day", title=words.when(), text=when_of, room=Room(84, 92), whole=True, order=lambda one: one.day
        ),
        RowColumn(
            slug="kind", title=words.kind(), text=lambda one: kind_words.kind_name(one.kind), room=Room(128, 190, 4)
        ),
        RowColumn(
            slug="hall",
            title=words.hall(),
            text=lambda one: names.halls.get(one.unit, one.unit),
            room=Room(140, 160, 2),
            quiet=True,
            gives_way=True,
        ),
        RowColumn(slug="window", title=words.window(), text=window_of, room=Room(40, 48), whole=True, side="right"),
        RowColumn(slug="person", title=words.person(), text=lambda one: person_of(one, names), room=Room(112, 128, 2)),
        RowColumn(
            slug="n",
            title=words.n_title(),
            text=lambda one: formats.count(one.n),
            room=Room(40, 48),
            whole=True,
            about=words.n_about(),
            side="right",
            order=lambda one: one.n,
            gives_way=True,
        ),
        RowColumn(
            slug="honest",
            title=words.honest(),
            text=once_of,
            room=Room(72, 84),
            whole=True,
            about=words.honest_about(),
            side="right",
            order=lambda one: one.score,
        ),
        RowColumn(
            slug="state",
            title=words.state(),
            text=lambda one: words.state_name(one.state),
            room=Room(56, 64),
            whole=True,
        ),
    )


def opened(line: SignalLine, names: Names) -> Opened:
    """Why it looks wrong, how seldom honest work does, how often the rule was wrong, and what was decided."""
    return Opened(
        small=f"{words.state_name(line.state)}　·　{when_of(line)}",
        heading=kind_words.kind_name(line.kind),
        sentences=(
            kind_words.why(line.kind, formats.count(line.n)),
            chance_of(line),
            kind_words.innocent(line.kind),
            published_of(line.kind),
        ),
        facts=(
            (words.hall(), names.halls.get(line.unit, line.unit)),
            (words.window(), line.number or words.whole_hall()),
            (words.person(), person_of(line, names)),
            *figures_of(line),
        ),
        history_title=deciding_words.history(),
        history=[(formats.instant(one.at), said_of(one)) for one in reversed(line.decisions)]
        or [("", deciding_words.nothing_decided())],
    )


def when_of(line: SignalLine) -> str:
    return formats.day(line.day) if line.day else formats.month(line.month)


def window_of(line: SignalLine) -> str:
    return line.number or formats.DASH


def person_of(line: SignalLine, names: Names) -> str:
    return named_in(names.language, line.name, line.name_en) if line.name else formats.DASH


def once_of(line: SignalLine) -> str:
    """`1,000 天一次`; more than `MOST_DAYS` is not told apart."""
    if line.score >= NEVER:
        return words.never()
    return words.once_in(_days(line.honest_days))


def chance_of(line: SignalLine) -> str:
    if line.score >= NEVER:
        return words.chance_never()
    if line.honest_days > MOST_DAYS:
        return words.chance_seldom(formats.count(MOST_DAYS))
    return words.chance(_days(line.honest_days))


def published_of(kind: str) -> str:
    """The published rate of false alarms of a kind, with what it was counted in."""
    n, months = false_alarms(kind), formats.count(KIOSK_MONTHS)
    if n is None:
        return words.unpublished()
    return words.published(f"{n / KIOSK_MONTHS:.3f}", formats.count(n), months) if n else words.published_none(months)


def figures_of(line: SignalLine) -> list[tuple[str, str]]:
    """The rate with and without the answers the signal is about; nothing hides which is which."""
    if line.counted is None:
        return [(words.all_figures(), words.too_few())]
    found = [(words.all_figures(), words.figure(_rate(line.counted), formats.count(line.counted.n)))]
    if line.without is not None:
        first, second = line.without
        low, high = sorted((first, second), key=lambda one: one.satisfied / one.n if one.n else 0)
        n = formats.count(low.n)
        same = _rate(low) == _rate(high)
        said = words.figure(_rate(low), n) if same else words.figure_between(_rate(low), _rate(high), n)
        found.append((words.without_them(), said))
    return found


def said_of(decision: SignalDecision) -> str:
    return words.decision(decision.account, words.state_name(decision.state), decision.reason)


def _rate(counted: Counted) -> str:
    return formats.rate(counted.satisfied / counted.n if counted.n else None)


def _days(days: float) -> str:
    if days > MOST_DAYS:
        return words.more_than(formats.count(MOST_DAYS))
    return formats.count(max(1, round(days)))

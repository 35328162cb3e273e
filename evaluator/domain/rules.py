"""Rule packs: the scale, the reasons, the formulas and the thresholds an office works by."""

import re
from dataclasses import dataclass, field
from datetime import date, time
from typing import Final, Literal

from evaluator.domain.names import CHINESE, ENGLISH, Language, in_language
from evaluator.domain.signal_rules import DEFAULT as SIGNALS
from evaluator.domain.signal_rules import SignalRules

About = Literal["person", "process", "policy"]

SLUG: Final = re.compile(r"[A-Za-z0-9._-]{1,64}")
"""What the wire takes for the name of a scale, a level or a reason; the office could not read another one."""
LONGEST_DEADLINE: Final = 1_000

UNIT_MARK: Final = "{unit}"
UNIT_QUESTION: Final = {CHINESE: "您对{unit}的服务满意吗？", ENGLISH: "How satisfied are you with {unit}?"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """One answer of a scale."""

    slug: str
    key: int
    """The key of the four-key pad, 1 for the best."""
    names: dict[Language, str]
    tint: str
    """Colour of the answer's tile, `#rrggbb`."""
    face: str
    """Name of the drawing in `resources/faces`."""
    national_code: int | None = None
    dissatisfied: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """An ordered set of levels, best first."""

    slug: str
    question: dict[Language, str]
    levels: tuple[Level, ...]
    unit_question: dict[Language, str] = field(default_factory=UNIT_QUESTION.copy)
    """Asked where a whole unit is rated; `{unit}` stands for its name."""

    def question_about(self, unit: str, language: Language) -> str:
        """The question about a unit of that name."""
        return in_language(self.unit_question, language).replace(UNIT_MARK, unit)

    def level(self, slug: str) -> Level | None:
        return next((level for level in self.levels if level.slug == slug), None)

    def is_dissatisfied(self, slug: str) -> bool:
        """Whether the level opens a case; False for a level the scale does not have."""
        level = self.level(slug)
        return level is not None and level.dissatisfied

    def level_of_key(self, key: int) -> Level | None:
        return next((level for level in self.levels if level.key == key), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """A coded tag chosen after a level."""

    code: str
    level: str
    about: About
    names: dict[Language, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rate:
    """A weighted share of the ratings: sum(weight × count) / sum(count).

    Weights are 0-1 for a share and 0-100 for an index; a level without a weight weighs nothing.
    """

    slug: str
    names: dict[Language, str]
    definition: dict[Language, str]
    weights: dict[str, float]
    unit: Literal["share", "index"] = "share"


@dataclass(frozen=True, slots=True, kw_only=True)
class SmallCounts:
    """The fewest ratings a figure may rest on before it is shown."""

    manager: int = 5
    staff: int = 10
    claim: int = 30
    """The fewest ratings that carry a claim about a person; below it a figure says 样本不足."""


AN_HOUR_S: Final = 3_600
A_DAY_S: Final = 86_400
THANKS_LEAST_S: Final = 0.1
"""A thank-you that is shorter is not seen: the next screen may be there before its frame."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Timing:
    """How long the window waits, in seconds."""

    minimum_interval_s: float = 10
    """Open mode: from one rating to the next; the answers rest meanwhile."""
    change_s: float = 3
    """How long "change my answer" is offered after a thank-you."""
    thanks_s: float = 3
    """At least `THANKS_LEAST_S`."""
    invitation_s: float = 60
    """How long an invited resident is asked before the visit lapses."""
    idle_duty_s: float = 7200
    """A duty ends after this long without a visit or a touch."""
    pause_at_most_s: float = 1800
    """How long a pause may be before it is renewed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """When the halls are open, in the office's zone. Days are 1 for Monday to 7 for Sunday."""

    opens: str = "09:00"
    closes: str = "17:00"
    weekdays: tuple[int, ...] = (1, 2, 3, 4, 5)


@dataclass(frozen=True, slots=True, kw_only=True)
class Calendar:
    """Which days are worked on: deadlines count them, halls open on them.

    Days are office dates as 20261121, weekdays 1 for Monday to 7 for Sunday.
    """

    weekdays: tuple[int, ...] = (1, 2, 3, 4, 5)
    holidays: tuple[int, ...] = ()
    workdays: tuple[int, ...] = ()
    """Make-up workdays at weekends."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadlines:
    """How many working days there are for an answer."""

    rating: int = 5
    """To a dissatisfied rating that nobody has given another kind."""
    at_once: int = 1
    by_deadline: int = 15
    long_term: int = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class StarRules:
    """Who can be a star of the week, beside `SmallCounts.claim` ratings in the month."""

    participation: float = 0.2
    """The least participation, where it is known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AssessmentRules:
    """The thresholds of the headline rate."""

    award: float = 0.9
    """Below it, awards are lost."""
    move: float = 0.7
    """Below it lies the accountability zone."""
    running: int = 3
    """So many months of the zone running lead to work on site."""
    top: int = 10
    """So many are named at the top of the year."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PauseReason:
    """Why nobody serves for a while, as the window says it."""

    slug: str
    names: dict[Language, str]


PAUSES: Final = (
    PauseReason(slug="lunch", names={CHINESE: "午休", ENGLISH: "Lunch break"}),
    PauseReason(slug="away", names={CHINESE: "暂离", ENGLISH: "Away for a moment"}),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class RulePack:
    """A versioned set of rules; figures made under it print its slug and version."""

    slug: str
    version: int
    names: dict[Language, str]
    scale: Scale
    rates: tuple[Rate, ...]
    headline: str
    """Slug of the rate that is called 满意率."""
    reasons: tuple[Reason, ...] = ()
    reasons_required: bool = False
    """Whether a reason must be chosen before the page can be left by touch; for every level or for none."""
    small_counts: SmallCounts = SmallCounts()
    timing: Timing = Timing()
    opening: Opening = Opening()
    calendar: Calendar = Calendar()
    deadlines: Deadlines = Deadlines()
    stars: StarRules = StarRules()
    assessment: AssessmentRules = AssessmentRules()
    signals: SignalRules = SIGNALS
    pauses: tuple[PauseReason, ...] = PAUSES
    interval_z: float = 1.96

    def reasons_of(self, level: str) -> tuple[Reason, ...]:
        """The tags of a level, as they stand in the pack."""
        return tuple(reason for reason in self.reasons if reason.level == level)

    def rate(self, slug: str) -> Rate:
        """The rate of that slug; KeyError when the pack has none."""
        for rate in self.rates:
            if rate.slug == slug:
                return rate
        raise KeyError(slug)


def unknown_levels(pack: RulePack, other: RulePack) -> list[str]:
    """The levels of a pack that another one has no word for; without any its formulas fit this pack's ratings."""
    return [level.slug for level in pack.scale.levels if other.scale.level(level.slug) is None]


def faults(pack: RulePack) -> list[str]:
    """What is wrong with a pack, one sentence each; empty when it can be used.

    A level named twice, a pad key used twice, a weight, a headline or a reason that names nothing; reasons that would
    tell the levels apart by how many they are; a slug no office could read; a weight no rate can be made of.
    """
    found: list[str] = []
    slugs = [level.slug for level in pack.scale.levels]
    keys = [level.key for level in pack.scale.levels]
    if not slugs:
        found.append("the scale has no level")
    if len(set(slugs)) != len(slugs):
        found.append("a level is named twice")
    if len(set(keys)) != len(keys):
        found.append("a pad key stands at two levels")
    found.extend(
        f"the question about a unit does not name it in {language}; write {UNIT_MARK} where its name stands"
        for language, question in pack.scale.unit_question.items()
        if UNIT_MARK not in question
    )
    found.extend(_faults_of_timing(pack.timing))
    slugs_sent = [pack.scale.slug, *slugs, *(reason.code for reason in pack.reasons)]
    found.extend(
        f"the slug {slug} holds something else than letters, digits, dot, dash and underscore, or over 64 of them"
        for slug in slugs_sent
        if not SLUG.fullmatch(slug)
    )
    for rate in pack.rates:
        most = 100 if rate.unit == "index" else 1
        found.extend(
            f"rate {rate.slug} weighs {slug} with {weight}, which is not between 0 and {most}"
            for slug, weight in rate.weights.items()
            if not 0 <= weight <= most
        )
        found.extend(f"rate {rate.slug} weighs the unknown level {slug}" for slug in rate.weights if slug not in slugs)
    if pack.headline not in {rate.slug for rate in pack.rates}:
        found.append(f"the headline rate {pack.headline} is not defined")
    try:
        open_day = time.fromisoformat(pack.opening.opens) < time.fromisoformat(pack.opening.closes)
    except (ValueError, TypeError):  # a time with a zone cannot be compared with one without
        open_day = False
    if not open_day:
        found.append("the halls do not close after they open; hours are written as 09:00")
    if not set(pack.opening.weekdays) <= set(range(1, 8)):
        found.append("a weekday is none of 1 to 7")
    found.extend(_faults_of_dates(pack))
    found.extend(pack.signals.faults())
    if len({pause.slug for pause in pack.pauses}) != len(pack.pauses):
        found.append("a reason to pause is named twice")
    found.extend(
        f"reason {reason.code} belongs to the unknown level {reason.level}"
        for reason in pack.reasons
        if reason.level not in slugs
    )
    codes = [reason.code for reason in pack.reasons]
    if len(set(codes)) != len(codes):
        found.append("a reason is named twice")
    if len({len(pack.reasons_of(slug)) for slug in slugs}) > 1:
        found.append("the levels have unequal numbers of reasons")
    if pack.reasons_required and not pack.reasons:
        found.append("a reason is required and there is none")
    return found


def _faults_of_timing(timing: Timing) -> list[str]:
    """What would hold a screen for ever, or take it away before it is seen. No comparison holds for NaN."""
    found: list[str] = []
    if not timing.thanks_s >= THANKS_LEAST_S:
        found.append(f"thanks_s is {timing.thanks_s}; a thank-you lasts {THANKS_LEAST_S} seconds or longer")
    found.extend(
        f"{name} is {seconds}, which is not between {least} and {most} seconds"
        for name, seconds, least, most in (
            ("thanks_s", timing.thanks_s, 0, AN_HOUR_S),
            ("change_s", timing.change_s, 0, AN_HOUR_S),
            ("minimum_interval_s", timing.minimum_interval_s, 0, AN_HOUR_S),
            ("invitation_s", timing.invitation_s, 1, AN_HOUR_S),
            ("pause_at_most_s", timing.pause_at_most_s, 1, A_DAY_S),
            ("idle_duty_s", timing.idle_duty_s, 1, A_DAY_S),
        )
        if not least <= seconds <= most
    )
    return found


def _faults_of_dates(pack: RulePack) -> list[str]:
    """What is wrong with calendar, deadlines and thresholds."""
    found: list[str] = []
    calendar, limits, deadlines = pack.calendar, pack.assessment, pack.deadlines
    found.extend(
        f"the calendar's day {day} is none; days are written as 20261121"
        for day in (*calendar.holidays, *calendar.workdays)
        if not _is_day(day)
    )
    if both := set(calendar.holidays) & set(calendar.workdays):
        found.append(f"the calendar's day {min(both)} is a holiday and a workday")
    if not calendar.weekdays or not set(calendar.weekdays) <= set(range(1, 8)):
        found.append("the calendar works on no weekday of 1 to 7")
    if not all(
        0 <= days <= LONGEST_DEADLINE
        for days in (deadlines.rating, deadlines.at_once, deadlines.by_deadline, deadlines.long_term)
    ):
        found.append(f"a deadline is not between 0 and {LONGEST_DEADLINE} working days")
    if not 0 <= limits.move <= limits.award <= 1:
        found.append("the thresholds of the assessment do not stand as 0 to move to award to 1")
    if limits.running < 1 or limits.top < 1:
        found.append("the assessment counts no month or nobody")
    if not 0 <= pack.stars.participation <= 1:
        found.append("the participation a star needs is not between 0 and 1")
    return found


def _is_day(day: int) -> bool:
    try:
        date(day // 10_000, day // 100 % 100, day % 100)
    except ValueError:
        return False
    return True

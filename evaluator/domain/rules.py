"""Rule packs: the scale, the reasons, the formulas and the thresholds an office works by."""

import re
from typing import Final, Literal

from msgspec import Struct, field

from evaluator.domain.names import CHINESE, ENGLISH, Language, in_language
from evaluator.domain.signal_rules import DEFAULT as SIGNALS
from evaluator.domain.signal_rules import SignalRules

About = Literal["person", "process", "policy"]

SLUG: Final = re.compile(r"[A-Za-z0-9._-]{1,64}")
"""What the wire takes for the name of a scale, a level or a reason; the office could not read another one."""
LONGEST_DEADLINE: Final = 1_000

UNIT_MARK: Final = "{unit}"
UNIT_QUESTION: Final = {CHINESE: "您对{unit}的服务满意吗？", ENGLISH: "How satisfied are you with {unit}?"}


class Level(Struct, frozen=True, kw_only=True):
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


class Scale(Struct, frozen=True, kw_only=True):
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


class Reason(Struct, frozen=True, kw_only=True):
    """A coded tag chosen after a level."""

    code: str
    level: str
    about: About
    names: dict[Language, str]


class Rate(Struct, frozen=True, kw_only=True):
    """A weighted share of the ratings: sum(weight × count) / sum(count).

    Weights are 0-1 for a share and 0-100 for an index; a level without a weight weighs nothing.
    """

    slug: str
    names: dict[Language, str]
    definition: dict[Language, str]
    weights: dict[str, float]
    unit: Literal["share", "index"] = "share"


class SmallCounts(Struct, frozen=True, kw_only=True):
    """The fewest ratings a figure may rest on before it is shown."""

    manager: int = 5
    staff: int = 10
    claim: int = 30
    """The fewest ratings that carry a claim about a person; below it a figure says 样本不足."""


AN_HOUR_S: Final = 3_600
A_DAY_S: Final = 86_400
THANKS_LEAST_S: Final = 0.1
"""A thank-you that is shorter is not seen: the next screen may be there before its frame."""


class Timing(Struct, frozen=True, kw_only=True):
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


class Opening(Struct, frozen=True, kw_only=True):
    """When the halls are open, in the office's zone. Days are 1 for Monday to 7 for Sunday."""

    opens: str = "09:00"
    closes: str = "17:00"
    weekdays: tuple[int, ...] = (1, 2, 3, 4, 5)


class Calendar(Struct, frozen=True, kw_only=True):
    """Which days are worked on: deadlines count them, halls open on them.

    Days are office dates as 20261121, weekdays 1 for Monday to 7 for Sunday.
    """

    weekdays: tuple[int, ...] = (1, 2, 3, 4, 5)
    holidays: tuple[int, ...] = ()
    workdays: tuple[int, ...] = ()
    """Make-up workdays at weekends."""


class Deadlines(Struct, frozen=True, kw_only=True):
    """How many working days there are for an answer."""

    rating: int = 5
    """To a dissatisfied rating that nobody has given another kind."""
    at_once: int = 1
    by_deadline: int = 15
    long_term: int = 60


class StarRules(Struct, frozen=True, kw_only=True):
    """Who can be a star of the week, beside `SmallCounts.claim` ratings in the month."""

    participation: float = 0.2
    """The least participation, where it is known."""


class AssessmentRules(Struct, frozen=True, kw_only=True):
    """The thresholds of the headline rate."""

    award: float = 0.9
    """Below it, awards are lost."""
    move: float = 0.7
    """Below it lies the accountability zone."""
    running: int = 3
    """So many months of the zone running lead to work on site."""
    top: int = 10
    """So many are named at the top of the year."""


class PauseReason(Struct, frozen=True, kw_only=True):
    """Why nobody serves for a while, as the window says it."""

    slug: str
    names: dict[Language, str]


PAUSES: Final = (
    PauseReason(slug="lunch", names={CHINESE: "午休", ENGLISH: "Lunch break"}),
    PauseReason(slug="away", names={CHINESE: "暂离", ENGLISH: "Away for a moment"}),
)


class RulePack(Struct, frozen=True, kw_only=True):
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

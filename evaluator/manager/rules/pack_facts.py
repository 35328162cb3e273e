"""A rule pack as lines a person reads and compares: part, item, what it says."""

from collections.abc import Iterator
from typing import Final, NamedTuple

import msgspec.structs

from evaluator.domain.names import Language, in_language
from evaluator.domain.rules import RulePack
from evaluator.manager import formats, messages
from evaluator.manager.rules import pack_words


class Fact(NamedTuple):
    """One line; `key` is the same in every pack that says something of the kind."""

    key: str
    group: str
    item: str
    value: str


class Both(NamedTuple):
    """One line of two packs; "" where a pack says nothing of the kind."""

    key: str
    group: str
    item: str
    mine: str
    theirs: str

    @property
    def differs(self) -> bool:
        return self.mine != self.theirs


_SECONDS: Final = frozenset({"burst_s", "spacing_mean_s", "interval_slack_s", "early_s"})
_MINUTES: Final = frozenset({"late_minutes", "pause_minutes"})
_RATINGS: Final = frozenset({"usual_from", "burst_least", "worst_least", "late_least"})
_SHARES: Final = frozenset({"late_share", "pause_share"})


def facts_of(pack: RulePack, language: Language) -> list[Fact]:
    """Everything a pack says, in the order people ask for it."""
    return [
        *_scale(pack, language),
        *_rates(pack, language),
        *_reasons(pack, language),
        *_thresholds(pack),
        *_calendar(pack),
        *_signals(pack),
    ]


def both_of(mine: list[Fact], theirs: list[Fact] | None) -> list[Both]:
    """Two packs line by line, in the order of the first; what only the second says comes after its part's lines."""
    other = {fact.key: fact for fact in theirs or ()}
    found = [Both(*fact[:3], fact.value, other[fact.key].value if fact.key in other else "") for fact in mine]
    here = {fact.key for fact in mine}
    alone = [Both(*fact[:3], "", fact.value) for fact in theirs or () if fact.key not in here]
    groups = list(dict.fromkeys(one.group for one in (*found, *alone)))
    return [one for group in groups for one in (*found, *alone) if one.group == group]


def _scale(pack: RulePack, language: Language) -> Iterator[Fact]:
    group = pack_words.g_scale()
    yield Fact("name", group, pack_words.name(), in_language(pack.names, language))
    yield Fact("question", group, pack_words.question(), in_language(pack.scale.question, language))
    asked = in_language(pack.scale.unit_question, language).replace("{unit}", pack_words.the_unit())
    yield Fact("unit_question", group, pack_words.unit_question(), asked)
    for place, level in enumerate(pack.scale.levels, 1):
        national = str(level.national_code) if level.national_code is not None else formats.DASH
        said = pack_words.level_said(in_language(level.names, language), str(level.key), national)
        case = pack_words.opens_case() if level.dissatisfied else ""
        yield Fact(f"level {place}", group, pack_words.level(place), said + case)


def _rates(pack: RulePack, language: Language) -> Iterator[Fact]:
    group = pack_words.g_rates()
    yield Fact("headline", group, pack_words.headline(), in_language(pack.rate(pack.headline).names, language))
    for rate in pack.rates:
        weighed = [
            f"{in_language(level.names, language)} {_number(rate.weights[level.slug])}"
            for level in pack.scale.levels
            if rate.weights.get(level.slug)
        ]
        said = pack_words.weights(in_language(rate.definition, language), messages.list_of(weighed))
        yield Fact(f"rate {rate.slug}", group, in_language(rate.names, language), said)
    yield Fact("interval", group, pack_words.interval(), _number(pack.interval_z))


def _reasons(pack: RulePack, language: Language) -> Iterator[Fact]:
    group = pack_words.g_reasons()
    yield Fact("reasons required", group, pack_words.reasons_required(), pack_words.yes(is_so=pack.reasons_required))
    for level in pack.scale.levels:
        for reason in pack.reasons_of(level.slug):
            said = pack_words.reason_said(in_language(reason.names, language), pack_words.about_name(reason.about))
            item = f"{in_language(level.names, language)} {reason.code}"
            yield Fact(f"reason {reason.code}", group, item, said)


def _thresholds(pack: RulePack) -> Iterator[Fact]:
    small, timing, limits = pack.small_counts, pack.timing, pack.deadlines
    for slug, item, n in (
        ("manager", pack_words.k_manager(), small.manager),
        ("staff", pack_words.k_staff(), small.staff),
        ("claim", pack_words.k_claim(), small.claim),
    ):
        yield Fact(f"small {slug}", pack_words.g_small(), item, pack_words.ratings(str(n)))
    for slug, item, days in (
        ("rating", pack_words.d_rating(), limits.rating),
        ("at_once", pack_words.d_at_once(), limits.at_once),
        ("by_deadline", pack_words.d_by_deadline(), limits.by_deadline),
        ("long_term", pack_words.d_long_term(), limits.long_term),
    ):
        yield Fact(f"deadline {slug}", pack_words.g_deadlines(), item, pack_words.working_days(str(days)))
    group, rules = pack_words.g_stars(), pack.assessment
    yield Fact("star participation", group, pack_words.s_participation(), formats.rate(pack.stars.participation))
    yield Fact("award", group, pack_words.a_award(), formats.rate(rules.award))
    yield Fact("move", group, pack_words.a_move(), formats.rate(rules.move))
    yield Fact("running", group, pack_words.a_running(), pack_words.months(str(rules.running)))
    yield Fact("top", group, pack_words.a_top(), pack_words.people(str(rules.top)))
    for slug, item, seconds in (
        ("interval", pack_words.t_interval(), timing.minimum_interval_s),
        ("change", pack_words.t_change(), timing.change_s),
        ("thanks", pack_words.t_thanks(), timing.thanks_s),
        ("invitation", pack_words.t_invitation(), timing.invitation_s),
        ("idle", pack_words.t_idle(), timing.idle_duty_s),
        ("pause", pack_words.t_pause(), timing.pause_at_most_s),
    ):
        yield Fact(f"timing {slug}", pack_words.g_timing(), item, _time(seconds))


def _calendar(pack: RulePack) -> Iterator[Fact]:
    group, calendar, opening = pack_words.g_calendar(), pack.calendar, pack.opening
    yield Fact("open", group, pack_words.c_open(), f"{opening.opens}–{opening.closes}")
    yield Fact("open days", group, pack_words.c_open_days(), _weekdays(opening.weekdays))
    yield Fact("weekdays", group, pack_words.c_weekdays(), _weekdays(calendar.weekdays))
    for slug, item, days in (
        ("holidays", pack_words.c_holidays(), calendar.holidays),
        ("workdays", pack_words.c_workdays(), calendar.workdays),
    ):
        spans: dict[int, list[int]] = {}
        for day in sorted(days):
            spans.setdefault(day // 10_000, []).append(day)
        if not spans:
            yield Fact(slug, group, item, pack_words.none())
        for year, found in spans.items():
            yield Fact(f"{slug} {year}", group, f"{item} {year}", messages.list_of(_spans(found)))


def _signals(pack: RulePack) -> Iterator[Fact]:
    for field in msgspec.structs.fields(pack.signals):
        slug, value = field.name, getattr(pack.signals, field.name)
        said = _number(value)
        if slug in _SECONDS:
            said = _time(value)
        elif slug in _MINUTES:
            said = pack_words.minutes(said)
        elif slug in _RATINGS:
            said = pack_words.ratings(said)
        elif slug in _SHARES:
            said = formats.rate(value)
        elif slug == "look_back_days":
            said = pack_words.days(said)
        yield Fact(f"signal {slug}", pack_words.g_signals(), pack_words.signal_item(slug), said)


def _weekdays(days: tuple[int, ...]) -> str:
    return messages.list_of([pack_words.weekday(day) for day in days])


def _spans(days: list[int]) -> list[str]:
    """Days that follow each other in a month as one span: `05-01–05-05`."""
    found: list[list[int]] = []
    for day in days:
        if found and day == found[-1][-1] + 1:
            found[-1].append(day)
        else:
            found.append([day])
    return [formats.day(span[0])[5:] + (f"–{formats.day(span[-1])[5:]}" if len(span) > 1 else "") for span in found]


def _time(seconds: float) -> str:
    whole_minutes = seconds >= 120 and seconds % 60 == 0
    return pack_words.minutes(_number(seconds / 60)) if whole_minutes else pack_words.seconds(_number(seconds))


def _number(value: float) -> str:
    """0.0001 stays so, 3.0 is `3`."""
    return f"{value:.6f}".rstrip("0").rstrip(".") if isinstance(value, float) else str(value)

"""A rule pack as lines a person reads and compares: part, item, what it says."""

import dataclasses
from collections.abc import Iterator
from typing import Final, NamedTuple

from evaluator.domain.names import Language, in_language
from evaluator.domain.rules import RulePack
from evaluator.manager import formats, messages
from evaluator.manager.rules import words


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
    group = words.g_scale()
    yield Fact("name", group, words.name(), in_language(pack.names, language))
    yield Fact("question", group, words.question(), in_language(pack.scale.question, language))
    yield Fact("unit_question", group, words.unit_question(), in_language(pack.scale.unit_question, language))
    for place, level in enumerate(pack.scale.levels, 1):
        national = str(level.national_code) if level.national_code is not None else formats.DASH
        said = words.level_said(in_language(level.names, language), str(level.key), national)
        case = words.opens_case() if level.dissatisfied else ""
        yield Fact(f"level {place}", group, words.level(place), said + case)


def _rates(pack: RulePack, language: Language) -> Iterator[Fact]:
    group = words.g_rates()
    yield Fact("headline", group, words.headline(), in_language(pack.rate(pack.headline).names, language))
    for rate in pack.rates:
        weighed = [
            f"{in_language(level.names, language)} {_number(rate.weights[level.slug])}"
            for level in pack.scale.levels
            if rate.weights.get(level.slug)
        ]
        said = words.weights(in_language(rate.definition, language), messages.list_of(weighed))
        yield Fact(f"rate {rate.slug}", group, in_language(rate.names, language), said)
    yield Fact("interval", group, words.interval(), _number(pack.interval_z))


def _reasons(pack: RulePack, language: Language) -> Iterator[Fact]:
    group = words.g_reasons()
    yield Fact("reasons required", group, words.reasons_required(), words.yes(is_so=pack.reasons_required))
    for level in pack.scale.levels:
        for reason in pack.reasons_of(level.slug):
            said = words.reason_said(in_language(reason.names, language), words.about_name(reason.about))
            item = f"{in_language(level.names, language)} {reason.code}"
            yield Fact(f"reason {reason.code}", group, item, said)


def _thresholds(pack: RulePack) -> Iterator[Fact]:
    small, timing, limits = pack.small_counts, pack.timing, pack.deadlines
    for slug, item, n in (
        ("manager", words.k_manager(), small.manager),
        ("staff", words.k_staff(), small.staff),
        ("claim", words.k_claim(), small.claim),
    ):
        yield Fact(f"small {slug}", words.g_small(), item, words.ratings(str(n)))
    for slug, item, days in (
        ("rating", words.d_rating(), limits.rating),
        ("at_once", words.d_at_once(), limits.at_once),
        ("by_deadline", words.d_by_deadline(), limits.by_deadline),
        ("long_term", words.d_long_term(), limits.long_term),
    ):
        yield Fact(f"deadline {slug}", words.g_deadlines(), item, words.working_days(str(days)))
    group, rules = words.g_stars(), pack.assessment
    yield Fact("star participation", group, words.s_participation(), formats.rate(pack.stars.participation))
    yield Fact("award", group, words.a_award(), formats.rate(rules.award))
    yield Fact("move", group, words.a_move(), formats.rate(rules.move))
    yield Fact("running", group, words.a_running(), words.months(str(rules.running)))
    yield Fact("top", group, words.a_top(), words.people(str(rules.top)))
    for slug, item, seconds in (
        ("interval", words.t_interval(), timing.minimum_interval_s),
        ("change", words.t_change(), timing.change_s),
        ("thanks", words.t_thanks(), timing.thanks_s),
        ("invitation", words.t_invitation(), timing.invitation_s),
        ("idle", words.t_idle(), timing.idle_duty_s),
        ("pause", words.t_pause(), timing.pause_at_most_s),
    ):
        yield Fact(f"timing {slug}", words.g_timing(), item, _time(seconds))


def _calendar(pack: RulePack) -> Iterator[Fact]:
    group, calendar, opening = words.g_calendar(), pack.calendar, pack.opening
    yield Fact("open", group, words.c_open(), f"{opening.opens}–{opening.closes}")
    yield Fact("open days", group, words.c_open_days(), _weekdays(opening.weekdays))
    yield Fact("weekdays", group, words.c_weekdays(), _weekdays(calendar.weekdays))
    for slug, item, days in (
        ("holidays", words.c_holidays(), calendar.holidays),
        ("workdays", words.c_workdays(), calendar.workdays),
    ):
        spans: dict[int, list[int]] = {}
        for day in sorted(days):
            spans.setdefault(day // 10_000, []).append(day)
        if not spans:
            yield Fact(slug, group, item, words.none())
        for year, found in spans.items():
            yield Fact(f"{slug} {year}", group, f"{item} {year}", messages.list_of(_spans(found)))


def _signals(pack: RulePack) -> Iterator[Fact]:
    for field in dataclasses.fields(pack.signals):
        slug, value = field.name, getattr(pack.signals, field.name)
        said = _number(value)
        if slug in _SECONDS:
            said = _time(value)
        elif slug in _MINUTES:
            said = words.minutes(said)
        elif slug in _RATINGS:
            said = words.ratings(said)
        elif slug in _SHARES:
            said = formats.rate(value)
        elif slug == "look_back_days":
            said = words.days(said)
        yield Fact(f"signal {slug}", words.g_signals(), words.signal_item(slug), said)


def _weekdays(days: tuple[int, ...]) -> str:
    return messages.list_of([words.weekday(day) for day in days])


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
    return words.minutes(_number(seconds / 60)) if whole_minutes else words.seconds(_number(seconds))


def _number(value: float) -> str:
    """0.0001 stays so, 3.0 is `3`."""
    return f"{value:.6f}".rstrip("0").rstrip(".") if isinstance(value, float) else str(value)

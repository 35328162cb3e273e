"""Answers of an office, made by hand from counts: the figures come from the domain, as the office's do."""

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from typing import Final

import msgspec

from evaluator.domain.journal import OUTCOMES, Outcome
from evaluator.domain.rules import RulePack
from evaluator.domain.tally import Tally, figure
from evaluator.manager.formats import month_after
from evaluator.runtime.paths import resources
from evaluator.wire.exchange import rules_version
from evaluator.wire.manager import (
    AnyGrouping,
    Change,
    Figures,
    Grouping,
    LevelName,
    Months,
    Rate,
    RateName,
    TallyAnswer,
    TallyRow,
    Trend,
    TrendMonth,
)
from evaluator.wire.own_month import OwnMonth
from evaluator.wire.rule_pack import read_rule_pack

PACK: Final[RulePack] = read_rule_pack((resources() / "rules" / "four_level.toml").read_bytes())
SLUGS: Final = tuple(level.slug for level in PACK.scale.levels)
AS_OF: Final = datetime(2026, 11, 21, 6, 5, tzinfo=UTC)
MONTHS: Final = Months(months=(202611, 202610, 202609), current=202611)

HALLS: Final = (
    ("h1", "青石巷社区便民服务大厅", "Qingshi Lane Community Hall"),
    ("h2", "柳桥社区便民服务大厅", "Willow Bridge Community Hall"),
    ("h3", "东湖社区便民服务大厅", "East Lake Community Hall"),
)


def figures(levels: Sequence[int], outcomes: Mapping[Outcome, int] | None = None, excluded_n: int = 0) -> Figures:
    """Figures of a row with these counts of the four levels, best first, and these visits without a rating."""
    others = dict(outcomes or {})
    counted = Tally(
        levels=dict(zip(SLUGS, levels, strict=True)),
        outcomes={outcome: others.get(outcome, 0) for outcome in OUTCOMES} | {"rated": sum(levels)},
        flags={"test": excluded_n} if excluded_n else {},
        asked=sum(levels) + sum(others.values()) if others else 0,
        answered=sum(levels) if others else 0,
    )
    return Figures(
        levels=dict(counted.levels),
        outcomes={str(outcome): n for outcome, n in counted.outcomes.items()},
        flags={str(flag): n for flag, n in counted.flags.items()},
        n=counted.n,
        excluded_n=counted.excluded_n,
        participation=counted.participation(),
        rates={
            rate.slug: Rate(found.value, found.low, found.high)
            for rate in PACK.rates
            for found in [figure(counted, rate, PACK.interval_z)]
        },
        sufficient=counted.n >= PACK.small_counts.claim,
    )


def row(
    key: str, name: str, found: Figures | None, *, name_en: str = "", parent: str = "", detail: str = ""
) -> TallyRow:
    """A row of an answer."""
    return TallyRow(key=key, name=name, name_en=name_en, parent=parent, detail=detail, figures=found)


def answer(
    by: AnyGrouping,
    rows: Sequence[TallyRow],
    total: Figures | None,
    *,
    month: int = 202611,
    late_since: datetime | None = None,
    simulated: bool = True,
    withheld_day: int | None = None,
    running: Mapping[str, int] | None = None,
) -> TallyAnswer:
    """An answer under the default rule pack."""
    return TallyAnswer(
        month=month,
        by=by,
        as_of=AS_OF,
        late_since=late_since,
        simulated=simulated,
        rules=rules_version(PACK),
        headline=PACK.headline,
        levels=tuple(LevelName(level.slug, level.names, level.tint) for level in PACK.scale.levels),
        rates=tuple(RateName(rate.slug, rate.names, rate.definition, rate.unit) for rate in PACK.rates),
        withheld_day=withheld_day,
        running=dict(running or {}),
        total=total,
        rows=tuple(rows),
    )


def units(counts: Sequence[Sequence[int]] = ((612, 188, 41, 12), (402, 171, 38, 21), (19, 6, 2, 1))) -> TallyAnswer:
    """An office and its halls."""
    total = [sum(column) for column in zip(*counts, strict=True)]
    halls = [
        row(key, name, figures(levels), name_en=name_en, parent="o", detail="hall")
        for (key, name, name_en), levels in zip(HALLS, counts, strict=True)
    ]
    office = row("o", "清河街道办事处", figures(total), name_en="Qinghe Sub-district Office", detail="office")
    return answer("unit", [office, *halls], figures(total))


def days(month: int = 202611, last: int = 20) -> TallyAnswer:
    """Working days of a month with a steady flow, one of them with a bad morning."""
    rows = []
    for day in range(1, last + 1):
        if date(month // 100, month % 100, day).weekday() < 5:
            levels = (40 + day * 7 % 23, 14 + day * 5 % 9, 3 + day % 4, 12 if day == 12 else day % 3)
            rows.append(row(f"{month * 100 + day}", f"{month}-{day}", figures(levels)))
    return answer("day", rows, figures((1033, 365, 81, 34)), month=month)


def hours(month: int = 202611) -> TallyAnswer:
    """Two half-days; hours know no levels."""
    counts = {9: 204, 10: 311, 11: 240, 13: 61, 14: 260, 15: 291, 16: 146}
    nothing = figures((0, 0, 0, 0))
    rows = [
        row(f"{hour:02}", f"{hour:02}:00", msgspec.structs.replace(nothing, outcomes={"rated": n}, n=n))
        for hour, n in counts.items()
    ]
    return answer("hour", rows, figures((1033, 365, 81, 34)), month=month)


SATISFIED: Final = (868, 861, 874, 880, 877, 891, None, 886, 902, 899, 911, 924)
"""Of a thousand, in twelve months; in one of them too few were asked."""


def trend(key: str = "", by: Grouping = "unit", month: int = 202611) -> Trend:
    """Twelve months of about fifteen hundred ratings."""
    counted = {
        month_after(month, place - 11): None if k is None else figures((k, 500 - k // 3, 1000 - k, 12))
        for place, k in enumerate(SATISFIED)
    }
    months = tuple(TrendMonth(number, found) for number, found in counted.items())
    return Trend(
        by=by,
        key=key,
        as_of=AS_OF,
        late_since=None,
        simulated=True,
        rules=rules_version(PACK),
        headline=PACK.headline,
        levels=tuple(LevelName(level.slug, level.names, level.tint) for level in PACK.scale.levels),
        rates=tuple(RateName(rate.slug, rate.names, rate.definition, rate.unit) for rate in PACK.rates),
        withheld_day=None,
        months=months,
        year_before=TrendMonth(month_after(month, -12), figures((820, 240, 160, 40))),
        since_month_before={PACK.headline: Change(0.0052, -0.0131, 0.0236, is_claim=False)},
        since_year_before={PACK.headline: Change(0.0612, 0.0391, 0.0834, is_claim=True)},
    )


def empty(by: Grouping = "unit", month: int = 202612) -> TallyAnswer:
    """A month without a single visit."""
    nothing = [0, 0, 0, 0]
    rows = [row("o", "清河街道办事处", figures(nothing), name_en="Qinghe Sub-district Office", detail="office")]
    rows += [
        row(key, name, figures(nothing), name_en=name_en, parent="o", detail="hall") for key, name, name_en in HALLS
    ]
    return answer(by, rows if by == "unit" else [], figures(nothing), month=month)


STAFF: Final = (
    ("王淑芬", "Wang Shufen", "1041", (212, 61, 9, 2)),
    ("陈建国", "Chen Jianguo", "1042", (148, 70, 15, 6)),
    ("李晓燕", "Li Xiaoyan", "1043", (205, 48, 12, 1)),
    ("欧阳明月", "Ouyang Mingyue", "1044", (96, 31, 11, 8)),
    ("赵铁柱", "Zhao Tiezhu", "1045", (133, 77, 20, 9)),
    ("周敏", "Zhou Min", "1046", (88, 40, 6, 1)),
    ("吴桂英", "Wu Guiying", "1047", (71, 24, 5, 3)),
    ("郑伟", "Zheng Wei", "1048", (14, 5, 1, 1)),
    ("孙丽", "Sun Li", "1049", None),
    ("马东升", "Ma Dongsheng", "1050", (0, 0, 0, 0)),
    ("刘洋", "Liu Yang", "1051", None),
)


def staff() -> TallyAnswer:
    """The people of the sample, among them small, hidden and empty rows."""
    rows = [
        row(
            f"s{badge}",
            name,
            figures(levels) if levels is not None else None,
            name_en=name_en,
            parent=HALLS[place % 3][0],
            detail=badge,
        )
        for place, (name, name_en, badge, levels) in enumerate(STAFF)
    ]
    return answer("staff", rows, figures((1033, 365, 81, 34), excluded_n=3))


def staff_and_a_whole_hall() -> TallyAnswer:
    """The people of the sample, and a hall that was rated itself on a kiosk of its own."""
    whole = row("unit:h2", "整体评价", figures((61, 22, 4, 3)), name_en="Rated as a whole", parent="h2")
    return answer("staff", [*staff().rows, whole], figures((1094, 387, 85, 37), excluded_n=3))


def overfull() -> TallyAnswer:
    """Two hundred windows with names longer than any column."""
    rows = [
        row(
            f"w{place}",
            f"城乡居民基本医疗保险参保登记与异地就医备案综合受理专窗（第{place}号）",
            figures((place * 7 % 400, place * 3 % 120, place % 40, place % 13), {"lapsed": place % 60}),
            name_en=f"Comprehensive Medical Insurance Enrolment and Remote Treatment Registration Counter No. {place}",
            parent=HALLS[place % 3][0],
            detail=str(place),
        )
        for place in range(1, 201)
    ]
    return answer(
        "window",
        rows,
        figures(
            (1_212_612, 488_188, 122_041, 66_012), {"declined": 40_211, "lapsed": 310_400, "interrupted": 412}, 1203
        ),
        late_since=datetime(2026, 11, 20, 1, 2, tzinfo=UTC),
        withheld_day=20261121,
        running={"h1": 120, "h2": 77, "h3": 1204},
    )


def own_month() -> OwnMonth:
    """A clerk's own month of a simulated office, its second edition."""
    found = answer("staff", [], figures((212, 61, 9, 2)))
    return OwnMonth(
        staff="s1041",
        month=found.month,
        edition=2,
        why="",
        least=10,
        step=10,
        as_of=found.as_of,
        late_since=None,
        simulated=True,
        rules=found.rules,
        headline=found.headline,
        levels=found.levels,
        rates=found.rates,
        figures=found.total,
    )

"""A tally as a sheet that carries its truth: what was counted, how, when, for whom, and the heads it can be held to."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final, NamedTuple

from sqlalchemy import Connection, func, select

from evaluator.domain.names import CHINESE, Language, in_language
from evaluator.domain.rules import RulePack
from evaluator.office.store import schema
from evaluator.office.tallies.cells import Tree
from evaluator.office.tallies.sheets import Column, Kind, Sheet, Value, minute
from evaluator.wire.manager import Figures, TallyAnswer, TallyRow

WINDOW_CHANNEL: Final = 4
"""The national code of a rating given on a screen in the hall (政务大厅平板)."""


class Head(NamedTuple):
    """The newest countersigned head of a kiosk."""

    kiosk: str
    seq: int
    hash: str
    signed_at: str

    def __str__(self) -> str:
        return f"{self.kiosk} {self.seq}:{self.hash} {self.signed_at}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Exported:
    """Who takes figures out of the office, when, and what they can be held to."""

    office: str
    who: str
    at: datetime
    program: str
    heads: Sequence[Head]
    undated: int
    """Visits of the unit that are in no month, and so in no figure."""
    language: Language


def heads(connection: Connection, tree: Tree, unit: str) -> list[Head]:
    """The newest head of every kiosk in a unit, by kiosk."""
    head, kiosk = schema.head, schema.kiosk
    newest = select(head.c.kiosk, func.max(head.c.seq).label("seq")).group_by(head.c.kiosk).subquery()
    rows = connection.execute(
        select(kiosk.c.unit, head.c.kiosk, head.c.seq, head.c.hash, head.c.signed_at)
        .join(newest, (newest.c.kiosk == head.c.kiosk) & (newest.c.seq == head.c.seq))
        .join(kiosk, kiosk.c.kiosk == head.c.kiosk)
        .order_by(head.c.kiosk, head.c.hash)
    )
    return [Head(*found) for here, *found in rows if tree.is_in(here, unit)]


def of_tally(answer: TallyAnswer, pack: RulePack, by: Exported) -> Sheet:
    """Every row with every level, outcome, flag and rate; a row that is withheld says so and nothing else."""
    say = _Words(by.language)
    levels = [level.slug for level in answer.levels]
    outcomes = list(answer.total.outcomes) if answer.total is not None else []
    columns = [
        *(say.column(key, "text") for key in ("key", "name", "name_en", "parent", "detail")),
        *(Column(level.slug, in_language(level.names, by.language), "count") for level in answer.levels),
        *(say.column(key, "count") for key in ("n", "excluded_n", *outcomes)),
        say.column("participation", "share"),
    ]
    for rate in answer.rates:
        name = in_language(rate.names, by.language)
        columns += [Column(f"{rate.slug}{end}", f"{name}{say(end) if end else ''}", rate.unit) for end in _ENDS]
    columns.append(say.column("note", "text"))

    def cells(row: TallyRow) -> list[Value]:
        named: list[Value] = [row.key, row.name, row.name_en, row.parent, row.detail]
        if row.figures is None:
            return [*named, *[None] * (len(columns) - len(named) - 1), say("too_few")]
        return [
            *named,
            *_figures(row.figures, levels, outcomes, answer),
            "" if row.figures.sufficient else say("too_few"),
        ]

    total = TallyRow("", say("total"), say("total"), "", "", answer.total)
    return Sheet(
        title=f"{by.office} {answer.period}",
        columns=columns,
        rows=[cells(row) for row in (*answer.rows, total)],
        facts=_facts(answer, pack, by, say),
    )


def of_national_codes(by_unit: TallyAnswer, reasons: Mapping[str, TallyAnswer], pack: RulePack, by: Exported) -> Sheet:
    """How often each national code was given, unit by unit. Visits without a rating are in no row.

    `reasons` holds the answer by reason of every unit. Every level of the pack has a national code.
    """
    say = _Words(by.language)
    codes = {level.slug: str(level.national_code) for level in pack.scale.levels}
    rows: list[list[Value]] = []
    for unit in by_unit.rows:
        start: list[Value] = [unit.key, unit.name, WINDOW_CHANNEL]
        given = None if unit.figures is None else unit.figures.levels
        rows += [[*start, "satisfaction", code, None if given is None else given[slug]] for slug, code in codes.items()]
        rows += [
            [*start, "evalDetail", row.key, None if row.figures is None else row.figures.n]
            for row in reasons[unit.key].rows
            if row.figures is None or row.figures.n
        ]
    keys: tuple[tuple[str, Kind], ...] = (
        *(("unit", "text"), ("name", "text"), ("pf", "count")),
        *(("item", "text"), ("code", "text"), ("n", "count")),
    )
    return Sheet(
        title=f"{by.office} {by_unit.period}",
        columns=[say.column(key, kind) for key, kind in keys],
        rows=rows,
        facts=[*_facts(by_unit, pack, by, say), ("silence", say("silence"), say("silence_is_none"))],
    )


_ENDS: Final = ("", "_low", "_high", "_least", "_most")


def _figures(found: Figures, levels: list[str], outcomes: list[str], answer: TallyAnswer) -> list[Value]:
    cells: list[Value] = [found.levels.get(slug) for slug in levels]
    cells += [found.n, found.excluded_n, *(found.outcomes.get(outcome) for outcome in outcomes), found.participation]
    for rate in answer.rates:
        made = found.rates.get(rate.slug)
        cells += [None] * len(_ENDS) if made is None else [made.value, made.low, made.high, made.least, made.most]
    return cells


def _facts(answer: TallyAnswer, pack: RulePack, by: Exported, say: "_Words") -> list[tuple[str, str, Value]]:
    headline = pack.rate(pack.headline)
    total = answer.total
    found: list[tuple[str, Value]] = [
        ("office", by.office),
        ("period", answer.period),
        ("first", answer.first),
        ("last", answer.last),
        ("by", answer.by),
        ("rules", answer.rules),
        ("rate", in_language(headline.names, by.language)),
        ("definition", in_language(headline.definition, by.language)),
        ("n", None if total is None else total.n),
        ("excluded_n", None if total is None else total.excluded_n),
        ("undated", by.undated),
        ("as_of", minute(answer.as_of)),
        ("late_since", None if answer.late_since is None else minute(answer.late_since)),
        ("withheld_day", answer.withheld_day),
        ("exported_by", by.who),
        ("exported_at", minute(by.at)),
        ("program", by.program),
        ("simulated", say("simulated_yes" if answer.simulated else "simulated_no")),
        *(("heads", str(head)) for head in by.heads),
    ]
    return [(key, say(key), value) for key, value in found]


class _Words:
    """Titles in one language."""

    def __init__(self, language: Language) -> None:
        self._at = 0 if language == CHINESE else 1

    def __call__(self, key: str) -> str:
        return _WORDS[key][self._at]

    def column(self, key: str, kind: Kind) -> Column:
        return Column(key, self(key), kind)


_WORDS: Final[dict[str, tuple[str, str]]] = {
    "key": ("编码", "id"),
    "name": ("名称", "name"),
    "name_en": ("英文名称", "English name"),
    "parent": ("上级", "belongs to"),
    "detail": ("编号或类别", "number or kind"),
    "n": ("评价数", "ratings"),
    "excluded_n": ("不计入的到访", "visits not counted"),
    "rated": ("已评价", "rated"),
    "declined": ("不评价", "declined"),
    "lapsed": ("未作答", "lapsed"),
    "not_offered": ("未邀请", "not offered"),
    "interrupted": ("中断", "interrupted"),
    "participation": ("参评率", "participation"),
    "_low": ("（区间下限）", " (interval from)"),
    "_high": ("（区间上限）", " (interval to)"),
    "_least": ("（未作答者均取最差）", " (silence at worst)"),
    "_most": ("（未作答者均取最好）", " (silence at best)"),
    "note": ("说明", "note"),
    "too_few": ("样本不足", "sample too small"),
    "total": ("合计", "total"),
    "office": ("机构", "office"),
    "period": ("时段", "period"),
    "first": ("第一天", "first day"),
    "last": ("最后一天", "last day"),
    "by": ("分组", "grouped by"),
    "rules": ("评价规则及版本", "rule pack and version"),
    "rate": ("主要指标", "headline rate"),
    "definition": ("定义", "definition"),
    "undated": ("不在任何月份、不在数字里的到访", "visits dated in no month, in no figure"),
    "as_of": ("截至", "as of"),
    "late_since": ("月末后最近到达", "last arrival after the month"),
    "withheld_day": ("未公布的当日", "running day, withheld"),
    "exported_by": ("导出人", "exported by"),
    "exported_at": ("导出时间", "exported at"),
    "program": ("软件版本", "program version"),
    "simulated": ("数据性质", "kind of data"),
    "simulated_yes": ("模拟数据，不是真实评价", "simulated, no real ratings"),
    "simulated_no": ("真实评价", "real ratings"),
    "heads": ("评价器日志校验值", "head of a kiosk's journal"),
    "unit": ("机构编码", "unit"),
    "pf": ("评价渠道 pf", "channel pf"),
    "item": ("数据项", "item"),
    "code": ("国家代码", "national code"),
    "silence": ("未评价", "visits without a rating"),
    "silence_is_none": ("不导出为任何评价", "exported as no rating"),
}

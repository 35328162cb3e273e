"""A tally as text: a table for a terminal, CSV for a spreadsheet, one JSON object for programs."""

import csv
import io
import unicodedata
from collections.abc import Mapping
from typing import Any, Final, Literal, get_args

import msgspec

from evaluator.domain.directory import Unit, UnitKind
from evaluator.domain.names import CHINESE, ENGLISH, Language, in_language
from evaluator.domain.rules import RulePack
from evaluator.office import messages
from evaluator.office.tallies.sheets import BOM, as_text, minute
from evaluator.wire.manager import Figures, Rate, TallyAnswer, TallyRow

Format = Literal["table", "json", "csv"]
_WIDE: Final = frozenset("WF")
_NO_RATE: Final = Rate(None, None, None)
"""Of what is counted and never rated: an hour, a level, a reason."""


def printed(answer: TallyAnswer, pack: RulePack, as_format: Format, units: Mapping[str, Unit], undated: int) -> str:
    """The whole answer in a format, ending with a line end; `undated` visits are in no period.

    In a table, `units` name where a window or person is.
    """
    match as_format:
        case "json":
            return msgspec.json.encode(plain(answer, pack, undated)).decode() + "\n"
        case "csv":
            return _csv(answer, pack)
        case "table":
            return _table(answer, pack, units, undated)


def plain(answer: TallyAnswer, pack: RulePack, undated: int) -> dict[str, Any]:
    """The answer as flat objects: each row carries its levels and outcomes by slug."""
    return {
        "period": answer.period,
        "by": answer.by,
        "as_of": answer.as_of,
        "late_since": answer.late_since,
        "undated": undated,
        "simulated": answer.simulated,
        "rules": answer.rules,
        "headline": answer.headline,
        "definition": pack.rate(pack.headline).definition,
        "total": None if answer.total is None else _flat(answer.total, pack),
        "rows": [_flat_row(row, pack) for row in answer.rows],
    }


def _flat_row(row: TallyRow, pack: RulePack) -> dict[str, Any]:
    named: dict[str, Any] = {
        "key": row.key,
        "name": row.name,
        "name_en": row.name_en,
        "parent": row.parent,
        "detail": row.detail,
    }
    return named if row.figures is None else named | _flat(row.figures, pack)


def _flat(figures: Figures, pack: RulePack) -> dict[str, Any]:
    headline = _headline(figures, pack)
    return {
        **figures.levels,
        **figures.outcomes,
        "n": figures.n,
        "excluded_n": figures.excluded_n,
        "flags": figures.flags,
        "participation": figures.participation,
        "rates": figures.rates,
        "interval": None if headline.low is None else [headline.low, headline.high],
        "sufficient": figures.sufficient,
    }


def _headline(figures: Figures, pack: RulePack) -> Rate:
    return figures.rates.get(pack.headline, _NO_RATE)


def _language() -> Language:
    return CHINESE if messages.language() == "zh" else ENGLISH


def _headings(pack: RulePack, language: Language) -> list[str]:
    return [
        *messages.say("tally_first_columns").split("|"),
        *(in_language(level.names, language) for level in pack.scale.levels),
        *messages.say("tally_last_columns", rate=in_language(pack.rate(pack.headline).names, language)).split("|"),
    ]


def _name(row: TallyRow, language: Language) -> str:
    return row.name_en or row.name if language == ENGLISH else row.name


def _cells(row: TallyRow, pack: RulePack, language: Language) -> list[str]:
    detail = messages.say(f"kind_{row.detail}") if row.detail in get_args(UnitKind) else row.detail
    name = [_name(row, language), detail]
    if row.figures is None:
        return name
    figures, headline = row.figures, _headline(row.figures, pack)
    return [
        *name,
        *(str(figures.levels.get(level.slug, "")) for level in pack.scale.levels),
        str(figures.n),
        _percent(headline.value),
        _interval(headline),
        messages.say("unknown") if figures.participation is None else _percent(figures.participation),
        "" if figures.sufficient else messages.say("too_few"),
    ]


def _hall(unit: Unit | None, language: Language) -> str:
    if unit is None:
        return ""
    return unit.name_en or unit.name if language == ENGLISH else unit.name


def _percent(share: float | None) -> str:
    return "–" if share is None else f"{share:.1%}"


def _interval(rate: Rate) -> str:
    return "–" if rate.low is None or rate.high is None else f"{rate.low:.1%}–{rate.high:.1%}"


def _table(answer: TallyAnswer, pack: RulePack, units: Mapping[str, Unit], undated: int) -> str:
    language = _language()
    total = TallyRow("", messages.say("total"), "", "", "", answer.total)
    lines = [_headings(pack, language), *(_cells(row, pack, language) for row in (*answer.rows, total))]
    if answer.by in ("window", "staff"):  # every hall has a window 1
        halls = [_hall(units.get(row.parent), language) for row in answer.rows]
        for line, hall in zip(lines, (messages.say("tally_hall"), *halls, ""), strict=True):
            line.insert(0, hall)
    widths = [max(_width(line[at]) for line in lines if at < len(line)) for at in range(len(lines[0]))]
    left = len(lines[0]) - len(_headings(pack, language)) + 2
    text = [
        "  ".join(_padded(cell, widths[at], right=at >= left) for at, cell in enumerate(line)).rstrip()
        for line in lines
    ]
    text.insert(1, "─" * min(max(_width(line) for line in text), 200))
    head = messages.say("tally_head", period=answer.period, rules=answer.rules, as_of=minute(answer.as_of))
    notes = [
        messages.say(
            "tally_definition",
            rate=in_language(pack.rate(pack.headline).names, language),
            definition=in_language(pack.rate(pack.headline).definition, language),
        )
    ]
    if answer.total is not None and answer.total.flags:
        marked = ", ".join(f"{flag} {n}" for flag, n in sorted(answer.total.flags.items()))
        notes.append(messages.say("tally_flags", flags=marked, excluded=answer.total.excluded_n))
    if answer.late_since is not None:
        notes.append(messages.say("tally_late", at=minute(answer.late_since)))
    if undated:
        notes.append(messages.say("tally_undated", n=undated))
    if answer.simulated:
        notes.append(messages.say("tally_simulated"))
    return "\n".join([head, "", *text, "", *notes]) + "\n"


def _csv(answer: TallyAnswer, pack: RulePack) -> str:
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    rates = [f"{rate.slug}{end}" for rate in pack.rates for end in ("", "_low", "_high")]
    figures_of = {} if answer.total is None else _flat(answer.total, pack)
    counts = [name for name, value in figures_of.items() if isinstance(value, int) and not isinstance(value, bool)]
    facts = ["period", "by", "rules", "as_of", "late_since", "simulated"]
    writer.writerow(["key", "name", "name_en", "parent", "detail", *counts, "participation", *rates, *facts])
    context = [
        *(answer.period, answer.by, answer.rules, answer.as_of.isoformat()),
        answer.late_since.isoformat() if answer.late_since else "",
        str(answer.simulated).lower(),
    ]
    for row in answer.rows:
        names = [as_text(cell) for cell in (row.key, row.name, row.name_en, row.parent, row.detail)]
        flat = _flat_row(row, pack)
        shares = [value for rate in pack.rates for value in _ends(row, rate.slug)]
        writer.writerow(
            [*names, *(flat.get(name, "") for name in counts), flat.get("participation"), *shares, *context]
        )
    return BOM + out.getvalue()


def _ends(row: TallyRow, slug: str) -> tuple[float | None, float | None, float | None]:
    if row.figures is None:
        return (None, None, None)
    rate = row.figures.rates.get(slug, _NO_RATE)
    return (rate.value, rate.low, rate.high)


def _width(text: str) -> int:
    """Columns of a terminal: Chinese letters take two, marks that stand on another letter none."""
    return sum(
        0 if unicodedata.combining(letter) else 2 if unicodedata.east_asian_width(letter) in _WIDE else 1
        for letter in text
    )


def _padded(text: str, width: int, *, right: bool) -> str:
    space = " " * (width - _width(text))
    return space + text if right else text + space

"""The day on paper: zero at opening, the counts at closing, tests apart. For whoever may read the kiosk's folder.

No screen shows it. A day that is not over has its opening alone: nobody sees levels of a half-day that still runs.
"""

import html
import sqlite3
from datetime import datetime
from typing import Final, NamedTuple

import msgspec

from evaluator import __version__
from evaluator.domain.journal import GENESIS, OUTCOMES, UNCOUNTED, Header, Outcome
from evaluator.domain.names import ENGLISH, Language, in_language
from evaluator.domain.office_time import day_of
from evaluator.kiosk.chain import entries
from evaluator.kiosk.facts import Facts
from evaluator.runtime.refusal import refuse


class At(NamedTuple):
    """An entry of the journal, and when it was written."""

    seq: int
    hash: str
    at: datetime


class DayReport(NamedTuple):
    """One kiosk, one day."""

    day: int
    facts: Facts
    before: tuple[int, str]
    """Seq and hash of the head the day began on."""
    opening: At | None
    """The day's first entry; None where nothing was written that day."""
    counted_before: int
    """Visits of this day that were counted before its first entry: zero, or the report says so."""
    runs: int
    closing: At | None
    """The day's last entry; None while the day is not over."""
    outcomes: dict[Outcome, int]
    levels: dict[str, int]
    tests: int
    """Visits in test mode, which count nowhere."""
    doubtful: int
    """Of those counted, visits whose date is uncertain."""


def read_day(text: str) -> int:
    """20261121 for 2026-11-21; Refused for anything else."""
    try:
        return int(datetime.strptime(text, "%Y-%m-%d").strftime("%Y%m%d"))  # noqa: DTZ007 - a date
    except ValueError as error:
        refuse(f"{text} is no day. Write one such as 2026-11-21.", error)


def report(db: sqlite3.Connection, facts: Facts, day: int, today: int) -> DayReport:
    """What the journal says of a day, `today` being the running one. Refused for a day that has not begun."""
    if day > today:
        refuse("That day has not begun. Name today or an earlier one.")
    headers = msgspec.json.Decoder(Header)
    before, runs = (0, GENESIS.hash.hex()), set[str]()
    opening: At | None = None
    last: At | None = None
    for seq, body, stored in entries(db):
        header = headers.decode(body)
        of = day_of(header.at, facts.zone)
        here = At(seq, stored.hex(), header.at)
        if of == day:
            opening, last = opening or here, here
            runs.add(header.run)
        elif opening is None:
            before = (seq, here.hash)
    over = day < today
    first = opening.seq if opening else 0
    rows = db.execute(
        "SELECT outcome, scale, level, flag, sum(n), sum(CASE WHEN seq < ? THEN n ELSE 0 END) FROM count_line"
        " WHERE facet = 'tally' AND day = ? GROUP BY outcome, scale, level, flag",
        (first, day),
    ).fetchall()
    outcomes: dict[Outcome, int] = dict.fromkeys(OUTCOMES, 0)
    levels = {level.slug: 0 for level in facts.rules.scale.levels}
    tests = doubtful = 0
    for outcome, _, level, flag, n, _ in rows if over else ():
        if flag in UNCOUNTED:
            tests += n
            continue
        outcomes[outcome] += n
        doubtful += n if flag == "clock" else 0
        if outcome == "rated":
            levels[level] = levels.get(level, 0) + n
    early = sum(row[-1] for row in rows)
    return DayReport(
        day, facts, before, opening, early, len(runs), last if over else None, outcomes, levels, tests, doubtful
    )


_WORDS: Final[dict[str, tuple[str, str]]] = {
    "title": ("开机与日终记录", "Opening and closing report"),
    "simulated": ("模拟数据", "SIMULATED"),
    "day": ("日期", "Day"),
    "where": ("地点", "Place"),
    "kiosk": ("评价器", "Kiosk"),
    "program": ("软件", "Program"),
    "opening": ("开机", "Opening"),
    "nothing": ("当日没有任何记录", "Nothing was written that day"),
    "at": ("时间", "Time"),
    "went_on_from": ("承接记录", "Goes on from entry"),
    "counted_before": ("开机前已计当日办件", "Visits of the day counted before"),
    "runs": ("程序启动次数", "Starts of the program"),
    "closing": ("日终", "Closing"),
    "running": ("当日未结束，日终后可见", "The day is not over; its counts can be read once it is"),
    "last": ("末条记录", "Last entry"),
    "rated": ("已评价", "Rated"),
    "declined": ("不评价", "Declined"),
    "lapsed": ("未作答", "Lapsed"),
    "not_offered": ("未邀请", "Not offered"),
    "interrupted": ("中断", "Interrupted"),
    "tests": ("测试模式（不计入）", "Test mode (not counted)"),
    "doubtful": ("其中日期存疑", "Of these, date uncertain"),
}


def lines_of(found: DayReport, language: Language) -> list[tuple[str, str]]:
    """Names and values, in their order; a heading has no value."""

    def say(word: str) -> str:
        return _WORDS[word][language == ENGLISH]

    facts = found.facts
    window = facts.hall.directory.window(facts.window) if facts.window else None
    unit = facts.hall.directory.unit(facts.unit)
    english = language == ENGLISH
    place = [facts.hall.office_name_en if english else facts.hall.office_name]
    place += [] if unit is None else [(unit.name_en if english else "") or unit.name]
    place += [] if window is None else [f"{window.number} {(window.name_en if english else '') or window.name}"]
    said = [(say("title"), "")]
    said += [(say("simulated"), "")] if facts.simulated else []
    said += [
        (say("day"), f"{found.day // 10_000:04}-{found.day // 100 % 100:02}-{found.day % 100:02}"),
        (say("where"), " · ".join(place)),
        (say("kiosk"), facts.kiosk),
        (say("program"), __version__),
        (say("opening"), ""),
    ]
    if found.opening is None:
        return [*said, (say("nothing"), "")]
    said += [
        (say("at"), _clock(found.opening, facts)),
        (say("went_on_from"), f"{found.before[0]}  {found.before[1]}"),
        (say("counted_before"), str(found.counted_before)),
        (say("runs"), str(found.runs)),
        (say("closing"), ""),
    ]
    if found.closing is None:
        return [*said, (say("running"), "")]
    names = {level.slug: in_language(level.names, language) for level in facts.rules.scale.levels}
    return [
        *said,
        (say("at"), _clock(found.closing, facts)),
        (say("last"), f"{found.closing.seq}  {found.closing.hash}"),
        (say("rated"), str(found.outcomes["rated"])),
        *((f"  {names.get(slug, slug)}", str(n)) for slug, n in found.levels.items()),
        *((say(outcome), str(n)) for outcome, n in found.outcomes.items() if outcome != "rated"),
        (say("doubtful"), str(found.doubtful)),
        (say("tests"), str(found.tests)),
    ]


def _clock(entry: At, facts: Facts) -> str:
    return entry.at.astimezone(facts.zone).isoformat(sep=" ", timespec="seconds")


def as_text(found: DayReport, language: Language) -> str:
    """For a terminal or a receipt printer."""
    return "\n".join(f"{name}: {value}" if value else f"\n{name}" for name, value in lines_of(found, language)).strip()


def as_html(found: DayReport, language: Language) -> str:
    """One page for any browser to print; nothing is loaded from elsewhere."""
    rows = "\n".join(
        f"<tr><th>{html.escape(name)}</th><td>{html.escape(value)}</td></tr>"
        if value
        else f'<tr><th colspan="2" class="head">{html.escape(name)}</th></tr>'
        for name, value in lines_of(found, language)
    )
    return f"""<!DOCTYPE html>
<html lang="{language}"><head><meta charset="utf-8"><title>{html.escape(_WORDS["title"][0])}</title>
<style>
body {{ font: 12pt/1.5 "Noto Sans CJK SC", sans-serif; margin: 2cm; color: #111; }}
table {{ border-collapse: collapse; width: 100%; }}
th {{ text-align: left; font-weight: normal; padding: 2pt 18pt 2pt 0; white-space: pre; vertical-align: top; }}
td {{ text-align: left; padding: 2pt 0; word-break: break-all; font-variant-numeric: tabular-nums; }}
.head {{ font-weight: bold; padding-top: 14pt; border-bottom: 1pt solid #888; }}
</style></head>
<body><table>
{rows}
</table></body></html>
"""

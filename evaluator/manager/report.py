"""What the sheet of a month says: its figures, the facts they rest on, and who took them out of the office when."""

from dataclasses import dataclass, replace
from typing import Any

import msgspec
from msgspec import Struct

from evaluator.domain.names import Language
from evaluator.manager.month_reading import read_rhythm, read_trend
from evaluator.manager.office_link import OfficeLink
from evaluator.manager.wish import MonthView, Rhythm
from evaluator.wire.manager import TALLY_EXPORT_PATH, Grouping, SheetFormat


class Facts(Struct, frozen=True):
    """What the office says of figures it hands out; its other facts stand in the answer itself."""

    office: str
    exported_by: str
    exported_at: str
    program: str
    heads: tuple[str, ...] = ()
    """`KIOSK SEQ:HASH INSTANT`, the newest countersigned head of every kiosk that was counted."""
    undated: int = 0
    """Visits of the unit that are in no month; an older office does not say."""


class _Sheet(Struct, frozen=True):
    facts: Facts


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One month, ready for paper."""

    view: MonthView
    rhythm: Rhythm
    facts: Facts
    language: Language


async def read_report(link: OfficeLink, view: MonthView, language: Language) -> Report:
    """Days, hours and facts of a view. The office notes in its audit log that figures were taken out."""
    if view.trend is None:
        view = replace(view, trend=await read_trend(link, view))
    rhythm = await read_rhythm(link, view.wish)
    facts = await read_facts(link, view.answer.month, view.wish.by, view.wish.unit, language)
    return Report(view=view, rhythm=rhythm, facts=facts, language=language)


async def read_facts(link: OfficeLink, month: int, by: Grouping, unit: str, language: Language) -> Facts:
    """What the figures of a month rest on. The office notes in its audit log that they were taken out."""
    asked = {"month": str(month), "by": by, "unit": unit, "format": "json", "language": language}
    return msgspec.json.decode(await link.fetch(TALLY_EXPORT_PATH, asked), type=_Sheet).facts


async def read_file(link: OfficeLink, view: MonthView, as_format: SheetFormat, language: Language) -> bytes:
    """The figures of a view as the office writes them to a file."""
    wish = view.wish
    asked: dict[str, Any] = {"month": str(view.answer.month), "by": wish.by, "unit": wish.unit}
    return await link.fetch(TALLY_EXPORT_PATH, {**asked, "format": as_format, "language": language})

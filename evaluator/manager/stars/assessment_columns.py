"""The columns of the assessment: a mark for each month, then the year with n and interval."""

from collections.abc import Mapping
from typing import Final

from evaluator.domain.assessment import Zone
from evaluator.domain.names import Language
from evaluator.manager import formats, month_words
from evaluator.manager import messages as common
from evaluator.manager.language import named_in
from evaluator.manager.rows_model import RowColumn
from evaluator.manager.stars import assessment_words
from evaluator.manager.stars.candidates import unit_of
from evaluator.manager.stars.interval_cells import interval_text
from evaluator.manager.stars.zone_marks import JUDGED, UNJUDGED, mark_of
from evaluator.manager.table import Room
from evaluator.wire.stars import Assessment, AssessmentRow, MarkLine, Subject

SIGNS: Final[Mapping[Zone, tuple[str, str]]] = {
    "award": ("●", "○"),
    "no_award": ("◆", "◇"),
    "accountability": ("▲", "△"),
    "too_few": ("–", "–"),
    "nothing": ("·", "·"),
}
"""Full, and hollow; as the screen draws them."""


def row_name(row: AssessmentRow, language: Language) -> str:
    """The name in the language of the desk."""
    return named_in(language, row.name, row.name_en)


def mark_words(mark: MarkLine) -> str:
    """A month in words, with n and interval where they are shown."""
    month, zone = formats.month(mark.month), assessment_words.zone(mark.zone)
    if mark.rate is None or mark.rate.value is None or mark.n is None:
        return assessment_words.mark_short(month, zone)
    if mark.zone in JUDGED and not mark.certain:
        zone = common.list_of([zone, assessment_words.near()])
    unit = unit_of(mark.rate)
    rate, bounds = formats.rate(mark.rate.value, unit), interval_text(mark.rate, unit)
    return assessment_words.mark_words(month, zone, rate, bounds, formats.count(mark.n))


def sign_of(mark: MarkLine | None) -> str:
    """A month on paper: the shape of its zone, hollow where the interval crosses a threshold."""
    if mark is None:
        return ""
    full, hollow = SIGNS[mark.zone]
    return full if mark.certain else hollow


def signs_said() -> str:
    """What the shapes on paper mean."""
    said = [f"{SIGNS[zone][0]} {assessment_words.zone(zone)}" for zone in (*JUDGED, *UNJUDGED)]
    said.insert(len(JUDGED), f"{SIGNS[JUDGED[0]][1]} {assessment_words.near()}")
    return "　".join(one.replace(" ", "\u00a0") for one in said)  # a sign stays with its words


def assessment_columns(
    found: Assessment, by: Subject, language: Language, halls: Mapping[str, str]
) -> tuple[RowColumn[AssessmentRow], ...]:
    """The columns for rows of a kind; `halls` names the units rows belong to."""
    top = {key: place for place, key in enumerate(found.top, start=1)}
    named: RowColumn[AssessmentRow] = RowColumn(
        slug="name", title=assessment_words.by(by), text=lambda row: row_name(row, language), room=Room(100, 170, 3)
    )
    detail: RowColumn[AssessmentRow] = RowColumn(
        slug="detail", title=month_words.detail_name(by), text=lambda row: row.detail, room=Room(50, 56)
    )
    months = tuple(_month_column(month) for month in found.months)
    year: tuple[RowColumn[AssessmentRow], ...] = (
        RowColumn(
            slug="year",
            title=assessment_words.year_rate(),
            text=_year_rate,
            order=lambda row: row.year.value,
            room=Room(68, 72),
            side="right",
        ),
        RowColumn(
            slug="year_n",
            title=assessment_words.year_n(),
            text=lambda row: formats.count(row.year_n),
            copied=lambda row: str(row.year_n),
            order=lambda row: row.year_n,
            room=Room(58, 62),
            side="right",
        ),
        RowColumn(
            slug="interval",
            title=month_words.interval_title(),
            about=month_words.interval_about(),
            text=lambda row: interval_text(row.year, unit_of(row.year)),
            order=lambda row: row.year.low,
            room=Room(150, 200, 2),
        ),
        RowColumn(
            slug="running",
            title=assessment_words.running(),
            about=assessment_words.running_about(),
            text=_running,
            order=lambda row: row.running,
            room=Room(126, 132),
        ),
        RowColumn(
            slug="top",
            title=assessment_words.top(),
            about=assessment_words.top_about(),
            text=lambda row: str(top.get(row.key, "")),
            order=lambda row: top.get(row.key),
            room=Room(48, 52),
            side="right",
        ),
        RowColumn(
            slug="hall",
            title=month_words.hall(),
            text=lambda row: common.hall_of(row.parent, halls),
            room=Room(100, 140, 2),
            quiet=True,
            gives_way=True,
        ),
    )
    if by == "unit":
        return (named, *months, *(column for column in year if column.slug != "hall"))
    return (named, detail, *months, *year)


def _month_column(month: int) -> RowColumn[AssessmentRow]:
    def words(row: AssessmentRow) -> str:
        mark = mark_of(row, month)
        return mark_words(mark) if mark is not None else ""

    def order(row: AssessmentRow) -> float | None:
        mark = mark_of(row, month)
        return mark.rate.value if mark is not None and mark.rate is not None else None

    return RowColumn(
        slug=f"m{month}",
        title=month_words.month_short(month % 100),
        about=month_words.month_title(month),
        text=words,
        printed=lambda row: sign_of(mark_of(row, month)),
        order=order,
        room=Room(40, 40),
        side="middle",
        drawn=True,
    )


def _year_rate(row: AssessmentRow) -> str:
    if row.year.value is None:
        return month_words.no_ratings()
    return formats.rate(row.year.value, unit_of(row.year)) if row.sufficient else month_words.too_few()


def _running(row: AssessmentRow) -> str:
    if not row.running:
        return ""
    n = formats.count(row.running)
    return assessment_words.on_site(n) if row.on_site else assessment_words.months_running(n)

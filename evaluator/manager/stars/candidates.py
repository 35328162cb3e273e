"""The people of a week's proposal as rows: what each says, with n and interval, and in words why."""

from collections.abc import Callable, Mapping

from evaluator.domain.names import Language
from evaluator.manager import formats, month_words
from evaluator.manager import messages as common
from evaluator.manager.formats import RateUnit
from evaluator.manager.language import named_in
from evaluator.manager.rows_model import RowColumn
from evaluator.manager.stars import messages
from evaluator.manager.stars.interval_cells import interval_text
from evaluator.manager.table import Room
from evaluator.wire.manager import Rate
from evaluator.wire.stars import CandidateLine, WeekStars


def named(person: CandidateLine, language: Language) -> str:
    """The name in the language of the desk, as far as the directory has one."""
    return named_in(language, person.name, person.name_en)


def unit_of(rate: Rate | None) -> RateUnit:
    """Shares lie between 0 and 1, an index lies above."""
    return "index" if rate is not None and rate.high is not None and rate.high > 1 else "share"


def in_their_order(week: WeekStars) -> tuple[CandidateLine, ...]:
    """The band by badge number, for nobody in it stands before another; the others as the office lists them."""
    band = sorted((one for one in week.candidates if one.why == "in_band"), key=lambda one: one.badge)
    return (*band, *(one for one in week.candidates if one.why != "in_band"))


def who_decided(week: WeekStars, names: Mapping[str, str]) -> str:
    """What stands about a week, in words."""
    if week.decisions:
        staff = week.decisions[-1].staff
        return messages.star_is(names.get(staff, staff)) if staff else messages.no_star()
    if not week.ready:
        return messages.not_ready()
    return messages.undecided(formats.count(len(week.band))) if week.band else messages.no_band()


def candidate_columns(language: Language, halls: Mapping[str, str]) -> tuple[RowColumn[CandidateLine], ...]:
    """The columns of a proposal; `halls` names the units."""

    def number(
        slug: str, title: str, of: Callable[[CandidateLine], int | None], room: Room
    ) -> RowColumn[CandidateLine]:
        return RowColumn(
            slug=slug,
            title=title,
            text=lambda one: month_words.too_few() if of(one) is None else formats.count(of(one) or 0),
            copied=lambda one: month_words.too_few() if of(one) is None else str(of(one)),
            order=of,
            room=room,
            side="right",
        )

    def value(one: CandidateLine) -> str:
        return formats.rate(one.rate.value, unit_of(one.rate)) if one.rate else month_words.too_few()

    def rolling(one: CandidateLine) -> str:
        if one.rolling is None or one.rolling_n is None:
            return month_words.too_few()
        rate = formats.rate(one.rolling.value, unit_of(one.rolling))
        return messages.rolling_of(rate, formats.count(one.rolling_n))

    return (
        RowColumn(slug="name", title=messages.name(), text=lambda one: named(one, language), room=Room(128, 140, 2)),
        RowColumn(slug="badge", title=messages.badge(), text=lambda one: one.badge, room=Room(48, 56)),
        RowColumn(
            slug="why",
            title=messages.why_title(),
            text=lambda one: messages.why(one.why),
            room=Room(112, 150),
            whole=True,
        ),
        number("week_n", messages.week_n(), lambda one: one.week_n, Room(66, 70)),
        RowColumn(
            slug="rate",
            title=messages.week_rate(),
            text=value,
            order=lambda one: one.rate.value if one.rate else None,
            room=Room(72, 76),
            side="right",
        ),
        RowColumn(
            slug="interval",
            title=month_words.interval_title(),
            about=month_words.interval_about(),
            text=lambda one: interval_text(one.rate, unit_of(one.rate)),
            order=lambda one: one.rate.low if one.rate else None,
            room=Room(140, 220, 3),
        ),
        number("month_n", messages.month_n(), lambda one: one.month_n, Room(60, 66)),
        RowColumn(
            slug="participation",
            title=month_words.participation(),
            about=month_words.participation_about(),
            text=lambda one: common.unknown_share() if one.participation is None else formats.rate(one.participation),
            order=lambda one: one.participation,
            room=Room(66, 70),
            side="right",
            gives_way=True,
        ),
        RowColumn(
            slug="rolling",
            title=messages.rolling(),
            about=messages.rolling_about(),
            text=rolling,
            order=lambda one: one.rolling.value if one.rolling else None,
            room=Room(116, 124),
            side="right",
            gives_way=True,
        ),
        RowColumn(
            slug="windows",
            title=messages.windows(),
            text=lambda one: " · ".join(
                messages.window_share(share.number, formats.count(share.n)) for share in one.windows
            ),
            room=Room(72, 90),
            quiet=True,
            gives_way=True,
        ),
        RowColumn(
            slug="hall",
            title=month_words.hall(),
            text=lambda one: common.hall_of(one.unit, halls),
            room=Room(100, 120, 2),
            quiet=True,
            gives_way=True,
        ),
    )

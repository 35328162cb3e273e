"""Comparisons in the whole window at every size in both languages, the usual one and one that is overfull."""

from dataclasses import replace

import msgspec
import pytest
from pytestqt.qtbot import QtBot

from evaluator.domain.names import CHINESE, ENGLISH, Language
from evaluator.manager.compare.reading import Reasons
from evaluator.manager.language import Translations
from evaluator.manager.window import DeskWindow
from evaluator.manager.wish import Subject
from evaluator.wire.manager import Change
from evaluator.wire.same_windows import SameWindow, SameWindows
from tests.manager import answers
from tests.manager.test_pictures import clipped_at_any_size, shown
from tests.manager.test_table_paper import comparison

LONG = "提交的同样内容的证明材料在其他科室已经交过一次却仍被要求重新开具（第{place}条）"


def compare_usual(window: DeskWindow) -> None:
    window.shell.turn_to("compare")
    window.compare.show_view(comparison())


def compare_overfull(window: DeskWindow) -> None:
    """Forty reasons with names longer than any column, and millions of ratings."""
    window.shell.turn_to("compare")
    rows = [
        answers.row(
            f"3{place:02}", LONG.format(place=place), answers.figures((place * 1_031, 0, 0, 0)), detail="process"
        )
        for place in range(40)
    ]
    shown = comparison()
    about = answers.answer("about", [answers.row("process", "流程", answers.figures((900_000, 0, 0, 0)))], None)
    many = Reasons(by_reason=answers.answer("reason", rows, None), by_about=about)
    big = answers.figures((1_212_612, 488_188, 122_041, 66_012), {"declined": 40_211, "lapsed": 310_400}, 1203)
    months = tuple(msgspec.structs.replace(month, figures=big) for month in shown.trend.months)
    trend = msgspec.structs.replace(shown.trend, months=months)
    window.compare.show_view(replace(shown, trend=trend, reasons=dict.fromkeys(shown.reasons, many)))


def at_window(
    number: int, own: tuple[int, ...] | None, others: tuple[int, ...] | None, change: Change | None, name: str = ""
) -> SameWindow:
    return SameWindow(
        window=f"w{number}",
        number=str(number),
        name=name or ("综合受理", "社保医保", "投诉受理")[number % 3],
        name_en=name or ("General services", "Social security", "Complaints")[number % 3],
        unit="hall-east",
        own=None if own is None else answers.figures(own),
        others=None if others is None else answers.figures(others),
        change=change,
    )


def of_a_person(window: DeskWindow, rows: tuple[SameWindow, ...], expected: float | None) -> None:
    window.shell.turn_to("compare")
    shown = comparison()
    own = answers.figures((88, 41, 11, 4))
    same = SameWindows(
        staff="s1044", month=202611, as_of=answers.AS_OF, late_since=None, simulated=True, rules=shown.trend.rules,
        headline=shown.trend.headline, levels=shown.trend.levels, rates=shown.trend.rates, withheld_day=None,
        own=own, expected=expected, rows=rows,
    )  # fmt: skip
    subject = Subject(by="staff", key="s1044", name="欧阳明月", name_en="Ouyang Mingyue", detail="1044")
    wish = replace(shown.wish, subject=subject)
    trend = answers.trend("s1044", "staff")
    window.compare.show_view(replace(shown, wish=wish, trend=trend, reasons={}, same=same))


def compare_person(window: DeskWindow) -> None:
    """A card window, a complaints window, and one at which too few were asked."""
    rows = (
        at_window(1, (60, 30, 4, 1), (151, 60, 22, 9), Change(0.0771, 0.0102, 0.1305, is_claim=True)),
        at_window(2, (28, 11, 7, 3), (40, 22, 31, 12), Change(0.2054, 0.0623, 0.3312, is_claim=True)),
        at_window(3, (9, 4, 2, 1), (11, 3, 1, 0), Change(-0.0583, -0.2771, 0.1702, is_claim=False)),
        at_window(4, None, None, None),
    )
    of_a_person(window, rows, None)


def compare_person_overfull(window: DeskWindow) -> None:
    """Eighteen windows with long names, and tens of thousands of ratings."""
    name = "出入境证件与居住证综合受理一窗通办专窗（含外籍人员）Residence permits and passports"
    some = Change(-0.1583, -0.1771, -0.1402, is_claim=True)
    rows = tuple(
        at_window(number, (31_060, 12_030, 1_004, 1), (151_000, 60_000, 2_200, 9), some, f"{name} {number}")
        for number in range(1, 19)
    )
    of_a_person(window, rows, 0.9312)


SCENES = {one.__name__: one for one in (compare_usual, compare_overfull, compare_person, compare_person_overfull)}


@pytest.mark.parametrize("language", [CHINESE, ENGLISH])
@pytest.mark.parametrize("scene", list(SCENES))
def test_nothing_is_clipped_at_any_size(
    scene: str, language: Language, translations: Translations, qtbot: QtBot, long_run: bool
) -> None:
    translations.use(language)
    window = shown(qtbot, SCENES[scene], language)
    assert clipped_at_any_size(window, scene, language, long_run=long_run) == []

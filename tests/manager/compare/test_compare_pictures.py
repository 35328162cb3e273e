"""Comparisons in the whole window at every size in both languages, the usual one and one that is overfull."""

from dataclasses import replace

import msgspec
import pytest
from pytestqt.qtbot import QtBot

from evaluator.domain.names import CHINESE, ENGLISH, Language
from evaluator.manager.compare.reading import Reasons
from evaluator.manager.language import Translations
from evaluator.manager.window import DeskWindow
from tests.manager import answers
from tests.manager.test_pictures import SIZES, clipped, take
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


@pytest.mark.parametrize("language", [CHINESE, ENGLISH])
@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("page", [compare_usual, compare_overfull], ids=lambda page: page.__name__)
def test_nothing_is_clipped(
    page: object, size: tuple[int, int], language: Language, translations: Translations, qtbot: QtBot
) -> None:
    translations.use(language)
    scene = compare_usual if page is compare_usual else compare_overfull
    assert clipped(take(qtbot, scene, language, size)) == []

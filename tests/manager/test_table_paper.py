"""Lists on A4: written as PDF, read back and rasterised; and the sheets that are looked at before they are printed."""

import re
import subprocess
from pathlib import Path
from typing import Final, NamedTuple

import pytest
from PySide6.QtWidgets import QApplication

from evaluator.domain.names import CHINESE, ENGLISH, Language
from evaluator.manager.compare.reading import CompareView, CompareWish, Reasons
from evaluator.manager.compare.saving import draw_comparison
from evaluator.manager.language import Translations
from evaluator.manager.month_paper import fingerprint
from evaluator.manager.paper import PaperRefusedError, pdf_writer
from evaluator.manager.rows_model import RowColumn
from evaluator.manager.table import Room
from evaluator.manager.table_paper import draw_list, listed, unparted
from tests.manager import answers
from tests.manager.test_month_paper import FACTS, HEADS, PICTURES, text_of, tool
from tests.manager.test_star_papers import drawn_over, words_of


class Line(NamedTuple):
    name: str
    n: int


COLUMNS: Final[tuple[RowColumn[Line], ...]] = (
    RowColumn(slug="name", title="名称", text=lambda line: line.name, room=Room(10, 10)),
    RowColumn(slug="n", title="次数", text=lambda line: str(line.n), room=Room(10, 10), side="right"),
)


def written(file: Path, rows: list[Line]) -> list[str]:
    sheet = listed(COLUMNS, rows, title="名单", about="全部", foot=("清河街道办事处", "0.1.0"))
    draw_list(pdf_writer(file, "list"), sheet)
    return text_of(file)


def test_every_page_has_its_heads_its_foot_and_its_number(dressed: QApplication, tmp_path: Path) -> None:
    words = written(tmp_path / "list.pdf", [Line(f"第 {place} 行", place) for place in range(120)])
    assert len(words) > 2
    for number, page in enumerate(words, 1):
        assert "次数" in page
        assert "清河街道办事处" in page
        assert str(number) in page.strip().splitlines()[-1]
    assert sum(page.count("行") for page in words) == 120


def test_long_words_are_wrapped_and_none_is_lost(dressed: QApplication, tmp_path: Path) -> None:
    long = "城乡居民基本医疗保险参保登记与异地就医备案综合受理专窗" * 6
    page = "".join("".join(written(tmp_path / "long.pdf", [Line(long, 7)])).split())
    assert page.replace("7", "").count("综合受理专窗") == 6
    assert "…" not in page


def test_words_higher_than_a_page_go_on_on_the_next(dressed: QApplication, tmp_path: Path) -> None:
    long = "综合受理专窗的座椅不够" * 400
    pages = written(tmp_path / "long.pdf", [Line("第一行", 1), Line(long, 2), Line("第三行", 3)])
    assert len(pages) > 2
    assert all("清河街道办事处" in page for page in pages)
    words = "".join("".join(page.split("清河街道办事处")[0].split()) for page in pages)
    assert words.replace("名称次数", "").count("座椅") >= 398  # a page may end in the middle of one


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("88.8–92.6%", ["88.8–92.6%"]),
        ("2026-11-20 02:00", ["2026-11-20 02:00"]),
        ("Wu Lei", ["Wu", "Lei"]),
        ("综合受理 1", ["1"]),
    ],
)
def test_figures_and_instants_stay_on_one_line(text: str, whole: list[str]) -> None:
    assert unparted(text) == whole


def test_many_columns_take_smaller_letters_before_a_figure_is_parted(dressed: QApplication, tmp_path: Path) -> None:
    many: tuple[RowColumn[Line], ...] = tuple(
        RowColumn(slug=f"c{n}", title="Mar", text=lambda _line: "87.3–90.1%", room=Room(10, 10)) for n in range(9)
    )
    file = tmp_path / "many.pdf"
    assert draw_list(pdf_writer(file, "many"), listed(many, [Line("", 1)], title="", about="", foot=())) == 1
    assert len(re.findall(r"87\.3.90\.1%", text_of(file)[0])) == 9


def test_a_date_is_not_parted_and_an_endless_word_is(dressed: QApplication, tmp_path: Path) -> None:
    rows = [Line(f"2026-11-{place:02} " + "长" * 300, place) for place in range(1, 9)]
    rows.append(Line("a-very-long-account-name.of.the.office.manager" * 6, 9))
    file = tmp_path / "words.pdf"
    page = "\n".join(written(file, rows))
    assert all(f"2026-11-{place:02}" in page for place in range(1, 9))
    for words in words_of(file):
        assert drawn_over(words) == []
        assert max(word.right for word in words) < 595 - 50


def test_a_place_that_cannot_be_written_is_refused(dressed: QApplication, tmp_path: Path) -> None:
    with pytest.raises(PaperRefusedError) as refused:
        pdf_writer(tmp_path / "nowhere" / "list.pdf", "list")
    assert refused.value.strerror


def comparison() -> CompareView:
    def reasons(n: int) -> Reasons:
        counted = {"person": n, "process": 2 * n, "policy": 3}
        about = [answers.row(key, key, answers.figures((found, 0, 0, 0))) for key, found in counted.items()]
        each = [
            answers.row(f"2{place}", f"原因 {place}", answers.figures((n + place, 0, 0, 0)), detail=key)
            for place, key in enumerate(counted)
        ]
        return Reasons(by_reason=answers.answer("reason", each, None), by_about=answers.answer("about", about, None))

    return CompareView(
        wish=CompareWish(month=202611),
        months=answers.MONTHS,
        units=answers.units(),
        trend=answers.trend(),
        reasons={202611: reasons(7), 202610: reasons(9)},
    )


@pytest.mark.parametrize("language", [CHINESE, ENGLISH])
def test_every_page_of_a_comparison_carries_its_truth(
    translations: Translations, tmp_path: Path, language: Language
) -> None:
    translations.use(language)
    file = tmp_path / "compare.pdf"
    draw_comparison(pdf_writer(file, "compare"), comparison(), FACTS.office, FACTS, language)
    made = PICTURES / f"paper-compare-{language}"
    PICTURES.mkdir(parents=True, exist_ok=True)
    subprocess.run([tool("pdftoppm"), "-r", "80", "-png", file, made], check=True, timeout=60)
    pages = text_of(file)
    assert len(pages) <= 2
    assert "2025-12" in pages[0]
    for page in pages:
        assert "four_level/1" in page
        assert "2026-11-21 14:05+08:00" in page
        assert fingerprint(HEADS) in "".join(page.split())

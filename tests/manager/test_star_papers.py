"""Certificate, notice and personal sheet with names longer than any line: nothing is drawn over anything else."""

import subprocess
import xml.etree.ElementTree as ET
from collections.abc import Callable
from datetime import UTC, datetime
from itertools import combinations
from pathlib import Path
from typing import Final, NamedTuple

import pytest
from PySide6.QtGui import QPagedPaintDevice

from evaluator.domain.names import CHINESE, ENGLISH, Language
from evaluator.manager.language import Translations
from evaluator.manager.paper import pdf_writer
from evaluator.manager.stars.personal_sheet import draw_sheet
from evaluator.manager.stars.star_papers import Imprint, NoticeLine, draw_certificate, draw_notice
from evaluator.wire.stars import CandidateLine, MonthStars, WeekStars
from tests.manager import answers
from tests.manager.test_month_paper import PICTURES, text_of, tool

AT: Final = datetime(2026, 11, 21, 6, 5, tzinfo=UTC)
OFFICE: Final = {
    CHINESE: "经济技术开发区清河街道社区公共服务与综合治理联合办事处筹备组",
    ENGLISH: "Joint Office for Community Services and Governance of Qinghe Sub-district, Development Zone",
}
NAME: Final = {
    CHINESE: "吾买尔江·阿不都热合曼·艾尔肯·买买提明·图尔荪",
    ENGLISH: "Omarjan Abdurahman Erkin Memetimin Tursun of the Upper Valley",
}
ACCOUNT: Final = "the-account.of.the.office.manager-0123456789-0123456789-abcdefgh"
WEEK: Final = WeekStars(week=20261012, last_day=20261018, ready=True, band=("s",), candidates=(), decisions=())
MONTH: Final = MonthStars(
    month=202610,
    as_of=AT,
    simulated=True,
    rules="four_level/1",
    headline={CHINESE: "满意率", ENGLISH: "Satisfaction rate"},
    definition={CHINESE: "（非常满意 + 满意）÷ 全部评价", ENGLISH: "(very satisfied + satisfied) ÷ all ratings"},
    claim=30,
    participation=0.3,
    weeks=(WEEK,) * 5,
)
Draw = Callable[[QPagedPaintDevice, Language], None]


class Word(NamedTuple):
    text: str
    left: float
    top: float
    right: float
    bottom: float

    @property
    def high(self) -> float:
        return self.bottom - self.top


def words_of(file: Path) -> list[list[Word]]:
    """The words of each page with their places in points."""
    run = subprocess.run([tool("pdftotext"), "-bbox", file, "-"], check=True, capture_output=True, timeout=60)
    html = "{http://www.w3.org/1999/xhtml}"
    return [
        [
            Word(one.text or "", *(float(one.attrib[side]) for side in ("xMin", "yMin", "xMax", "yMax")))
            for one in page.iter(f"{html}word")
        ]
        for page in ET.fromstring(run.stdout).iter(f"{html}page")
    ]


def drawn_over(page: list[Word]) -> list[tuple[str, str]]:
    """Words that stand on one another by more than the leading of two lines."""
    return [
        (one.text, other.text)
        for one, other in combinations(page, 2)
        if min(one.right, other.right) - max(one.left, other.left) > 1
        and min(one.bottom, other.bottom) - max(one.top, other.top) > 0.45 * min(one.high, other.high)
    ]


def imprint(language: Language) -> Imprint:
    return Imprint(OFFICE[language], ACCOUNT, AT, language)


def certificate(device: QPagedPaintDevice, language: Language) -> None:
    person = CandidateLine(
        staff="s", name=NAME[CHINESE], name_en=NAME[ENGLISH], badge="1234567890" * 3, unit="hall-east", why="in_band",
        week_n=30, rate=None, month_n=90, participation=None, rolling_n=200, rolling=None, windows=(),
    )  # fmt: skip
    draw_certificate(device, WEEK, person, imprint(language), simulated=True)


def notice(device: QPagedPaintDevice, language: Language) -> None:
    line = NoticeLine("2026-10-12 – 2026-10-18", NAME[language], OFFICE[language] * 2)
    draw_notice(device, MONTH, [line] * 5, imprint(language))


def sheet(device: QPagedPaintDevice, language: Language) -> None:
    draw_sheet(device, f"{NAME[language]} 1042", answers.own_month(), imprint(language))


@pytest.mark.parametrize("language", [CHINESE, ENGLISH])
@pytest.mark.parametrize("draw", [certificate, notice, sheet], ids=["certificate", "notice", "sheet"])
def test_the_longest_names_are_written_out_and_over_nothing(
    draw: Draw, language: Language, translations: Translations, tmp_path: Path
) -> None:
    translations.use(language)
    file = tmp_path / "paper.pdf"
    draw(pdf_writer(file, "paper"), language)
    for page in words_of(file):
        assert drawn_over(page) == []
    words = "".join("".join(text_of(file)).split())
    for name in (NAME[language], OFFICE[language]):
        assert "".join(name.split()) in words
    PICTURES.mkdir(parents=True, exist_ok=True)
    made = PICTURES / f"paper-long-{draw.__name__}-{language}"
    subprocess.run([tool("pdftoppm"), "-r", "80", "-png", file, made], check=True, timeout=60)


def test_what_is_drawn_over_is_found() -> None:
    assert drawn_over([Word("a", 0, 0, 10, 10), Word("b", 5, 4, 15, 14)]) == [("a", "b")]
    assert drawn_over([Word("a", 0, 0, 10, 10), Word("b", 0, 8, 10, 18)]) == []

"""The sheet of a month: written as PDF, rasterised, read back."""

import shutil
import subprocess
import unicodedata
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

import pytest
from msgspec import structs
from PySide6.QtWidgets import QApplication

from evaluator.domain.names import CHINESE, ENGLISH, Language
from evaluator.manager.language import Translations
from evaluator.manager.month_paper import fingerprint
from evaluator.manager.month_saving import write_pdf
from evaluator.manager.paper import pdf_writer
from evaluator.manager.posted_paper import draw_posted
from evaluator.manager.report import Facts, Report
from evaluator.manager.wish import MonthView, Rhythm
from evaluator.wire.posted import PostedHead, PostedSheet, PostedWindow, SignedSheet
from tests.manager import answers
from tests.manager.conftest import OFFICE, view

PICTURES: Final = Path(__file__).parent.parent / "pictures" / "manager"
HEADS: Final = tuple(
    f"kiosk-w{place} {place * 311}:{'3fa9c1' * 10}3fa9 2026-11-21T06:0{place}:00Z" for place in range(1, 5)
)
FACTS: Final = Facts(
    office=OFFICE[CHINESE], exported_by="office", exported_at="2026-11-21 14:05+08:00", program="0.1.0", heads=HEADS
)


def tool(name: str) -> str:
    found = shutil.which(name)
    assert found is not None, f"{name} comes with poppler-utils"
    return found


def report(shown: MonthView, language: Language, facts: Facts = FACTS) -> Report:
    rhythm = Rhythm(days=answers.days(), hours=answers.hours())
    return Report(view=shown, rhythm=rhythm, facts=facts, language=language)


def text_of(file: Path) -> list[str]:
    """The words of every page."""
    run = subprocess.run([tool("pdftotext"), "-layout", file, "-"], check=True, capture_output=True, timeout=60)
    # some characters share a glyph with a radical of the same form
    return unicodedata.normalize("NFKC", run.stdout.decode()).split("\f")[:-1]


@pytest.mark.parametrize("language", [CHINESE, ENGLISH])
@pytest.mark.parametrize(
    ("name", "shown", "pages"),
    [
        ("halls", view(answers.units(), trend=answers.trend()), 1),
        ("overfull", view(answers.overfull(), unit="h1", trend=answers.trend()), 10),
        ("empty", view(answers.empty()), 1),
    ],
    ids=["halls", "overfull", "empty"],
)
def test_every_page_carries_its_truth(
    name: str, shown: MonthView, pages: int, language: Language, translations: Translations, tmp_path: Path
) -> None:
    translations.use(language)
    file = tmp_path / f"{name}.pdf"
    write_pdf(report(shown, language), file)
    words = text_of(file)
    assert abs(len(words) - pages) <= 1
    for page in words:
        assert "four_level/1" in page
        assert fingerprint(HEADS) in page
        assert "2026-11-21 14:05+08:00" in page
        assert "0.1.0" in page
    PICTURES.mkdir(parents=True, exist_ok=True)
    made = PICTURES / f"paper-{name}-{language}"
    subprocess.run([tool("pdftoppm"), "-r", "80", "-png", "-l", "2", file, made], check=True, timeout=60)


@pytest.mark.parametrize("language", [CHINESE, ENGLISH])
@pytest.mark.parametrize(
    ("name", "shown"),
    [("halls", view(answers.units(), trend=answers.trend())), ("overfull", view(answers.overfull(), unit="h1"))],
    ids=["halls", "overfull"],
)
def test_every_page_says_what_is_in_no_month(
    name: str, shown: MonthView, language: Language, translations: Translations, tmp_path: Path
) -> None:
    translations.use(language)
    file = tmp_path / f"{name}.pdf"
    says = (
        "另有 1,204 次到访" if language == CHINESE else "Visits dated in no month, and so not in these figures: 1,204"
    )
    write_pdf(report(shown, language), file)
    assert not any(says in page for page in text_of(file))
    write_pdf(report(shown, language, structs.replace(FACTS, undated=1204)), file)
    for page in text_of(file):
        assert page.index("four_level/1") < page.index(says) < page.index(fingerprint(HEADS))
    made = PICTURES / f"paper-{name}-undated-{language}"
    PICTURES.mkdir(parents=True, exist_ok=True)
    subprocess.run([tool("pdftoppm"), "-r", "80", "-png", "-l", "2", file, made], check=True, timeout=60)


def test_the_heads_of_the_table_stand_on_every_page(translations: Translations, tmp_path: Path) -> None:
    file = tmp_path / "overfull.pdf"
    write_pdf(report(view(answers.overfull(), unit="h1"), CHINESE), file)
    words = text_of(file)
    rows = [page for page in words if "城乡" in page]
    assert len(rows) > 3
    assert all("非常满意" in page and "95% 置信区间" in page for page in rows), rows[0]
    for place in (1, 100, 200):
        assert sum(f"{place * 7 % 400}" in page for page in rows) >= 1


def test_long_names_are_written_out(english: Translations, tmp_path: Path) -> None:
    file = tmp_path / "overfull.pdf"
    write_pdf(report(view(answers.overfull(), unit="h1"), ENGLISH), file)
    words = " ".join(" ".join(text_of(file)).split())
    assert "…" not in words.split("Ratings", 1)[1].split("Heads", 1)[0]
    assert words.count("Registration") >= 200


def test_a_usual_name_stands_in_its_column_beside_its_figures(english: Translations, tmp_path: Path) -> None:
    """Whatever columns there are, a hall's line holds its name, or the end of it, and its figures."""
    figures = answers.figures((612, 188, 41, 12), {"lapsed": 40})
    bounded = {slug: structs.replace(rate, least=0.712, most=0.944) for slug, rate in figures.rates.items()}
    rows = [structs.replace(one, figures=structs.replace(figures, rates=bounded)) for one in answers.units().rows]
    few = structs.replace(rows[-1], figures=answers.figures((3, 1, 0, 0), {"lapsed": 4}))
    invited = answers.answer("unit", [*rows[:-1], few], figures)
    for name, shown in (("usual", answers.units()), ("invited", invited)):
        file = tmp_path / f"{name}.pdf"
        write_pdf(report(view(shown, units=shown), ENGLISH), file)
        (words,) = text_of(file)
        lines = [line.split() for line in words.splitlines() if line.startswith(("Qingshi", "Willow"))]
        assert [line[:2] for line in lines] == [["Qingshi", "Lane"], ["Willow", "Bridge"]], name
        assert all("612" in line or "402" in line for line in lines), name
        made = PICTURES / f"paper-names-{name}-en"
        subprocess.run([tool("pdftoppm"), "-r", "80", "-png", file, made], check=True, timeout=60)


def test_charts_are_vectors(dressed: QApplication, tmp_path: Path) -> None:
    file = tmp_path / "halls.pdf"
    write_pdf(report(view(answers.units(), trend=answers.trend()), CHINESE), file)
    listed = subprocess.run([tool("pdfimages"), "-list", file], check=True, capture_output=True, timeout=60)
    assert len(listed.stdout.decode().strip().splitlines()) == 2  # the head of the list alone


@pytest.mark.parametrize("language", [CHINESE, ENGLISH])
@pytest.mark.parametrize("many", [False, True], ids=["usual", "overfull"])
def test_the_page_for_the_wall_says_how_often_and_what_holds_the_office_to_it(
    language: Language, many: bool, translations: Translations, tmp_path: Path
) -> None:
    translations.use(language)
    name = "出入境证件与居住证综合受理一窗通办专窗（含外籍人员）Residence permits" if many else "综合受理"
    places = range(1, 46 if many else 5)
    sheet = PostedSheet(
        office="0123456789abcdef", office_name="清河街道办事处", hall="hall-east", hall_name="东园社区便民服务大厅",
        hall_name_en="Dongyuan Community Hall", month=202611, as_of="2026-11-21T06:05:00+00:00",
        withheld_from=20261121, simulated=True, program="0.1.0", n=sum(place * 37 for place in places),
        windows=tuple(PostedWindow(f"w{place}", str(place), name, name, place * 37) for place in places),
        heads=tuple(
            PostedHead(f"kiosk-w{place}", f"w{place}", place * 311, "3fa9c1e7" * 8, "2026-11-21T06:01:00Z", "ab" * 64)
            for place in places
        ),
    )  # fmt: skip
    signed = SignedSheet(sheet, "5c" * 32, "9d" * 64)
    file = tmp_path / "posted.pdf"
    assert draw_posted(pdf_writer(file, "posted"), signed, language, ZoneInfo("Asia/Shanghai")) == (3 if many else 1)
    pages = text_of(file)
    assert "".join(pages[-1].split()).count("5c" * 32) == 1
    assert "9d" * 64 in "".join(pages[-1].split())
    words = "".join("".join(pages).split())
    assert words.count("3fa9c1e7" * 8) == len(places)
    assert "2026-11-2114:05" in words  # on the office's clock
    assert ("东园社区" if language == CHINESE else "DongyuanCommunityHall") in words
    PICTURES.mkdir(parents=True, exist_ok=True)
    made = PICTURES / f"posted-{'overfull' if many else 'usual'}-{language}"
    subprocess.run([tool("pdftoppm"), "-r", "70", "-png", file, made], check=True, timeout=60)

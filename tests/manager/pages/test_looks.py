"""Every page as a picture to be looked at: with nothing, as usual, with too much; both languages, light and dark."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Final
from unicodedata import normalize

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from evaluator.domain.names import CHINESE, ENGLISH, Language
from evaluator.manager import look
from evaluator.manager.listed_page import ListedPage
from evaluator.manager.paper import pdf_writer
from evaluator.manager.table_paper import draw_list
from evaluator.office.founding import Founded
from evaluator.office.office import Office
from evaluator.runtime.loop import QtLoop
from tests.manager.deciding.conftest import suspicious
from tests.manager.filled import add_account
from tests.manager.pages.conftest import WHO, Desks, desks_at, doubted, front_of
from tests.manager.pages.test_habits import open_first
from tests.manager.test_overfull_pages import overfull
from tests.manager.test_pictures import PICTURES, clipped
from tests.manager.test_stars_page import pages_of, words_of

SIZES: Final = ((1366, 768), (1920, 1080))
LOOKS: Final = {"light": look.LIGHT, "dark": look.DARK}


def empty(office: Office) -> None:
    """Nobody has rated yet; people may sign in."""
    for name, role in (("zhang", "office_manager"), ("wu", "auditor")):
        add_account(office, name, role)


STATES: Final[dict[str, Callable[[Office], object]]] = {
    "usual": lambda office: doubted(office, suspicious(office)),
    "empty": empty,
    "crowded": overfull,
}


@pytest.fixture(scope="module", params=STATES)
def stand(
    request: pytest.FixtureRequest,
    year_old: Founded,
    sample_office: Founded,
    tmp_path_factory: pytest.TempPathFactory,
    qapp: QApplication,
    session_loop: QtLoop,
) -> Iterator[tuple[str, Desks]]:
    """An office in each state, and its name."""
    made = sample_office if request.param == "empty" else year_old
    folder = tmp_path_factory.mktemp(request.param)
    made = replace(made, folder=Path(shutil.copytree(made.folder, folder / "office")))
    with desks_at(made, folder, STATES[request.param], qapp, session_loop) as found:
        yield request.param, found


@pytest.mark.long
@pytest.mark.parametrize("name", LOOKS)
@pytest.mark.parametrize("language", [CHINESE, ENGLISH])
def test_no_word_is_clipped_on_any_page(
    name: str, language: Language, stand: tuple[str, Desks], qt_loop: object, qtbot: QtBot, qapp: QApplication
) -> None:
    state, desks = stand
    faults: list[str] = []
    folder = PICTURES / "pages"
    folder.mkdir(parents=True, exist_ok=True)
    for slug in WHO:
        desks.at(WHO[slug], qtbot)
    desks.speak(language)
    look.dress(qapp, LOOKS[name])
    for slug in WHO:
        with front_of(desks, slug, qtbot) as front:
            open_first(front)
            for size in SIZES:
                front.work.window.resize(*size)
                for _ in range(4):  # a figure that found its size asks for another row's height
                    QApplication.processEvents()
                file = f"{state}-{slug}-{language}-{name}-{size[0]}.png"
                assert front.work.window.grab().save(str(folder / file))
                faults += [f"{file}: {text}" for text in clipped(front.work.window)]
    look.dress(qapp, look.LIGHT)
    desks.speak(CHINESE)
    assert faults == []


@pytest.mark.long
@pytest.mark.parametrize("language", [CHINESE, ENGLISH])
def test_every_list_is_whole_on_paper(
    language: Language, stand: tuple[str, Desks], tmp_path: Path, qt_loop: object, qtbot: QtBot
) -> None:
    state, desks = stand
    for slug in WHO:
        desks.at(WHO[slug], qtbot)
    desks.speak(language)
    for slug in WHO:
        with front_of(desks, slug, qtbot) as front:
            page = front.page
            if not isinstance(page, ListedPage) or not page.listed().model().rowCount():
                continue
            file, sheet = tmp_path / f"{slug}.pdf", page.on_paper()
            draw_list(pdf_writer(file, sheet.title), sheet)
            pages_of(file, PICTURES / "pages", f"paper-{state}-{slug}-{language}")
            said = "".join(normalize("NFKC", words_of(file)).split())  # a font has one glyph for 日 and its radical
            for text in (sheet.heads[0], sheet.rows[-1][0]):  # a longer one may be on two lines
                assert "".join(text.split())[:4] in said
    desks.speak(CHINESE)

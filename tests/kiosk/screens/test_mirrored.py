"""A language that is written from right to left turns the whole window round: shown with one that nobody speaks."""

from collections.abc import Iterator
from typing import Final

import pytest
from PySide6.QtCore import QPointF, Qt, QTranslator
from PySide6.QtGui import QGuiApplication

from evaluator.kiosk.look import PLAIN, Look
from evaluator.kiosk.settings import KioskSettings
from tests.kiosk.conftest import KioskUnderTest, StartKiosk
from tests.kiosk.screens.test_look import SIZES, assert_whole
from tests.kiosk.staffed import PIN, TECHNICIAN, pack, verifier

LETTERS: Final = "אבגדהוזחטיכלמנסעפצקרשת"


def speak(kiosk: KioskUnderTest, qapp: QGuiApplication, language: QTranslator) -> None:
    """Put the window into a language of no file, as `Display.speak` does it."""
    qapp.installTranslator(language)
    kiosk.display._engine.retranslate()
    kiosk.wait_until(lambda: bool(kiosk.display.theme.property("mirrored")))


class PseudoHebrew(QTranslator):
    """Hebrew letters for every word, nearly as many as English needs; what is filled in later stays."""

    def isEmpty(self) -> bool:  # noqa: N802  # Qt's name
        return False

    def translate(self, context: str, source: str, disambiguation: str | None = None, n: int = -1) -> str:
        if source == "QT_LAYOUT_DIRECTION":
            return "RTL"
        if context == "QGuiApplication" or not any("一" <= letter <= "鿿" for letter in source):
            return source
        return "".join(
            2 * LETTERS[ord(letter) % len(LETTERS)] if "一" <= letter <= "鿿" else letter for letter in source
        )


@pytest.fixture
def pseudo(qapp: QGuiApplication) -> Iterator[PseudoHebrew]:
    translator = PseudoHebrew()
    yield translator
    qapp.removeTranslator(translator)
    assert qapp.layoutDirection() is Qt.LayoutDirection.LeftToRight


def left(kiosk: KioskUnderTest, name: str) -> float:
    return kiosk.item(name).mapToScene(QPointF(0, 0)).x()


def right(kiosk: KioskUnderTest, name: str) -> float:
    item = kiosk.item(name)
    return item.mapToScene(QPointF(item.width(), 0)).x()


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("rules", ["four_level", "national_five"])
@pytest.mark.parametrize("look", [PLAIN, Look(large=True, contrast=True)], ids=["plain", "large-contrast"])
def test_everything_stands_where_a_mirror_shows_it(
    start_kiosk: StartKiosk,
    pseudo: PseudoHebrew,
    qapp: QGuiApplication,
    rules: str,
    size: tuple[int, int],
    look: Look,
) -> None:
    kiosk = start_kiosk(size=size, rules=pack(rules), simulated=True)
    kiosk.sign_in()
    kiosk.session.visit.choose_look(look)
    kiosk.touch("readAloud")
    assert left(kiosk, "language") <= left(kiosk, "largeText") < left(kiosk, "highContrast")
    assert left(kiosk, "language") <= left(kiosk, "readAloud") <= left(kiosk, "staffCorner")
    assert left(kiosk, "photo") < left(kiosk, "personName")
    upended = left(kiosk, "language") > left(kiosk, "answer_satisfied")

    speak(kiosk, qapp, pseudo)
    kiosk.grab()
    assert right(kiosk, "language") >= right(kiosk, "largeText") > right(kiosk, "highContrast")
    assert right(kiosk, "language") >= right(kiosk, "readAloud") >= right(kiosk, "staffCorner")
    assert right(kiosk, "photo") > right(kiosk, "personName")
    assert upended == (right(kiosk, "language") < left(kiosk, "answer_satisfied"))
    rows: dict[float, list[float]] = {}
    for level in pack(rules).scale.levels:
        rows.setdefault(kiosk.item(f"answer_{level.slug}").y(), []).append(left(kiosk, f"answer_{level.slug}"))
    assert max(len(row) for row in rows.values()) > 1
    assert all(row == sorted(row, reverse=True) for row in rows.values())
    assert_whole(kiosk)
    kiosk.picture(f"mirrored-{rules}-{size[0]}x{size[1]}-{'large-contrast' if look.large else 'plain'}")


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_no_words_are_cut_short_when_mirrored(
    start_kiosk: StartKiosk, pseudo: PseudoHebrew, qapp: QGuiApplication, size: tuple[int, int]
) -> None:
    settings = KioskSettings(technician_pin=verifier(TECHNICIAN))
    kiosk = start_kiosk(size=size, settings=settings, rules=pack("national_five"), simulated=True)
    speak(kiosk, qapp, pseudo)
    assert_whole(kiosk)
    kiosk.touch("signIn")
    kiosk.keys("104")
    assert_whole(kiosk)
    kiosk.touch("back")
    kiosk.wait("off_duty")
    kiosk.sign_in()
    kiosk.touch("answer_satisfied")
    kiosk.wait("thanks")
    assert_whole(kiosk)
    kiosk.pass_time(4)
    kiosk.wait("reasons")
    assert_whole(kiosk)
    kiosk.touch("moreReasons")
    assert_whole(kiosk)
    kiosk.touch("leaveReasons")
    kiosk.wait("resting")
    kiosk.touch("staffCorner")
    kiosk.wait("sign_out")
    assert_whole(kiosk)
    kiosk.touch("wish_1")
    kiosk.keys(f"{PIN}\n")
    kiosk.wait("paused")
    assert_whole(kiosk)
    kiosk.view_model.administer()
    kiosk.wait("administration")
    assert_whole(kiosk)

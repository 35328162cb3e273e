"""An office with something to decide about: signals, challenges and duties of an October day."""

from collections.abc import Iterator
from typing import Final

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from evaluator.domain.names import CHINESE
from evaluator.manager.corrections.corrections_page import CorrectionsPage
from evaluator.office.office import Office
from evaluator.wire.exchange import SignalRow
from tests.manager.page_at_work import BeginWork, PageAtWork, until
from tests.office.conftest import hand_over, know
from tests.office.paper import PaperKiosk

DAY: Final = 20261021
DUTY: Final = "duty-s03"


def suspicious(office: Office) -> PaperKiosk:
    """A day of s03 with 10 answers too many, 3 challenged ones, and what the kiosk saw of it."""
    kiosk = know(office, PaperKiosk(kiosk="ks")).start("rs").serve("s03", DUTY)
    kiosk.rate("very_satisfied", 30, day=DAY).rate("dissatisfied", 6, day=DAY)
    kiosk.rate("dissatisfied", 3, day=DAY, flag="challenged")
    rows = tuple(
        SignalRow("rs", DAY, DUTY, kind, score, n, 900 + place)
        for place, (kind, score, n) in enumerate(
            (("burst_best", 3.5, 10), ("early", 1.5, 1), ("in_pause", 300.0, 2), ("late_share", 2.2, 17))
        )
    )
    hand_over(office, msgspec.structs.replace(kiosk.request(), signals=rows))
    return kiosk


def cloned(office: Office, times: int = 6) -> PaperKiosk:
    """A kiosk at window 1 whose disk was copied after 20 answers: 30 more on it, and some on the copy in two days."""
    kiosk = know(office, PaperKiosk(kiosk="kf")).start("rf").serve("s01", "duty-f")
    image = kiosk.rate("satisfied", 20, day=DAY).copy()
    hand_over(office, kiosk.rate("very_satisfied", 30, day=DAY).request())
    image.start("rg").serve("s01", "duty-g").rate("dissatisfied", times, day=DAY).rate("neutral", 2, day=DAY + 1)
    hand_over(office, image.request())
    return image


@pytest.fixture
def work(begin_work: BeginWork) -> Iterator[PageAtWork[CorrectionsPage]]:
    page = CorrectionsPage(CHINESE)
    made = begin_work(page, page.table.source, page.dialog.duties.source)
    suspicious(made.office)
    yield made
    page.dialog.close()


def enter(work: PageAtWork[CorrectionsPage], account: str, qtbot: QtBot) -> CorrectionsPage:
    work.page.forget()
    work.sign_in(account)
    until(qtbot, lambda: work.page.view is not None)
    return work.page


def decide(page: CorrectionsPage, slug: str, reason: str = "") -> None:
    if reason:
        page.form.reason.setFocus()
        page.form.reason.clear()
        QTest.keyClicks(page.form.reason, reason)
    QTest.mouseClick(page.form.buttons[slug], Qt.MouseButton.LeftButton)

"""One-sheet checklists, as a resident meets them on a real window."""

from dataclasses import replace

import pytest

from evaluator.domain.directory import Checklist, Directory, Matter
from evaluator.kiosk.settings import KioskSettings
from tests.kiosk.conftest import KioskUnderTest, StartKiosk
from tests.kiosk.staffed import BADGE, PIN, directory


def with_matters(count: int = 4) -> Directory:
    sheet = Checklist(
        version=2,
        on="2026-09-01",
        items=(
            "本人居民身份证原件",
            "居住地住址证明（租赁合同或房产证）",
            "近期一寸免冠白底照片一张",
            "就业、就学证明之一",
        ),
        items_en=("Your identity card", "Proof of address (lease or title deed)", "One photo", "Proof of work"),
    )
    matters = tuple(
        Matter(
            id=f"m{n}",
            name="城乡居民养老保险参保登记",
            name_en="Pension insurance enrolment",
            windows=("w3",),
            checklist=sheet,
        )
        for n in range(count)
    )
    elsewhere = Matter(id="other", name="户口迁移咨询", windows=("w9",), checklist=sheet)
    return replace(directory(), matters=(*matters, elsewhere))


@pytest.fixture
def reading(start_kiosk: StartKiosk) -> KioskUnderTest:
    kiosk = start_kiosk(directory=with_matters())
    kiosk.sign_in()
    kiosk.touch("readSheets")
    kiosk.wait("sheets")
    return kiosk


def test_a_sheet_says_what_to_bring_and_records_nothing(reading: KioskUnderTest) -> None:
    before = reading.entries
    assert not reading.is_visible("matter_4")
    reading.touch("matter_0")
    assert "1. 本人居民身份证原件" in reading.text("sheetItems")
    assert reading.text("sheetVersion") == "第 2 版 · 2026-09-01"
    carried = reading.text("sheetCode")
    assert reading.text("sheetTitle") in carried
    assert reading.text("sheetItems") in carried
    assert reading.text("sheetVersion") in carried
    reading.touch("sheetsBack")
    reading.touch("sheetsBack")
    assert reading.screen == "ask"
    assert reading.entries == before


def test_a_sheet_that_is_left_gives_way_to_asking(reading: KioskUnderTest) -> None:
    reading.touch("matter_1")
    reading.clock.advance(seconds=29)
    reading.view_model.checklists.tick()
    assert reading.screen == "sheets"
    reading.clock.advance(seconds=1)
    reading.view_model.checklists.tick()
    assert reading.screen == "ask"


def test_a_timer_that_comes_early_is_set_again(reading: KioskUnderTest) -> None:
    reading.clock.advance(seconds=29.9)
    reading.view_model.checklists.tick()
    assert reading.screen == "sheets"
    reading.clock.advance(seconds=0.2)
    reading.wait("ask")


def test_keys_rate_nobody_while_a_sheet_lies_open(reading: KioskUnderTest) -> None:
    reading.keys("1")
    reading.pass_time(1)
    assert reading.ratings == []
    assert reading.screen == "sheets"


def test_the_key_that_invites_is_heard_over_a_sheet_and_no_other(start_kiosk: StartKiosk) -> None:
    kiosk = start_kiosk(directory=with_matters(), settings=KioskSettings(mode="invited", invite_key=5))
    kiosk.keys(f"{BADGE}\n{PIN}\n")
    kiosk.wait("uninvited")
    kiosk.touch("readSheets")
    kiosk.keys("1")
    kiosk.pass_time(0.4)
    assert kiosk.screen == "sheets"
    kiosk.keys("5")
    kiosk.pass_time(0.4)
    kiosk.wait("ask")
    assert kiosk.ratings == []


def test_a_visit_takes_the_screen_and_offers_no_sheet(start_kiosk: StartKiosk) -> None:
    kiosk = start_kiosk(directory=with_matters())
    kiosk.sign_in()
    kiosk.touch("answer_satisfied")
    kiosk.wait("thanks")
    assert not kiosk.view_model.view.can_read_sheets
    kiosk.view_model.readSheets()
    assert kiosk.screen == "thanks"


def test_a_window_without_sheets_says_so(start_kiosk: StartKiosk) -> None:
    kiosk = start_kiosk()
    kiosk.sign_in()
    kiosk.touch("readSheets")
    assert kiosk.is_visible("noSheets")


def test_many_matters_are_paged(start_kiosk: StartKiosk) -> None:
    kiosk = start_kiosk(directory=with_matters(13))
    kiosk.sign_in()
    kiosk.touch("readSheets")
    assert kiosk.is_visible("matter_5")
    kiosk.touch("moreMatters")
    kiosk.touch("moreMatters")
    assert kiosk.is_visible("matter_0")
    assert not kiosk.is_visible("matter_1")

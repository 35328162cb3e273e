"""One-sheet checklists, as a resident meets them on a real window."""

from dataclasses import replace

import pytest

from evaluator.domain.directory import Checklist, Directory, Matter
from evaluator.kiosk.settings import KioskSettings
from tests.kiosk.conftest import KioskUnderTest, StartKiosk, below
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


def items_of(kiosk: KioskUnderTest) -> list[str]:
    """The lines of the sheet, each with its number, as they are seen."""
    words = {item.objectName(): str(item.property("text")) for item in below(kiosk.window.contentItem())}
    places = range(sum(name.startswith("sheetItems_") for name in words))
    return [f"{words[f'sheetNumber_{at}']} {words[f'sheetItems_{at}']}" for at in places]


def test_a_sheet_says_what_to_bring_and_records_nothing(reading: KioskUnderTest) -> None:
    before = reading.entries
    assert not reading.is_visible("matter_4")
    reading.touch("matter_0")
    assert items_of(reading)[0] == "1. 本人居民身份证原件"
    assert reading.text("sheetVersion") == "第 2 版 · 2026-09-01"
    carried = reading.text("sheetCode")
    assert reading.text("sheetTitle") in carried
    assert "\n".join(items_of(reading)) in carried
    assert reading.text("sheetVersion") in carried
    reading.touch("sheetsBack")
    reading.touch("sheetsBack")
    assert reading.screen == "ask"
    assert reading.entries == before


@pytest.mark.parametrize("size", [(800, 480), (1280, 800)], ids=lambda size: f"{size[0]}x{size[1]}")
def test_a_long_item_goes_on_under_its_first_word(start_kiosk: StartKiosk, size: tuple[int, int]) -> None:
    known = with_matters(1)
    long = (
        "Proof of where you live: a lease that is registered, a title deed, or a letter of your neighbourhood committee"
    )
    sheet = replace(known.matters[0].checklist or Checklist(version=1, on="", items=()), items=("甲",) * 9 + ("乙",))
    sheet = replace(sheet, items_en=(long, *["Your identity card"] * 8, "One photo"))
    kiosk = start_kiosk(
        size=size,
        settings=KioskSettings(language="en"),
        directory=replace(known, matters=(replace(known.matters[0], checklist=sheet),)),
    )
    kiosk.sign_in()
    kiosk.touch("readSheets")
    kiosk.touch("matter_0")
    kiosk.picture(f"sheet-indented-{size[0]}x{size[1]}")
    bodies = [kiosk.item(f"sheetItems_{at}") for at in range(10)]
    numbers = [kiosk.item(f"sheetNumber_{at}") for at in range(10)]
    assert items_of(kiosk)[9] == "10. One photo"
    assert bodies[0].property("lineCount") > 1
    assert len({body.x() for body in bodies}) == 1
    assert all(number.x() + number.width() <= body.x() for number, body in zip(numbers, bodies, strict=True))
    inside = kiosk.item("sheetItems")
    assert bodies[0].parentItem().parentItem().y() >= 0
    assert sum(body.height() for body in bodies) <= inside.height()


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

"""District, two offices, their halls, a floor of one of them and its window: every answer knows the whole way up."""

import shutil
from pathlib import Path

import msgspec
import pytest

from evaluator.office.directory import directory_store, importing
from evaluator.office.office import Office
from evaluator.wire.manager import TALLY_PATH
from evaluator.wire.posted import POSTED_PATH
from tests.office.conftest import ask, exchange, hand_over, know
from tests.office.paper import PaperKiosk
from tests.office.test_cases import case_row, listed, send, sign_in
from tests.support.office import SAMPLE

MORE = {
    "units": (
        "district,,district,高新区,High-tech District",
        "lushan,district,office,庐山街道办事处,Lushan Sub-district Office",
        "hall-north,lushan,hall,北苑便民服务大厅,Beiyuan Hall",
        "north-2,hall-north,other,北苑二楼,Beiyuan second floor",
    ),
    "windows": ("w9,north-2,9,证照窗口,Licences",),
    "staff": ("s90,north-2,1990,何静,He Jing,专员,Clerk,none,,,407182",),
}


@pytest.fixture
def deep(office: Office, tmp_path: Path) -> Office:
    """The sample with a district above it and a second office beside it."""
    folder = Path(shutil.copytree(SAMPLE, tmp_path / "deep"))
    for sheet, lines in MORE.items():
        file = folder / f"{sheet}.csv"
        text = file.read_text("utf-8")
        if sheet == "units":
            text = text.replace("qinghe,,office", "qinghe,district,office")
        file.write_text(text.rstrip("\n") + "\n" + "\n".join(lines) + "\n", "utf-8")
    importing.import_directory(office.database, folder, dry_run=False, clock=office.clock)
    return office


@pytest.fixture
def north(deep: Office) -> PaperKiosk:
    """Ratings on the second floor of the new hall, and others in the old office."""
    east = know(deep, PaperKiosk()).start("r1").serve("s03").rate("satisfied", 20)
    kiosk = know(deep, PaperKiosk(kiosk="k9", window="w9", unit="north-2")).start("r9").serve("s90")
    kiosk.rate("very_satisfied", 11).rate("dissatisfied", 1)
    for one in (east, kiosk):
        hand_over(deep, one.request())
    return kiosk


def counted(office: Office, header: dict[str, str], unit: str = "") -> dict[str, int | None]:
    answer = ask(office, "GET", f"{TALLY_PATH}?month=202611&by=unit&unit={unit}", headers=header)
    assert answer.status_code == 200, answer.text
    rows = answer.json()["rows"]
    return {
        row["key"]: row["figures"] and row["figures"]["n"]
        for row in rows
        if row["figures"] is None or row["figures"]["n"]
    }


@pytest.mark.usefixtures("north")
def test_every_unit_counts_what_lies_below_it_however_deep(deep: Office) -> None:
    zhang = sign_in(deep, "zhang")
    every = {"district": 32, "qinghe": 20, "hall-east": 20, "lushan": 12, "hall-north": 12, "north-2": 12}
    assert counted(deep, zhang) == every
    assert counted(deep, zhang, "lushan") == {"lushan": 12, "hall-north": 12, "north-2": 12}
    assert counted(deep, zhang, "north-2") == {"north-2": 12}


@pytest.mark.usefixtures("north")
def test_whoever_belongs_to_a_unit_sees_all_below_it_and_nothing_beside(deep: Office) -> None:
    lushan = sign_in(deep, "hu", "office_manager", "lushan")
    assert counted(deep, lushan) == {"lushan": 12, "hall-north": 12, "north-2": 12}
    for strange in ("qinghe", "district", "hall-east"):
        refused = ask(deep, "GET", f"{TALLY_PATH}?month=202611&by=unit&unit={strange}", headers=lushan)
        assert (refused.status_code, refused.json()["code"]) == (403, "not_allowed"), strange
    assert counted(deep, sign_in(deep, "he", "hall_manager", "hall-north")) == {"hall-north": 12, "north-2": 12}


def test_a_window_on_a_floor_gets_its_hall_and_the_way_up_and_no_other(deep: Office, north: PaperKiosk) -> None:
    held = exchange(deep, north, north.request()).directory
    assert held is not None
    directory = held.directory
    assert {unit.id for unit in directory.units} == {"district", "lushan", "hall-north", "north-2"}
    assert [window.id for window in directory.windows] == ["w9"]
    assert [person.id for person in directory.staff] == ["s90"]
    with deep.database.reading() as connection:
        east = directory_store.hall(connection, "hall-east").directory
    assert {unit.id for unit in east.units} == {"district", "qinghe", "hall-east"}
    assert "w9" not in {window.id for window in east.windows}


def test_cases_and_the_posted_sheet_of_a_hall_hold_its_floors(deep: Office, north: PaperKiosk) -> None:
    send(deep, north, msgspec.structs.replace(case_row(), run="r9", duty=north.duty))
    he, li = (sign_in(deep, who, "hall_manager", unit) for who, unit in (("he", "hall-north"), ("li", "hall-east")))
    (case,) = listed(deep, he)["cases"]
    assert (case["unit"], case["window"]) == ("north-2", "w9")
    assert listed(deep, li)["cases"] == []
    sheet = ask(deep, "GET", f"{POSTED_PATH}?month=202611&hall=hall-north", headers=he).json()["sheet"]
    assert [(one["window"], one["n"]) for one in sheet["windows"]] == [("w9", 12)]
    assert sheet["n"] == 12

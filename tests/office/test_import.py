"""The directory comes in whole or not at all, and every fault is named by sheet, row and column."""

import csv
import os
import shutil
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from sqlalchemy import select

from evaluator.domain.directory import Directory, Matter, StaffMember, Unit, Window
from evaluator.office.directory import directory_store, importing
from evaluator.office.directory.directory_columns import CHINESE_SHEETS, COLUMNS
from evaluator.office.directory.directory_file import NOTHING_KNOWN, Read, check
from evaluator.office.directory.importing import PhotoFolder
from evaluator.office.directory.sheets import UnreadableError, read_sheets
from evaluator.office.office import Office
from evaluator.office.people import passwords
from evaluator.office.store import schema
from evaluator.runtime.refusal import Refused
from tests.office.conftest import TestClock, hand_over, know
from tests.office.paper import PaperKiosk
from tests.support.office import SAMPLE


@pytest.fixture
def sheets(tmp_path: Path) -> Path:
    """A copy of the sample to spoil."""
    return Path(shutil.copytree(SAMPLE, tmp_path / "sheets"))


def edit(folder: Path, sheet: str, row: int, column: str, value: str) -> None:
    """Write one cell; row 2 is the first under the heading."""
    file = folder / f"{sheet}.csv"
    lines = list(csv.reader(file.read_text("utf-8").splitlines()))
    lines[row - 1][lines[0].index(column)] = value
    with file.open("w", encoding="utf-8", newline="") as out:
        csv.writer(out).writerows(lines)


def faults(folder: Path) -> list[str]:
    found = check(read_sheets(folder), PhotoFolder(folder / "photos"))
    assert not isinstance(found, Read), "no fault was found"
    return [str(fault) for fault in found]


def directory(office: Office, *, with_closed: bool = False) -> Directory:
    with office.database.reading() as connection:
        return directory_store.read(connection, with_closed=with_closed)


def take_in(office: Office, path: Path, *, dry_run: bool = False) -> str:
    return importing.import_directory(office.database, path, dry_run=dry_run, clock=office.clock)


def test_the_sample_is_three_halls_six_windows_and_somebody_with_badge_1043_at_the_first(office: Office) -> None:
    sample = directory(office)
    halls = [unit for unit in sample.units if unit.kind == "hall"]
    assert (len(halls), len(sample.windows), len(sample.staff), len(sample.matters)) == (3, 6, 14, 10)
    person, window = sample.by_badge("1043"), sample.window("w1")
    assert person is not None
    assert window is not None
    assert person.unit == window.unit == halls[0].id
    assert all(matter.checklist and matter.checklist.items_en for matter in sample.matters)
    named: list[Unit | Window | StaffMember | Matter] = [*sample.units, *sample.windows, *sample.staff, *sample.matters]
    assert all(one.name_en for one in named)
    assert sum(one.photo is not None for one in sample.staff) >= 7


def test_pins_are_kept_as_verifiers_only(office: Office) -> None:
    with office.database.reading() as connection:
        verifier = connection.execute(
            select(schema.staff.c.verifier).where(schema.staff.c.badge == "1043")
        ).scalar_one()
    assert verifier.startswith("$argon2id$")
    assert passwords.fits(verifier, "260715")
    assert not passwords.fits(verifier, "260716")
    office.database.copy_to(office.folder / "copy.db")
    assert b"260715" not in (office.folder / "copy.db").read_bytes()


@pytest.mark.parametrize(
    ("sheet", "row", "column", "value", "expected"),
    [
        ("units", 3, "parent", "nowhere", "units.csv, row 3, column parent: there is no unit nowhere; add it"),
        ("units", 3, "kind", "palace", "units.csv, row 3, column kind: write one of district, office, hall, other"),
        ("units", 2, "parent", "hall-east", "units.csv, row 2, column parent: goes round in a circle"),
        ("units", 3, "id", "hall west", "units.csv, row 3, column id: may hold letters"),
        ("units", 3, "id", "hall-west", "units.csv, row 4, column id: hall-west stands in row 3 already"),
        ("units", 3, "name", "", "units.csv, row 3, column name: is empty; fill it in"),
        ("units", 3, "name", "长" * 65, "units.csv, row 3, column name: has more than 64 characters; shorten it"),
        ("windows", 2, "unit", "nowhere", "windows.csv, row 2, column unit: there is no unit nowhere"),
        ("windows", 3, "id", "w1", "windows.csv, row 3, column id: w1 stands in row 2 already"),
        ("staff", 7, "badge", "1041", "staff.csv, row 7, column badge: 1041 stands in row 2 already"),
        ("staff", 7, "badge", "10-46", "staff.csv, row 7, column badge: holds something else than digits"),
        ("staff", 7, "badge", "１０４６", "staff.csv, row 7, column badge: holds something else than digits"),
        ("staff", 7, "emblem", "crown", "staff.csv, row 7, column emblem: write one of none, party, star"),
        ("staff", 7, "name", "刘\u202e志强", "staff.csv, row 7, column name: holds an invisible control character"),
        ("staff", 7, "name", "刘\x07志强", "staff.csv, row 7, column name: holds an invisible control character"),
        (
            "staff",
            7,
            "name",
            "#N/A",
            "staff.csv, row 7, column name: is #N/A, the error of a formula; mend the formula",
        ),
        ("windows", 2, "number", "#DIV/0!", "windows.csv, row 2, column number: is #DIV/0!, the error of a formula"),
        ("staff", 7, "pin", "123456", "staff.csv, row 7, column pin: is no good PIN"),
        ("staff", 7, "pin", "111111", "staff.csv, row 7, column pin: is no good PIN"),
        ("staff", 7, "pin", "07182", "staff.csv, row 7, column pin: is no good PIN"),
        ("staff", 7, "photo", "gone.png", "staff.csv, row 7, column photo: there is no file gone.png"),
        ("staff", 7, "photo", "../staff.csv", "staff.csv, row 7, column photo: there is no file ../staff.csv"),
        (
            "staff",
            7,
            "also_serves",
            "hall-south nowhere",
            "staff.csv, row 7, column also_serves: there is no unit nowhere",
        ),
        ("staff", 7, "also_serves", "hall-west", "staff.csv, row 7, column also_serves: hall-west is the person's own"),
        ("matters", 2, "windows", "w1 w9", "matters.csv, row 2, column windows: there is no window w9"),
        ("matters", 2, "windows", "", "matters.csv, row 2, column windows: is empty; fill it in"),
        ("checklists", 2, "matter", "m99", "checklists.csv, row 2, column matter: there is no matter m99"),
        ("checklists", 2, "version", "one", "checklists.csv, row 2, column version: is no whole number"),
        ("checklists", 2, "on", "2026-02-30", "checklists.csv, row 2, column on: is no date"),
        ("checklists", 2, "item_en", "", "checklists.csv, row 3, column item_en: is missing in some lines"),
        ("checklists", 2, "on", "2026-09-02", "checklists.csv, row 3, column on: differs within one version"),
    ],
)
def test_a_fault_is_named_with_its_place_and_remedy(
    sheets: Path, sheet: str, row: int, column: str, value: str, expected: str
) -> None:
    edit(sheets, sheet, row, column, value)
    assert any(fault.startswith(expected) for fault in faults(sheets)), faults(sheets)


def test_no_fault_ever_repeats_a_pin(sheets: Path) -> None:
    edit(sheets, "staff", 7, "pin", "654321")
    assert not any("654321" in fault for fault in faults(sheets))


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("id,unit,number", "windows.csv, column name: is missing; add it to the first row"),
        ("id,unit,number,name,colour", "windows.csv, column colour: is not known; the columns are id, unit"),
        ("id,unit,number,name,name", "windows.csv, column name: stands twice; keep one"),
        ("", "windows.csv, column id: is missing; add it to the first row"),
    ],
)
def test_a_heading_that_is_wrong_is_named(sheets: Path, heading: str, expected: str) -> None:
    (sheets / "windows.csv").write_text(f"{heading}\nw1,hall-east,1,a,b\n", "utf-8")
    assert any(fault.startswith(expected) for fault in faults(sheets)), faults(sheets)


def test_a_missing_or_unknown_sheet_is_named(sheets: Path) -> None:
    (sheets / "windows.csv").rename(sheets / "doors.csv")
    assert [fault.partition(";")[0] for fault in faults(sheets)] == [
        "doors.csv: is not known",
        "sheet windows: is missing",
    ]


def test_a_cell_without_heading_is_named(sheets: Path) -> None:
    with (sheets / "windows.csv").open("a", encoding="utf-8") as out:
        out.write("w7,hall-east,7,a,b,stray\n")
    assert any("windows.csv, row 8, column column 6: has no heading" in fault for fault in faults(sheets))


def test_a_file_that_is_no_text_and_one_that_is_no_workbook_are_refused(office: Office, tmp_path: Path) -> None:
    bad = tmp_path / "bad"
    bad.mkdir()
    (bad / "units.csv").write_bytes("标识".encode("gbk"))
    (tmp_path / "bad.xlsx").write_bytes(b"PK\x03\x04 no")
    for path in (bad, tmp_path / "bad.xlsx", tmp_path / "none.xlsx"):
        with pytest.raises(Refused) as refused:
            take_in(office, path)
        assert str(path) in refused.value.message


def test_a_pipe_or_a_device_is_no_directory(tmp_path: Path) -> None:
    pipe = tmp_path / "units.csv"
    os.mkfifo(pipe)
    for path in (pipe, tmp_path, Path("/dev/zero")):
        with pytest.raises(Refused, match="neither a file nor a folder"):
            importing.read_directory(path, NOTHING_KNOWN)


def test_a_workbook_that_unpacks_without_end_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    book = tmp_path / "book.xlsx"
    workbook_of(SAMPLE, book)
    monkeypatch.setattr("evaluator.office.directory.sheets.UNPACKED_MOST", 1000)
    with pytest.raises(UnreadableError, match="unpacks"):
        read_sheets(book)


def test_nothing_is_half_imported(office: Office, sheets: Path) -> None:
    before = directory(office)
    edit(sheets, "units", 3, "name", "新名字")
    edit(sheets, "checklists", 5, "on", "yesterday")
    with pytest.raises(Refused) as refused:
        take_in(office, sheets)
    assert refused.value.exit_code == 2
    assert "nothing was imported" in refused.value.message
    assert directory(office) == before


def test_every_fault_is_said_at_once_up_to_fifty(office: Office, sheets: Path) -> None:
    for row in range(2, 16):
        for column in ("badge", "emblem", "pin", "unit"):
            edit(sheets, "staff", row, column, "?")
    with pytest.raises(Refused) as refused:
        take_in(office, sheets)
    assert refused.value.message.count("\nstaff.csv, row ") == 50
    assert "more." in refused.value.message


def test_a_dry_run_says_what_would_change_and_changes_nothing(office: Office, sheets: Path) -> None:
    before = directory(office)
    edit(sheets, "windows", 2, "name", "大综合")
    lines = (sheets / "staff.csv").read_text("utf-8").splitlines(keepends=True)
    (sheets / "staff.csv").write_text("".join(lines[:-1]), "utf-8")
    with (sheets / "staff.csv").open("a", encoding="utf-8") as out:
        out.write("s15,hall-east,1055,新人,New Person,,,none,,,\n")
    assert take_in(office, sheets, dry_run=True).splitlines() == [
        "Checked, not written: 1 new, 1 changed, 1 would be closed.",
        "  changed: window w1 大综合: name",
        "  new: staff member s15 新人",
        "  closed: staff member s14 徐国栋",
    ]
    assert directory(office) == before
    assert take_in(office, sheets) == "Directory version 2: 1 new, 1 changed, 1 closed."


def test_the_same_directory_again_is_no_new_version(office: Office) -> None:
    assert take_in(office, SAMPLE) == "Nothing differs from version 1."
    assert directory(office).version == 1


def test_who_is_missing_is_closed_and_kept_and_can_come_back(office: Office, sheets: Path) -> None:
    lines = (sheets / "staff.csv").read_text("utf-8").splitlines(keepends=True)
    (sheets / "staff.csv").write_text("".join(lines[:-1]), "utf-8")
    take_in(office, sheets)
    assert directory(office).staff_member("s14") is None
    assert directory(office, with_closed=True).staff_member("s14") is not None
    take_in(office, SAMPLE)
    assert directory(office).staff_member("s14") is not None


def test_a_badge_number_may_move_to_another_person(office: Office, sheets: Path) -> None:
    edit(sheets, "staff", 4, "badge", "2043")
    edit(sheets, "staff", 5, "badge", "1043")
    take_in(office, sheets)
    person = directory(office).by_badge("1043")
    assert person is not None
    assert person.id == "s04"


def test_an_empty_pin_keeps_the_one_there_is_and_a_new_one_replaces_it(office: Office, sheets: Path) -> None:
    def verifier() -> str:
        with office.database.reading() as connection:
            return str(
                connection.execute(select(schema.staff.c.verifier).where(schema.staff.c.badge == "1043")).scalar_one()
            )

    kept = verifier()
    edit(sheets, "staff", 4, "pin", "")
    take_in(office, sheets)
    assert verifier() == kept
    edit(sheets, "staff", 4, "pin", "908172")
    take_in(office, sheets)
    assert passwords.fits(verifier(), "908172")


def test_what_was_unknown_is_counted_properly_once_the_directory_knows_it(office: Office, sheets: Path) -> None:
    kiosk = know(office, PaperKiosk()).start("r1").serve("s15").rate(times=2)
    hand_over(office, kiosk.request())
    with (sheets / "staff.csv").open("a", encoding="utf-8") as out:
        out.write("s15,hall-east,1055,新人,New Person,,,none,,,\n")
    take_in(office, sheets)
    with office.database.reading() as connection:
        assert [(row.staff, row.flag, row.n) for row in connection.execute(select(schema.tally_month))] == [
            ("s15", "", 2)
        ]


def test_ratings_after_a_matter_was_retired_are_marked(office: Office, sheets: Path, clock: TestClock) -> None:
    lines = (sheets / "matters.csv").read_text("utf-8").splitlines(keepends=True)
    (sheets / "matters.csv").write_text("".join(lines[:-1]), "utf-8")
    rows = (sheets / "checklists.csv").read_text("utf-8").splitlines(keepends=True)
    (sheets / "checklists.csv").write_text("".join(row for row in rows if not row.startswith("m10,")), "utf-8")
    take_in(office, sheets)
    kiosk = know(office, PaperKiosk()).start("r1").serve("s03").rate(matter="m10", day=20261120)
    hand_over(office, kiosk.rate(matter="m10", day=20261125).request())
    with office.database.reading() as connection:
        counted = {row.flag: row.n for row in connection.execute(select(schema.tally_month))}
    assert counted == {"": 1, "unknown_ref": 1}
    del clock


def workbook_of(folder: Path, path: Path) -> None:
    """The same directory as a spreadsheet program would keep it: numbers and dates as such, PINs as text."""
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for name in COLUMNS:
        page = book.create_sheet(name)
        lines = list(csv.reader((folder / f"{name}.csv").read_text("utf-8").splitlines()))
        page.append(lines[0])
        for line in lines[1:]:
            page.append([_typed(lines[0][at], cell) for at, cell in enumerate(line)])
    book.save(path)


def _typed(column: str, cell: str) -> object:
    match column:
        case "badge" | "version" | "number" if cell.isdigit():
            return float(cell)
        case "on":
            return date.fromisoformat(cell)
        case _:
            return cell or None


def test_a_workbook_says_the_same_as_the_folder(office: Office, tmp_path: Path) -> None:
    shutil.copytree(SAMPLE / "photos", tmp_path / "photos")
    workbook_of(SAMPLE, tmp_path / "book.xlsx")
    assert take_in(office, tmp_path / "book.xlsx") == "Nothing differs from version 1."


def test_the_guide_names_every_sheet_and_column() -> None:
    guide = (SAMPLE.parent.parent / "docs" / "DIRECTORY.md").read_text("utf-8")
    for sheet, columns in COLUMNS.items():
        part = guide.split(f"## {sheet} · {CHINESE_SHEETS[sheet]}")[1].split("\n## ")[0]
        for column in columns:
            must = "yes" if column.required else ""
            assert f"| `{column.name}` | {column.zh} | {must} | {column.about} | {column.most} |" in part


def test_a_byte_order_mark_and_empty_lines_are_no_fault(sheets: Path) -> None:
    file = sheets / "units.csv"
    file.write_text(file.read_text("utf-8") + ",,,,\n\n", "utf-8-sig")
    assert isinstance(check(read_sheets(sheets), PhotoFolder(sheets / "photos")), Read)


def test_a_tree_deeper_than_anybody_needs_is_a_fault(sheets: Path) -> None:
    with (sheets / "units.csv").open("a", encoding="utf-8") as out:
        out.writelines(f"u{at},{f'u{at - 1}' if at else 'qinghe'},other,第{at}层,\n" for at in range(40))
    assert any("lies deeper than 32 levels" in fault for fault in faults(sheets))

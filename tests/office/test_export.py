"""What is exported comes back without any change, whatever people are called."""

import csv
import io
import re
import zipfile
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from evaluator.domain.directory import Checklist, Directory, Matter, StaffMember, Unit, Window
from evaluator.domain.names import CHINESE, ENGLISH, Language
from evaluator.office.directory import exporting
from evaluator.office.directory.directory_file import Read, check
from evaluator.office.directory.directory_rules import Known
from evaluator.office.directory.directory_sheets import sheets_of, table
from evaluator.office.directory.importing import PhotoFolder
from evaluator.office.directory.sheets import csv_bytes, read_csv, read_sheets, read_workbook, workbook_bytes
from evaluator.office.office import Office
from evaluator.office.people.audit import first_wrong
from evaluator.office.store import schema
from evaluator.runtime.refusal import Refused
from tests.office.test_import import directory, take_in
from tests.support.office import SAMPLE

LIVE = re.compile(r"[=+\-@\t\r＝＋－＠]")
HOSTILE = [
    "=1+1",
    "'=1+1",
    "''x",
    "+cmd|' /C calc'!A0",
    "-1",
    "@SUM(A1)",
    "＝1",
    "_x0041_",
    "</t>",
    "a,b\"c'",
    "../../x",
]
NAMES = st.one_of(
    st.sampled_from([*HOSTILE, "吾买尔江·阿不都热合曼", "𠮷野家", "00041", "1e5", "TRUE", "2026-09-01", "😀"]),
    st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cf", "Cs", "Co", "Zl", "Zp"]), max_size=20),
).filter(lambda name: name.strip() == name and not any(ord(letter) & 0xFFFE == 0xFFFE for letter in name))
NAMED = NAMES.filter(bool)
IDS = st.from_regex(r"[A-Za-z0-9._-]{1,8}", fullmatch=True)
BADGES = st.from_regex(r"[0-9]{1,16}", fullmatch=True)
DAYS = st.dates().map(str)
PHOTO = "0" * 64


@st.composite
def checklists(draw: st.DrawFn) -> tuple[Checklist, ...]:
    versions = sorted(draw(st.sets(st.integers(0, 999_999), max_size=3)), reverse=True)
    found = []
    for version in versions:
        items = tuple(draw(st.lists(NAMED, min_size=1, max_size=3)))
        english = draw(st.one_of(st.just(()), st.tuples(*[NAMED] * len(items))))
        found.append(Checklist(version=version, on=draw(DAYS), items=items, items_en=english))
    return tuple(found)


@st.composite
def directories(draw: st.DrawFn) -> Directory:
    """Any directory that breaks no rule."""
    unit_ids = draw(st.lists(IDS, min_size=1, max_size=5, unique=True))
    units = tuple(
        Unit(
            id=name,
            parent=draw(st.sampled_from(unit_ids[:at])) if at and draw(st.booleans()) else None,
            kind=draw(st.sampled_from(["district", "office", "hall", "other"])),
            name=draw(NAMED),
            name_en=draw(NAMES),
        )
        for at, name in enumerate(unit_ids)
    )
    windows = tuple(
        Window(
            id=name,
            unit=draw(st.sampled_from(unit_ids)),
            number=draw(NAMED.filter(lambda text: len(text) <= 8)),
            name=draw(NAMED),
            name_en=draw(NAMES),
        )
        for name in draw(st.lists(IDS, min_size=1, max_size=3, unique=True))
    )
    badges = draw(st.lists(BADGES, min_size=1, max_size=4, unique=True))
    staff = tuple(
        StaffMember(
            id=f"s{at}",
            unit=(home := draw(st.sampled_from(unit_ids))),
            badge=badge,
            name=draw(NAMED),
            name_en=draw(NAMES),
            post=draw(NAMES),
            post_en=draw(NAMES),
            emblem=draw(st.sampled_from(["none", "party", "star"])),
            photo=draw(st.sampled_from([None, PHOTO])),
            also_serves=tuple(one for one in unit_ids if one != home and draw(st.booleans())),
        )
        for at, badge in enumerate(badges)
    )
    matters = []
    for at in range(draw(st.integers(0, 2))):
        lists = draw(checklists())
        windows_of = tuple(one.id for one in windows if draw(st.booleans())) or (windows[0].id,)
        named = {"name": draw(NAMED), "name_en": draw(NAMES)}
        first = lists[0] if lists else None
        matters.append(Matter(id=f"m{at}", windows=windows_of, checklist=first, earlier=lists[1:], **named))
    return Directory(version=0, units=units, windows=windows, staff=staff, matters=tuple(matters))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(known=directories(), language=st.sampled_from([CHINESE, ENGLISH]), as_workbook=st.booleans())
def test_any_directory_comes_back_from_its_files_as_it_was(
    known: Directory, language: Language, *, as_workbook: bool
) -> None:
    tables = [table(sheet, language) for sheet in sheets_of(known, {PHOTO: f"{PHOTO}.png"})]
    if as_workbook:
        sheets = read_workbook(io.BytesIO(workbook_bytes(tables)), "book.xlsx")
    else:
        sheets = [read_csv(csv_bytes(lines), f"{name}.csv") for name, lines in tables]
    found = check(sheets, PhotoFolder(Path("/nowhere")), Known(photos=frozenset({PHOTO})))
    assert isinstance(found, Read), found
    assert found.directory == known


@given(cell=NAMES)
@example(cell="'=")
@example(cell="''")
def test_no_cell_of_a_csv_file_is_a_formula_and_every_one_comes_back(cell: str) -> None:
    body = csv_bytes([["name"], [cell]])
    assert body.startswith(b"\xef\xbb\xbf")
    [[_], *lines] = csv.reader(io.StringIO(body.decode("utf-8-sig"), newline=""))
    assert not any(LIVE.match(text) for line in lines for text in line)
    back = read_csv(body, "x.csv").rows
    assert [row.cells["name"] for row in back] == ([cell] if cell else [])


def test_no_cell_of_a_workbook_is_a_formula_for_another_program() -> None:
    body = workbook_bytes([("staff", [["name"], *[[text] for text in HOSTILE]])])
    book = openpyxl.load_workbook(io.BytesIO(body))
    assert {cell.data_type for row in book["staff"].iter_rows() for cell in row} == {"s"}
    with zipfile.ZipFile(io.BytesIO(body)) as packed:
        assert b"<f>" not in packed.read("xl/worksheets/sheet1.xml")


@pytest.mark.parametrize("name", ["out", "out.xlsx"])
@pytest.mark.parametrize("language", [CHINESE, ENGLISH])
def test_an_export_taken_in_again_changes_nothing(
    office: Office, tmp_path: Path, name: str, language: Language
) -> None:
    path = tmp_path / name
    before = directory(office)
    said = exporting.export_directory(office.database, path, language=language, clock=office.clock)
    assert said == f"Directory version 1 was exported to {path}. PINs are not in it."
    assert take_in(office, path) == "Nothing differs from version 1."
    assert directory(office) == before
    with office.database.reading() as connection:
        assert first_wrong(connection) is None


def test_neither_pins_nor_what_is_kept_of_them_leave_the_office(office: Office, tmp_path: Path) -> None:
    exporting.export_directory(office.database, tmp_path / "out", language=ENGLISH, clock=office.clock)
    heading = (tmp_path / "out" / "staff.csv").read_text("utf-8-sig").splitlines()[0]
    assert heading.split(",") == [
        *("id", "unit", "badge", "name", "name_en", "post", "post_en", "emblem", "photo", "also_serves")
    ]
    assert "argon2" not in "".join(file.read_text("utf-8-sig") for file in (tmp_path / "out").glob("*.csv"))


def test_an_export_never_writes_over_anything(office: Office, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out.xlsx").touch()
    for name in ("out", "out.xlsx"):
        with pytest.raises(Refused, match="is there already"):
            exporting.export_directory(office.database, tmp_path / name, language=ENGLISH, clock=office.clock)
    with pytest.raises(Refused, match="cannot be written: No such file"):
        exporting.export_directory(office.database, tmp_path / "no" / "out", language=ENGLISH, clock=office.clock)


def test_a_photo_is_called_by_its_hash_and_needs_not_come_along(office: Office, tmp_path: Path) -> None:
    exporting.export_directory(office.database, tmp_path / "out.xlsx", language=ENGLISH, clock=office.clock)
    photos = sorted(file.name for file in (tmp_path / "photos").iterdir())
    with office.database.reading() as connection:
        assert [name.partition(".")[0] for name in photos] == sorted(
            connection.execute(select(schema.photo.c.sha256)).scalars()
        )
    (tmp_path / "photos").rename(tmp_path / "elsewhere")
    assert take_in(office, tmp_path / "out.xlsx") == "Nothing differs from version 1."


def page(rows: list[list[object]], formats: dict[str, str]) -> bytes:
    """A workbook as a spreadsheet program writes it: numbers, dates and formats of cells."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "人员"
    for row in rows:
        sheet.append(row)
    for place, form in formats.items():
        sheet[place].number_format = form
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def test_numbers_and_their_zeros_are_read_as_they_are_shown() -> None:
    body = page([["工号"], [1041], [41], [1041.0], [1e15], ["0041"]], {"A3": "00000"})
    [sheet] = read_workbook(io.BytesIO(body), "book.xlsx")
    assert [row.cells["工号"] for row in sheet.rows] == ["1041", "00041", "1041", "1000000000000000.0", "0041"]


def test_dates_as_a_spreadsheet_program_saves_them_are_dates(tmp_path: Path) -> None:
    import shutil

    sheets = Path(shutil.copytree(SAMPLE, tmp_path / "sheets"))
    file = sheets / "checklists.csv"
    whole = file.read_text("utf-8")
    expected = check(read_sheets(sheets), PhotoFolder(sheets / "photos"))
    for written in ("2026/9/1", "2026/09/01", "2026年9月1日", "2026.9.1"):
        file.write_text(whole.replace("2026-09-01", written), "utf-8")
        assert check(read_sheets(sheets), PhotoFolder(sheets / "photos")) == expected


def test_chinese_headings_and_sheets_are_understood_and_faults_name_them(office: Office, tmp_path: Path) -> None:
    exporting.export_directory(office.database, tmp_path / "out", language=CHINESE, clock=office.clock)
    file = tmp_path / "out" / "人员.csv"
    file.write_text(file.read_text("utf-8-sig").replace("1041", "10-41"), "utf-8")
    found = check(read_sheets(tmp_path / "out"), PhotoFolder(tmp_path / "out" / "photos"))
    assert not isinstance(found, Read)
    assert found[0].sentence(CHINESE) == "人员.csv，第 2 行，工号 列：含有数字以外的字符；请只写数字"
    assert (found[0].file, found[0].row, found[0].column, found[0].id) == ("人员.csv", 2, "工号", "s01")
    (tmp_path / "out" / "staff.csv").write_bytes(file.read_bytes())
    found = check(read_sheets(tmp_path / "out"), PhotoFolder(tmp_path / "out" / "photos"))
    assert any("stands twice" in str(fault) for fault in (found if isinstance(found, list) else []))


def test_an_earlier_version_of_a_checklist_is_kept_and_one_left_out_is_withdrawn(
    office: Office, tmp_path: Path
) -> None:
    exporting.export_directory(office.database, tmp_path / "out", language=ENGLISH, clock=office.clock)
    file = tmp_path / "out" / "checklists.csv"
    before = file.read_text("utf-8-sig")
    file.write_text(before + "m01,2,2026-12-01,身份证,Identity card\n", "utf-8")
    assert take_in(office, tmp_path / "out") == "Directory version 2: 0 new, 1 changed, 0 closed."
    matter = directory(office).matter("m01")
    assert matter is not None
    assert [one.version for one in matter.checklists] == [2, 1]
    file.write_text(before, "utf-8")
    assert take_in(office, tmp_path / "out") == "Directory version 3: 0 new, 1 changed, 0 closed."
    matter = directory(office).matter("m01")
    assert matter is not None
    assert [one.version for one in matter.checklists] == [1]
    with office.database.reading() as connection:
        kept = select(schema.checklist.c.closed_day).where(
            schema.checklist.c.matter == "m01", schema.checklist.c.version == 2
        )
        assert connection.execute(kept).scalar_one() == 20261121


def test_rows_in_another_order_are_a_version_without_changes(office: Office, tmp_path: Path) -> None:
    exporting.export_directory(office.database, tmp_path / "out", language=ENGLISH, clock=office.clock)
    file = tmp_path / "out" / "windows.csv"
    head, *lines = file.read_text("utf-8-sig").splitlines(keepends=True)
    file.write_text("".join([head, *lines[1:], lines[0]]), "utf-8")
    assert take_in(office, tmp_path / "out") == "Directory version 2: 0 new, 0 changed, 0 closed."
    assert [window.id for window in directory(office).windows] == ["w2", "w3", "w4", "w5", "w6", "w1"]


def test_what_each_version_changed_is_kept_and_nothing_else(office: Office, tmp_path: Path) -> None:
    exporting.export_directory(office.database, tmp_path / "out", language=ENGLISH, clock=office.clock)
    file = tmp_path / "out" / "staff.csv"
    lines = file.read_text("utf-8-sig").splitlines(keepends=True)
    file.write_text("".join(lines[:-1]).replace("赵明", "赵朋"), "utf-8")
    take_in(office, tmp_path / "out")
    table_ = schema.directory_change
    with office.database.reading() as connection:
        rows = connection.execute(select(table_).where(table_.c.version == 2).order_by("id")).all()
        assert [(row.kind, row.id, bool(row.body)) for row in rows] == [("staff", "s04", True), ("staff", "s14", False)]
        assert "赵朋".encode() in rows[0].body
        first = connection.execute(select(table_.c.id).where(table_.c.version == 1)).scalars().all()
    assert len(first) == 4 + 6 + 14 + 10

"""The directory at the desk: one record at a time, never over somebody else's change, and undone by writing back."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import httpx
import msgspec
import pytest

from evaluator.domain.directory import Checklist, Matter, StaffMember, Unit, Window
from evaluator.office import app
from evaluator.office.directory import exporting, reading
from evaluator.office.office import Office
from evaluator.office.people import passwords
from evaluator.office.people.audit import first_wrong
from evaluator.office.store import schema
from evaluator.runtime.pinned import pinned_context
from evaluator.wire import directory as wire
from tests.office.conftest import TestClock, ask
from tests.office.desk import PaperDesk, acts, desk_of
from tests.office.test_pictures import archive, picture, png


@pytest.fixture
def desk(office: Office) -> PaperDesk:
    return desk_of(office)


def faults(answer: httpx.Response) -> list[wire.DirectoryFault]:
    assert answer.status_code == 422, answer.text
    return list(msgspec.json.decode(answer.content, type=wire.FaultyDirectory).faults)


def test_the_whole_directory_is_read_with_its_versions(desk: PaperDesk) -> None:
    whole = desk.whole()
    assert (len(whole.units), len(whole.windows), len(whole.staff), len(whole.matters)) == (4, 6, 14, 10)
    assert whole.newest is not None
    assert (whole.newest.version, whole.newest.account, whole.newest.source) == (1, "command line", "sample")
    kinds = whole.units, whole.windows, whole.staff, whole.matters
    assert {one.version for records in kinds for one in records} == {1}
    assert all(one.has_pin and not one.erased for one in whole.staff)


def test_a_change_is_a_version_with_who_and_when_and_is_audited_without_a_name(
    office: Office, desk: PaperDesk, clock: TestClock
) -> None:
    clock.advance(hours=1)
    before = desk.person("s04")
    put = wire.StaffPut(before.version, replace(before.staff, name="赵朋", also_serves=("hall-west",)))
    after = desk.put(wire.STAFF_PATH, put, wire.StaffRecord)
    assert (after.version, after.staff.name, after.staff.also_serves) == (2, "赵朋", ("hall-west",))
    whole = desk.whole()
    assert whole.newest == wire.Version(2, clock(), "directory_administrator", "desk")
    assert [one.staff.id for one in whole.staff if one.version == 2] == ["s04"]
    act = acts(office)[-1]
    assert (act["act"], act["who"], act["version"]) == ("directory.changed", "directory_administrator", 2)
    assert (act["changed"], act["columns"]) == (["staff/s04"], ["also_serves", "name"])
    assert "赵朋" not in str(act)
    with office.database.reading() as connection:
        assert first_wrong(connection) is None
        assert "s04" in {person.id for person in office.hall(connection, "hall-west").directory.staff}


def test_of_the_hall_a_colleague_is_lent_from_only_its_name_is_told(office: Office) -> None:
    with office.database.reading() as connection:
        east, west = reading.whole(connection, "hall-east"), reading.whole(connection, "hall-west")
        everything = reading.whole(connection, "")
    assert {one.unit.id for one in east.units} == {"qinghe", "hall-east"}
    assert [one.id for one in east.elsewhere] == ["hall-west"]
    assert east.elsewhere[0].name == "西桥社区便民服务大厅"
    assert [one.id for one in west.elsewhere] == ["hall-east"], "where somebody of the hall is lent to"
    assert everything.elsewhere == ()


def test_two_who_change_the_same_record_hear_of_each_other(office: Office, desk: PaperDesk) -> None:
    before = desk.person("s04")
    desk.put(wire.STAFF_PATH, wire.StaffPut(before.version, replace(before.staff, post="甲")), wire.StaffRecord)
    answer = desk.ask("PUT", wire.STAFF_PATH, wire.StaffPut(before.version, replace(before.staff, post="乙")))
    assert answer.status_code == 409
    told: dict[str, Any] = answer.json()
    assert (told["code"], told["held"]["staff"]["post"], told["sent"]["staff"]["post"]) == (
        "changed_meanwhile",
        "甲",
        "乙",
    )
    assert (told["held"]["version"], told["by"]["account"]) == (2, "directory_administrator")
    assert desk.person("s04").staff.post == "甲"
    other = desk.person("s05")
    desk.put(wire.STAFF_PATH, wire.StaffPut(other.version, replace(other.staff, post="丙")), wire.StaffRecord)
    del office


def test_what_is_new_rests_on_nothing_and_what_is_there_does_not(desk: PaperDesk) -> None:
    new = StaffMember(id="s15", unit="hall-east", name="新人", badge="1055")
    made = desk.put(wire.STAFF_PATH, wire.StaffPut(0, new, pin="908172"), wire.StaffRecord)
    assert (made.version, made.has_pin) == (2, True)
    assert desk.ask("PUT", wire.STAFF_PATH, wire.StaffPut(0, new)).status_code == 409
    gone = desk.ask("PUT", wire.STAFF_PATH, wire.StaffPut(1, replace(new, id="s99")))
    assert (gone.status_code, gone.json()["held"]) == (409, None)


def test_every_kind_of_record_is_made_changed_closed_and_opened_again(desk: PaperDesk) -> None:
    floor = desk.put(
        wire.UNIT_PATH,
        wire.UnitPut(0, Unit(id="floor-2", parent="hall-east", kind="other", name="二楼")),
        wire.UnitRecord,
    )
    window = Window(id="w7", unit="floor-2", number="7", name="新窗口")
    made = desk.put(wire.WINDOW_PATH, wire.WindowPut(0, window), wire.WindowRecord)
    first = Checklist(version=1, on="2026-11-21", items=("身份证",))
    matter = Matter(id="m11", name="新事项", windows=("w7",), checklist=first)
    kept = desk.put(wire.MATTER_PATH, wire.MatterPut(0, matter), wire.MatterRecord)
    second = replace(first, version=2, items=("身份证", "户口簿"))
    newer = replace(matter, checklist=second, earlier=(first,))
    changed = desk.put(wire.MATTER_PATH, wire.MatterPut(kept.version, newer), wire.MatterRecord)
    assert changed.matter.checklists == (second, first)
    closed = desk.put(wire.MATTER_PATH, wire.MatterPut(changed.version, newer, closed=True), wire.MatterRecord)
    assert closed.closed_day == 20261121
    again = desk.put(wire.MATTER_PATH, wire.MatterPut(closed.version, newer), wire.MatterRecord)
    assert (again.closed_day, again.matter) == (None, newer)
    answer = desk.ask("PUT", wire.WINDOW_PATH, wire.WindowPut(made.version, window, closed=True))
    assert [(one.sheet, one.id, one.code) for one in faults(answer)] == [("matters", "m11", "no_window")]
    answer = desk.ask("PUT", wire.UNIT_PATH, wire.UnitPut(floor.version, floor.unit, closed=True))
    assert [(one.sheet, one.id, one.code) for one in faults(answer)] == [("windows", "w7", "no_unit")]


def staff(**changes: object) -> Callable[[PaperDesk], Any]:
    def change(desk: PaperDesk) -> wire.StaffPut:
        held = desk.person("s04")
        fields: dict[str, Any] = {name: value for name, value in changes.items() if name != "pin"}
        return wire.StaffPut(held.version, replace(held.staff, **fields), pin=str(changes.get("pin", "")))

    return change


@pytest.mark.parametrize(
    ("change", "column", "code", "remedy"),
    [
        (staff(name=" "), "name", "empty", "is empty; fill it in"),
        (staff(name="长" * 33), "name", "too_long", "has more than 32 characters; shorten it"),
        (staff(name="赵\u202e明"), "name", "hidden", "holds an invisible control character; type the text anew"),
        (staff(badge="1041"), "badge", "taken_by", "1041 belongs to s01 already; choose another"),
        (staff(badge="1054"), "badge", "taken_by", "1054 belongs to s14 already; choose another"),
        (staff(badge="10-44"), "badge", "bad_badge", "holds something else than digits; write digits only"),
        (staff(unit="nowhere"), "unit", "no_unit", "there is no unit nowhere; add it or correct this cell"),
        (
            staff(also_serves=("nowhere",)),
            "also_serves",
            "no_unit",
            "there is no unit nowhere; add it or correct this cell",
        ),
        (staff(photo="0" * 64), "photo", "photo_missing", None),
        (staff(pin="908172"), "pin", "pin_stands", None),
        (staff(pin="123456"), "pin", "weak_pin", None),
    ],
)
def test_an_edit_keeps_the_rules_of_an_import(
    desk: PaperDesk, change: Callable[[PaperDesk], Any], column: str, code: str, remedy: str | None
) -> None:
    before = desk.whole()
    [fault] = faults(desk.ask("PUT", wire.STAFF_PATH, change(desk)))
    assert (fault.sheet, fault.row, fault.column, fault.id, fault.code) == ("staff", None, column, "s04", code)
    assert remedy is None or fault.remedy["en"] == remedy  # type: ignore[index]
    assert fault.remedy["zh-CN"]  # type: ignore[index]
    assert desk.whole() == before


def test_a_checklist_without_a_line_is_a_fault_and_not_lost(desk: PaperDesk) -> None:
    held = desk.whole().matters[0]
    empty = replace(held.matter, checklist=Checklist(version=1, on="2026-11-21", items=()))
    [fault] = faults(desk.ask("PUT", wire.MATTER_PATH, wire.MatterPut(held.version, empty)))
    assert (fault.sheet, fault.column, fault.id, fault.code) == ("checklists", "item", "m01", "empty")


def test_a_change_is_undone_by_writing_the_earlier_record_back(desk: PaperDesk) -> None:
    before = desk.person("s04")
    changed = desk.put(
        wire.STAFF_PATH, wire.StaffPut(before.version, replace(before.staff, name="赵朋")), wire.StaffRecord
    )
    closed = desk.put(wire.STAFF_PATH, wire.StaffPut(changed.version, changed.staff, closed=True), wire.StaffRecord)
    history = desk.get(f"{wire.HISTORY_PATH}?kind=staff&id=s04", wire.History)
    assert [one.version.version for one in history.past] == [3, 2, 1]
    assert history.past[0].record is None
    earlier = msgspec.convert(history.past[2].record, StaffMember)
    undone = desk.put(wire.STAFF_PATH, wire.StaffPut(closed.version, earlier), wire.StaffRecord)
    assert undone.staff == before.staff
    assert undone.closed_day is None


def test_nothing_changed_is_no_version(desk: PaperDesk) -> None:
    held = desk.person("s04")
    assert desk.put(wire.STAFF_PATH, wire.StaffPut(held.version, held.staff), wire.StaffRecord) == held


def test_a_hall_manager_reads_the_own_hall_and_who_visits_it(office: Office) -> None:
    whole = desk_of(office, "hall_manager", "hall-east").whole()
    assert {one.unit.id for one in whole.units} == {"qinghe", "hall-east"}
    assert {one.window.unit for one in whole.windows} == {"hall-east"}
    assert {one.staff.id for one in whole.staff if one.staff.unit != "hall-east"} == {"s06"}
    assert {window for one in whole.matters for window in one.matter.windows} >= {"w1"}


def test_whoever_sees_a_part_alone_edits_nothing(office: Office) -> None:
    desk = desk_of(office, "directory_administrator", "hall-east")
    held = desk.person("s04")
    answer = desk.ask("PUT", wire.STAFF_PATH, wire.StaffPut(held.version, held.staff))
    assert (answer.status_code, answer.json()["code"]) == (403, "not_allowed")


def test_a_directory_administrator_reads_no_tally(desk: PaperDesk) -> None:
    assert desk.ask("GET", "/v1/tally?month=202611&by=unit").status_code == 403


def test_a_photo_is_made_anew_shown_and_sent_to_the_kiosks(office: Office, desk: PaperDesk) -> None:
    before = desk.person("s04")
    body = picture("JPEG", (1_200, 1_600))
    after = desk.put(wire.PHOTO_PATH, wire.PhotoPut(before.version, "s04", body), wire.StaffRecord)
    assert after.staff.photo is not None
    shown = desk.get(f"{wire.PHOTO_PATH}?sha256={after.staff.photo}", wire.PhotoAnswer)
    assert shown.body != body
    with office.database.reading() as connection:
        assert after.staff.photo in {one.sha256 for one in office.hall(connection, "hall-east").photos}
    gone = desk.ask("GET", f"{wire.PHOTO_PATH}?sha256={'0' * 64}")
    assert (gone.status_code, gone.json()["code"]) == (404, "unknown_photo")


@pytest.mark.parametrize(
    ("body", "code"),
    [
        (png(10_000, 5_000, b"\0" * (5_000 * 1_251)), "photo_pixels"),
        (picture("PNG")[:-100], "photo_broken"),
        (picture("JPEG") + archive(), "photo_more"),
        (b"GIF89a", "photo_kind"),
    ],
)
def test_a_photo_that_is_none_is_refused_with_a_sentence(desk: PaperDesk, body: bytes, code: str) -> None:
    [fault] = faults(desk.ask("PUT", wire.PHOTO_PATH, wire.PhotoPut(1, "s04", body)))
    assert (fault.column, fault.id, fault.code) == ("photo", "s04", code)
    assert desk.person("s04").version == 1


def test_a_file_given_out_and_taken_in_again_changes_nothing(office: Office, desk: PaperDesk) -> None:
    for form, headings in (("xlsx", "zh-CN"), ("zip", "en")):
        body = desk.give_out(form, headings)  # type: ignore[arg-type]
        answer = desk.take_in(body, f"directory.{form}", dry_run=False)
        assert answer == wire.ImportAnswer(version=1, written=False, changes=(), moved=False)
    assert [act["act"] for act in acts(office)[-2:]] == ["directory.exported", "directory.exported"]


def edited(office: Office, sheet: str, old: str, new: str) -> bytes:
    with office.database.reading() as connection:
        found = exporting.exported(connection, "en")  # type: ignore[arg-type]
    tables = [
        (name, [[cell.replace(old, new) if name == sheet else cell for cell in line] for line in lines])
        for name, lines in found.tables
    ]
    return found._replace(tables=tables).workbook()


def test_a_dry_run_tells_what_the_file_would_change_and_the_file_then_does_it(office: Office, desk: PaperDesk) -> None:
    body = edited(office, "windows", "综合受理", "大综合")
    told = desk.take_in(body)
    changed = tuple(wire.RecordChange("window", name, "大综合", "changed", ("name",)) for name in ("w1", "w4", "w6"))
    assert told == wire.ImportAnswer(version=1, written=False, changes=changed, moved=False)
    assert desk.take_in(body, dry_run=False, base=1) == wire.ImportAnswer(2, written=True, changes=changed, moved=False)
    stale = desk.ask("POST", wire.IMPORT_PATH, wire.ImportAsked("book.xlsx", body, dry_run=False, base=1))
    assert (stale.status_code, stale.json()["by"]["version"]) == (409, 2)
    assert stale.json()["sent"]["body"] == ""


def test_faults_of_a_file_are_told_with_file_row_column_and_remedy(office: Office, desk: PaperDesk) -> None:
    body = edited(office, "staff", "1041", "1042")
    answer = desk.ask("POST", wire.IMPORT_PATH, wire.ImportAsked("人员.xlsx", body, dry_run=False))
    [fault] = faults(answer)
    assert (fault.file, fault.sheet, fault.row, fault.column, fault.id) == ("人员.xlsx", "staff", 3, "badge", "s02")
    assert fault.remedy == {
        "en": "1042 stands in row 2 already; give each row its own",
        "zh-CN": "1042 已经用在第 2 行；每行须各不相同",
    }
    assert desk.whole().newest == msgspec.structs.replace(desk.whole().newest, version=1)  # type: ignore[type-var]


@pytest.mark.parametrize("body", [b"", b"PK\x03\x04 no", archive()[:-30], picture("PNG")])
def test_what_is_no_file_of_a_directory_is_refused(desk: PaperDesk, body: bytes) -> None:
    answer = desk.ask("POST", wire.IMPORT_PATH, wire.ImportAsked("x.zip", body))
    assert (answer.status_code, answer.json()["code"]) == (400, "unreadable_file")


def test_an_archive_without_sheets_lacks_them(desk: PaperDesk) -> None:
    found = faults(desk.ask("POST", wire.IMPORT_PATH, wire.ImportAsked("x.zip", archive())))
    assert {(one.sheet, one.code) for one in found} == {
        (sheet, "sheet_missing") for sheet in ("units", "windows", "staff", "matters")
    }


def test_a_large_photo_passes_over_tls_for_whoever_is_signed_in_alone(folder: Path, clock: TestClock) -> None:
    with app.running_office(folder, clock=clock) as running:
        desk = desk_of(running.office)
        body = msgspec.json.encode(wire.PhotoPut(1, "s04", picture("PNG") + bytes(1_900_000)))
        assert len(body) > 2_000_000
        with httpx.Client(verify=pinned_context(running.office.ca_pem), trust_env=False, timeout=60) as client:
            url = f"{running.url}{wire.PHOTO_PATH}"
            stranger = client.put(url, content=body)
            assert (stranger.status_code, stranger.json()["code"]) == (413, "too_large")
            known = client.put(url, content=body, headers=desk.header)
            assert known.status_code == 200, known.text
            endless = client.put(url, content=body * 3, headers=desk.header)
            assert (endless.status_code, endless.json()["code"]) == (413, "too_large")


def test_a_first_pin_is_kept_as_a_verifier_only(office: Office, desk: PaperDesk) -> None:
    new = StaffMember(id="s15", unit="hall-east", name="新人", badge="1055")
    desk.put(wire.STAFF_PATH, wire.StaffPut(0, new, pin="908172"), wire.StaffRecord)
    with office.database.reading() as connection:
        row = connection.execute(schema.staff.select().where(schema.staff.c.id == "s15")).one()
    assert passwords.fits(row.verifier, "908172")
    assert "908172" not in str(acts(office))


def test_bodies_that_are_none_are_malformed(office: Office, desk: PaperDesk) -> None:
    for body in (b"", b"{}", b'{"base": 1, "staff": {"id": 5}}', b"[" * 5_000):
        answer = ask(office, "PUT", wire.STAFF_PATH, content=body, headers=desk.header)
        assert (answer.status_code, answer.json()["code"]) == (400, "malformed")

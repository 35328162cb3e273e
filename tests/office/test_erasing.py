"""A person who leaves is closed; one who asks is forgotten; what was counted stays."""

from dataclasses import replace
from pathlib import Path

import msgspec
import pytest
from click.testing import CliRunner
from sqlalchemy import select

from evaluator.kiosk.journal_file import DATABASE
from evaluator.kiosk.journal_store import JournalStore
from evaluator.office import commands
from evaluator.office.cli import command
from evaluator.office.directory import directory_store
from evaluator.office.office import Office
from evaluator.office.people.audit import first_wrong
from evaluator.office.store import schema
from evaluator.wire import directory as wire
from tests.office.conftest import TestClock, exchange, hand_over, know, on_sqlite
from tests.office.desk import PaperDesk, acts, desk_of
from tests.office.paper import PaperKiosk
from tests.support.clock import StandingClock
from tests.support.story_office import enrol_in_process

NAMES = ("赵明", "Zhao Ming", "赵朋")
"""Of s04, whose badge number is 1044, in every version."""


@pytest.fixture
def desk(office: Office) -> PaperDesk:
    """Somebody who has changed the name of s04 once, and the photo of s01."""
    desk = desk_of(office)
    held = desk.person("s04")
    photo = desk.person("s01").staff.photo
    changed = replace(held.staff, name="赵朋", photo=photo)
    desk.put(wire.STAFF_PATH, wire.StaffPut(held.version, changed), wire.StaffRecord)
    return desk


def erase(desk: PaperDesk, name: str) -> wire.StaffRecord:
    asked = wire.Erasure(name, desk.person(name).version)
    return desk.put(wire.ERASURE_PATH, asked, wire.StaffRecord, method="POST")


def names_in(folder: Path, *texts: str) -> list[str]:
    """Which of the texts stand in any file of a folder."""
    bodies = b"".join(file.read_bytes() for file in sorted(folder.iterdir()) if file.is_file())
    return [text for text in texts if text.encode() in bodies]


def test_who_leaves_is_closed_and_keeps_the_name_in_past_figures(office: Office, desk: PaperDesk) -> None:
    hand_over(office, know(office, PaperKiosk()).start("r1").serve("s04").rate(times=12).request())
    held = desk.person("s04")
    closed = desk.put(wire.STAFF_PATH, wire.StaffPut(held.version, held.staff, closed=True), wire.StaffRecord)
    assert closed.closed_day == 20261121
    manager = desk_of(office, "office_manager")
    rows = {row["key"]: row for row in manager.ask("GET", "/v1/tally?month=202611&by=staff").json()["rows"]}
    assert (rows["s04"]["name"], rows["s04"]["figures"]["n"]) == ("赵朋", 12)
    with office.database.reading() as connection:
        assert "s04" not in {one.id for one in office.hall(connection, "hall-east").directory.staff}


def test_who_asks_is_forgotten_and_the_count_stays_under_a_label(office: Office, desk: PaperDesk) -> None:
    hand_over(office, know(office, PaperKiosk()).start("r1").serve("s04").rate(times=12).request())
    erased = erase(desk, "s04")
    assert erased.erased
    assert not erased.has_pin
    assert (erased.staff.name, erased.staff.name_en, erased.staff.badge) == ("前工作人员", "Former staff member", "")
    assert erased.closed_day == 20261121
    manager = desk_of(office, "office_manager")
    rows = {row["key"]: row for row in manager.ask("GET", "/v1/tally?month=202611&by=staff").json()["rows"]}
    assert (rows["s04"]["name"], rows["s04"]["figures"]["n"], rows["s04"]["detail"]) == ("前工作人员", 12, "")
    history = desk.get(f"{wire.HISTORY_PATH}?kind=staff&id=s04", wire.History)
    assert [one.record and one.record["name"] for one in history.past] == [None, "前工作人员", "前工作人员"]
    with office.database.reading() as connection:
        verifier = select(schema.staff.c.verifier).where(schema.staff.c.id == "s04")
        assert connection.execute(verifier).scalar_one() == ""


@on_sqlite
def test_no_file_of_the_office_holds_the_name_any_more(office: Office, desk: PaperDesk) -> None:
    office.database.close()
    assert names_in(office.folder, *NAMES) == [*NAMES], "the check itself finds names"
    commands.erase_person(office.folder, "s04", clock=office.clock)
    assert names_in(office.folder, *NAMES) == []
    assert names_in(office.folder, "陈晓燕") == ["陈晓燕"]


def test_the_audit_log_says_that_it_was_done_and_not_to_whom_by_name(office: Office, desk: PaperDesk) -> None:
    erase(desk, "s04")
    act = acts(office)[-1]
    assert (act["act"], act["who"], act["staff"]) == ("staff.erased", "directory_administrator", "s04")
    assert not any(name in str(acts(office)) for name in (*NAMES, "1044"))
    with office.database.reading() as connection:
        assert first_wrong(connection) is None


def test_a_photo_goes_with_the_last_who_is_shown_by_it(office: Office, desk: PaperDesk) -> None:
    photo = desk.person("s01").staff.photo
    erase(desk, "s04")
    assert desk.ask("GET", f"{wire.PHOTO_PATH}?sha256={photo}").status_code == 200
    erase(desk, "s01")
    assert desk.ask("GET", f"{wire.PHOTO_PATH}?sha256={photo}").status_code == 404


def test_it_cannot_be_undone_and_the_id_is_never_given_again(desk: PaperDesk) -> None:
    before = desk.person("s04").staff
    erased = erase(desk, "s04")
    answer = desk.ask("PUT", wire.STAFF_PATH, wire.StaffPut(erased.version, before))
    told = msgspec.json.decode(answer.content, type=wire.FaultyDirectory)
    assert [(one.column, one.code) for one in told.faults] == [("id", "erased")]


def test_an_erasure_rests_on_what_was_seen(desk: PaperDesk) -> None:
    stale = desk.ask("POST", wire.ERASURE_PATH, wire.Erasure("s04", 1))
    assert (stale.status_code, stale.json()["held"]["staff"]["name"]) == (409, "赵朋")
    assert not desk.person("s04").erased
    assert desk.ask("POST", wire.ERASURE_PATH, wire.Erasure("s99", 1)).status_code == 409


def test_a_kiosk_forgets_at_its_next_exchange(
    office: Office, desk: PaperDesk, tmp_path: Path, clock: TestClock
) -> None:
    enrol_in_process(office, tmp_path / "kiosk", unit="hall-east")
    assert names_in(tmp_path / "kiosk", "赵朋", "Zhao Ming") == ["赵朋", "Zhao Ming"]
    paper = know(office, PaperKiosk()).start("r1")
    erase(desk, "s04")
    news = exchange(office, paper, paper.request()).directory
    assert news is not None
    store = JournalStore(tmp_path / "kiosk", StandingClock())
    try:
        store.take_news(news, None)
        store.checkpoint()
    finally:
        store.close()
    assert (tmp_path / "kiosk" / DATABASE).is_file()
    assert names_in(tmp_path / "kiosk", "赵朋", "Zhao Ming") == []
    assert names_in(tmp_path / "kiosk", "陈晓燕") == ["陈晓燕"]
    del clock


def test_the_command_asks_first_and_says_what_it_did(office: Office) -> None:
    office.database.close()

    def run(*arguments: str, answer: str = "") -> str:
        done = CliRunner().invoke(command, ["erase-person", "--data", str(office.folder), *arguments], input=answer)
        return done.output

    assert "Erase name" in run("s04", answer="n\n")
    assert "stays under “Former staff member”" in run("s04", answer="y\n")
    assert "were erased before" in run("s04", "--yes")
    assert "There is nobody with the id s99" in run("s99", "--yes")
    with commands.opened(office.folder) as opened, opened.reading() as connection:
        assert directory_store.read(connection).staff_member("s04") is None

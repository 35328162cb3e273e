"""Windows without a network: what they count reaches the office on a stick, and what it answers comes back."""

import shutil
import subprocess
import sys
from collections import Counter
from datetime import timedelta
from pathlib import Path
from random import Random

import msgspec
import pytest
from msgspec.structs import replace
from sqlalchemy import func, select

from evaluator.domain.journal import AnyEvent, DutyOpened, Rated
from evaluator.kiosk import carriage, carried_reply, outbox
from evaluator.kiosk.enrolment import load_key
from evaluator.kiosk.journal_store import JournalStore, Moment
from evaluator.kiosk.verify import read_journal, verify
from evaluator.office.directory import importing
from evaluator.office.exchanging.carried import Brought, import_exchange
from evaluator.office.keeping import verifying
from evaluator.office.office import Office
from evaluator.office.store import schema
from evaluator.runtime.alone import alone_in
from evaluator.runtime.refusal import Refused
from evaluator.wire.carriage import ExchangeFile, ReplyFile, decode_exchange_file, decode_reply_file
from evaluator.wire.exchange import PATH, ROWS_AT_MOST, Held, decode_reply, decode_request
from evaluator.wire.signing import reply_bytes, request_bytes, sign
from tests.support.by_field import changed
from tests.support.clock import StandingClock
from tests.support.office import SAMPLE, make_office, opened_file
from tests.support.story_office import enrol_in_process

NOW = StandingClock().read().wall


@pytest.fixture(autouse=True)
def english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EVALUATOR_LANGUAGE", "en")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with an office, and a kiosk that was enrolled there and then carried to its window."""
    root = tmp_path_factory.mktemp("made")
    make_office(root / "office", clock=lambda: NOW)
    enrolled(root / "office", root / "w1", "w1")
    return root


@pytest.fixture
def folder(made: Path, tmp_path: Path) -> Path:
    """An office that no kiosk can reach."""
    return Path(shutil.copytree(made / "office", tmp_path / "office"))


@pytest.fixture
def kiosk(made: Path, tmp_path: Path) -> Path:
    """The folder of its kiosk."""
    return Path(shutil.copytree(made / "w1", tmp_path / "w1"))


def enrolled(office: Path, folder: Path, window: str) -> Path:
    found = Office(office, lambda: NOW)
    enrol_in_process(found, folder, window=window, unit="hall-east")
    found.close()
    return folder


def tap(folder: Path, *, times: int, duty: str = "d1", opens: bool = True) -> None:
    """The kiosk runs, somebody serves, residents tap, it ends."""
    store = JournalStore(folder, StandingClock())
    tap_in(store, times=times, duty=duty, opens=opens)
    store.close()


def tap_in(store: JournalStore, *, times: int, duty: str = "d1", opens: bool = True) -> None:
    scale = store.facts().rules.scale.slug

    def rated(at: Moment) -> AnyEvent:
        return Rated(duty=duty, scale=scale, level="satisfied", day=at.day, hour=at.hour, flag=at.flag)

    if opens:
        store.append(lambda _: DutyOpened(duty=duty, staff="s03", window="w1", unit="hall-east"))
    for _ in range(times):
        store.append(rated)


def bring(office: Path, *files: Path, reply: str = "reply") -> tuple[list[Brought], Path]:
    answer = office.parent / reply
    return import_exchange(office, files, answer, lambda: NOW), answer


def counted(office: Path) -> int:
    found = Office(office, lambda: NOW)
    with found.database.reading() as connection:
        n = connection.execute(select(func.coalesce(func.sum(schema.tally.c.n), 0))).scalar_one()
    found.close()
    return int(n)


def test_a_window_that_never_had_a_network_ends_with_exact_counts_and_a_countersigned_head(
    tmp_path: Path, folder: Path, kiosk: Path
) -> None:
    stick = tmp_path / "w1.exchange"
    for week in range(3):
        tap(kiosk, times=7, duty=f"week-{week}")
        done = carriage.export(kiosk, stick, StandingClock())
        (brought,), reply = bring(folder, stick)
        found = carried_reply.import_reply(kiosk, reply)
        assert counted(folder) == 7 * (week + 1)
        assert (brought.head, brought.refused, brought.chain_refused) == (done.upto, None, None)
        assert (found.upto, found.backlog) == (done.upto, 0)
    with read_journal(kiosk) as db:
        verdict = verify(db)
        receipt = db.execute("SELECT max(seq) FROM receipt").fetchone()[0]
        assert outbox.every_owed(db) == []
    assert (verdict.ok, verdict.ratings, receipt) == (True, 21, verdict.entries)


def test_months_on_one_stick_travel_in_as_many_requests_as_they_need(tmp_path: Path, folder: Path, kiosk: Path) -> None:
    store = JournalStore(kiosk, StandingClock())
    for number in range(ROWS_AT_MOST):
        tap_in(store, times=1, duty=f"duty-{number}")
    store.close()
    stick = tmp_path / "w1.exchange"
    done = carriage.export(kiosk, stick, StandingClock())
    assert len(decode_exchange_file(stick.read_bytes()).requests) > 1
    (brought,), reply = bring(folder, stick)
    assert (counted(folder), brought.rows, brought.head) == (ROWS_AT_MOST, done.rows, done.upto)
    assert carried_reply.import_reply(kiosk, reply).backlog == 0
    assert carriage.export(kiosk, stick, StandingClock()).rows == 0


def test_several_kiosks_share_a_file_or_a_folder_and_each_takes_its_own_reply(
    tmp_path: Path, folder: Path, kiosk: Path
) -> None:
    others = [enrolled(folder, tmp_path / name, name) for name in ("w2", "w3")]
    stick = tmp_path / "stick"
    stick.mkdir()
    for place, each in enumerate((kiosk, *others)):
        tap(each, times=place + 1, duty=f"duty-{each.name}")
    for each in (kiosk, others[0], kiosk):
        carriage.export(each, stick / "shared.exchange", StandingClock())
    carriage.export(others[1], stick / "w3.exchange", StandingClock())
    brought, reply = bring(folder, stick)
    assert (len(brought), counted(folder)) == (3, 6)
    for each in (kiosk, *others):
        assert carried_reply.import_reply(each, reply).backlog == 0


def test_repeats_and_old_files_change_nothing(tmp_path: Path, folder: Path, kiosk: Path) -> None:
    first, second = tmp_path / "first.exchange", tmp_path / "second.exchange"
    tap(kiosk, times=3)
    carriage.export(kiosk, first, StandingClock())
    tap(kiosk, times=2, opens=False)
    carriage.export(kiosk, second, StandingClock())
    replies = [bring(folder, file, reply=f"reply-{n}")[1] for n, file in enumerate((second, first, second, first))]
    assert counted(folder) == 5
    upto = carried_reply.import_reply(kiosk, replies[0]).upto
    for reply in reversed(replies):
        assert carried_reply.import_reply(kiosk, reply).upto == upto


def test_a_reply_that_comes_without_the_one_before_acknowledges_nothing(
    tmp_path: Path, folder: Path, kiosk: Path
) -> None:
    store = JournalStore(kiosk, StandingClock())
    for number in range(ROWS_AT_MOST):
        tap_in(store, times=1, duty=f"duty-{number}")
    store.close()
    stick = tmp_path / "w1.exchange"
    carriage.export(kiosk, stick, StandingClock())
    whole = decode_exchange_file(stick.read_bytes()).requests
    stick.write_bytes(msgspec.json.encode(ExchangeFile(whole[1:])))
    _, reply = bring(folder, stick)
    assert carried_reply.import_reply(kiosk, reply).upto == 0
    carriage.export(kiosk, stick, StandingClock())
    _, reply = bring(folder, stick)
    assert (counted(folder), carried_reply.import_reply(kiosk, reply).backlog) == (ROWS_AT_MOST, 0)


@pytest.mark.parametrize("spoil", ["cut short", "a bit in the body", "another signature", "something else", "empty"])
def test_a_damaged_export_is_refused_and_nothing_is_changed(
    tmp_path: Path, folder: Path, kiosk: Path, spoil: str
) -> None:
    sound = enrolled(folder, tmp_path / "w2", "w2")
    stick = tmp_path / "w1.exchange"
    for each in (sound, kiosk):
        tap(each, times=2, duty=f"duty-{each.name}")
        carriage.export(each, stick, StandingClock())
    spoilt(stick, spoil)
    with pytest.raises(Refused, match="Nothing was taken"):
        bring(folder, stick)
    assert counted(folder) == 0
    assert not (tmp_path / "reply").exists()


def spoilt(file: Path, how: str) -> None:
    body = file.read_bytes()
    match how:
        case "cut short":
            file.write_bytes(body[: len(body) // 2])
        case "a bit in the body":
            last = decode_exchange_file(body).requests[-1]
            changed = bytes([last.body[0], *last.body[1:-2], last.body[-2] ^ 1, last.body[-1]])
            other = msgspec.structs.replace(last, body=changed)
            file.write_bytes(msgspec.json.encode(ExchangeFile((*decode_exchange_file(body).requests[:-1], other))))
        case "another signature":
            first, *rest = decode_exchange_file(body).requests
            file.write_bytes(
                msgspec.json.encode(ExchangeFile((first, msgspec.structs.replace(rest[0], signature=first.signature))))
            )
        case "something else":
            file.write_bytes(b'{"format":"evaluator-reply/1","replies":[]}')
        case _:
            file.write_bytes(b"")


@pytest.mark.parametrize("spoil", ["cut short", "a bit", "a status", "another kiosk's", "an export"])
def test_a_damaged_reply_is_refused_and_nothing_is_changed(
    tmp_path: Path, folder: Path, kiosk: Path, spoil: str
) -> None:
    other = enrolled(folder, tmp_path / "w2", "w2")
    for each in (kiosk, other):
        tap(each, times=2, duty=f"duty-{each.name}")
        carriage.export(each, tmp_path / f"{each.name}.exchange", StandingClock())
    _, reply = bring(folder, tmp_path / "w1.exchange")
    _, others = bring(folder, tmp_path / "w2.exchange", reply="others")
    answered = decode_reply_file(reply.read_bytes())
    (one,) = answered.replies
    match spoil:
        case "cut short":
            reply.write_bytes(reply.read_bytes()[:-20])
        case "a bit":
            changed = msgspec.structs.replace(one, body=one.body.replace(b'"upto":', b'"upto":9'))
            reply.write_bytes(msgspec.json.encode(msgspec.structs.replace(answered, replies=(changed,))))
        case "a status":
            changed = msgspec.structs.replace(one, status=500)
            reply.write_bytes(msgspec.json.encode(msgspec.structs.replace(answered, replies=(changed,))))
        case "another kiosk's":
            shutil.copy(others, reply)
        case _:
            shutil.copy(tmp_path / "w1.exchange", reply)
    with read_journal(kiosk) as db:
        before = db.execute("SELECT * FROM state ORDER BY key").fetchall()
    with pytest.raises(Refused):
        carried_reply.import_reply(kiosk, reply)
    with read_journal(kiosk) as db:
        assert db.execute("SELECT * FROM state ORDER BY key").fetchall() == before


def test_a_file_of_another_office_or_of_a_revoked_kiosk_is_refused(tmp_path: Path, folder: Path, kiosk: Path) -> None:
    stick = tmp_path / "w1.exchange"
    tap(kiosk, times=1)
    carriage.export(kiosk, stick, StandingClock())
    make_office(tmp_path / "elsewhere", clock=lambda: NOW)
    with pytest.raises(Refused, match="not enrolled with this office"):
        bring(tmp_path / "elsewhere", stick)
    found = Office(folder, lambda: NOW)
    revoke = schema.kiosk.update().values(revoked_at="2026-11-20")
    found.writer.submit(lambda connection: connection.execute(revoke)).result()
    found.close()
    with pytest.raises(Refused, match="was revoked"):
        bring(folder, stick)
    assert counted(folder) == 0


def test_an_export_is_made_while_the_kiosk_runs_and_a_reply_waits_until_it_is_closed(
    tmp_path: Path, folder: Path, kiosk: Path
) -> None:
    store = JournalStore(kiosk, StandingClock())
    tap_in(store, times=4)
    stick = tmp_path / "w1.exchange"
    carriage.export(kiosk, stick, StandingClock())
    _, reply = bring(folder, stick)
    with pytest.raises(Refused, match="Close it first"):
        carried_reply.import_reply(kiosk, reply)
    tap_in(store, times=1, opens=False)
    store.close()
    assert carried_reply.import_reply(kiosk, reply).backlog == 1
    assert counted(folder) == 4


def test_a_restored_disk_takes_no_reply_to_what_the_other_one_wrote(tmp_path: Path, folder: Path, kiosk: Path) -> None:
    store = JournalStore(kiosk, StandingClock())
    tap_in(store, times=2)
    image = Path(shutil.copytree(kiosk, tmp_path / "image", ignore=shutil.ignore_patterns("*.lock")))
    tap_in(store, times=5, opens=False)
    store.close()
    stick = tmp_path / "w1.exchange"
    carriage.export(kiosk, stick, StandingClock())
    _, reply = bring(folder, stick)
    tap(image, times=9, duty="d2")
    with pytest.raises(Refused, match="disk went another way"):
        carried_reply.import_reply(image, reply)
    carriage.export(image, stick, StandingClock())
    _, reply = bring(folder, stick)
    carried_reply.import_reply(image, reply)
    assert counted(folder) == 2 + 5 + 9


def test_the_newer_directory_comes_back_and_an_older_reply_does_not_undo_it(
    tmp_path: Path, folder: Path, kiosk: Path
) -> None:
    stick = tmp_path / "w1.exchange"
    tap(kiosk, times=1)
    carriage.export(kiosk, stick, StandingClock())
    _, before = bring(folder, stick, reply="before")
    sheets = Path(shutil.copytree(SAMPLE, tmp_path / "sheets"))
    windows = sheets / "windows.csv"
    windows.write_text(windows.read_text("utf-8").replace("社会保障", "社保业务"), "utf-8")
    with opened_file(folder) as office:
        importing.import_directory(office, sheets, dry_run=False, clock=lambda: NOW)
    later = tmp_path / "later"
    import_exchange(folder, [stick], later, lambda: NOW + timedelta(minutes=1))
    assert carried_reply.import_reply(kiosk, later).news
    carried_reply.import_reply(kiosk, before)
    store = JournalStore(kiosk, StandingClock())
    held = store.facts().hall.directory
    store.close()
    assert held.version == 2
    assert "社保业务" in {window.name for window in held.windows}


def test_a_file_that_is_no_export_is_never_overwritten(tmp_path: Path, folder: Path, kiosk: Path) -> None:
    tap(kiosk, times=1)
    letter = tmp_path / "letter.txt"
    letter.write_text("dear all")
    with pytest.raises(Refused, match="does not hold"):
        carriage.export(kiosk, letter, StandingClock())
    stick = tmp_path / "w1.exchange"
    carriage.export(kiosk, stick, StandingClock())
    with pytest.raises(Refused, match="is no reply file"):
        bring(folder, stick, reply="letter.txt")
    assert letter.read_text() == "dear all"
    assert counted(folder) == 0


SEED = 20261126
CHOICES = 25
"""Bytes that tell the changes of one message."""


def test_whatever_stands_in_the_fields_of_an_export_is_taken_answered_or_refused(
    tmp_path: Path, folder: Path, kiosk: Path, long_run: bool
) -> None:
    """By a kiosk that signs it all with its own key; and then changed on the stick, so that no signature holds."""
    tap(kiosk, times=3)
    stick, chance, key = tmp_path / "w1.exchange", Random(SEED), load_key(kiosk)
    carriage.export(kiosk, stick, StandingClock())
    good = stick.read_bytes()
    (one,) = decode_exchange_file(good).requests
    bodies = [one.body, *(changed(one.body, chance.randbytes(CHOICES)) for _ in range(5_000 if long_run else 150))]
    signed = [
        replace(one, body=body, signature=sign(key, request_bytes("POST", PATH, one.kiosk, one.message, body)))
        for body in bodies
    ]
    stick.write_bytes(msgspec.json.encode(ExchangeFile(tuple(signed))))
    _, reply = bring(folder, stick)
    statuses = Counter(answer.status for answer in decode_reply_file(reply.read_bytes()).replies)
    assert {200, 400} <= set(statuses) <= {200, 400, 426}
    assert min(statuses[200], statuses[400]) > 1
    with opened_file(folder) as store, store.reading() as connection:
        assert verifying.verify(connection).faults == ()
    refused = 0
    for _ in range(2_000 if long_run else 30):
        stick.write_bytes(changed(good, chance.randbytes(CHOICES)))
        try:
            bring(folder, stick)
        except Refused:
            refused += 1
    assert refused


def test_whatever_stands_in_the_fields_of_a_reply_is_taken_or_refused_and_the_kiosk_starts(
    tmp_path: Path, folder: Path, kiosk: Path, long_run: bool
) -> None:
    """By an office that signs it all with its own key; and then changed on the stick, so that no signature holds."""
    tap(kiosk, times=3)
    stick, chance = tmp_path / "w1.exchange", Random(SEED)
    carriage.export(kiosk, stick, StandingClock())
    (one,) = decode_exchange_file(stick.read_bytes()).requests
    asks_for_all = msgspec.json.encode(replace(decode_request(one.body), held=Held()))
    said = request_bytes("POST", PATH, one.kiosk, one.message, asks_for_all)
    stick.write_bytes(
        msgspec.json.encode(
            ExchangeFile((replace(one, body=asks_for_all, signature=sign(load_key(kiosk), said)),)),
        )
    )
    _, reply = bring(folder, stick)
    good = reply.read_bytes()
    (answer,) = decode_reply_file(good).replies
    brought = decode_reply(answer.body)
    assert brought.directory is not None
    assert brought.rules is not None
    small = replace(brought, directory=replace(brought.directory, photos=()))
    office = Office(folder, lambda: NOW)
    key = office.key
    office.close()

    def signed(body: bytes) -> bytes:
        signature = sign(key, reply_bytes(200, one.kiosk, one.message, body))
        return msgspec.json.encode(ReplyFile((replace(answer, body=body, signature=signature),)))

    full = msgspec.json.encode(small)
    bare = msgspec.json.encode(replace(small, directory=None, rules=None, stars=None))
    tries = 500 if long_run else 12
    files = [signed(changed(body, chance.randbytes(CHOICES))) for body in (full, bare) for _ in range(tries)]
    files += [signed(full), *(changed(good, chance.randbytes(CHOICES)) for _ in range(tries // 2))]
    ends: Counter[str] = Counter()
    for file in files:
        mine = Path(shutil.copytree(kiosk, tmp_path / "mine"))
        reply.write_bytes(file)
        try:
            carried_reply.import_reply(mine, reply)
        except Refused:
            ends["refused"] += 1
        else:
            ends["taken"] += 1
        tap(mine, times=1, duty="after")
        with read_journal(mine) as db:
            assert verify(db).ok
        shutil.rmtree(mine)
    assert ends["taken"] > 1
    assert ends["refused"] > 1


def test_two_exports_at_once_into_one_file_lose_neither(tmp_path: Path, folder: Path) -> None:
    stick = tmp_path / "hall.exchange"
    kiosks = [enrolled(folder, tmp_path / window, window) for window in ("w2", "w3")]
    for kiosk in kiosks:
        tap(kiosk, times=3)
    words = [sys.executable, "-m", "evaluator", "kiosk", "export", str(stick), "--data"]
    programs = [
        subprocess.Popen([*words, str(kiosk)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        for kiosk in kiosks
    ]
    said = [program.communicate(timeout=120) for program in programs]
    done = [program.returncode for program in programs]
    assert set(done) <= {0, 2}, said
    for (_, complaint), code in zip(said, done, strict=True):
        assert (code == 0) or ("Another program writes into" in complaint and "Traceback" not in complaint)
    carried = {one.kiosk for one in decode_exchange_file(stick.read_bytes()).requests}
    assert len(carried) == done.count(0) > 0
    with alone_in(stick.parent, ""), pytest.raises(Refused, match="Another program writes into"):
        carriage.export(kiosks[0], stick, StandingClock())
    for kiosk in kiosks:
        carriage.export(kiosk, stick, StandingClock())
    bring(folder, stick)
    assert counted(folder) == 6
    assert [one.name for one in tmp_path.iterdir() if one.name.startswith(".")] == []

"""An outsider holds a month to its journals: what is true is proved, and each lie is named with its first wrong seq."""

import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import msgspec
import pytest
from click.testing import CliRunner, Result
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from sqlalchemy import text

from evaluator.cli import evaluator
from evaluator.domain.journal import AnyEvent, Changed, DutyOpened, Rated, digest, encode, link
from evaluator.domain.journal import decode as decode_entry
from evaluator.kiosk import carriage, carried_reply
from evaluator.kiosk.journal_store import JournalStore, Moment
from evaluator.office import certificates, commands
from evaluator.office.exchanging import rollup
from evaluator.office.exchanging.carried import import_exchange
from evaluator.office.keeping import backup, backup_key, restore
from evaluator.office.tallies import by_hand
from evaluator.runtime.refusal import Refused
from evaluator.verifier.cli import Verdict, judge
from evaluator.verifier.finding import Finding
from evaluator.wire.carriage import CarriedRequest, ExchangeFile, decode_exchange_file
from evaluator.wire.evidence import SignedBundle, bundle_bytes, decode_signed_bundle
from evaluator.wire.posted import SignedSheet, sheet_bytes
from evaluator.wire.signing import public_key_hex, sign
from tests.support.clock import START, StandingClock
from tests.support.month import MONTH, OVER, carry, change_store, kiosk_of, paths, sign_again, write_bundle
from tests.support.office import opened_file

DUTIES = 400
"""Each with two rows of its own: more than one request can hold."""


def first(root: Path, *windows: str) -> Finding:
    found = judge(paths(root, *windows))
    assert found.findings, "nothing was found"
    return found.findings[0]


def run(*words: str | Path) -> Result:
    return CliRunner().invoke(evaluator, ["verify", *map(str, words)])


def test_a_true_month_is_proved(shown: Path) -> None:
    found = judge(paths(shown))
    assert (found.verdict, found.findings, found.months, found.key_from) == ("proved", (), {"202611": 18}, "journal")
    done = run(*paths(shown))
    assert (done.exit_code, "Proved" in done.output) == (0, True)


def test_a_journal_alone_is_held_against_what_the_office_signed(shown: Path) -> None:
    assert run(shown / "w1").exit_code == 0


def test_what_was_not_shown_is_said_and_nothing_is_claimed(shown: Path) -> None:
    found = first(shown, "w1")
    assert (found.kind, found.whose) == ("open", f"the tally of {kiosk_of(shown / 'w2')}")
    done = run(*paths(shown, "w1"))
    assert (done.exit_code, "NOT SHOWN" in done.output) == (3, True)


def test_what_is_nothing_of_ours_is_refused_in_a_sentence(shown: Path, tmp_path: Path) -> None:
    (tmp_path / "x").write_bytes(b"\x00[[[")
    for path in (tmp_path / "x", tmp_path / "nowhere", tmp_path):
        done = run(path)
        assert (done.exit_code, done.output.count("\n")) == (2, 1)


def test_nothing_of_what_is_shown_is_changed(shown: Path) -> None:
    before = {path: path.read_bytes() for path in shown.rglob("*") if path.is_file()}
    judge(paths(shown))
    after = {path: path.read_bytes() for path in shown.rglob("*") if path.is_file() and not path.name.endswith("-shm")}
    assert {path: body for path, body in after.items() if path in before} == {
        path: body for path, body in before.items() if path in after
    }
    assert {path for path in after if path not in before and path.stat().st_size} == set()


# -- the kiosk is in the middle of handing over ------------------------------------------------------------------------


def serve_many(folder: Path) -> None:
    """Many duties, one resident each, and an answer changed much later: its row comes with the last batch."""
    store = JournalStore(folder, StandingClock())
    scale, facts = store.facts().rules.scale.slug, store.facts()

    def rated(duty: str) -> Callable[[Moment], AnyEvent]:
        return lambda at: Rated(duty=duty, scale=scale, level="neutral", day=at.day, hour=at.hour, flag=at.flag)

    def opened(duty: str) -> Callable[[Moment], AnyEvent]:
        return lambda _: DutyOpened(duty=duty, staff="s03", window=facts.window, unit=facts.unit)

    first = 0
    for number in range(DUTIES):
        store.append(opened(f"many-{number}"))
        seq = store.append(rated(f"many-{number}")).seq
        first = first or seq
    store.append(lambda _: Changed(visit=first, scale=scale, level="dissatisfied"))
    store.close()


def handed_over(root: Path, requests: tuple[CarriedRequest, ...]) -> None:
    """The office takes these of a file's requests; the road is cut behind them."""
    (root / "part").write_bytes(msgspec.json.encode(ExchangeFile(requests)))
    import_exchange(root / "office", [root / "part"], root / "reply", lambda: START)


def bundled(root: Path) -> Verdict:
    write_bundle(root)
    return judge(paths(root))


def test_a_bundle_made_in_the_middle_of_a_hand_over_refutes_nobody(shown: Path) -> None:
    serve_many(shown / "w1")
    carriage.export(shown / "w1", shown / "w1.exchange", StandingClock())
    requests = decode_exchange_file((shown / "w1.exchange").read_bytes()).requests
    assert len(requests) > 1
    verdicts = []
    for upto in range(1, len(requests) + 1):
        handed_over(shown, requests[:upto])
        found = bundled(shown)
        assert {one.kind for one in found.findings} <= {"open"}, found.findings
        assert all("not yet in the tally" in one.why for one in found.findings)
        verdicts.append(found.verdict)
    assert verdicts[-1] == "proved"
    assert "open" in verdicts


def test_a_bundle_made_while_a_restored_office_is_filled_again_refutes_nobody(shown: Path) -> None:
    with commands.opened(shown / "office") as office:
        backup.write(office, shown / "office", shown / "backup", START)
    key = backup_key.in_force(shown / "office")
    serve_many(shown / "w1")
    carry(shown, "w1")
    shutil.rmtree(shown / "office")
    restore.restore(shown / "backup", shown / "office", url="", now=START + timedelta(hours=1), key=key)
    found = bundled(shown)
    assert any("was restored from a backup on 2026-11-20" in line for line in found.told)
    verdicts = [found.verdict]
    for _ in range(3):
        carriage.export(shown / "w1", shown / "w1.exchange", StandingClock())
        requests = decode_exchange_file((shown / "w1.exchange").read_bytes()).requests
        for upto in range(1, len(requests) + 1):
            handed_over(shown, requests[:upto])
            found = bundled(shown)
            assert {one.kind for one in found.findings} <= {"open"}, found.findings
            verdicts.append(found.verdict)
        carried_reply.import_reply(shown / "w1", shown / "reply")
    assert (verdicts[0], verdicts[-1]) == ("open", "proved")


# -- the window lies --------------------------------------------------------------------------------------------------


def spoil(folder: Path, *statements: tuple[str, tuple[object, ...]]) -> None:
    with closing(sqlite3.connect(folder / "kiosk.db")) as db, db:
        for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            db.execute(f"DROP TRIGGER {name}")
        for statement, values in statements:
            db.execute(statement, values)


def chain_again(folder: Path, seq: int) -> None:
    """Change an entry's level and every hash after it, as whoever knows the rule can."""
    with closing(sqlite3.connect(folder / "kiosk.db")) as db, db:
        rows = db.execute("SELECT seq, body, hash FROM entry WHERE seq >= ? ORDER BY seq", (seq,)).fetchall()
        before = bytes(db.execute("SELECT hash FROM entry WHERE seq = ?", (seq - 1,)).fetchone()[0])
        spoil(folder)
        for at, body, _ in rows:
            if at == seq:
                header, event = decode_entry(body)
                assert isinstance(event, Rated)
                body = encode(header, msgspec.structs.replace(event, level="very_satisfied"))
            before = link(before, digest(body))
            db.execute("UPDATE entry SET body = ?, hash = ? WHERE seq = ?", (body, before, at))
    spoil(folder)


def rated_seqs(folder: Path) -> list[int]:
    with closing(sqlite3.connect(folder / "kiosk.db")) as db:
        rows = db.execute("SELECT seq, body FROM entry ORDER BY seq").fetchall()
    return [seq for seq, body in rows if isinstance(decode_entry(body).event, Rated)]


def test_an_edited_a_deleted_and_a_cut_journal_are_named_with_the_first_wrong_seq(shown: Path) -> None:
    seqs = rated_seqs(shown / "w1")
    at = seqs[5]
    acts = {
        at: ("UPDATE entry SET body = CAST(replace(body, 'rated', 'ratet') AS BLOB) WHERE seq = ?", (at,)),
        at + 1: ("DELETE FROM entry WHERE seq = ?", (at + 1,)),
        at + 2: ("DELETE FROM entry WHERE seq >= ?", (at + 2,)),
    }
    good = (shown / "w1" / "kiosk.db").read_bytes()
    for seq, act in acts.items():
        (shown / "w1" / "kiosk.db").write_bytes(good)
        spoil(shown / "w1", act)
        found = first(shown)
        assert (found.kind, found.whose, found.seq) == ("refuted", f"the journal of {kiosk_of(shown / 'w1')}", seq)


def test_a_journal_that_was_chained_again_is_not_the_one_that_was_countersigned(shown: Path) -> None:
    at = rated_seqs(shown / "w1")[4]
    chain_again(shown / "w1", at)
    found = first(shown)
    assert (found.kind, found.whose) == ("refuted", f"the journal of {kiosk_of(shown / 'w1')}")
    assert run(shown / "w1").exit_code == 1


# -- the office lies, with its own key --------------------------------------------------------------------------------


def lie(root: Path, statement: str) -> Finding:
    """Change the office's rows, its roll-ups with them, and sign the month again."""
    change_store(root, statement)
    found = first(root)
    assert run(*paths(root)).exit_code == 1
    return found


def test_an_invented_rating_is_named(shown: Path) -> None:
    kiosk = kiosk_of(shown / "w1")
    found = lie(shown, f"UPDATE tally SET n = n + 1 WHERE kiosk = '{kiosk}' AND level = 'very_satisfied' AND flag = ''")
    assert (found.kind, found.whose) == ("refuted", f"the tally of {kiosk}")
    assert "the journal says" in found.why


def test_a_rating_that_was_dropped_is_named(shown: Path) -> None:
    kiosk = kiosk_of(shown / "w2")
    found = lie(shown, f"DELETE FROM tally WHERE kiosk = '{kiosk}' AND level = 'dissatisfied' AND flag = ''")
    assert (found.kind, found.whose) == ("refuted", f"the tally of {kiosk}")
    assert found.seq in rated_seqs(shown / "w2")


def test_a_run_that_no_journal_tells_of_is_named(shown: Path) -> None:
    kiosk = kiosk_of(shown / "w1")
    found = lie(
        shown,
        "INSERT INTO tally SELECT day, kiosk, 'invented', duty, matter, outcome, scale, level, flag, 5, 3 FROM tally"
        f" WHERE kiosk = '{kiosk}' AND level = 'very_satisfied' AND flag = ''",
    )
    assert "no journal tells of" in found.why


def test_a_duty_that_was_given_to_somebody_else_without_a_correction_is_named(shown: Path) -> None:
    found = lie(shown, "UPDATE duty SET staff = 's04' WHERE duty = 'w1-a'")
    assert "was opened by s03" in found.why


def test_a_month_that_hides_who_served_is_not_proved(shown: Path) -> None:
    with opened_file(shown / "office") as office, office.writing() as connection:
        connection.execute(text("DELETE FROM duty WHERE duty = 'w1-a'"))
        rollup.recount(connection, kiosk_of(shown / "w1"), range(20261101, 20261131))
    found = bundled(shown)
    assert found.verdict == "open", found.findings
    assert "duty w1-a, opened by s03, is not told of" in found.findings[0].why


def test_a_month_that_is_not_the_sum_of_its_rows_is_named(shown: Path) -> None:
    sign_again(shown, lambda body: body.replace(b'"n":18,"kiosks"', b'"n":19,"kiosks"'))
    assert first(shown).why == "the month is said to be 19 ratings, its rows say 18"


def test_a_head_that_the_office_never_signed_is_named(shown: Path) -> None:
    signature = decode_signed_bundle((shown / "november.bundle").read_bytes()).said().kiosks[0].heads[-1].signature
    sign_again(shown, lambda body: body.replace(signature.encode(), ("0" * 128).encode()))
    assert first(shown).why == "it is not signed by this office"


# -- somebody between lies ---------------------------------------------------------------------------------------------


def test_a_bundle_that_was_changed_or_signed_by_another_is_named(shown: Path) -> None:
    file = shown / "november.bundle"
    good = file.read_bytes()
    file.write_bytes(good.replace(b'"month":202611', b'"month":202610'))
    assert "not signed" in first(shown).why
    other = Ed25519PrivateKey.generate()
    signed = decode_signed_bundle(good)
    forged = SignedBundle(signed.bundle, public_key_hex(other), sign(other, bundle_bytes(bytes(signed.bundle))))
    file.write_bytes(msgspec.json.encode(forged))
    assert "not signed" in first(shown).why


def test_the_posted_sheet_is_held_against_the_journals(shown: Path) -> None:
    sheet = by_hand.posted_sheet(shown / "office", month=MONTH, hall="hall-east", clock=lambda: OVER)
    file = shown / "sheet.json"
    file.write_bytes(msgspec.json.encode(sheet))
    assert judge((file, shown / "w1", shown / "w2")).verdict == "proved"
    found = judge((file, shown / "w1"))
    assert (found.verdict, {one.kind for one in found.findings}) == ("open", {"open"})
    more = msgspec.structs.replace(sheet.sheet.windows[0], n=sheet.sheet.windows[0].n + 1)
    windows = (more, *sheet.sheet.windows[1:])
    said = msgspec.structs.replace(sheet.sheet, windows=windows)
    key = certificates.signing_key(shown / "office")
    file.write_bytes(msgspec.json.encode(SignedSheet(said, sheet.public_key, sign(key, sheet_bytes(said)))))
    assert "10 ratings are posted, its journals say 9" in judge((file, shown / "w1", shown / "w2")).findings[0].why


def test_no_bundle_of_a_month_that_is_not_over(shown: Path) -> None:
    with pytest.raises(Refused, match="2026-11"):
        by_hand.write_bundle(shown / "office", shown / "x", month=MONTH, clock=lambda: START)
    with pytest.raises(Refused):
        by_hand.write_bundle(shown / "office", shown / "november.bundle", month=MONTH, clock=lambda: OVER)


def test_no_bundle_of_a_month_to_come_not_even_at_the_end_of_time(shown: Path) -> None:
    for month in ("2027-01", "9999-12"):
        with pytest.raises(Refused, match=month):
            by_hand.write_bundle(shown / "office", shown / "x", month=month, clock=lambda: START)


def test_the_outsider_loads_nothing_of_kiosk_or_office() -> None:
    programs = "('kiosk', 'office', 'manager', 'simulation', 'demo', 'sqlalchemy', 'httpx')"
    loaded = f"[m for m in sys.modules if m.removeprefix('evaluator.').split('.')[0] in {programs}]"
    code = f"import sys, evaluator.verifier.cli; print({loaded})"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout == "[]\n"

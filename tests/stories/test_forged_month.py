"""Whoever runs the office has its store and its key. What such hands make of a month is refuted, or never proved."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import msgspec
import pytest
from msgspec.structs import replace
from sqlalchemy import text

from evaluator.domain.journal import UNCOUNTED
from evaluator.office.keeping import verifying
from evaluator.office.tallies import by_hand, corrections
from evaluator.office.tallies.corrections import Wish
from evaluator.verifier.cli import Verdict, as_text, judge
from evaluator.wire.evidence import Bundle, KioskEvidence
from tests.support.clock import START
from tests.support.month import (
    MONTH,
    OVER,
    carry,
    change_store,
    judged,
    kiosk_of,
    paths,
    say_otherwise,
    tap,
    write_bundle,
)
from tests.support.office import opened_file

DAY = 20261120
BAD = "level = 'dissatisfied' AND flag = ''"


def refuted_by(found: Verdict, why: str) -> bool:
    return any(one.kind == "refuted" and why in one.why for one in found.findings)


def of_window(window: str, change: Callable[[KioskEvidence], KioskEvidence]) -> Callable[[Bundle], Bundle]:
    """The bundle with the kiosk of one window told otherwise."""
    return lambda said: replace(said, kiosks=tuple(change(one) if one.window == window else one for one in said.kiosks))


def without(window: str) -> Callable[[Bundle], Bundle]:
    """The bundle without one window, added up again."""

    def change(said: Bundle) -> Bundle:
        kept = tuple(one for one in said.kiosks if one.window != window)
        lines = [line for one in kept for line in one.settled if line.outcome == "rated" and line.flag not in UNCOUNTED]
        return replace(said, kiosks=kept, n=sum(line.n for line in lines))

    return change


# -- in the store ------------------------------------------------------------------------------------------------------


def test_duties_of_two_windows_that_were_swapped_are_named(shown: Path) -> None:
    change_store(shown, "UPDATE duty SET window = CASE window WHEN 'w1' THEN 'w2' ELSE 'w1' END")
    assert refuted_by(judged(shown), "was opened by s03 at w1")


@pytest.mark.parametrize(
    "roll_up",
    [
        "window = CASE window WHEN 'w1' THEN 'w2' ELSE 'w1' END",
        "unit = 'hall-west'",
        "flag = 'challenged'",
        "mode = 'invited'",
        "staff = 's04'",
    ],
)
def test_a_month_that_says_otherwise_than_its_rows_where_whom_or_how_is_named(shown: Path, roll_up: str) -> None:
    """The dearest of these: a bad answer that nobody challenged is marked so, and leaves a person's figure."""
    change_store(shown, f"UPDATE tally_month SET {roll_up} WHERE {BAD}", recount=False)
    assert refuted_by(judged(shown), "the rows and the month differ by 2 × rated dissatisfied of s03 at window w1")


@pytest.mark.parametrize("day", [20261031, DAY + 1])
def test_a_rating_that_was_moved_to_another_day_or_month_is_named(shown: Path, day: int) -> None:
    change_store(shown, f"UPDATE tally SET day = {day} WHERE {BAD}")
    found = judged(shown)
    assert found.verdict == "refuted"
    assert found.findings[0].seq is not None


def test_an_answer_that_was_made_a_test_is_named(shown: Path) -> None:
    change_store(shown, f"UPDATE tally SET flag = 'test' WHERE {BAD}")
    assert refuted_by(judged(shown), "countersigned by the office, is not in the tally")


def test_ratings_invented_in_a_run_that_is_called_a_fork_are_never_proved(shown: Path) -> None:
    kiosk = kiosk_of(shown / "w1")
    change_store(
        shown,
        "INSERT INTO run SELECT kiosk, 'invented', 90, run, first_seq, previous_hash, window, unit, program,"
        f" first_seen_at, 0, '', '', NULL FROM run WHERE kiosk = '{kiosk}' AND first_seq = 1",
        "INSERT INTO tally SELECT day, kiosk, 'invented', duty, matter, outcome, scale, level, flag, 5, 95 FROM tally"
        f" WHERE kiosk = '{kiosk}' AND level = 'very_satisfied' AND flag = ''",
    )
    found = judged(shown)
    assert (found.verdict, found.findings[0].kind) == ("open", "open")
    assert "which no journal tells of" in found.findings[0].why


# -- decisions ---------------------------------------------------------------------------------------------------------


def at_the_office(root: Path) -> str:
    """What `evaluator office verify` names first."""
    with opened_file(root / "office") as office, office.reading() as connection:
        return next((fault.detail for fault in verifying.verify(connection).faults), "")


def decision(root: Path, by: str, second: str) -> str:
    values = f"'{kiosk_of(root / 'w1')}', 'c1', 'exclude', 'w1-a', {DAY}, '', 'why', 'in_force'"
    return f"INSERT INTO correction VALUES ({values}, '{by}', '2026-11-21', {second}, '2026-11-22')"


def test_what_one_person_left_out_is_refuted(shown: Path) -> None:
    kiosk = kiosk_of(shown / "w1")
    change_store(shown, f"INSERT INTO ruling VALUES ('{kiosk}', 'w1-a', {DAY}, '', 1)")
    assert refuted_by(judged(shown), "no two persons are named who decided it")
    assert at_the_office(shown) == f"visits of {DAY} are left out, and no two persons decided it"
    for by, second in (("li", "'li'"), ("li", "NULL"), ("", "'wang'")):
        change_store(shown, "DELETE FROM correction", decision(shown, by, second))
        assert refuted_by(judged(shown), "no two persons are named who decided it"), (by, second)


def test_what_two_persons_left_out_is_proved_and_told_with_their_names(shown: Path) -> None:
    wish = Wish(kiosk_of(shown / "w1"), "w1-a", "exclude", DAY, "", "the whole class tapped\x1b[2J")
    with opened_file(shown / "office") as office, office.writing() as connection:
        name = corrections.correct(connection, wish, "li", START)
        assert corrections.decide(connection, name, "wang", START, agree=True) is None
    write_bundle(shown)
    found = judged(shown)
    assert (found.verdict, found.months) == ("proved", {"202611": 9})
    assert at_the_office(shown) == ""
    (told,) = found.decisions
    assert told.startswith(f"9 × rated of duty w1-a on {DAY} are left out, proposed by li, decided by wang: the whole")
    shown_text = as_text(found)
    assert f"DECIDED: {told}." in shown_text
    assert "but for what is named as decided" in shown_text
    assert "\x1b" not in shown_text


def test_a_credit_that_nobody_stands_for_is_refuted_and_a_true_one_is_told(shown: Path) -> None:
    kiosk = kiosk_of(shown / "w1")
    change_store(shown, f"INSERT INTO credit VALUES ('{kiosk}', 'w1-a', 's04', 'c1')")
    assert refuted_by(judged(shown), "is credited to s04 by nobody")
    assert at_the_office(shown) == "duty w1-a is credited to another, and nobody did it"
    with opened_file(shown / "office") as office, office.writing() as connection:
        connection.execute(text("DELETE FROM credit"))
        corrections.correct(connection, Wish(kiosk, "w1-a", "credit", 0, "s04", "changed seats"), "li", START)
    write_bundle(shown)
    found = judged(shown)
    assert found.verdict == "proved", found.findings
    assert at_the_office(shown) == ""
    assert found.decisions == ("duty w1-a, opened by s03, is credited to s04 by li: changed seats",)


# -- in the bundle ----------------------------------------------------------------------------------------------------


def test_the_last_ratings_left_out_together_with_the_heads_above_them_are_named(shown: Path) -> None:
    """The office signs an older head as its newest one; the journal keeps what it signed."""
    tap(shown / "w1", "w1-later", 4)
    carry(shown, "w1")
    before = judge((write_bundle(shown), shown / "w1", shown / "w2"))
    assert before.verdict == "proved"
    kiosk = kiosk_of(shown / "w1")
    of_later = f"WHERE kiosk = '{kiosk}' AND duty = 'w1-later'"
    newest = f"kiosk = '{kiosk}' AND seq = (SELECT max(seq) FROM head WHERE kiosk = '{kiosk}')"
    change_store(
        shown,
        *(f"DELETE FROM {table} {of_later}" for table in ("tally", "duty", "case_row")),
        f"DELETE FROM head WHERE {newest}",
    )
    found = judged(shown)
    assert refuted_by(found, "countersigned by the office, is not in the tally"), found.findings


def test_a_kiosk_that_a_bundle_leaves_out_is_named_by_its_journal_and_by_the_sheet_on_the_wall(shown: Path) -> None:
    sheet = by_hand.posted_sheet(shown / "office", month=MONTH, hall="hall-east", clock=lambda: OVER)
    (shown / "sheet.json").write_bytes(msgspec.json.encode(sheet))
    assert judge((*paths(shown), shown / "sheet.json")).verdict == "proved"
    say_otherwise(shown, without("w2"))
    assert refuted_by(judged(shown), "the bundle leaves out this kiosk")
    by_sheet = judge((shown / "november.bundle", shown / "w1", shown / "sheet.json"))
    assert refuted_by(by_sheet, f"the bundle leaves out {kiosk_of(shown / 'w2')}")
    alone = judged(shown, "w1")
    assert alone.verdict == "proved", "whoever shows neither is not told: count the windows"
    assert any("of 1 kiosk at 1 place" in line for line in alone.told)


def test_an_old_bundle_shown_as_the_newest_says_of_when_it_is_and_proves_nothing_more(shown: Path) -> None:
    tap(shown / "w1", "w1-later", 4)
    carry(shown, "w1", at=OVER + timedelta(days=1))
    found = judged(shown)
    assert found.verdict == "open"
    assert "not yet in the tally" in found.findings[0].why
    assert any(f"was made on {OVER:%Y-%m-%d}" in line for line in found.told)
    write_bundle(shown, days=2)
    assert judged(shown).verdict == "proved"


def test_what_an_earlier_bundle_says_a_later_one_may_not_take_back(shown: Path) -> None:
    (shown / "november.bundle").rename(shown / "first.bundle")
    write_bundle(shown, days=1)
    both = shown / "first.bundle", shown / "november.bundle"
    assert judge((*both, shown / "w1", shown / "w2")).verdict == "proved"
    assert judge(both).verdict == "open"
    change_store(shown, f"DELETE FROM tally WHERE {BAD}")
    write_bundle(shown, days=1)
    assert refuted_by(judge(both), "is gone from the bundle of")


def test_an_audit_log_that_was_written_anew_is_named_by_two_bundles(shown: Path) -> None:
    (shown / "november.bundle").rename(shown / "first.bundle")
    write_bundle(shown, days=1)
    both = shown / "first.bundle", shown / "november.bundle"
    say_otherwise(shown, lambda said: replace(said, audit_seq=said.audit_seq - 5))
    assert refuted_by(judge(both), "its audit log stood at line")


def test_a_restore_that_never_was_has_to_be_told_of(shown: Path) -> None:
    """The only excuse for what was signed and is not held stands in what the outsider reads."""
    say_otherwise(shown, lambda said: replace(without("w2")(said), restored_at=said.as_of))
    found = judged(shown)
    assert found.verdict == "open"
    assert any("says that it was restored from a backup on" in line for line in found.told)


def test_a_bundle_that_speaks_to_the_terminal_is_shown_as_letters(shown: Path) -> None:
    say_otherwise(shown, of_window("w1", lambda told: replace(told, kiosk="k\x1b[2J\x1b[HProved.", revoked_at="\x07")))
    found = as_text(judged(shown))
    assert "k?[2J?[HProved." in found
    assert "".join(found.splitlines()).isprintable()


def test_a_simulated_month_says_so(shown: Path) -> None:
    say_otherwise(shown, lambda said: replace(said, simulated=True))
    assert any("simulated" in line for line in judged(shown).told)


# -- kiosks and cases -------------------------------------------------------------------------------------------------


def test_a_kiosk_that_was_revoked_to_hide_its_rows_leaves_the_month_open_and_is_named(shown: Path) -> None:
    tap(shown / "w1", "w1-hidden", 3)
    change_store(shown, f"UPDATE kiosk SET revoked_at = '2026-11-20' WHERE kiosk = '{kiosk_of(shown / 'w1')}'")
    found = judged(shown)
    assert found.verdict == "open"
    assert "and the kiosk was revoked on 2026-11-20" in found.findings[0].why
    assert any("that were revoked" in line for line in found.told)


def test_a_case_that_the_office_let_vanish_leaves_the_month_open_and_one_it_invented_refutes_it(shown: Path) -> None:
    assert judged(shown).verdict == "proved"
    change_store(shown, f"DELETE FROM case_row WHERE kiosk = '{kiosk_of(shown / 'w1')}'")
    found = judged(shown)
    assert (found.verdict, found.findings[0].whose) == ("open", f"the cases of {kiosk_of(shown / 'w1')}")
    assert "0 × dissatisfied of duty w1-a" in found.findings[0].why
    change_store(
        shown,
        'INSERT INTO case_row (day, kiosk, run, "case", duty, half, matter, scale, level, reasons, flag, seq)'
        " SELECT day, kiosk, run, \"case\" || 'x', duty, half, matter, scale, level, reasons, flag, seq FROM case_row",
    )
    assert refuted_by(judged(shown), "4 × dissatisfied of duty w2-a")

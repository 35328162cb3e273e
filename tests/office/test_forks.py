"""Restored and cloned kiosks: everything counts once, what follows a branching is marked, both branches are named."""

from collections import Counter

import pytest
from sqlalchemy import select

from evaluator.office.devices import fork_decisions
from evaluator.office.devices.partings import parting_of
from evaluator.office.keeping.verifying import verify
from evaluator.office.office import Office
from evaluator.office.store import schema
from evaluator.office.tallies import cells, posting
from evaluator.wire.devices import ForkDecided, ForkDecision, Parting
from tests.office.conftest import hand_over, know, write
from tests.office.paper import DAY, PaperKiosk


def by_flag(office: Office) -> Counter[str]:
    found: Counter[str] = Counter()
    with office.database.reading() as connection:
        for _, cell in cells.of_month(connection, DAY // 100, None):
            found[cell.flag] += cell.n
    return found


def forks(office: Office) -> list[str]:
    with office.database.reading() as connection:
        return list(connection.execute(select(schema.alarm.c.detail).where(schema.alarm.c.alarm == "fork")).scalars())


def parted(office: Office, marked: str) -> Parting | None:
    with office.database.reading() as connection:
        return parting_of(connection, "k1", marked)


def on_the_wall(office: Office) -> list[int]:
    """The heads on the posted sheet of the hall."""
    with office.database.reading() as connection:
        signed = posting.sheet(connection, office.key, "hall-east", DAY // 100, withheld_from=None, now=office.clock())
    assert signed is not None
    return [head.seq for head in signed.sheet.heads]


def running(office: Office, times: int) -> PaperKiosk:
    return know(office, PaperKiosk()).start("a").serve("s03").rate(times=times)


def test_ordinary_restarts_are_no_fork(office: Office) -> None:
    kiosk = running(office, 3)
    hand_over(office, kiosk.request())
    for run in ("b", "c", "d"):
        kiosk.start(run).serve("s02").rate()
        hand_over(office, kiosk.request(with_digests=True))
    hand_over(office, kiosk.request())
    assert by_flag(office) == {"": 6}
    assert forks(office) == []


def test_requests_of_several_runs_in_any_order_are_no_fork(office: Office) -> None:
    kiosk = running(office, 3)
    requests = [kiosk.request(), kiosk.rate().request()]
    requests += [kiosk.start(run).serve("s02").rate().request(since=kiosk.seq - 3) for run in ("b", "c")]
    for request in reversed(requests):
        hand_over(office, request)
    assert by_flag(office) == {"": 6}
    assert forks(office) == []


def test_a_restored_kiosk_is_counted_once_and_what_it_adds_is_marked(office: Office) -> None:
    kiosk = running(office, 100)
    image = kiosk.copy()
    hand_over(office, kiosk.rate(times=100).request())
    image.start("b").serve("s03").rate(times=10)
    hand_over(office, image.request())
    hand_over(office, image.request(with_digests=True))
    assert by_flag(office) == {"": 200, "fork": 10}
    assert len(forks(office)) == 1
    assert "run b" in forks(office)[0]
    assert "run a" in forks(office)[0]
    assert parted(office, "b") == Parting(102, "a", 202)


def test_a_clone_that_is_heard_first_marks_what_the_other_goes_on_to_count(office: Office) -> None:
    kiosk = running(office, 5)
    hand_over(office, kiosk.request())
    clone = kiosk.copy()
    hand_over(office, clone.start("b").serve("s02").rate(times=3).request())
    assert by_flag(office) == {"": 8}
    hand_over(office, kiosk.serve("s02", "d-later").rate("neutral", 4).request(since=7))
    assert by_flag(office) == {"": 8, "fork": 4}
    assert len(forks(office)) == 1
    assert "run a" in forks(office)[0]
    assert "run b" in forks(office)[0]
    assert parted(office, "a") == Parting(7, "b", 12)


def test_of_two_clones_the_one_heard_second_is_marked(office: Office) -> None:
    kiosk = running(office, 5)
    hand_over(office, kiosk.request())
    clone = kiosk.copy()
    hand_over(office, kiosk.start("b").serve("s02").rate(times=3).request())
    hand_over(office, clone.start("c").serve("s02").rate(times=2).request())
    assert by_flag(office) == {"": 8, "fork": 2}
    assert forks(office) == ["run c and run b both go on from run a"]
    assert parted(office, "c") == Parting(7, "b", 12)


def test_what_follows_a_fork_is_marked_too_and_the_first_branch_stays_clean(office: Office) -> None:
    kiosk = running(office, 5)
    hand_over(office, kiosk.request())
    clone = kiosk.copy()
    hand_over(office, kiosk.start("b").serve("s02").rate().request())
    hand_over(office, clone.start("c").serve("s02").rate().request())
    hand_over(office, clone.start("d").serve("s02").rate().request())
    hand_over(office, clone.start("e").serve("s02").rate().request())
    hand_over(office, kiosk.start("f").serve("s02").rate().request())
    assert by_flag(office) == {"": 7, "fork": 3}
    assert parted(office, "c") == Parting(7, "b", 13)


def test_an_heir_that_is_known_before_its_forerunner_is_seen_to_be_a_fork_is_marked_with_it(office: Office) -> None:
    kiosk = running(office, 5)
    clone = kiosk.copy()
    clone.start("c").serve("s02").rate()
    early = clone.request(since=7, agreed=7)
    clone.start("d").serve("s02").rate()
    heir = clone.request(since=early.upto, agreed=7)
    hand_over(office, kiosk.start("b").serve("s02").rate(times=2).request())
    hand_over(office, heir)
    assert by_flag(office) == {"": 8}
    hand_over(office, early)
    assert by_flag(office) == {"": 7, "fork": 2}


def test_a_disk_wiped_to_its_first_day_is_a_fork(office: Office) -> None:
    kiosk = know(office, PaperKiosk())
    blank = kiosk.copy()
    hand_over(office, kiosk.start("a").serve("s03").rate(times=2).request())
    hand_over(office, blank.start("b").serve("s03").rate(times=1).request())
    assert by_flag(office) == {"": 2, "fork": 1}
    assert forks(office) == ["run b and run a both go on from the beginning"]
    assert parted(office, "b") == Parting(0, "a", 4)


def test_a_run_on_another_past_than_the_countersigned_one_is_a_fork(office: Office) -> None:
    kiosk = running(office, 5)
    hand_over(office, kiosk.request())
    twin = kiosk.copy()
    twin.bodies[6] = b"another story"
    hand_over(office, twin.start("b").serve("s03").rate().request(since=7))
    assert by_flag(office)["fork"] == 1
    assert "than the one countersigned" in forks(office)[0]
    assert parted(office, "b") == Parting(7, "", 0)


def test_a_run_that_names_another_forerunner_than_before_is_told(office: Office) -> None:
    kiosk = running(office, 1)
    hand_over(office, kiosk.request())
    liar = know(office, PaperKiosk(kiosk="k2")).start("z").serve("s03").rate().start("a")
    liar.kiosk, liar.key = kiosk.kiosk, kiosk.key
    hand_over(office, liar.request(since=3))
    with office.database.reading() as connection:
        told = set(connection.execute(select(schema.alarm.c.alarm)).scalars())
    assert "run_rewritten" in told


@pytest.mark.parametrize("first", ["kiosk", "clone"])
def test_nothing_is_lost_or_doubled_whoever_is_heard_first(office: Office, first: str) -> None:
    kiosk = running(office, 5)
    clone = kiosk.copy()
    kiosk.rate(times=4)
    clone.start("b").serve("s02").rate(times=3)
    one, other = (kiosk, clone) if first == "kiosk" else (clone, kiosk)
    for disk in (one, other, one, other):
        hand_over(office, disk.request(with_digests=True))
    assert sum(by_flag(office).values()) == 12
    assert by_flag(office)["fork"] > 0


def test_one_kiosk_knows_nothing_of_another_ones_runs(office: Office) -> None:
    hand_over(office, running(office, 2).request())
    other = know(office, PaperKiosk(kiosk="k2")).start("a").serve("s03").rate()
    hand_over(office, other.request())
    assert by_flag(office) == {"": 3}


# -- decisions ----------------------------------------------------------------------------------------------------


def decide(office: Office, run: str, decision: ForkDecision) -> str | None:
    said = ForkDecided("k1", run, decision, "the disk was restored from its image")
    return write(office, lambda connection: fork_decisions.decide(connection, "admin", said, office.clock()))


def restored(office: Office) -> PaperKiosk:
    """A kiosk whose image of seq 102 goes on to 110 ratings, where the office had 200."""
    kiosk = running(office, 100)
    image = kiosk.copy()
    hand_over(office, kiosk.request())
    hand_over(office, kiosk.rate(times=100).request())
    hand_over(office, image.start("b").serve("s03").rate(times=10).request())
    assert by_flag(office) == {"": 200, "fork": 10}
    return image


def test_a_restored_kiosk_is_countersigned_again_once_somebody_has_decided(office: Office) -> None:
    image = restored(office)
    before = hand_over(office, image.request()).countersigned
    assert before.receipt is not None
    assert before.receipt.seq == 202
    assert decide(office, "b", "kept") is None
    assert by_flag(office) == {"": 210}
    found = hand_over(office, image.request()).countersigned
    assert found.receipt is not None
    assert (found.receipt.seq, found.refused) == (image.seq, None)
    assert on_the_wall(office) == [image.seq], "not the head of the branch that was given up, though it is higher"
    image.start("c").serve("s02").rate(times=150)
    found = hand_over(office, image.request(with_digests=True)).countersigned
    assert found.receipt is not None
    assert (found.receipt.seq, found.refused) == (image.seq, None)
    assert by_flag(office) == {"": 360}
    assert len(forks(office)) == 1
    with office.database.reading() as connection:
        assert verify(connection).faults == ()
        waiting = select(schema.alarm.c.alarm).where(schema.alarm.c.acknowledged_at.is_(None))
        assert connection.execute(waiting).all() == []


def test_a_fork_that_stays_marked_marks_nothing_that_begins_after_the_decision(office: Office) -> None:
    image = restored(office)
    assert decide(office, "b", "marked") is None
    assert by_flag(office) == {"": 200, "fork": 10}
    hand_over(office, image.start("c").serve("s02").rate(times=3).request())
    found = hand_over(office, image.request(with_digests=True)).countersigned
    assert found.receipt is not None
    assert found.receipt.seq == image.seq
    assert by_flag(office) == {"": 203, "fork": 10}
    assert len(forks(office)) == 1


def test_the_branch_that_was_given_up_is_refused_when_it_speaks_again_and_counts_all_the_same(office: Office) -> None:
    kiosk = running(office, 5)
    clone = kiosk.copy()
    hand_over(office, kiosk.rate(times=5).request())
    hand_over(office, clone.start("b").serve("s02").rate(times=2).request())
    assert decide(office, "b", "kept") is None
    hand_over(office, clone.request())
    found = hand_over(office, kiosk.rate().request()).countersigned
    assert found.refused is not None
    assert by_flag(office) == {"": 13}


def test_a_clone_that_was_heard_first_leaves_the_other_branch_to_decide(office: Office) -> None:
    kiosk = running(office, 5)
    hand_over(office, kiosk.request())
    clone = kiosk.copy()
    hand_over(office, clone.start("b").serve("s02").rate(times=3).request())
    kiosk.serve("s02", "d-later").rate("neutral", 4)
    hand_over(office, kiosk.request(since=7))
    assert by_flag(office) == {"": 8, "fork": 4}
    assert decide(office, "a", "kept") is None
    assert by_flag(office) == {"": 12}
    found = hand_over(office, kiosk.request(since=7)).countersigned
    assert found.receipt is not None
    assert (found.receipt.seq, by_flag(office)) == (kiosk.seq, {"": 12})


def test_what_is_no_fork_or_was_decided_is_not_decided(office: Office) -> None:
    image = restored(office)
    assert decide(office, "a", "kept") == "no_fork"
    assert decide(office, "nobody", "kept") == "no_fork"
    assert decide(office, "b", "kept") is None
    assert decide(office, "b", "marked") == "no_fork"
    hand_over(office, image.request())
    assert by_flag(office) == {"": 210}

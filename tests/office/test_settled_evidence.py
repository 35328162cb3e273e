"""An honest office's bundle always adds up, whatever flags, forks and decisions its month has; on both databases."""

from datetime import UTC, datetime
from functools import partial
from random import Random

from evaluator.domain.journal import UNCOUNTED
from evaluator.office.devices import fork_decisions
from evaluator.office.keeping import verifying
from evaluator.office.office import Office
from evaluator.office.tallies import corrections, evidence
from evaluator.office.tallies.corrections import Wish
from evaluator.verifier.settling import decided, decision_findings, settlement_findings
from evaluator.wire.corrections import Act
from evaluator.wire.devices import ForkDecided
from evaluator.wire.evidence import Bundle
from tests.office.conftest import hand_over, know, write
from tests.office.paper import DAY, PaperKiosk

SINCE, UNTIL = datetime(2026, 11, 1, tzinfo=UTC), datetime(2026, 12, 1, tzinfo=UTC)
ACTS: tuple[Act, ...] = ("credit", "restore", "uphold", "dismiss", "reopen", "exclude", "include")
ROUNDS = 40


def adds_up(office: Office) -> Bundle:
    """The bundle of now, which nothing of what an outsider looks at in the office's own words may speak against."""
    with office.database.reading() as connection:
        said = evidence.bundle(connection, office.key, DAY // 100, SINCE, UNTIL, office.clock()).said()
        assert verifying.verify(connection).faults == ()
    for told in said.kiosks:
        assert [*decision_findings(told), *settlement_findings(told)] == []
    return said


def test_whatever_was_flagged_forked_and_decided_an_honest_month_adds_up(office: Office) -> None:
    chance = Random(20261126)
    kiosk = know(office, PaperKiosk()).start("a").serve("s03", "d1").rate("dissatisfied", 4).rate("neutral", 2)
    kiosk.rate("dissatisfied", 3, flag="challenged").rate("satisfied", 2, flag="clock").rate("neutral", flag="test")
    kiosk.serve("s-nobody", "d2", "invited").rate("satisfied", 3).rate(outcome="declined", times=2)
    kiosk.serve("s02", "d3").rate("satisfied", 2, matter="m-nobody").rate("neutral", 2, matter="m01")
    hand_over(office, kiosk.request())
    adds_up(office)
    image = kiosk.copy()
    hand_over(office, kiosk.serve("s03", "d4").rate("very_satisfied", 5).request())
    hand_over(office, image.start("b").serve("s02", "d5").rate("dissatisfied", 3, flag="challenged").rate().request())
    assert {line.flag for told in adds_up(office).kiosks for line in told.settled} == {
        *("", "test", "challenged", "clock", "fork", "unknown_ref")
    }

    taken = 0
    for number in range(ROUNDS):
        act, duty = chance.choice(ACTS), f"d{chance.randint(1, 5)}"
        wish = Wish("k1", duty, act, DAY, chance.choice(("", "s01")), f"why {number}")
        name = write(office, partial(corrections.correct, wish=wish, who="li", now=office.clock()))
        if name in corrections.SENTENCES:
            continue
        taken += 1
        if act not in corrections.ALONE:
            word = partial(corrections.decide, name=name, who="wang", now=office.clock(), agree=chance.random() < 0.8)
            assert write(office, word) is None
        bundle = adds_up(office)
        (told,) = bundle.kiosks
        left_out = sum(line.n for line in told.settled if line.outcome == "rated" and line.flag in UNCOUNTED)
        assert bundle.n == sum(line.n for line in told.counted if line.outcome == "rated") - left_out
    assert taken > ROUNDS / 2
    assert any(" are left out, proposed by li, decided by wang: why " in line for line in decided(told))
    assert any(" is credited to s01 by li: why " in line for line in decided(told))

    kept = ForkDecided("k1", "b", "kept", "the disk was copied")
    assert write(office, lambda connection: fork_decisions.decide(connection, "admin", kept, office.clock())) is None
    adds_up(office)

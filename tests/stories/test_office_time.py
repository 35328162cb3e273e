"""What a reply is worth as a clock: half a round trip is added, and one that was days on its way tells no time."""

from datetime import datetime, timedelta

from tests.stories.test_convergence import Convergence


def test_the_time_of_a_reply_is_that_of_half_a_round_trip_ago_and_an_old_one_is_not_taken() -> None:
    history = Convergence()
    history.enrol()
    (kiosk,) = history.kiosks
    sent = kiosk.handover.make(None)
    answer = history.deliver(sent)
    kiosk.clock.advance(seconds=40)
    kiosk.handover.take(sent, *answer)
    assert corrected(history) == history.now + timedelta(seconds=20)

    before = corrected(history)
    sent = kiosk.handover.make(None)
    answer = history.deliver(sent)
    kiosk.clock.advance(days=3)
    kiosk.handover.take(sent, *answer)
    assert corrected(history) == before + timedelta(days=3)
    history.teardown()


def corrected(history: Convergence) -> datetime:
    (kiosk,) = history.kiosks
    _, moved = kiosk.store.now()
    return moved.at

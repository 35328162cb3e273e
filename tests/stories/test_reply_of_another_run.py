"""A reply belongs to one request of one run, also when it comes late and on a stick."""

import pytest

from evaluator.kiosk.reply import NotTakenError
from tests.stories.test_convergence import Convergence


def test_a_reply_to_an_earlier_run_is_not_believed() -> None:
    history = Convergence()
    history.enrol()
    history.tap(place=0, level="satisfied", times=1)
    history.the_batch_is_made_smaller(place=0, at_most=1)
    (kiosk,) = history.kiosks
    earlier = kiosk.handover.make(None)
    late = history.deliver(earlier)
    history.a_kiosk_restarts(place=0, reboot=False)
    history.the_batch_is_made_smaller(place=0, at_most=1)
    (kiosk,) = history.kiosks
    sent = kiosk.handover.make(None)
    assert (sent.request.message, sent.request.upto) == (earlier.request.message, earlier.request.upto)
    with pytest.raises(NotTakenError):
        kiosk.handover.take(sent, *late)
    history.teardown()

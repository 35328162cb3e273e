"""A star that was chosen at the office is held by the kiosk after its next exchange, also after a restart."""

from sqlalchemy import Connection

from evaluator.office.instants import written
from evaluator.office.store.schema import staff as staff_table
from evaluator.office.store.schema import star
from evaluator.wire.exchange import HallStars, Star
from tests.office.conftest import write
from tests.stories.test_convergence import Convergence


def test_the_kiosk_holds_the_chosen_star_and_gives_it_up_when_the_decision_is_corrected() -> None:
    history = Convergence()
    history.enrol()

    def decide(number: int, staff: str) -> None:
        values = {"number": number, "week": 20261012, "month": 202610, "staff": staff, "unit": "hall"}
        told = {"reason": "The best of the week.", "account": "zhang", "at": written(history.now), "proposal": b"[]"}

        def keep(connection: Connection) -> None:
            connection.execute(star.insert().values(**values, **told))

        write(history.office, keep)

    def held() -> HallStars:
        return history.kiosks[0].store.facts().stars

    person = {"id": "s1", "unit": "hall", "name": "李敏", "badge": "1043", "place": 0}
    write(history.office, lambda connection: connection.execute(staff_table.insert().values(**person)))
    history.exchange(place=0, fate="arrives")
    assert held() == HallStars()
    decide(1, "s1")
    for fate in ("request lost", "reply lost", "arrives"):
        history.exchange(place=0, fate=fate)
    assert held() == HallStars(1, (Star("s1", 20261012, 20261018),))
    history.a_kiosk_restarts(place=0, reboot=False)
    assert held().version == 1
    decide(2, "")
    history.exchange(place=0, fate="arrives")
    assert held() == HallStars(2, ())
    history.teardown()

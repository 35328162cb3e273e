"""What a window does when a duty has ended, for then nobody waits."""

import asyncio

from evaluator.domain.duty import on_duty
from evaluator.kiosk.session import Session
from evaluator.runtime.memory import give_back


class Rest:
    """Gives memory back between two duties, as soon as the screen has been told that nobody serves."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._serves = self._anybody_serves
        session.subscribe(self._heard)

    @property
    def _anybody_serves(self) -> bool:
        return on_duty(self._session.situation.duty) is not None

    def _heard(self) -> None:
        served, self._serves = self._serves, self._anybody_serves
        if served and not self._serves:
            asyncio.get_running_loop().call_soon(give_back)

"""Who may answer cases, by unit, as the office last said it."""

from collections.abc import Callable, Sequence

from evaluator.manager.asking import Errand
from evaluator.wire.cases import CASE_OWNERS_PATH, CaseOwners


class KnownOwners:
    """Asks the office without a word when it does not answer: a name can be typed, and what was known is kept."""

    def __init__(self, ask: Callable[[Errand[CaseOwners]], None], learnt: Callable[[], None]) -> None:
        self._ask = ask
        self._learnt = learnt
        self._by_unit: dict[str, tuple[str, ...]] = {}

    def read(self, unit: str) -> None:
        """Ask who may answer cases of a unit; `learnt` is called when the answer is here."""

        def done(found: CaseOwners) -> None:
            self._by_unit[unit] = found.owners
            self._learnt()

        self._ask(
            Errand(
                work=lambda link: link.get(CASE_OWNERS_PATH, CaseOwners, {"unit": unit}),
                done=done,
                refused=lambda _: None,
                can_stop=True,
            )
        )

    def of(self, unit: str, otherwise: Sequence[str]) -> Sequence[str]:
        """Who may answer cases of a unit; `otherwise` until the office has said it."""
        return self._by_unit.get(unit, otherwise)

    def forget(self) -> None:
        """Somebody else will be at the desk."""
        self._by_unit.clear()

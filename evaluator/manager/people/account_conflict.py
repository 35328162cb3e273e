"""Two edits of one account at once: the role and the unit of both, and what is to stand chosen for each."""

from collections.abc import Callable
from typing import Final

import msgspec
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from evaluator.manager import conflict_words, messages
from evaluator.manager.both_sides import BothSides, Difference, lead_of
from evaluator.manager.people import words
from evaluator.manager.people.acts import who_of
from evaluator.wire.directory import ChangedMeanwhile, Version
from evaluator.wire.people import Account, AccountSet

MEANWHILE: Final = "changed_meanwhile"
Found = ChangedMeanwhile[Account]


class AccountConflict(BothSides):
    """Emits the account that rests on what the office holds now. Closing it changes nothing."""

    decided = Signal(object)
    """An AccountSet."""

    def __init__(
        self,
        parent: QWidget,
        asked: AccountSet,
        theirs: Account,
        by: Version | None,
        origin: Account,
        unit_name: Callable[[str], str],
    ) -> None:
        """`origin` is what the person began from: what they did not touch is taken from the other side at first."""
        self._asked, self._theirs = asked, theirs
        names: dict[str, tuple[str, Callable[[str], str]]] = {
            "role": (words.role(), messages.role_name),  # type: ignore[dict-item]  # a role is a text of a few
            "unit": (words.hall(), unit_name),
        }
        differences = [
            Difference(slug, name, said(held), said(wanted), is_mine=wanted != getattr(origin, slug))
            for slug, (name, said) in names.items()
            if (held := getattr(theirs, slug)) != (wanted := getattr(asked, slug))
        ]
        told = msgspec.structs.replace(by, account=who_of(by.account)) if by else None
        super().__init__(parent, lead_of(told, theirs.account), differences, conflict_words.save_chosen())
        self.keep.clicked.connect(self._decide)

    def merged(self) -> AccountSet:
        """The account as it is chosen now."""
        mine = {slug: getattr(self._asked, slug) for slug in self.chosen_mine()}
        held = AccountSet(self._theirs.account, self._theirs.role, self._theirs.unit, self._theirs.version)
        return msgspec.structs.replace(held, **mine)

    def _decide(self) -> None:
        self.decided.emit(self.merged())
        self.accept()

"""Between the dialog of new PINs and the office."""

from collections.abc import Awaitable, Callable
from typing import Any

from PySide6.QtCore import QObject

from evaluator.domain.directory import StaffMember
from evaluator.domain.names import Language
from evaluator.manager import messages
from evaluator.manager.asking import Errand
from evaluator.manager.directory import pin_words
from evaluator.manager.directory.held import called, thing_of
from evaluator.manager.directory.pin_dialog import PinDialog
from evaluator.manager.directory.view import DirectoryView
from evaluator.manager.office_link import OfficeLink, OfficeTroubleError
from evaluator.wire.pin_resets import (
    PIN_RESET_DECISIONS_PATH,
    PIN_RESETS_PATH,
    PinResetAsked,
    PinResetDecided,
    PinResetDecision,
    PinResets,
    PinResetWish,
)


class TakingPins(QObject):
    """`ask` has the office do something, as the page does."""

    def __init__(self, view: DirectoryView, ask: Callable[..., None]) -> None:
        super().__init__(view)
        self._view, self._ask = view, ask
        self.dialog: PinDialog | None = None

    def open(self) -> None:
        """Show what was asked so far, with whoever is shown in the directory named already."""
        held = self._view.held
        if held is None or self.dialog is not None:
            return
        people = [
            (thing.id, _said(thing, self._view.language))
            for thing in map(thing_of, held.records("staff"))
            if isinstance(thing, StaffMember)
        ]
        record = self._view.form.record
        chosen = thing_of(record).id if record is not None else ""
        dialog = PinDialog(self._view, people, chosen)
        dialog.asked.connect(self._wish)
        dialog.decided.connect(self._decide)
        dialog.finished.connect(self._closed)
        self.dialog = dialog
        dialog.open()
        self._read()

    def forget(self) -> None:
        """Nobody is at the desk any more."""
        if self.dialog is not None:
            self.dialog.reject()

    def _closed(self) -> None:
        self.dialog = None

    def _read(self) -> None:
        self._do(lambda link: link.get(PIN_RESETS_PATH, PinResets), self._show, can_stop=True)

    def _show(self, dialog: PinDialog, found: PinResets) -> None:
        dialog.show_resets(found.resets)

    def _wish(self, wish: PinResetWish) -> None:
        self._do(lambda link: link.send("POST", PIN_RESETS_PATH, PinResetAsked, wish), self._was_asked)

    def _was_asked(self, dialog: PinDialog, _asked: PinResetAsked) -> None:
        dialog.was_asked()
        self._read()

    def _decide(self, decision: PinResetDecision) -> None:
        self._do(lambda link: link.send("POST", PIN_RESET_DECISIONS_PATH, PinResetDecided, decision), self._told)

    def _told(self, dialog: PinDialog, decided: PinResetDecided) -> None:
        dialog.tell(decided.staff, decided.pin)
        self._read()

    def _do(
        self,
        work: Callable[[OfficeLink], Awaitable[Any]],
        done: Callable[[PinDialog, Any], None],
        *,
        can_stop: bool = False,
    ) -> None:
        changes = not can_stop
        if self.dialog is not None and changes:
            self.dialog.set_acting(acting=True)

        def answered(found: Any) -> None:  # noqa: ANN401 - what `work` tells
            if self.dialog is not None:
                if changes:
                    self.dialog.set_acting(acting=False)
                done(self.dialog, found)

        def refused(error: OfficeTroubleError) -> None:
            if self.dialog is not None:
                if changes:
                    self.dialog.set_acting(acting=False)
                said = pin_words.refused(error.code) or messages.refused(error.code, error.retry_after_s)
                self.dialog.refusal.say(said)

        self._ask(Errand(work=work, done=answered, refused=refused, can_stop=can_stop))


def _said(one: StaffMember, language: Language) -> str:
    return f"{one.badge}　{called(one, language)}"

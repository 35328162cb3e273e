"""Between the history of a record and the office."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from evaluator.manager.asking import Errand
from evaluator.manager.directory.held import called, kind_of, thing_of
from evaluator.manager.directory.history_dialog import HistoryDialog
from evaluator.manager.directory.past import past_of
from evaluator.manager.directory.view import DirectoryView
from evaluator.manager.directory.writing import Writing
from evaluator.wire.directory import HISTORY_PATH, History, StaffRecord


class TakingHistory(QObject):
    """`ask` has the office do something, as the page does; `save` keeps what is to stand again."""

    def __init__(self, view: DirectoryView, ask: Callable[..., None], save: Callable[[Writing], None]) -> None:
        super().__init__(view)
        self._view, self._ask, self._save = view, ask, save

    def open(self) -> None:
        """Show what each version made of the record that is shown."""
        record = self._view.form.record
        if record is None:
            return
        thing = thing_of(record)

        def show(history: History) -> None:
            held, language = self._view.held, self._view.language
            if held is None or self._view.form.record is not record:
                return
            is_erased = isinstance(record, StaffRecord) and record.erased
            dialog = HistoryDialog(
                self._view,
                called(thing, language),
                past_of(history, held, language),
                thing if record.closed_day is None else None,
                can_change=not is_erased and not self._view.form.is_dirty,
            )
            dialog.wished.connect(lambda earlier: self._save(Writing(thing=earlier, base=record.version)))
            dialog.open()

        asked = {"kind": kind_of(thing), "id": thing.id}
        self._ask(Errand(work=lambda link: link.get(HISTORY_PATH, History, asked), done=show, can_stop=True))

"""The directory page: reading, saving with undo, closing, erasing."""

from collections.abc import Awaitable, Callable
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QPushButton, QWidget

from evaluator.domain.directory import Thing
from evaluator.domain.names import CHINESE, ENGLISH, Language
from evaluator.domain.roles import Right
from evaluator.manager import messages
from evaluator.manager.asking import Errand, Reading
from evaluator.manager.directory import photo_words, pin_words, words, writing
from evaluator.manager.directory.conflict import ConflictDialog
from evaluator.manager.directory.held import AnyRecord, Held, called, kind_of, thing_of
from evaluator.manager.directory.record_form import Typed
from evaluator.manager.directory.taking_files import TakingFiles
from evaluator.manager.directory.taking_history import TakingHistory
from evaluator.manager.directory.taking_photos import TakingPhotos
from evaluator.manager.directory.taking_pins import TakingPins
from evaluator.manager.directory.undo import Step, Undo
from evaluator.manager.directory.view import DirectoryView, name_of
from evaluator.manager.directory.writing import Faulty, Meanwhile, Outcome, Writing
from evaluator.manager.office_link import OfficeLink, OfficeTroubleError
from evaluator.manager.record_page import RecordPage
from evaluator.manager.record_table import RecordTable
from evaluator.wire import directory as wire
from evaluator.wire.directory import StaffRecord, WholeDirectory
from evaluator.wire.manager import Session


class DirectoryPage(RecordPage):
    """Every edit is one record; what was typed stays until the office kept it."""

    slug: ClassVar[str] = "directory"
    right: ClassVar[Right] = "read_directory"

    def __init__(self, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(language, parent)
        self.view = DirectoryView(self)
        self.body.addWidget(self.view, 1)
        self.undo = Undo()
        self._is_writing = False
        self.photos = TakingPhotos(self.view, self.ask, self.took_photo)
        self.files = TakingFiles(self.view, self.ask, self.refresh)
        self.taking_pins = TakingPins(self.view, self.ask)
        self.history = TakingHistory(self.view, self.ask, self.save)
        self.pins = QPushButton(self)
        self.pins.setObjectName("pins")
        self.pins.clicked.connect(self.taking_pins.open)
        self.tools.addWidget(self.pins)
        self.view.form.wished.connect(self.save)
        self.view.form.erasure_wished.connect(self._ask_erasure)
        self.view.form.history_wished.connect(self.history.open)
        self.view.undo_wished.connect(self.take_back)
        self.view.redo_wished.connect(self.do_again)
        self.retranslate()

    def name(self) -> str:
        return words.title()

    def side(self) -> QWidget:
        return self.view.tree

    def attend(self) -> None:
        self.view.table.setFocus()

    def begin(self, session: Session) -> None:
        super().begin(session)
        self.view.set_editable(editable=self.may("edit_directory"))
        self.pins.setVisible(self.may("reset_pins"))

    def refresh(self) -> None:
        self.ask(Reading(work=lambda link: link.get(wire.DIRECTORY_PATH, WholeDirectory), done=self._read))

    def listed(self) -> RecordTable[AnyRecord]:
        return self.view.table

    def list_name(self) -> str:
        return words.kind_name(self.view.kind)

    def export(self) -> None:
        """The whole directory for whoever may change it, since it can be taken in again; else the list that is seen."""
        if self.view.is_editable:
            self.files.choose_export()
        else:
            super().export()

    def has_edits(self) -> bool:
        return self.view.form.is_dirty

    def drop_edits(self) -> None:
        self.view.form.discard()

    def forget(self) -> None:
        self.undo.clear()
        self._is_writing = False
        self.photos.forget()
        self.taking_pins.forget()
        self.view.show_steps(None, None)
        self.view.forget()
        super().forget()

    def step_back(self) -> None:
        if not self.progress.is_reading and self.view.form.is_dirty and not self.search_field.hasFocus():
            self.view.form.discard()
        else:
            super().step_back()

    def retranslate(self) -> None:
        super().retranslate()
        self.pins.setText(pin_words.open_it())
        self.pins.setToolTip(pin_words.open_about())
        self.view.retranslate()

    def save(self, asked: Writing) -> None:
        """Keep a record, close it, or open it again."""
        self._write(asked, self._origin(asked))

    def take_back(self) -> None:
        """Write the earlier record back."""
        step = self.undo.last
        if step is not None:
            self._step(step.reversed(), self.undo.undid, words.undone)

    def do_again(self) -> None:
        """Write once more what was taken back."""
        step = self.undo.next
        if step is not None:
            self._step(step, self.undo.redid, words.redone)

    def erase(self) -> None:
        """Erase the personal data of whoever is shown; the person was warned."""
        record = self.view.form.record
        if isinstance(record, StaffRecord):
            self._ask_once(
                lambda link: writing.erase(link, record.staff.id, record.version),
                lambda outcome: self._erased(record, outcome),
            )

    def took_photo(self, record: StaffRecord, outcome: Outcome) -> None:
        """What the office said to a new portrait of somebody."""
        if isinstance(outcome, Faulty):
            self.view.form.show_faults(outcome.faults)
        elif isinstance(outcome, Meanwhile):
            self.refresh()
            self.progress.remark(photo_words.photo_changed())
        else:
            self._did(outcome, before=record.staff)
            self.progress.remark(photo_words.photo_saved(called(record.staff, self.language)))

    def _read(self, whole: WholeDirectory) -> None:
        self.view.show_directory(Held(whole, self.zone))

    def _write(self, asked: Writing, origin: Thing | None) -> None:
        sent = self.view.form.typed

        def wrote(outcome: Outcome) -> None:
            self._wrote(asked, origin, outcome, sent)

        self._ask_once(lambda link: writing.write(link, asked), wrote)

    def _wrote(self, asked: Writing, origin: Thing | None, outcome: Outcome, sent: Typed | None) -> None:
        if isinstance(outcome, Faulty | Meanwhile):
            self._refused(outcome, asked, origin)
            return
        self._did(outcome, before=origin, sent=sent)
        said = words.was_closed if asked.closed else words.saved
        self.progress.remark(said(called(asked.thing, self.language)))

    def _step(self, step: Step, kept: Callable[[int], None], said: Callable[[str], str]) -> None:
        thing = step.after or step.before
        if thing is None:
            return
        asked = Writing(thing=thing, base=self.undo.base(step), closed=step.after is None)

        def stepped(outcome: Outcome) -> None:
            if isinstance(outcome, Faulty | Meanwhile):
                self._refused(outcome, asked, step.before)
                return
            kept(outcome.version)
            self.view.choose_kind(step.kind)
            self._took(outcome)
            self.progress.remark(said(name_of(step, self.language)))

        self._ask_once(lambda link: writing.write(link, asked), stepped)

    def _erased(self, record: StaffRecord, outcome: Outcome) -> None:
        if isinstance(outcome, Faulty | Meanwhile):
            self.refresh()
            self.progress.remark(words.erase_changed())
            return
        self.undo.forget("staff", record.staff.id)
        self._took(outcome)
        self.progress.remark(words.was_erased())

    def _did(self, record: AnyRecord, before: Thing | None, sent: Typed | None = None) -> None:
        """One more edit that can be taken back."""
        thing = thing_of(record)
        after = thing if record.closed_day is None else None
        self.undo.did(Step(kind=kind_of(thing), id=thing.id, before=before, after=after), record.version)
        self._took(record, sent)

    def _took(self, record: AnyRecord, sent: Typed | None = None) -> None:
        self.away("")
        self.view.took(record, sent)
        self.view.show_steps(self.undo.last, self.undo.next)

    def _refused(self, outcome: Faulty | Meanwhile, asked: Writing, origin: Thing | None) -> None:
        view = self.view
        if isinstance(outcome, Faulty):
            elsewhere = view.form.show_faults(outcome.faults)
            self.away(" ".join((words.faults(len(outcome.faults)), *elsewhere)), passing=False)
        elif not asked.base:
            view.form.show_faults((_id_taken(asked.thing.id),))
        elif view.held is not None:
            dialog = ConflictDialog(self, asked, outcome, origin, view.held, self.language)
            dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            theirs = None if outcome.held.closed_day is not None else thing_of(outcome.held)
            dialog.decided.connect(lambda decided: self._write(decided, theirs))
            dialog.open()

    def _origin(self, asked: Writing) -> Thing | None:
        """What the record was before: None where it was closed or not there."""
        record = self.view.held.get(asked.kind, asked.thing.id) if self.view.held and asked.base else None
        return thing_of(record) if record and record.closed_day is None else None

    def _ask_once(self, work: Callable[[OfficeLink], Awaitable[Outcome]], done: Callable[[Outcome], None]) -> None:
        """A second press while the first edit is on its way is no second edit."""
        if self._is_writing:
            return
        self._is_writing = True

        def answered(outcome: Outcome) -> None:
            self._is_writing = False
            done(outcome)

        def refused(error: OfficeTroubleError) -> None:
            self._is_writing = False
            self.away(messages.refused(error.code, error.retry_after_s), passing=False)

        self.ask(Errand(work=work, done=answered, refused=refused))

    def _ask_erasure(self) -> None:
        record = self.view.form.record
        if record is None:
            return
        box = QMessageBox(self)
        box.setObjectName("erase")
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setIcon(QMessageBox.Icon.Warning)
        box.setWindowTitle(words.erase_title())
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setText(words.erase_warning(called(thing_of(record), self.language)))
        box.addButton(words.erase_really(), QMessageBox.ButtonRole.DestructiveRole).clicked.connect(self.erase)
        cancel = box.addButton(messages.cancel(), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(cancel)
        box.setEscapeButton(cancel)
        box.open()


def _id_taken(key: str) -> wire.DirectoryFault:
    """The fault of a new record whose id somebody else has."""
    remedy = {CHINESE: words.id_taken(), ENGLISH: words.id_taken()}
    return wire.DirectoryFault(file="", sheet="", row=None, column="id", id=key, code="id_taken", remedy=remedy)

"""The page of kiosks: how each of them is, codes for new ones, and what a system administrator decides."""

from collections.abc import Awaitable, Callable
from pathlib import Path
from types import NoneType
from typing import Any, ClassVar

import msgspec
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSplitter, QVBoxLayout, QWidget

from evaluator.domain.names import Language
from evaluator.domain.roles import Right
from evaluator.manager import messages, month_words, paper_words
from evaluator.manager.asking import Errand, Reading
from evaluator.manager.csv_file import write_csv
from evaluator.manager.kiosks import alarm_words, code_words, health, words
from evaluator.manager.kiosks.alarm_list import AlarmList
from evaluator.manager.kiosks.code_dialog import CodeDialog
from evaluator.manager.kiosks.columns import code_columns, kiosk_columns
from evaluator.manager.kiosks.dialogs import ConfirmDialog, ForkDialog, PlaceDialog, WhyDialog
from evaluator.manager.kiosks.reading import KiosksView, read_kiosks
from evaluator.manager.kiosks.sheet import KioskSheet
from evaluator.manager.office_link import OfficeLink, OfficeTroubleError
from evaluator.manager.preview import Preview
from evaluator.manager.record_page import RecordPage
from evaluator.manager.rows_model import RowsModel
from evaluator.manager.rows_table import RowsTable
from evaluator.manager.saving import ask_where
from evaluator.manager.table_paper import draw_list, foot_of, listed
from evaluator.wire import devices
from evaluator.wire.devices import Alarm, CodeAsked, CodeMade, CodeNamed, Kiosk, KioskNamed, OpenCode, Revocation
from evaluator.wire.manager import Session


class KiosksPage(RecordPage):
    """The list at the left, the chosen kiosk at the right, open codes under the list while there are any."""

    slug: ClassVar[str] = "kiosks"
    right: ClassVar[Right] = "read_kiosks"

    def __init__(self, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(language, parent)
        self.view: KiosksView | None = None
        self.code_dialog: CodeDialog | None = None
        self.preview = Preview(self)
        self._chosen = ""
        self._build()
        self._wire()
        self.retranslate()

    def name(self) -> str:
        return words.title()

    def attend(self) -> None:
        self.table.setFocus()

    def begin(self, session: Session) -> None:
        super().begin(session)
        self.new.setVisible(self.may("manage_kiosks"))
        self.withdraw.setVisible(self.may("manage_kiosks"))

    def refresh(self) -> None:
        self.ask(Reading(work=read_kiosks, done=self.show_view))

    def show_view(self, view: KiosksView) -> None:
        """Show what the office says; what was chosen stays chosen."""
        self.view = view
        if self.code_dialog is not None:
            self.code_dialog.see(view)
        self._fill()

    def forget(self) -> None:
        self.view, self._chosen = None, ""
        if self.code_dialog is not None:
            self.code_dialog.close()
        self._fill()
        super().forget()

    def away(self, sentence: str, *, passing: bool = True) -> None:
        super().away(sentence, passing=passing)
        self._show_empty()

    def export(self) -> None:
        if self.view is not None:
            ask_where(self, f"{words.title()}.csv", self.save)

    def save(self, file: Path) -> None:
        """Write the list as it is seen to a CSV file."""
        columns = self.table.source.columns
        rows = [[(one.copied or one.text)(row) for one in columns] for row in self.table.source.rows]
        try:
            write_csv(file, [one.title for one in columns], rows)
        except OSError as error:
            self.away(paper_words.not_saved(file.name, error.strerror or str(error)), passing=False)
        else:
            self.progress.remark(paper_words.saved(file.name))

    def print_out(self) -> None:
        if self.view is not None:
            source = self.table.source
            sheet = listed(
                source.columns, source.rows, title=words.title(), about=self.about.text(), foot=foot_of(self)
            )
            self.preview.show(lambda device: draw_list(device, sheet))

    def retranslate(self) -> None:
        super().retranslate()
        self.new.setText(words.new_code())
        self.withdraw.setText(code_words.withdraw())
        self.codes_title.setText(code_words.open_codes())
        self.table.setAccessibleName(words.title())
        self.codes.setAccessibleName(code_words.open_codes())
        self.sheet.retranslate()
        self._fill()

    def choose(self, kiosk: str) -> None:
        """Show a kiosk at the right."""
        place = self.table.source.place_of(kiosk)
        self.table.setCurrentIndex(self.table.source.index(place, 0))

    def _fill(self) -> None:
        view, chosen = self.view, self._chosen
        if view is None:
            self.about.setText("")
            self.table.source.show((), self.table.source.columns)
            self.codes.source.show((), self.codes.source.columns)
            self.sheet.show_nothing()
            self._under.hide()
            self._office_alarms.show_alarms((), keeps=False)
            self._show_empty()
            return
        used = [one for one in view.kiosks.kiosks if health.is_in_use(one)]
        wrong = sum(bool(health.troubles(one, view.alarms)) for one in used)
        self.about.setText(words.about(len(used), wrong) if used else "")
        self._fill_table(view)
        self._office_alarms.show_alarms(
            tuple(alarm for alarm in view.alarms if not alarm.kiosk), keeps=self.may("manage_kiosks")
        )
        self.codes.source.show(view.codes, code_columns(view, self.language))
        self._under.setVisible(bool(view.codes))
        self._chosen = chosen  # rows that went have moved the current one
        place = self.table.source.place_of(chosen)
        if place >= 0:
            self.table.setCurrentIndex(self.table.source.index(place, 0))
        self._fill_sheet()
        self._show_empty()

    def _fill_table(self, view: KiosksView) -> None:
        columns = kiosk_columns(view, self.language)
        wanted = self.search_field.text().casefold().split()

        def is_found(one: Kiosk) -> bool:
            said = "\n".join(column.text(one) for column in columns).casefold()
            return all(word in said for word in wanted)

        self.table.source.show([one for one in view.kiosks.kiosks if is_found(one)], columns)

    def _fill_sheet(self) -> None:
        one = self.view.find(self._chosen) if self.view else None
        if one is None or self.view is None:
            self.sheet.show_nothing()
        else:
            self.sheet.show_kiosk(one, self.view, self.language, keeps=self.may("manage_kiosks"))

    def _show_empty(self) -> None:
        """The list where there is one, else why there is none."""
        view, rows = self.view, bool(self.table.source.rows)
        if view is None:
            why = month_words.nothing_yet_title() if self.notice.sentence else ""
        else:
            why = words.not_found() if view.kiosks.kiosks else words.empty()
        self.nothing.setText("" if rows else why)
        self.nothing.setVisible(not rows)
        self.split.setVisible(rows)

    def _place(self, kiosk: str) -> str:
        one = self.view.find(kiosk) if self.view else None
        return self.view.place_of(one, self.language) if self.view and one else kiosk

    # What is done

    def make_code(self, asked: CodeAsked) -> None:
        """Have the office make a code, and show it."""
        self._do(lambda link: link.send("POST", devices.CODES_PATH, CodeMade, asked), self._show_code)

    def withdraw_code(self, name: str) -> None:
        """Make a code worthless."""
        self._post(devices.WITHDRAW_PATH, CodeNamed(name), code_words.was_withdrawn(name))

    def confirm(self, kiosk: str) -> None:
        """The word is the same on both screens."""
        self._post(devices.CONFIRM_PATH, KioskNamed(kiosk), words.was_confirmed())

    def revoke(self, kiosk: str, why: str) -> None:
        """Take no more from it, for good."""
        self._post(devices.REVOKE_PATH, Revocation(kiosk, why), words.was_revoked())

    def decide_fork(self, alarm: Alarm, decision: str, why: str) -> None:
        """Keep or mark a branch."""
        said = msgspec.convert(
            {"kiosk": alarm.kiosk, "run": alarm.subject, "decision": decision, "why": why}, devices.ForkDecided
        )
        self._post(devices.FORK_PATH, said, alarm_words.was_decided())

    def _post(self, path: str, body: msgspec.Struct, remark: str) -> None:
        self._do(lambda link: link.send("POST", path, NoneType, body), lambda _none: self._done(remark))

    def _do(self, work: Callable[[OfficeLink], Awaitable[Any]], done: Callable[[Any], None]) -> None:
        self.ask(Errand(work=work, done=done, refused=self._refused))

    def _refused(self, error: OfficeTroubleError) -> None:
        sentence = words.refused(error.code) or messages.refused(error.code, error.retry_after_s)
        self.away(sentence, passing=False)

    def _done(self, remark: str) -> None:
        self.progress.remark(remark)
        self.refresh()

    def _show_code(self, made: CodeMade) -> None:
        dialog = CodeDialog(self, made, self.view)
        dialog.looked.connect(self.refresh)
        dialog.confirmed.connect(self.confirm)
        dialog.withdrawn.connect(self.withdraw_code)
        dialog.finished.connect(self._code_closed)
        self.code_dialog = dialog
        dialog.open()
        self.refresh()

    def _code_closed(self) -> None:
        self.code_dialog = None

    # What is asked first

    def _ask_place(self) -> None:
        if self.view is not None and self.may("manage_kiosks"):
            held = self.view.held
            dialog = PlaceDialog(self, held.options("window", self.language), held.options("unit", self.language))
            dialog.chosen.connect(self.make_code)
            dialog.open()

    def _wanted(self, what: str) -> None:
        kiosk, place = self._chosen, self._place(self._chosen)
        match what:
            case "confirm":
                self.confirm(kiosk)
            case "new_key":
                ask = KioskNamed(kiosk)
                self._warn(
                    words.new_key(), words.new_key_really(place), words.change_key(),
                    lambda: self._post(devices.ASK_NEW_KEY_PATH, ask, words.key_was_asked()),
                )  # fmt: skip
            case "replace":
                asked = CodeAsked(replaces=kiosk)
                self._warn(
                    words.replace_it(),
                    words.replace_really(place),
                    code_words.make_code(),
                    lambda: self.make_code(asked),
                )
            case "renew":
                asked = CodeAsked(renews=kiosk)
                self._warn(
                    words.renew_it(), words.renew_really(place), code_words.make_code(), lambda: self.make_code(asked)
                )
            case "revoke":
                dialog = WhyDialog(
                    self, _plain(words.revoke_it()), words.revoke_really(place), _plain(words.revoke_it())
                )
                dialog.decided.connect(lambda why: self.revoke(kiosk, why))
                dialog.open()

    def _warn(self, title: str, sentence: str, verb: str, then: Callable[[], None]) -> None:
        dialog = ConfirmDialog(self, _plain(title), sentence, verb)
        dialog.confirmed.connect(then)
        dialog.open()

    def _ask_fork(self, alarm: Alarm) -> None:
        dialog = ForkDialog(self, self._place(alarm.kiosk), alarm)
        dialog.decided.connect(lambda decision, why: self.decide_fork(alarm, decision, why))
        dialog.open()

    def _acknowledge(self, alarm: Alarm) -> None:
        named = devices.AlarmNamed(alarm.kiosk, alarm.alarm, alarm.subject)
        self._post(devices.ACKNOWLEDGE_PATH, named, alarm_words.was_acknowledged())

    def _ask_withdraw(self) -> None:
        at = self.codes.currentIndex()
        if at.isValid() and self.may("manage_kiosks"):
            self.withdraw_code(self.codes.source.rows[at.row()].name)

    def _current(self, now: QModelIndex, _before: QModelIndex) -> None:
        if now.isValid():
            self._chosen = self.table.source.rows[now.row()].kiosk
            self._fill_sheet()

    def _wire(self) -> None:
        self.search_field.textChanged.connect(self._fill)
        self.table.selectionModel().currentRowChanged.connect(self._current)
        for table in (self.table, self.codes):
            table.copied.connect(lambda rows: self.progress.remark(messages.copied(rows)))
        self.new.clicked.connect(self._ask_place)
        self.withdraw.clicked.connect(self._ask_withdraw)
        self.sheet.wanted.connect(self._wanted)
        self.sheet.acknowledged.connect(self._acknowledge)
        self.sheet.forked.connect(self._ask_fork)
        keys = QShortcut(QKeySequence("Ctrl+N"), self, context=Qt.ShortcutContext.WindowShortcut)
        keys.activated.connect(self._ask_place)

    def _build(self) -> None:
        self.new, self.withdraw = QPushButton(self), QPushButton(self)
        self.new.setObjectName("newCode")
        self.withdraw.setObjectName("withdrawCode")
        kiosks: RowsModel[Kiosk] = RowsModel(lambda one: one.kiosk, lambda one: not health.is_in_use(one), self)
        self.table: RowsTable[Kiosk] = RowsTable(kiosks, "kiosks", self)
        codes: RowsModel[OpenCode] = RowsModel(lambda one: one.name, lambda _one: False, self)
        self.codes: RowsTable[OpenCode] = RowsTable(codes, "codes", self)
        self.codes.setMaximumHeight(160)
        self.sheet = KioskSheet(self)
        self.codes_title, self.nothing = QLabel(self), QLabel(self)
        self.codes_title.setProperty("role", "strong")
        self.nothing.setObjectName("emptyTitle")
        self.nothing.setProperty("role", "secondary")
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._under = QWidget(self)
        head = QHBoxLayout()
        head.addWidget(self.codes_title, 1)
        head.addWidget(self.withdraw)
        under = QVBoxLayout(self._under)
        under.setContentsMargins(0, 0, 0, 0)
        under.addLayout(head)
        under.addWidget(self.codes)
        line = QHBoxLayout()
        line.addWidget(self.search_field, 1)
        line.addStretch(1)
        line.addWidget(self.new)
        self.split = QSplitter(Qt.Orientation.Horizontal, self)
        self.split.setHandleWidth(1)
        self.split.setChildrenCollapsible(False)
        self.split.addWidget(self.table)
        self.split.addWidget(self.sheet)
        self.split.setStretchFactor(0, 1)
        self.split.setSizes([740, 340])
        self._office_alarms = AlarmList(self)
        self._office_alarms.acknowledged.connect(self._acknowledge)
        self.body.addLayout(line)
        self.body.addWidget(self._office_alarms)
        self.body.addWidget(self.split, 1)
        self.body.addWidget(self.nothing, 1)
        self.body.addWidget(self._under)


def _plain(title: str) -> str:
    """A button's words as a title: without the letter of its key and without dots."""
    words_of = title.removesuffix("…")
    if words_of.endswith(")") and "(&" in words_of:
        words_of = words_of[: words_of.rindex("(&")]
    return words_of.replace("&", "")

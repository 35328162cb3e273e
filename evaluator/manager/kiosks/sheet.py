"""One kiosk at the right of the list: what is wrong and what to do, its facts, what can be done to it, its alarms."""

from collections.abc import Callable
from typing import Final, NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFormLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from evaluator.domain.names import Language
from evaluator.manager import formats
from evaluator.manager.cases.due_marks import DueLabel
from evaluator.manager.kiosks import alarm_words, health, words
from evaluator.manager.kiosks.alarm_list import AlarmList
from evaluator.manager.kiosks.reading import KiosksView
from evaluator.manager.rule_line import RuleLine
from evaluator.wire.devices import Alarm, Kiosk

WIDTH: Final = 336


class _Shown(NamedTuple):
    kiosk: Kiosk
    place: str
    alarms: tuple[Alarm, ...]
    keeps: bool


class KioskSheet(QScrollArea):
    """Says what a person wants done; the page asks whether really and does it."""

    wanted = Signal(str)
    """`confirm`, `new_key`, `replace`, `renew` or `revoke`."""
    acknowledged = Signal(object)
    """Alarm."""
    forked = Signal(object)
    """Alarm of the fork that is to be decided."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sheet")
        self.setWidgetResizable(True)
        self.setMinimumWidth(WIDTH)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(False)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.buttons: dict[str, QPushButton] = {}
        self._shown: _Shown | None = None
        self.show_nothing()

    def show_nothing(self) -> None:
        """No kiosk is chosen."""
        self._shown = None
        self.buttons = {}
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(20, 0, 0, 0)
        column.addWidget(self._label(words.nothing_chosen(), "secondary"))
        column.addStretch(1)
        self.setWidget(inside)
        inside.setAutoFillBackground(False)  # setWidget had it filled

    def show_kiosk(self, one: Kiosk, view: KiosksView, language: Language, *, keeps: bool) -> None:
        """Show a kiosk; `keeps` offers what a system administrator does."""
        mine = tuple(alarm for alarm in view.alarms if alarm.kiosk == one.kiosk)
        shown = _Shown(one, view.place_of(one, language), mine, keeps)
        if shown != self._shown:
            self._shown = shown
            self._build(shown, view)

    def retranslate(self) -> None:
        self._shown = None
        self.show_nothing()

    def _build(self, shown: _Shown, view: KiosksView) -> None:
        one = shown.kiosk
        self.buttons = {}
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(20, 0, 8, 0)
        column.setSpacing(8)
        column.addWidget(self._label(shown.place, "heading"))
        found = health.troubles(one, view.alarms)
        for trouble in found:
            name = DueLabel(inside)
            name.setProperty("role", "strong")
            name.say(trouble.name, overdue=trouble.overdue)
            column.addWidget(name)
            column.addWidget(self._label(trouble.sentence, ""))
        if not found:
            column.addWidget(self._label(words.in_order(), "strong"))
        if one.new_key_asked_at is not None:
            column.addWidget(self._label(words.key_asked(formats.since(one.new_key_asked_at)), "secondary"))
        column.addWidget(RuleLine(inside))
        column.addLayout(self._facts(one))
        if shown.keeps and one.revoked_at is None:
            column.addWidget(RuleLine(inside))
            self._acts(one, column)
        if shown.alarms:
            column.addWidget(RuleLine(inside))
            column.addWidget(self._label(alarm_words.alarms(), "strong"))
            alarms = AlarmList(inside)
            alarms.acknowledged.connect(self.acknowledged)
            alarms.forked.connect(self.forked)
            alarms.show_alarms(shown.alarms, keeps=shown.keeps)
            self.buttons |= alarms.buttons
            column.addWidget(alarms)
        column.addStretch(1)
        self.setWidget(inside)
        inside.setAutoFillBackground(False)  # setWidget had it filled

    def _facts(self, one: Kiosk) -> QFormLayout:
        form = QFormLayout()
        form.setHorizontalSpacing(14)
        form.setVerticalSpacing(4)
        confirmed = words.confirmed_by(one.confirmed_by, formats.since(one.confirmed_at)) if one.confirmed_at else ""
        countersigned = formats.since(one.countersigned_at) if one.countersigned_at else words.never()
        for name, fact in (
            (words.kiosk_id(), one.kiosk),
            (words.last_seen(), health.seen(one)),
            (words.version(), one.program),
            (words.backlog(), formats.count(one.backlog)),
            (words.clock(), health.clock(one)),
            (words.disk(), health.disk(one)),
            (words.directory(), str(one.directory)),
            (words.rules_name(), one.rules),
            (words.countersigned(), countersigned),
            (words.enrolled_at(), formats.since(one.enrolled_at)),
            (words.confirmed(), confirmed),
        ):
            if fact:
                form.addRow(self._label(name, "secondary"), self._label(fact, ""))
        return form

    def _acts(self, one: Kiosk, column: QVBoxLayout) -> None:
        offered = [("new_key", words.new_key()), ("replace", words.replace_it()), ("renew", words.renew_it())]
        if one.confirmed_at is None and one.check_word:
            offered.insert(0, ("confirm", words.confirm_it()))
        if one.retired_at is not None:
            offered = []
        for what, title in (*offered, ("revoke", words.revoke_it())):
            button = self._button(what, title, lambda what=what: self.wanted.emit(what))  # type: ignore[misc]  # a default is no parameter
            column.addWidget(button)

    def _button(self, slug: str, title: str, act: Callable[[], None]) -> QPushButton:
        button = QPushButton(title)
        button.setObjectName(slug)
        button.clicked.connect(lambda _checked=False: act())
        self.buttons[slug] = button
        return button

    def _label(self, text: str, role: str) -> QLabel:
        label = QLabel(text)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        if role:
            label.setProperty("role", role)
        return label

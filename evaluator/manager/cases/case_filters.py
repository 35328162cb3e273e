"""What the inbox is narrowed by, and views of it that have a name."""

from collections.abc import Mapping, Sequence
from typing import Final

import msgspec
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QInputDialog, QLabel, QPushButton, QWidget

from evaluator.domain.cases import STATES
from evaluator.manager.cases import filter_words, messages
from evaluator.manager.choice_box import ChoiceBox, fill_box
from evaluator.wire.cases import CaseQuery

PAGE: Final = 200
START: Final = CaseQuery(state="unanswered", limit=PAGE)


class CaseFilters(QWidget):
    """Emits the query that a person puts together or finds under a name. `views` are the names of their own."""

    chosen = Signal(CaseQuery)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.query = START
        self.views: dict[str, CaseQuery] = {}
        self._account = ""
        self._halls: tuple[tuple[str, str], ...] = ()
        self._owners: tuple[str, ...] = ()
        self._view_label = QLabel(self)
        self.view, self.state, self.origin, self.kind, self.hall, self.owner = (ChoiceBox(self) for _ in range(6))
        self._view_label.setBuddy(self.view)
        self.overdue = QPushButton(self)
        self.overdue.setCheckable(True)
        self.overdue.setProperty("role", "toggle")
        self.keep, self.drop = QPushButton(self), QPushButton(self)
        for widget, name in (
            (self.view, "view"),
            (self.state, "state"),
            (self.origin, "origin"),
            (self.kind, "kind"),
            (self.hall, "hall"),
            (self.owner, "owner"),
            (self.overdue, "overdue"),
            (self.keep, "keepView"),
            (self.drop, "dropView"),
        ):
            widget.setObjectName(name)
        for link in (self.keep, self.drop):
            link.setProperty("role", "link")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        self.view.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        row.addWidget(self._view_label)
        row.addWidget(self.view)
        row.addSpacing(8)
        for box in (self.state, self.origin, self.kind, self.hall, self.owner):
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(6)
            row.addWidget(box, 1)
            box.activated.connect(self._put_together)
        row.addWidget(self.overdue)
        row.addWidget(self.keep)
        row.addWidget(self.drop)
        self.view.activated.connect(self._take_view)
        self.overdue.clicked.connect(self._put_together)
        self.keep.clicked.connect(self.ask_for_name)
        self.drop.clicked.connect(self._drop_view)
        self.retranslate()

    def begin(self, account: str) -> None:
        """Somebody is at the desk."""
        self._account = account
        self.retranslate()

    def use_views(self, views: Mapping[str, CaseQuery]) -> None:
        """Views that a person named before."""
        self.views = dict(views)
        self.retranslate()

    def offer(self, halls: Sequence[tuple[str, str]], owners: Sequence[str]) -> None:
        """Halls (id and name) and owners there are to choose from."""
        if (tuple(halls), tuple(owners)) != (self._halls, self._owners):
            self._halls, self._owners = tuple(halls), tuple(owners)
            self.retranslate()

    def keep_as(self, name: str) -> None:
        """Give the present query a name."""
        if name.strip():
            self.views[name.strip()[:40]] = self.query
            self.retranslate()

    def ask_for_name(self) -> None:
        """Ask for the name of a view, without blocking anything."""
        asking = QInputDialog(self)
        asking.setObjectName("nameView")
        asking.setWindowTitle(messages.title())
        asking.setLabelText(filter_words.name_the_view())
        asking.textValueSelected.connect(self.keep_as)
        asking.finished.connect(asking.deleteLater)
        asking.open()

    def retranslate(self) -> None:
        """Say everything in the language that is spoken now; what is chosen stays chosen."""
        query = self.query
        self._view_label.setText(filter_words.view())
        fill_box(
            self.state,
            [
                ("", filter_words.any_state()),
                ("unanswered", filter_words.unanswered()),
                *((state, messages.state_name(state)) for state in STATES),
            ],
            query.state,
        )
        fill_box(
            self.origin,
            [
                ("", filter_words.any_origin()),
                ("rating", messages.origin_name("rating")),
                ("opinion", messages.origin_name("opinion")),
                ("problem", messages.origin_name("problem")),
            ],
            query.origin,
        )
        fill_box(
            self.kind,
            [
                ("", filter_words.any_kind()),
                ("at_once", messages.kind_name("at_once")),
                ("by_deadline", messages.kind_name("by_deadline")),
                ("long_term", messages.kind_name("long_term")),
            ],
            query.kind,
        )
        fill_box(self.hall, [("", filter_words.any_hall()), *self._halls], query.unit)
        others = [owner for owner in self._owners if owner != self._account]
        mine = [(self._account, filter_words.mine())] if self._account else []
        fill_box(
            self.owner, [("", filter_words.any_owner()), *mine, *((owner, owner) for owner in others)], query.owner
        )
        self.overdue.setText(filter_words.only_overdue())
        self.overdue.setChecked(query.overdue)
        self.keep.setText(filter_words.keep_view())
        self.drop.setText(filter_words.drop_view())
        for box, name in (
            (self.state, messages.state()),
            (self.origin, messages.origin()),
            (self.kind, messages.kind()),
            (self.hall, messages.hall()),
            (self.owner, messages.owner()),
        ):
            box.setAccessibleName(name)
        self._name_view()

    def all_views(self) -> dict[str, CaseQuery]:
        """Those the desk brings, then a person's own."""
        return {
            filter_words.view_unanswered(): START,
            filter_words.view_mine(): CaseQuery(state="unanswered", owner=self._account, limit=PAGE),
            filter_words.view_overdue(): CaseQuery(overdue=True, limit=PAGE),
            filter_words.view_answered(): CaseQuery(state="answered", limit=PAGE),
            filter_words.view_everything(): CaseQuery(limit=PAGE),
        } | self.views

    def _name_view(self) -> None:
        views = self.all_views()
        named = next((name for name, query in reversed(views.items()) if query == self.query), "")
        own = [] if named else [("", filter_words.view_own())]
        fill_box(self.view, [*own, *((name, name) for name in views)], named)
        self.drop.setVisible(named in self.views)
        self.keep.setVisible(not named)

    def _take_view(self) -> None:
        found = self.all_views().get(str(self.view.currentData()))
        if found is not None:
            self._want(found)

    def _drop_view(self) -> None:
        self.views.pop(str(self.view.currentData()), None)
        self.retranslate()

    def _put_together(self) -> None:
        said = {
            "state": self.state.currentData(),
            "origin": self.origin.currentData(),
            "kind": self.kind.currentData(),
            "unit": self.hall.currentData(),
            "owner": self.owner.currentData(),
            "overdue": self.overdue.isChecked(),
            "limit": PAGE,
        }
        self._want(msgspec.convert(said, CaseQuery))

    def _want(self, query: CaseQuery) -> None:
        if query != self.query:
            self.query = query
            self.retranslate()
            self.chosen.emit(query)

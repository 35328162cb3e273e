"""The reasons after an answer: as many, as large and as coloured for every level."""

from typing import Any, Final

from msgspec import Struct
from PySide6.QtCore import (
    Property,
    QAbstractListModel,
    QByteArray,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtQml import QmlElement, QmlUncreatable

from evaluator.domain import visit as visits
from evaluator.domain.names import in_language
from evaluator.domain.rules import About
from evaluator.kiosk.read_aloud import FINISH
from evaluator.kiosk.session import Session
from evaluator.kiosk.situation import Situation

QML_IMPORT_NAME = "WindowEvaluator.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1


class Tag(Struct, frozen=True, kw_only=True):
    code: str
    word: str
    about: About
    chosen: bool
    focused: bool
    """Whether the keys have moved to it while the window reads aloud."""


class ReasonsView(Struct, frozen=True, kw_only=True):
    tags: tuple[Tag, ...]
    has_more: bool
    """Whether there are tags that are not shown yet."""
    can_leave: bool
    any_chosen: bool
    finish_focused: bool


NOTHING: Final = ReasonsView(tags=(), has_more=False, can_leave=False, any_chosen=False, finish_focused=False)


def derive_reasons(situation: Situation) -> ReasonsView:
    """What the page of reasons shows."""
    visit = situation.visit
    if not isinstance(visit, visits.GivingReasons):
        return NOTHING
    reasons = situation.facts.rules.reasons_of(visit.level)
    shown = reasons if visit.more else reasons[: visits.TAGS_AT_FIRST]
    focus = situation.aloud.focus if situation.aloud is not None else None
    return ReasonsView(
        tags=tuple(
            Tag(
                code=reason.code,
                word=in_language(reason.names, situation.language),
                about=reason.about,
                chosen=reason.code in visit.chosen,
                focused=reason.code == focus,
            )
            for reason in shown
        ),
        has_more=len(shown) < len(reasons),
        can_leave=bool(visit.chosen) or not situation.asking.reasons_required,
        any_chosen=bool(visit.chosen),
        finish_focused=focus == FINISH,
    )


class TagsModel(QAbstractListModel):
    """The tags that are shown, in the order of the rule pack."""

    CODE: Final = int(Qt.ItemDataRole.UserRole) + 1
    WORD: Final = CODE + 1
    ABOUT: Final = CODE + 2
    CHOSEN: Final = CODE + 3
    FOCUSED: Final = CODE + 4

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tags: tuple[Tag, ...] = ()

    def show(self, tags: tuple[Tag, ...]) -> None:
        """Rows that stay are changed in place; others go and come."""
        kept = 0
        while kept < min(len(tags), len(self._tags)) and tags[kept].code == self._tags[kept].code:
            kept += 1
        if kept < len(self._tags):
            self.beginRemoveRows(QModelIndex(), kept, len(self._tags) - 1)
            self._tags = self._tags[:kept]
            self.endRemoveRows()
        if self._tags != tags[:kept]:
            self._tags = tags[:kept]
            self.dataChanged.emit(self.index(0), self.index(kept - 1))
        if kept < len(tags):
            self.beginInsertRows(QModelIndex(), kept, len(tags) - 1)
            self._tags = tags
            self.endInsertRows()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._tags)

    def roleNames(self) -> dict[int, QByteArray]:
        names = {
            self.CODE: b"code",
            self.WORD: b"word",
            self.ABOUT: b"about",
            self.CHOSEN: b"chosen",
            self.FOCUSED: b"focused",
        }
        return {role: QByteArray(name) for role, name in names.items()}

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's variant
        if not index.isValid() or index.row() >= len(self._tags):
            return None
        tag = self._tags[index.row()]
        by_role: dict[int, str | bool] = {
            int(Qt.ItemDataRole.DisplayRole): tag.word,
            self.CODE: tag.code,
            self.WORD: tag.word,
            self.ABOUT: tag.about,
            self.CHOSEN: tag.chosen,
            self.FOCUSED: tag.focused,
        }
        return by_role.get(int(role))


@QmlElement
@QmlUncreatable("made by evaluator.kiosk.app")
class ReasonsViewModel(QObject):  # type: ignore[operator]  # QmlUncreatable: the stub lacks __call__
    """What ReasonsScreen.qml shows and what is touched on it."""

    viewChanged = Signal()

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._tags = TagsModel(self)
        self.view = NOTHING
        self.show(session.situation)

    def show(self, situation: Situation) -> None:
        """Show what has been chosen."""
        view = derive_reasons(situation)
        if view != self.view:
            self.view = view
            self._tags.show(view.tags)
            self.viewChanged.emit()

    @Slot(str)
    def touch(self, code: str) -> None:
        self._session.visit.touch_reason(code)

    @Slot()
    def more(self) -> None:
        self._session.visit.ask_more_reasons()

    @Slot()
    def leave(self) -> None:
        self._session.visit.leave_reasons()

    @Property(QObject, notify=viewChanged, final=True)
    def tags(self) -> QObject:
        return self._tags

    @Property(bool, notify=viewChanged, final=True)
    def hasMore(self) -> bool:
        return self.view.has_more

    @Property(bool, notify=viewChanged, final=True)
    def canLeave(self) -> bool:
        return self.view.can_leave

    @Property(bool, notify=viewChanged, final=True)
    def anyChosen(self) -> bool:
        return self.view.any_chosen

    @Property(bool, notify=viewChanged, final=True)
    def finishFocused(self) -> bool:
        return self.view.finish_focused

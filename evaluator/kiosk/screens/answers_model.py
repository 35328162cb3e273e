"""The answers as a model that QML makes its tiles from."""

from typing import Any, Final

from msgspec import Struct
from PySide6.QtCore import QAbstractListModel, QByteArray, QModelIndex, QObject, QPersistentModelIndex, Qt


class Answer(Struct, frozen=True, kw_only=True):
    """One tile."""

    slug: str
    word: str
    face: str
    tint: str


class AnswersModel(QAbstractListModel):
    """The tiles, best answer first."""

    SLUG: Final = int(Qt.ItemDataRole.UserRole) + 1
    WORD: Final = SLUG + 1
    FACE: Final = SLUG + 2
    TINT: Final = SLUG + 3

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._answers: tuple[Answer, ...] = ()

    def show(self, answers: tuple[Answer, ...]) -> None:
        """Take other words in place; other answers replace the rows."""
        if answers == self._answers:
            return
        same_rows = [one.slug for one in answers] == [one.slug for one in self._answers]
        if same_rows:
            self._answers = answers
            self.dataChanged.emit(self.index(0), self.index(len(answers) - 1))
            return
        if self._answers:
            self.beginRemoveRows(QModelIndex(), 0, len(self._answers) - 1)
            self._answers = ()
            self.endRemoveRows()
        if answers:
            self.beginInsertRows(QModelIndex(), 0, len(answers) - 1)
            self._answers = answers
            self.endInsertRows()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._answers)

    def roleNames(self) -> dict[int, QByteArray]:
        names = {self.SLUG: b"slug", self.WORD: b"word", self.FACE: b"face", self.TINT: b"tint"}
        return {role: QByteArray(name) for role, name in names.items()}

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's variant
        if not index.isValid() or index.row() >= len(self._answers):
            return None
        answer = self._answers[index.row()]
        by_role = {
            int(Qt.ItemDataRole.DisplayRole): answer.word,
            self.SLUG: answer.slug,
            self.WORD: answer.word,
            self.FACE: answer.face,
            self.TINT: answer.tint,
        }
        return by_role.get(int(role))

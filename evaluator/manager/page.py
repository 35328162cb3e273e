"""What every page of the desk is: a name in the rail, a place for its parts, and the keys that mean the same on all.

A page asks the office by `ask`; the runner calls back. It is told who is at the desk (`begin`), that it comes to the
front (`opened`), and that nobody is at the desk any more (`forget`).
"""

from datetime import UTC, datetime, tzinfo
from typing import ClassVar
from zoneinfo import ZoneInfo

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from evaluator.domain.names import Language
from evaluator.domain.roles import Right, may
from evaluator.manager import messages
from evaluator.manager.asking import Asked, Errand, T
from evaluator.manager.notice import Notice
from evaluator.manager.office_link import OfficeTroubleError
from evaluator.manager.progress import Progress
from evaluator.wire.manager import Session


class Page(QFrame):
    """One page. A page of its own fills `content`, puts `progress` at its foot, and says what the methods below ask."""

    slug: ClassVar[str]
    """What is remembered of it."""
    right: ClassVar[Right]
    """Who holds this right has the page."""

    asked = Signal(object)
    """Asked: to be done at the office."""
    stopped = Signal()
    """Drop what is being read."""
    retitled = Signal()

    def __init__(self, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.language = language
        self.session: Session | None = None
        self.read_at: datetime | None = None
        """When the office last answered a reading of this page, on its clock."""
        self.notice = Notice(self)
        self.progress = Progress(self)
        self.content = QVBoxLayout()
        self.content.setContentsMargins(24, 14, 24, 10)
        self.content.setSpacing(14)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.notice)
        column.addLayout(self.content, 1)
        for keys, act in (
            (QKeySequence(Qt.Key.Key_F5), self.refresh),
            (QKeySequence(QKeySequence.StandardKey.Find), self.search),
            (QKeySequence("Ctrl+E"), self.export),
            (QKeySequence(QKeySequence.StandardKey.Print), self.print_out),
            (QKeySequence(Qt.Key.Key_Escape), self.step_back),
        ):
            QShortcut(keys, self, context=Qt.ShortcutContext.WindowShortcut).activated.connect(act)

    # Said by each page

    def name(self) -> str:
        """What the rail calls it."""
        raise NotImplementedError

    def title(self) -> str:
        """What the window is called while this page is in front."""
        return self.name()

    def side(self) -> QWidget | None:
        """What stands under the rail while this page is in front; made once."""
        return None

    def attend(self) -> None:
        """Put the keyboard where work on this page begins."""
        self.setFocus()

    def refresh(self) -> None:
        """F5, and whenever the page comes to the front: ask the office for what is to be seen."""

    def search(self) -> None:
        """Ctrl+F: put the cursor where something is looked for."""

    def export(self) -> None:
        """Ctrl+E: save what is seen as a file."""

    def print_out(self) -> None:
        """Ctrl+P: what is seen, as it will be on paper."""

    def has_edits(self) -> bool:
        """Whether leaving now would lose something that was typed; the window then asks first."""
        return False

    def drop_edits(self) -> None:
        """The person chose to lose them."""

    def retranslate(self) -> None:
        """Say everything in the language that is spoken now. Called on every change, and by `speak`."""

    @property
    def zone(self) -> tzinfo:
        """Of the office's clock; UTC while nobody is at the desk."""
        return UTC if self.session is None else ZoneInfo(self.session.zone)

    # Told to each page

    def begin(self, session: Session) -> None:
        """Somebody signed in."""
        self.session = session

    def opened(self) -> None:
        """It has come to the front."""
        self.refresh()

    def forget(self) -> None:
        """Nobody is at the desk any more: no figure of theirs stays."""
        self.session, self.read_at = None, None
        self.away("")

    def away(self, sentence: str, *, passing: bool = True) -> None:
        """Say that the office is away or why it refused (which does not pass by itself); "" when it is back."""
        self.notice.say(sentence)

    def cancelled(self) -> None:
        """A reading was dropped; what was seen before is still there."""
        self.progress.remark(messages.cancelled())

    # For each page

    def ask(self, asked: Asked[T]) -> None:
        """Have something done at the office."""
        self.asked.emit(asked)

    def may(self, right: Right) -> bool:
        """Whether whoever is at the desk holds a right."""
        return self.session is not None and may(self.session.role, right)

    def refuse(self, errand: Errand[T], error: OfficeTroubleError) -> None:
        """The office did not do an errand: whoever asked for it is told, else the notice says it."""
        if errand.refused is not None:
            errand.refused(error)
        else:
            self.away(messages.refused(error.code, error.retry_after_s), passing=False)

    def step_back(self) -> None:
        """Esc: drop what is being read, else whatever the page closes first."""
        if self.progress.is_reading:
            self.stopped.emit()

    def speak(self, language: Language) -> None:
        """Names from the office follow the language as well."""
        self.language = language
        self.retranslate()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

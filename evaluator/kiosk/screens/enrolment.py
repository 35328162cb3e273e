"""Enrolment at the window: what has to be done, the code as it is typed, the check word, the technician's PIN."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

from PySide6.QtCore import Property, QObject, Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtQml import QmlElement, QmlUncreatable

from evaluator import __version__
from evaluator.domain.names import CHINESE, ENGLISH, Language
from evaluator.kiosk.code_entry import CodeEntry, Parts, by_place
from evaluator.kiosk.enrolling import ChoosingPin, Comparing, Enrolling, Fault, Over, State, Trying, Typing, Unenrolled
from evaluator.kiosk.enrolment import Step
from evaluator.kiosk.messages import enrolment_sentence, new_pin_sentence
from evaluator.kiosk.screens.key_codes import COMMANDS, ENTER_KEYS, key_of
from evaluator.kiosk.screens.naming import named, office_name
from evaluator.runtime.logs import EventLog
from evaluator.wire.enrolment import Enrolled

QML_IMPORT_NAME = "WindowEvaluator.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1

Page = Literal["start", "typing", "trying", "comparing", "pin", ""]

STEPS: Final[tuple[Step, ...]] = ("key", "office", "code", "journal")
FIRST_PLACE: Final = 8
"""X11 and Wayland number the kernel's keys from here on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EnrolmentView:
    page: Page
    parts: Parts = CodeEntry().parts
    keys: frozenset[str] = frozenset()
    complete: bool = False
    fault: Fault | None = None
    again: bool = False
    step: int = 0
    check_word: str = ""
    enrolled: Enrolled | None = None
    dots: int = 0
    repeated: bool = False
    """Whether the PIN is typed for the second time."""
    pin_fault: str = ""
    busy: bool = False


def derive_enrolment(state: State) -> EnrolmentView:
    """What is shown. A PIN never leaves the state; only its length does."""
    match state:
        case Unenrolled(fault=fault, again=again):
            return EnrolmentView(page="start", fault=fault, again=again)
        case Typing(entry=entry, fault=fault):
            return EnrolmentView(
                page="typing", parts=entry.parts, keys=entry.keys, complete=entry.code is not None, fault=fault
            )
        case Trying(step=step, check_word=word):
            return EnrolmentView(page="trying", step=STEPS.index(step), check_word=word)
        case Comparing(enrolled=enrolled, check_word=word):
            return EnrolmentView(page="comparing", enrolled=enrolled, check_word=word)
        case ChoosingPin(typed=typed, first=first, fault=pin_fault, busy=busy):
            return EnrolmentView(
                page="pin", dots=len(typed), repeated=first is not None, pin_fault=pin_fault, busy=busy
            )
        case Over():
            return EnrolmentView(page="")


@QmlElement
@QmlUncreatable("made by evaluator.kiosk.app")
class EnrolmentViewModel(QObject):  # type: ignore[operator]  # QmlUncreatable: the stub lacks __call__
    """What EnrolmentWindow.qml shows, what is touched on it and what is typed, scanned or pasted."""

    viewChanged = Signal()
    languageChosen = Signal(str)
    languageChanged = Signal()
    closeAsked = Signal()

    def __init__(
        self,
        enrolling: Enrolling,
        log: EventLog,
        language: Language,
        addresses: Sequence[str],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._enrolling, self._log = enrolling, log
        self._language: Language = language
        self._addresses = list(addresses)
        self.view = derive_enrolment(enrolling.state)
        self._tell()
        enrolling.subscribe(self._follow)

    def _follow(self) -> None:
        before, self.view = self.view, derive_enrolment(self._enrolling.state)
        if self.view == before:
            return
        if self.view.page not in ("", before.page):
            self._tell()
        self.viewChanged.emit()

    def _tell(self) -> None:
        self._log.info("screen.shown", screen=f"enrolment_{self.view.page}")

    # -- keys, readers, the clipboard -------------------------------------------------------------------------------

    @Slot(int, str, int, int, bool)
    def key(self, code: int, text: str, modifiers: int, place: int, is_repeat: bool) -> None:
        """A key went down. Held down, a letter comes again, which a quick reader's double letters look like too."""
        held = Qt.KeyboardModifier(modifiers)
        if is_repeat and not (text.isprintable() and text and self.view.page == "typing"):
            return
        if held & Qt.KeyboardModifier.ControlModifier and code == Qt.Key.Key_V:
            self._paste()
        elif held & COMMANDS:
            return
        elif code in ENTER_KEYS or (code == Qt.Key.Key_Tab and self.view.complete):
            self._enrolling.enter()
        elif code == Qt.Key.Key_Backspace:
            self._enrolling.erase()
        elif code == Qt.Key.Key_Escape:
            self._enrolling.cancel()
        elif self.view.page == "pin":
            digit = key_of(code, modifiers)
            if isinstance(digit, int):
                self._enrolling.type_digit(digit)
        else:
            self._letter(text, place, shift=bool(held & Qt.KeyboardModifier.ShiftModifier))

    def _letter(self, text: str, place: int, *, shift: bool) -> None:
        known = place if QGuiApplication.platformName() == "windows" else place - FIRST_PLACE
        typed = text if text.isprintable() else ""
        placed = by_place(known, shift=shift) if place else typed
        if typed or placed:
            self._enrolling.type(typed, placed)

    def _paste(self) -> None:
        text = QGuiApplication.clipboard().text()
        if text.strip() and self.view.page in ("start", "typing"):
            self._enrolling.type(text)
            if self.view.complete:
                self._enrolling.enter()

    # -- touches ----------------------------------------------------------------------------------------------------

    @Slot()
    def open(self) -> None:
        """输入注册码 was touched."""
        self._enrolling.open()

    @Slot(str)
    def letter(self, letter: str) -> None:
        """A key on the screen."""
        if letter in self.view.keys:
            self._enrolling.type(letter)

    @Slot(int)
    def digit(self, digit: int) -> None:
        self._enrolling.type_digit(digit)

    @Slot()
    def erase(self) -> None:
        self._enrolling.erase()

    @Slot()
    def clear(self) -> None:
        self._enrolling.clear()

    @Slot()
    def enter(self) -> None:
        self._enrolling.enter()

    @Slot()
    def enterSimulated(self) -> None:
        """注册为模拟设备 was touched; it is offered where the office is a simulated one."""
        if self.maySimulate:
            self._enrolling.enter(simulated=True)

    @Slot()
    def cancel(self) -> None:
        self._enrolling.cancel()

    @Slot()
    def goOn(self) -> None:
        self._enrolling.go_on()

    @Slot()
    def otherLanguage(self) -> None:
        self._language = ENGLISH if self._language == CHINESE else CHINESE
        self.languageChosen.emit(self._language)
        self.languageChanged.emit()
        self.viewChanged.emit()

    @Slot()
    def close(self) -> None:
        """The window was asked to close."""
        self.closeAsked.emit()

    # -- what is shown ----------------------------------------------------------------------------------------------

    @Property(str, notify=viewChanged, final=True)
    def page(self) -> str:
        return self.view.page

    @Property(str, constant=True, final=True)
    def version(self) -> str:
        return __version__

    @Property(str, constant=True, final=True)
    def addresses(self) -> str:
        """The addresses of this machine; "" without a network."""
        return " · ".join(self._addresses)

    @Property(str, notify=languageChanged, final=True)
    def language(self) -> str:
        return self._language

    @Property(str, notify=viewChanged, final=True)
    def address(self) -> str:
        return self.view.parts.address.removesuffix("/")

    @Property(str, notify=viewChanged, final=True)
    def fingerprint(self) -> str:
        """In groups of four, eight of them a line, as people compare."""
        text = self.view.parts.fingerprint
        groups = [text[place : place + 4] for place in range(0, len(text), 4)]
        return "\n".join(" ".join(groups[line : line + 8]) for line in range(0, len(groups), 8))

    @Property(str, notify=viewChanged, final=True)
    def code(self) -> str:
        return self.view.parts.code

    @Property(str, notify=viewChanged, final=True)
    def part(self) -> str:
        return self.view.parts.at

    @Property(str, notify=viewChanged, final=True)
    def keys(self) -> str:
        """The letters that can come next, one after the other."""
        return "".join(sorted(self.view.keys))

    @Property(bool, notify=viewChanged, final=True)
    def complete(self) -> bool:
        return self.view.complete

    @Property(str, notify=viewChanged, final=True)
    def fault(self) -> str:
        return enrolment_sentence(self.view.fault.code, self.view.fault.detail) if self.view.fault else ""

    @Property(bool, notify=viewChanged, final=True)
    def maySimulate(self) -> bool:
        return self.view.fault is not None and self.view.fault.code == "simulated"

    @Property(bool, notify=viewChanged, final=True)
    def again(self) -> bool:
        return self.view.again

    @Property(int, notify=viewChanged, final=True)
    def step(self) -> int:
        return self.view.step

    @Property(str, notify=viewChanged, final=True)
    def checkWord(self) -> str:
        return self.view.check_word

    @Property(str, notify=viewChanged, final=True)
    def office(self) -> str:
        found = self.view.enrolled
        return office_name(found.directory, self._language) if found else ""

    @Property(str, notify=viewChanged, final=True)
    def hall(self) -> str:
        found = self.view.enrolled
        return named(found.directory.directory.unit(found.unit), self._language) if found else ""

    @Property(str, notify=viewChanged, final=True)
    def windowNumber(self) -> str:
        found = self.view.enrolled
        window = found.directory.directory.window(found.window) if found else None
        return window.number if window else ""

    @Property(int, notify=viewChanged, final=True)
    def dots(self) -> int:
        return self.view.dots

    @Property(bool, notify=viewChanged, final=True)
    def repeated(self) -> bool:
        return self.view.repeated

    @Property(str, notify=viewChanged, final=True)
    def pinFault(self) -> str:
        return new_pin_sentence(self.view.pin_fault)

    @Property(bool, notify=viewChanged, final=True)
    def busy(self) -> bool:
        return self.view.busy

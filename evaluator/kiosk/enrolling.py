"""Enrolment at the window itself: a code by touch, scan or paste, the check word, the technician's PIN."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final, Literal

from evaluator.kiosk.answers import FaultyAnswersError, Prepared, remove_answers, take_answers
from evaluator.kiosk.code_entry import CodeEntry
from evaluator.kiosk.enrolment import NotEnrolled, Step, enrol_with
from evaluator.kiosk.settings import PIN_MOST, is_strong, kiosk_settings, write_technician_pin
from evaluator.runtime.logs import EventLog
from evaluator.runtime.refusal import Refused
from evaluator.runtime.tasks import Supervisor
from evaluator.wire.enrolment import Enrolled

AGAIN_S: Final = 15.0
"""From one unattended try that found no office to the next."""
READ_WITHIN_S: Final = 180.0
"""How long the check word waits for a touch before the window goes into service by itself."""


@dataclass(frozen=True, slots=True)
class Fault:
    """Why the last try came to nothing."""

    code: str
    """As `NotEnrolled` has it, or `answers` or `refused` for what only a terminal can put into words."""
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Unenrolled:
    """What has to be done is shown. `again` while an unattended try is repeated by itself."""

    fault: Fault | None = None
    again: bool = False


@dataclass(frozen=True, slots=True)
class Typing:
    """A code is being typed."""

    entry: CodeEntry
    fault: Fault | None = None


@dataclass(frozen=True, slots=True)
class Trying:
    """The office is asked."""

    entry: CodeEntry
    step: Step = "key"
    check_word: str = ""


@dataclass(frozen=True, slots=True)
class Comparing:
    """Enrolled; the check word waits to be compared with the office's."""

    enrolled: Enrolled
    check_word: str


@dataclass(frozen=True, slots=True)
class ChoosingPin:
    """The technician's PIN is typed, and typed again: `first` is what it was the first time."""

    typed: str = ""
    first: str | None = None
    fault: Literal["", "weak", "different", "not_written"] = ""
    busy: bool = False


@dataclass(frozen=True, slots=True)
class Over:
    """The window goes into service."""


State = Unenrolled | Typing | Trying | Comparing | ChoosingPin | Over


class Enrolling:
    """What a technician meets before the kiosk is enrolled. Every method is called on the loop's own thread."""

    def __init__(
        self,
        folder: Path,
        *,
        log: EventLog,
        tasks: Supervisor,
        again_s: float = AGAIN_S,
        read_within_s: float = READ_WITHIN_S,
    ) -> None:
        self._folder = folder
        self._log, self._tasks = log, tasks
        self._again_s, self._read_within_s = again_s, read_within_s
        self._heard: list[Callable[[], None]] = []
        self._answers: Prepared | None = None
        self._trying: asyncio.Task[None] | None = None
        self._alarm: asyncio.TimerHandle | None = None
        self.state: State = Unenrolled()
        self.over = asyncio.Event()
        """Set when the window can go into service."""

    def subscribe(self, heard: Callable[[], None]) -> None:
        """Call `heard` after every change of `state`."""
        self._heard.append(heard)

    def begin(self) -> None:
        """Enrol as the answer file says, where there is one."""
        try:
            answers = take_answers(self._folder)
        except FaultyAnswersError as error:
            self._become(Unenrolled(self._refused("answers", error.message, f"{error.file.name}: {error.fault}")))
        except Refused as error:
            self._become(Unenrolled(self._refused("refused", error.message, error.message)))
        else:
            self._answers = answers
            self._go_by_answers()

    # -- the code ---------------------------------------------------------------------------------------------------

    def type(self, typed: str, placed: str | None = None) -> None:
        """A letter of the screen's keys, or a text; or a key of a keyboard or a reader, in both readings."""
        if isinstance(self.state, Unenrolled):
            self.open()
        if isinstance(self.state, Typing):
            self._become(Typing(self.state.entry.add(typed, placed)))

    def open(self) -> None:
        """A code is going to be typed."""
        if isinstance(self.state, Unenrolled):
            self._become(Typing(CodeEntry()))

    def erase(self) -> None:
        """Take a letter back, of the code or of the PIN."""
        if isinstance(self.state, Typing):
            self._become(Typing(self.state.entry.erase()))
        elif isinstance(self.state, ChoosingPin) and not self.state.busy:
            self._become(replace(self.state, typed=self.state.typed[:-1], fault=""))

    def clear(self) -> None:
        """Begin the code afresh."""
        if isinstance(self.state, Typing):
            self._become(Typing(CodeEntry()))

    def enter(self, *, simulated: bool = False) -> None:
        """What was typed is complete: the address of it, the code, or the PIN. Nothing typed is nothing done."""
        match self.state:
            case Typing(entry=entry) if entry:
                further = entry.next_part()
                if entry.code is not None:
                    self._try(Prepared(entry.code, simulated), entry)
                elif further != entry:
                    self._become(Typing(further))
                else:
                    self._become(Typing(entry, Fault("no_code")))
            case ChoosingPin(busy=False):
                self._enter_pin(self.state)
            case _:
                pass

    def cancel(self) -> None:
        """Back. What the office is being asked is given up; a code it has answered is spent all the same."""
        if isinstance(self.state, Trying):
            entry = self.state.entry
            if self._trying is not None:
                self._trying.cancel()
            self._become(Typing(entry) if entry else Unenrolled())
        elif isinstance(self.state, Typing | Unenrolled):
            self._become(Unenrolled())

    # -- afterwards -------------------------------------------------------------------------------------------------

    def go_on(self) -> None:
        """The check words are the same, or the PIN can wait."""
        if isinstance(self.state, Comparing) and not kiosk_settings(self._folder).technician_pin:
            self._become(ChoosingPin())
        elif isinstance(self.state, Comparing) or (isinstance(self.state, ChoosingPin) and not self.state.busy):
            self._become(Over())

    def type_digit(self, digit: int) -> None:
        """A digit of the PIN."""
        state = self.state
        if isinstance(state, ChoosingPin) and not state.busy and len(state.typed) < PIN_MOST:
            self._become(replace(state, typed=state.typed + str(digit), fault=""))

    def stop(self) -> None:
        """Wait for nothing more."""
        self._wait(None)

    # -- inside -----------------------------------------------------------------------------------------------------

    def _go_by_answers(self) -> None:
        if self._answers is not None:
            self._try(self._answers, CodeEntry())

    def _enter_pin(self, state: ChoosingPin) -> None:
        if not state.typed:
            return
        if state.first is None:
            strong = is_strong(state.typed)
            self._become(ChoosingPin(first=state.typed) if strong else ChoosingPin(fault="weak"))
        elif state.typed != state.first:
            self._become(ChoosingPin(fault="different"))
        else:
            self._become(replace(state, busy=True))
            self._tasks.start(self._keep_pin(state.typed), "pin")

    async def _keep_pin(self, pin: str) -> None:
        try:
            await asyncio.to_thread(write_technician_pin, self._folder, pin)
        except Refused as error:
            self._log.warning("kiosk.not_enrolled", why=error.message)
            self._become(ChoosingPin(fault="not_written"))
        else:
            self._become(Over())

    def _try(self, prepared: Prepared, entry: CodeEntry) -> None:
        self._become(Trying(entry))
        self._trying = self._tasks.start(self._enrol_once(prepared, entry), "enrol")

    async def _enrol_once(self, prepared: Prepared, entry: CodeEntry) -> None:
        try:
            found = await enrol_with(self._folder, prepared.code, simulated=prepared.simulated, on_step=self._follow)
        except NotEnrolled as error:
            self._failed(entry, self._refused(error.code, error.message, error.detail))
        except Refused as error:
            self._failed(entry, self._refused("refused", error.message, error.message))
        except Exception as error:  # whatever fails here, the technician can try again
            self._log.bug(error)
            self._failed(entry, Fault("refused", type(error).__name__))
        else:
            await asyncio.to_thread(remove_answers, self._folder, self._log)
            enrolled, word = found
            self._log.info("kiosk.enrolled", kiosk=enrolled.kiosk, window=enrolled.window, check_word=word)
            self._become(Comparing(enrolled, word) if entry else Over())

    def _follow(self, step: Step, check_word: str) -> None:
        if isinstance(self.state, Trying):
            self._become(replace(self.state, step=step, check_word=check_word))

    def _failed(self, entry: CodeEntry, fault: Fault) -> None:
        if entry:
            self._become(Typing(entry, fault))
        else:
            self._become(Unenrolled(fault, again=fault.code == "no_answer"))

    def _refused(self, code: str, sentence: str, detail: str) -> Fault:
        self._log.warning("kiosk.not_enrolled", why=sentence)
        return Fault(code, detail)

    def _become(self, state: State) -> None:
        self.state = state
        match state:
            case Unenrolled(again=True):
                self._wait(self._again_s)
            case Comparing() | ChoosingPin():
                self._wait(self._read_within_s)
            case _:
                self._wait(None)
        if isinstance(state, Over):
            self.over.set()
        for heard in self._heard:
            heard()

    def _wait(self, seconds: float | None) -> None:
        if self._alarm is not None:
            self._alarm.cancel()
        self._alarm = None if seconds is None else asyncio.get_running_loop().call_later(seconds, self._waited)

    def _waited(self) -> None:
        match self.state:
            case Unenrolled(again=True):
                self._go_by_answers()
            case Comparing() | ChoosingPin(busy=False):
                self._become(Over())
            case _:
                pass

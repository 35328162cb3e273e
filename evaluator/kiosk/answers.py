"""The unattended answer file of a kiosk that was never started: which code, and with which settings."""

from pathlib import Path
from typing import NoReturn

import msgspec

from evaluator.kiosk.code_entry import NO_CODE, read_code
from evaluator.kiosk.settings import (
    ANSWERS,
    FILE,
    NO_PIN,
    KioskSettings,
    Value,
    faults_of,
    is_strong,
    pin_verifier,
    write_settings,
)
from evaluator.runtime.logs import EventLog
from evaluator.runtime.paths import remove_for_good
from evaluator.runtime.refusal import Refused
from evaluator.runtime.settings import toml_of
from evaluator.wire.decoding import UNREADABLE
from evaluator.wire.enrolment import Code


class FaultyAnswersError(Refused):
    """The file cannot be used; the message names it and what is wrong."""

    def __init__(self, file: Path, fault: str) -> None:
        super().__init__(f"The answers in {file} cannot be used: {fault}")
        self.file, self.fault = file, fault


class Answers(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What stands in the file."""

    code: str
    simulated: bool = False
    technician_pin: str = ""
    """The PIN itself; `kiosk.toml` gets its verifier. "" sets none."""
    settings: dict[str, Value | bool] = {}
    """Anything that may stand in `kiosk.toml`."""


class Prepared(msgspec.Struct, frozen=True):
    """What the kiosk is to enrol with."""

    code: Code
    simulated: bool


def take_answers(folder: Path) -> Prepared | None:
    """Put the settings of the answer file into `kiosk.toml` and tell the code; None without such a file.

    FaultyAnswersError says what is wrong, and nothing is changed then. The file stays until `remove_answers`.
    """
    file = folder / ANSWERS
    if not file.exists():
        return None
    answers, code = read_answers(file)
    changed = dict(answers.settings)
    if answers.technician_pin:
        try:
            changed["technician_pin"] = pin_verifier(folder, answers.technician_pin)
        except Refused as error:
            raise FaultyAnswersError(file, error.message) from error
    if changed:
        write_settings(folder, changed)
    return Prepared(code, answers.simulated)


def remove_answers(folder: Path, log: EventLog) -> None:
    """The kiosk is enrolled: the file has nothing more to say, and a PIN may stand in it.

    The journal is there before the file goes. Where the program dies between the two, the next start takes it away.
    """
    file = folder / ANSWERS
    try:
        if file.exists():
            remove_for_good(file)
            log.info("answers.removed")
    except OSError as error:
        log.warning("answers.not_removed", why=f"{file}: {error.strerror}")


def read_answers(file: Path) -> tuple[Answers, Code]:
    """What stands in an answer file, and its code. FaultyAnswersError names the file and what is wrong."""
    try:
        answers = msgspec.toml.decode(toml_of(file), type=Answers)
        settings = msgspec.convert(answers.settings, KioskSettings)
    except OSError as error:
        _faulty(file, f"{error.strerror}. Give this user the right to read it.", error)
    except UNREADABLE as error:
        _faulty(file, f'{error}. It holds code = "evaluator://...", and settings that {FILE} knows.', error)
    code = read_code(answers.code)
    if code is None:
        _faulty(file, NO_CODE)
    if answers.technician_pin and not is_strong(answers.technician_pin):
        _faulty(file, NO_PIN)
    for fault in faults_of(settings, file.parent):
        if fault.setting != "service_token" or settings.service_token:  # kiosk.toml or the environment may hold it
            _faulty(file, fault.said)
    return answers, code


def _faulty(file: Path, fault: str, because: Exception | None = None) -> NoReturn:
    raise FaultyAnswersError(file, fault) from because

"""Logs: events with ids on stderr, as text for people or as one JSON object a line."""

import logging
import sys
from datetime import UTC, datetime
from typing import Final, Literal

import msgspec

from evaluator.runtime.events import EVENTS

LogFormat = Literal["text", "json"]
ROOT: Final = "evaluator"


class UnknownEventError(KeyError):
    """An event id that is not in the documented list."""


class EventLog:
    """Writes events of one program."""

    def __init__(self, program: str) -> None:
        self._logger = logging.getLogger(f"{ROOT}.{program}")

    def info(self, event: str, **facts: object) -> None:
        self._write(logging.INFO, event, facts)

    def warning(self, event: str, **facts: object) -> None:
        self._write(logging.WARNING, event, facts)

    def error(self, event: str, **facts: object) -> None:
        self._write(logging.ERROR, event, facts)

    def bug(self, error: BaseException, **facts: object) -> None:
        """A fault of ours, with its stack."""
        self._logger.error("program.bug", extra={"event": "program.bug", "facts": facts}, exc_info=error)

    def _write(self, level: int, event: str, facts: dict[str, object]) -> None:
        if event not in EVENTS:
            raise UnknownEventError(event)
        self._logger.log(level, event, extra={"event": event, "facts": facts}, stacklevel=3)


class JsonLines(logging.Formatter):
    """One JSON object a line: `at`, `level`, `program`, `event`, then the event's facts."""

    def format(self, record: logging.LogRecord) -> str:
        event = getattr(record, "event", "library.message")
        of_library = {"logger": record.name, "message": record.getMessage()}
        facts: dict[str, object] = getattr(record, "facts", of_library)
        line: dict[str, object] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "program": record.name.removeprefix(f"{ROOT}."),
            "event": event,
            **facts,
        }
        if record.exc_info:
            line["stack"] = self.formatException(record.exc_info)
        return msgspec.json.encode(line, enc_hook=str).decode()


class PlainLines(logging.Formatter):
    """`14:05:31 kiosk visit.thanked seq=12`: a line each, whatever a stranger has put into a fact."""

    def format(self, record: logging.LogRecord) -> str:
        event = getattr(record, "event", None) or f"{record.name}: {record.getMessage()}"
        facts: dict[str, object] = getattr(record, "facts", {})
        at = datetime.fromtimestamp(record.created, UTC).astimezone().strftime("%H:%M:%S")
        said = (f"{key}={_visible(value)}" for key, value in facts.items())
        text = " ".join((at, record.name.removeprefix(f"{ROOT}."), event, *said))
        return f"{text}\n{self.formatException(record.exc_info)}" if record.exc_info else text


def _visible(value: object) -> str:
    """The value on one line: breaks and control characters are written out."""
    return "".join(letter if letter.isprintable() else ascii(letter)[1:-1] for letter in str(value))


def configure(log_format: LogFormat) -> None:
    """Send every log line of this process to stderr in that format. Warnings of Python become log lines."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(JsonLines() if log_format == "json" else PlainLines())
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(logging.WARNING)
    logging.getLogger(ROOT).setLevel(logging.INFO)
    logging.captureWarnings(capture=True)

"""Logs: events with ids on stderr, as text for people or as one JSON object a line; or in systemd's journal."""

import logging
import os
import select
import socket
import sys
from datetime import UTC, datetime
from typing import Final, Literal, TextIO

import msgspec

from evaluator.runtime.events import EVENTS

LogFormat = Literal["text", "json", "journal"]
ROOT: Final = "evaluator"
JOURNAL: Final = "/run/systemd/journal/socket"
"""Where systemd's journal takes fields; units of the Debian packages log there."""
PRIORITIES: Final = ((logging.ERROR, 3), (logging.WARNING, 4), (logging.INFO, 6))
"""Of syslog, by the least level; 7 below."""
PIECE: Final = 4096
"""Bytes that a pipe with any room at all takes without a wait: a page of Linux."""


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


class Lines(logging.StreamHandler[TextIO]):
    """A stream that never keeps the program waiting: a line that cannot be written at once is left out, and counted.

    A pipe that nobody empties takes 64 KiB and then blocks whoever writes; a window would stand still for its log. The
    first line that can be written again comes after `log.lines_lost`.
    """

    def __init__(self, stream: TextIO) -> None:
        super().__init__(stream)
        self._lost = 0
        self._torn = False
        """Whether the last line that was begun has no end."""

    def emit(self, record: logging.LogRecord) -> None:
        descriptor = _descriptor(self.stream)
        if descriptor is None:
            super().emit(record)
            return
        try:
            lines = [self.format(record)]
            if self._lost:
                lines.insert(0, self.format(_lines_lost(record, self._lost)))
        except Exception:
            self.handleError(record)
            return
        for line in lines:
            if not self._written(descriptor, line):
                self._lost += 1
                return
            if len(lines) > 1:
                self._lost = 0

    def _written(self, descriptor: int, line: str) -> bool:
        rest = memoryview(f"{os.linesep if self._torn else ''}{line}\n".encode(errors="backslashreplace"))
        while rest:
            try:
                written = os.write(descriptor, rest[:PIECE]) if _takes(descriptor) else 0
            except OSError:  # nobody reads it any more, or its disk is full
                written = 0
            if not written:
                return False
            rest = rest[written:]
            self._torn = bool(rest)
        return True


class Journal(Lines):
    """systemd's journal: the line for programs, and its event's id as a field of its own to ask for.

    `journalctl EVALUATOR_EVENT=kiosk.out_of_service`. Where no journal listens the line goes to stderr.
    """

    def emit(self, record: logging.LogRecord) -> None:
        fields = {
            "MESSAGE": self.format(record),
            "PRIORITY": str(next((said for least, said in PRIORITIES if record.levelno >= least), 7)),
            "SYSLOG_IDENTIFIER": record.name.replace(".", "-") if record.name.startswith(ROOT) else ROOT,
            "EVALUATOR_EVENT": getattr(record, "event", "library.message"),
        }
        body = "".join(f"{name}={value}\n" for name, value in fields.items())  # one line each: JSON has no breaks
        try:
            with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as journal:
                journal.setblocking(False)
                journal.sendto(body.encode(), JOURNAL)
        except OSError:
            super().emit(record)


def _descriptor(stream: TextIO | None) -> int | None:
    """Where bytes can be written without a wait; None where only the stream itself knows how to write."""
    if sys.platform == "win32" or stream is None:
        return None
    try:
        return stream.fileno()
    except (OSError, ValueError):  # no file at all, or closed
        return None


def _takes(descriptor: int) -> bool:
    """Whether a piece is taken at once, or refused at once."""
    poll = select.poll()
    poll.register(descriptor, select.POLLOUT)
    return bool(poll.poll(0))


def _lines_lost(before: logging.LogRecord, n: int) -> logging.LogRecord:
    record = logging.LogRecord(before.name, logging.WARNING, "", 0, "log.lines_lost", None, None)
    record.event, record.facts = "log.lines_lost", {"n": n}
    return record


def _visible(value: object) -> str:
    """The value on one line: breaks and control characters are written out."""
    return "".join(letter if letter.isprintable() else ascii(letter)[1:-1] for letter in str(value))


def configure(log_format: LogFormat) -> None:
    """Send every log line of this process there in that format. Warnings of Python become log lines."""
    handler = (Journal if log_format == "journal" else Lines)(sys.stderr)
    handler.setFormatter(PlainLines() if log_format == "text" else JsonLines())
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(logging.WARNING)
    logging.getLogger(ROOT).setLevel(logging.INFO)
    logging.captureWarnings(capture=True)

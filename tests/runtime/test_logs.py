"""Log lines: one event, one line, whatever stands in it."""

import fcntl
import io
import json
import logging
import os
import socket
from pathlib import Path

import pytest

from evaluator.runtime import logs
from evaluator.runtime.logs import EventLog, Journal, JsonLines, Lines, PlainLines, UnknownEventError


def line(formatter: logging.Formatter, caplog: pytest.LogCaptureFixture, **facts: object) -> str:
    with caplog.at_level(logging.INFO, "evaluator.office"):
        EventLog("office").info("office.refused", **facts)
    return formatter.format(caplog.records[-1])


def test_a_stranger_cannot_write_a_line_of_their_own(caplog: pytest.LogCaptureFixture) -> None:
    path = "/v1/x\n12:00:00 office office.signed_in account=办事处\x1b[2J"
    plain = line(PlainLines(), caplog, path=path)
    assert plain.endswith(r"office office.refused path=/v1/x\n12:00:00 office office.signed_in account=办事处\x1b[2J")
    assert json.loads(line(JsonLines(), caplog, path=path))["path"] == path


def test_an_event_that_is_not_in_the_list_is_not_logged() -> None:
    with pytest.raises(UnknownEventError):
        EventLog("office").info("office.invented")


def test_what_qt_says_is_in_the_line_for_programs(caplog: pytest.LogCaptureFixture) -> None:
    EventLog("kiosk").warning("library.message", logger="qt", message="no such font")
    told = json.loads(JsonLines().format(caplog.records[-1]))
    assert (told["logger"], told["message"]) == ("qt", "no such font")


def test_the_journal_gets_the_id_as_a_field_and_stderr_the_line_where_there_is_none(
    caplog: pytest.LogCaptureFixture, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(logs, "JOURNAL", str(tmp_path / "journal"))
    handler = Journal(stream := io.StringIO())
    handler.setFormatter(JsonLines())
    EventLog("kiosk").warning("exchange.failed", why="nobody\nEVALUATOR_EVENT=kiosk.enrolled")
    handler.emit(caplog.records[-1])
    assert json.loads(stream.getvalue())["event"] == "exchange.failed"
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as journal:
        journal.bind(logs.JOURNAL)
        handler.emit(caplog.records[-1])
        fields = journal.recv(10_000).decode().splitlines()
    assert [field.split("=")[0] for field in fields] == ["MESSAGE", "PRIORITY", "SYSLOG_IDENTIFIER", "EVALUATOR_EVENT"]
    assert fields[1:] == ["PRIORITY=4", "SYSLOG_IDENTIFIER=evaluator-kiosk", "EVALUATOR_EVENT=exchange.failed"]


def logger_of(handler: logging.Handler, name: str) -> logging.Logger:
    handler.setFormatter(JsonLines())
    logger = logging.getLogger(f"evaluator.{name}")
    logger.propagate, logger.handlers = False, [handler]
    logger.setLevel(logging.INFO)
    return logger


def test_a_reader_that_hangs_keeps_nobody_waiting_and_is_told_how_much_it_missed() -> None:
    reader, writer = os.pipe()
    fcntl.fcntl(writer, fcntl.F_SETPIPE_SZ, 8192)
    with os.fdopen(writer, "w") as stream, os.fdopen(reader, "rb", buffering=0) as hanging:
        logger = logger_of(Lines(stream), "hanging")
        EventLog("hanging").info("exchange.done", upto=0, rows=0, backlog="x" * 9000)
        for upto in range(1, 101):
            EventLog("hanging").info("exchange.done", upto=upto, rows=0, backlog=0)
        read = hanging.read(65_536)
        EventLog("hanging").info("exchange.done", upto=101, rows=0, backlog=0)
        read += hanging.read(65_536)
    logger.handlers = []
    torn, *told = read.decode().splitlines()
    assert torn.endswith("xxx")
    lost, last = map(json.loads, told)
    assert (lost["event"], lost["n"], lost["program"]) == ("log.lines_lost", 101, "hanging")
    assert last["upto"] == 101


def test_a_disk_that_is_full_and_a_reader_that_is_gone_are_no_fault_of_the_program() -> None:
    reader, writer = os.pipe()
    os.close(reader)
    for descriptor in (writer, os.open("/dev/full", os.O_WRONLY)):
        with os.fdopen(descriptor, "w") as stream:
            logger = logger_of(Lines(stream), "unheard")
            EventLog("unheard").warning("exchange.failed", why="nobody")
            logger.handlers = []

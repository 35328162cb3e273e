"""Log lines: one event, one line, whatever stands in it."""

import json
import logging

import pytest

from evaluator.runtime.logs import EventLog, JsonLines, PlainLines, UnknownEventError


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

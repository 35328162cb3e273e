"""An act of the audit log in words."""

from datetime import datetime, tzinfo
from typing import Any, Final, NamedTuple, get_args

import msgspec

from evaluator.domain.roles import RIGHTS
from evaluator.manager import formats, messages
from evaluator.manager.people import act_words, audit_words
from evaluator.manager.signals import words as signal_words
from evaluator.wire.people import Act
from evaluator.wire.signals import SignalState

STATES: Final[tuple[SignalState, ...]] = get_args(SignalState)
HEADER = frozenset({"seq", "at", "who", "act"})


class ActLine(NamedTuple):
    """One line of the table."""

    seq: int
    at: str
    who: str
    act: str
    facts: str


def line_of(act: Act, zone: tzinfo) -> ActLine:
    """An act as it is read, at its time in a zone; one whose body is no object any more stands as its bytes."""
    try:
        body = msgspec.json.decode(act.body, type=dict[str, Any])
    except msgspec.MsgspecError:
        return ActLine(act.seq, "", "", "", act.body)
    who = str(body.get("who", ""))
    told = [
        audit_words.fact(act_words.fact_name(slug), _said(slug, value))
        for slug, value in body.items()
        if _tells(slug, value)
    ]
    return ActLine(
        act.seq,
        _instant(str(body.get("at", "")), zone),
        who_of(who),
        act_words.act_name(str(body.get("act", ""))),
        audit_words.facts_of(told),
    )


def who_of(account: str) -> str:
    """An account as it is read; the office's own command line has none."""
    return audit_words.command_line() if account == "command line" else account


def _tells(slug: str, value: object) -> bool:
    return slug not in HEADER and value not in ("", None, []) and (slug, value) != ("day", 0)


def _said(slug: str, value: object) -> str:
    state = next((known for known in STATES if known == value), None)
    if slug == "state" and state is not None:
        return signal_words.state_name(state)
    if isinstance(value, bool):
        return act_words.yes_or_no(yes=value)
    if isinstance(value, list):
        return messages.list_of([str(one) for one in value])
    role = next((known for known in RIGHTS if known == value), None)
    return messages.role_name(role) if role else str(value)


def _instant(text: str, zone: tzinfo) -> str:
    try:
        return formats.instant(datetime.fromisoformat(text).astimezone(zone))
    except ValueError:
        return text

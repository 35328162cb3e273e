"""The bytes of an entry and the chain over them."""

import hashlib
from datetime import UTC, datetime

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluator.domain.journal import (
    CHAIN,
    GENESIS,
    AnyEvent,
    Changed,
    ClockJumped,
    Declined,
    DutyClosed,
    DutyOpened,
    Header,
    Interrupted,
    Invited,
    Lapsed,
    NotOffered,
    Paused,
    Rated,
    ReasonsGiven,
    Resumed,
    RunStarted,
    decode,
    digest,
    encode,
    extend,
    first_flag,
    link,
)

AT = datetime(2026, 11, 21, 1, 2, 3, 456789, tzinfo=UTC)
HEADER = Header(kiosk="k1", run="r1", seq=7, at=AT, wall=AT, monotonic_ns=5, boot="b", nonce="00" * 16)
EVENTS: list[AnyEvent] = [
    RunStarted(previous_run=None, previous_seq=0, previous_hash="00", program="0.1.0", window="w1", unit="hall"),
    ClockJumped(jump_s=-121.5),
    DutyOpened(duty="d1", staff=None, window=None, unit="hall"),
    DutyClosed(duty="d1", why="signed_out"),
    Invited(duty="d1", matter="m1"),
    Rated(duty="d1", scale="four", level="neutral", day=20261121, hour=9),
    Changed(visit=6, scale="four", level="satisfied"),
    ReasonsGiven(visit=6, reasons=("207",)),
    Declined(visit=6, day=20261121, hour=9),
    Lapsed(visit=6, day=20261121, hour=9),
    Interrupted(visit=6, day=20261121, hour=9),
    NotOffered(visit=6, day=20261121, hour=9),
    Paused(duty="d1", reason="lunch", until=AT),
    Resumed(duty="d1"),
]


@pytest.mark.parametrize("event", EVENTS, ids=lambda event: event.__struct_config__.tag)
def test_every_kind_of_entry_comes_back_as_it_was_written(event: AnyEvent) -> None:
    body = encode(HEADER, event)
    assert decode(body) == (HEADER, event)
    assert msgspec.json.decode(body)["kind"] == event.__struct_config__.tag


def test_an_entry_names_no_person() -> None:
    fields = {name for event in EVENTS for name in msgspec.to_builtins(event)}
    assert not fields & {"name", "badge", "ticket", "pin", "phone"}


def test_the_hash_is_the_one_anybody_can_compute() -> None:
    body = encode(HEADER, EVENTS[0])
    expected = hashlib.sha256(CHAIN + bytes(32) + hashlib.sha256(body).digest()).digest()
    assert link(GENESIS.hash, digest(body)) == expected


def test_the_office_extends_the_chain_from_digests_alone() -> None:
    bodies = [encode(HEADER, event) for event in EVENTS]
    value = GENESIS.hash
    for body in bodies:
        value = link(value, digest(body))
    assert extend(GENESIS, [digest(body) for body in bodies]) == (len(bodies), value)


@given(st.integers(0, len(EVENTS) - 1), st.data())
def test_any_changed_byte_changes_every_later_hash(place: int, data: st.DataObject) -> None:
    bodies = [encode(HEADER, event) for event in EVENTS]
    head = extend(GENESIS, [digest(body) for body in bodies])
    changed = bytearray(bodies[place])
    changed[data.draw(st.integers(0, len(changed) - 1))] ^= data.draw(st.integers(1, 255))
    bodies[place] = bytes(changed)
    assert extend(GENESIS, [digest(body) for body in bodies]) != head


def test_the_first_flag_that_applies_is_borne() -> None:
    assert first_flag("", "clock", "challenged") == "challenged"
    assert first_flag("test", "challenged") == "test"
    assert first_flag("", "") == ""

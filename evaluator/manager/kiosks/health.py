"""How a kiosk is, in words: what is wrong with it and what to do about it."""

from typing import Final, NamedTuple

from evaluator.manager import formats, messages
from evaluator.manager.kiosks import alarm_words, words
from evaluator.manager.kiosks.alarm_sentences import sentence
from evaluator.wire.devices import Alarm, Kiosk

CLOCK_S: Final = 120.0
"""An offset above this is worth a look: the kiosk enters a jump of as much in its journal."""
DISK_LOW: Final = 500 * 1024 * 1024
FORK: Final = "fork"
TOLD: Final = frozenset({"silent", "unconfirmed", FORK, "chain_refused"})
"""Alarms that the kiosk's own state tells."""


class Trouble(NamedTuple):
    """One thing that is not in order: its name, and the sentence with its remedy."""

    name: str
    sentence: str
    overdue: bool = False
    """Whether it is late: the one thing the desk shows in red."""


def troubles(one: Kiosk, alarms: tuple[Alarm, ...]) -> list[Trouble]:
    """What is not in order, the worst first; nothing of a kiosk out of use but why it is.

    Of the `alarms` that wait, the newest first, each kind is told once, by its newest.
    """
    if one.revoked_at is not None:
        return [Trouble(words.revoked(), words.revoked_about(formats.since(one.revoked_at)))]
    if one.retired_at is not None:
        return [Trouble(words.retired(), words.replaced_about(one.replaced_by))]
    found: list[Trouble] = []
    if not one.chain_ok:
        found.append(Trouble(words.chain_broken(), words.chain_broken_about()))
    if waiting_forks(one.kiosk, alarms):
        found.append(Trouble(words.forked(), words.fork_about()))
    elif one.chain_refused:
        found.append(Trouble(words.chain_broken(), words.chain_refused_about()))
    if one.silent_since is not None:
        found.append(Trouble(words.silent(), words.silent_since(formats.since(one.silent_since)), overdue=True))
    if one.confirmed_at is None and one.check_word:
        found.append(Trouble(words.unconfirmed(), words.unconfirmed_about(one.check_word)))
    if one.clock_doubtful or abs(one.clock_offset_s or 0.0) > CLOCK_S:
        found.append(Trouble(words.clock_wrong(), words.clock_about_wrong(clock(one) or formats.DASH)))
    if one.last_seen_at is not None and 0 < one.disk_free_bytes < DISK_LOW:
        found.append(Trouble(words.disk_low(), words.disk_about(disk(one))))
    if one.parked:
        found.append(Trouble(words.rows_parked(), words.parked_about(formats.count(one.parked))))
    if one.test:
        found.append(Trouble(words.test_mode(), words.test_about()))
    newest = {alarm.alarm: alarm for alarm in reversed(alarms) if alarm.kiosk == one.kiosk}
    found += [
        Trouble(alarm_words.alarm_name(kind), sentence(alarm)) for kind, alarm in newest.items() if kind not in TOLD
    ]
    return found


def waiting_forks(kiosk: str, alarms: tuple[Alarm, ...]) -> list[Alarm]:
    """The forks of a kiosk that nobody has decided."""
    return [alarm for alarm in alarms if alarm.kiosk == kiosk and alarm.alarm == FORK]


def state(one: Kiosk, alarms: tuple[Alarm, ...]) -> str:
    """The names of what is wrong, or that nothing is."""
    found = troubles(one, alarms)
    return messages.list_of(list(dict.fromkeys(trouble.name for trouble in found))) if found else words.in_order()


def is_in_use(one: Kiosk) -> bool:
    return one.revoked_at is None and one.retired_at is None


def seen(one: Kiosk) -> str:
    """When it was last heard of, over the network or by file."""
    seen_at, carried_at = one.last_seen_at, one.carried_at
    if carried_at is not None and (seen_at is None or carried_at > seen_at):
        return words.by_file(formats.since(carried_at))
    return words.never() if seen_at is None else formats.since(seen_at)


def clock(one: Kiosk) -> str:
    """+3.2 s, −12 min, +47 h, +3 d; "" before the first exchange."""
    return "" if one.clock_offset_s is None else formats.offset(one.clock_offset_s)


def disk(one: Kiosk) -> str:
    """12.4 GB; "" before the first exchange."""
    if not one.disk_free_bytes:
        return ""
    gigabytes = one.disk_free_bytes / 1024**3
    return f"{gigabytes:.1f} GB" if gigabytes >= 1 else f"{one.disk_free_bytes / 1024**2:.0f} MB"

"""Answer files for many windows from one list: each kiosk enrols itself with its own at the first start."""

import csv
import io
import json
from collections.abc import Mapping
from contextlib import ExitStack, suppress
from datetime import timedelta
from pathlib import Path
from typing import Final, NamedTuple

import msgspec
from sqlalchemy import select

from evaluator.office import addresses, certificates, commands, messages
from evaluator.office.devices import enrolling
from evaluator.office.instants import Clock
from evaluator.office.store import schema
from evaluator.runtime.named_files import TEXT_MOST, read_named
from evaluator.runtime.paths import private_folder, write_private
from evaluator.runtime.refusal import refuse
from evaluator.wire.devices import CodeAsked
from evaluator.wire.enrolment import Code

ANSWERS: Final = "enrol.toml"
"""What a kiosk looks for in its own folder."""
PLACES: Final = ("window", "unit")
PIN: Final = "technician_pin"
MANY: Final = 1_000
DIGITS_MOST: Final = 18
"""No setting is a longer number."""


class Row(NamedTuple):
    """A line of the list."""

    line: int
    window: str
    unit: str
    technician_pin: str
    settings: Mapping[str, str | int | bool]

    @property
    def place(self) -> str:
        """The name of its folder."""
        return self.window or self.unit


class Fault(NamedTuple):
    """What is wrong with a line."""

    line: int
    why: str


def provision(data: Path, file: Path, into: Path, *, days: int, address: str | None, clock: Clock) -> int:
    """Write `INTO/PLACE/enrol.toml` for each line of the list; how many.

    Refused names every fault of the list, and nothing is made then.
    """
    rows = read_list(file)
    with commands.opened(data) as office:
        with office.reading() as connection:
            asked = [CodeAsked(row.window, row.unit) for row in rows]
            found = [enrolling.place_of(connection, one) for one in asked]
            stored = msgspec.json.decode(connection.execute(select(schema.store.c.addresses)).scalar_one())
            simulated = bool(connection.execute(select(schema.store.c.simulated)).scalar_one())
        places = [place for place in found if not isinstance(place, str)]
        faults = [fault for row, place in zip(rows, found, strict=True) for fault in _faults(row, place, rows)]
        faults += [
            Fault(row.line, messages.say("list_made", place=into / row.place))
            for row in rows
            if (into / row.place / ANSWERS).exists()
        ]
        if faults:
            told = "\n".join(messages.say("list_fault", line=fault.line, why=fault.why) for fault in faults)
            refuse(messages.say("list_faulty", file=file, n=len(faults), faults=told))
        reach = addresses.reach(data, stored, address)
        fingerprint = certificates.fingerprint_of(data)
        private_folder(into)
        with office.writing() as connection:
            life = timedelta(days=days)
            codes = [enrolling.make_code(connection, clock(), life=life, **place._asdict()) for place in places]
    with ExitStack() as undo:
        for row, code in zip(rows, codes, strict=True):
            written = Code(reach.host, reach.port, fingerprint, code.name, code.secret)
            undo.callback(_take_back, into / row.place)
            body = _answers(row, written, simulated=simulated).encode()
            write_private(private_folder(into / row.place) / ANSWERS, body)
        undo.pop_all()
    return len(rows)


def _take_back(place: Path) -> None:
    """Leave no answer file of a list that was not made to its end: the next try would be refused for it."""
    with suppress(OSError):
        (place / ANSWERS).unlink(missing_ok=True)
        place.rmdir()


def read_list(file: Path) -> list[Row]:
    """The lines of a CSV file with headings: window or unit, and whatever settings. Refused when it is none."""
    try:
        text = read_named(file, TEXT_MOST).decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        refuse(messages.say("list_unreadable", file=file, why=getattr(error, "strerror", None) or error), error)
    try:
        first, *lines = [*csv.reader(io.StringIO(text, newline=""))] or [[]]
    except csv.Error as error:
        refuse(messages.say("list_unreadable", file=file, why=error), error)
    headings = [name.strip() for name in first]
    if not set(PLACES) & set(headings) or len(headings) != len(set(headings)):
        refuse(messages.say("list_headings", file=file))
    rows = []
    for number, cells in enumerate(lines, start=2):
        filled = {name: value.strip() for name, value in zip(headings, cells, strict=False) if name}
        if not any(filled.values()):
            continue
        settings = {name: _value(text) for name, text in filled.items() if text and name not in (*PLACES, PIN)}
        rows.append(Row(number, filled.get("window", ""), filled.get("unit", ""), filled.get(PIN, ""), settings))
    if not 0 < len(rows) <= MANY:
        refuse(messages.say("list_length", file=file, most=MANY))
    return rows


def _faults(row: Row, place: enrolling.Place | enrolling.PlaceFault, rows: list[Row]) -> list[Fault]:
    if isinstance(place, str):
        name = "list_place" if place == "one_of_four" else f"list_{place}"
        return [Fault(row.line, messages.say(name, place=addresses.printable(row.place)))]
    first = next(one for one in rows if one.place == row.place)
    if first is not row:
        return [Fault(row.line, messages.say("list_twice", place=row.place, line=first.line))]
    return []


def _value(text: str) -> str | int | bool:
    """A cell as TOML has it: a whole number, true or false, or words."""
    if text.isascii() and text.isdigit() and (text == "0" or text[0] != "0") and len(text) <= DIGITS_MOST:
        return int(text)
    return {"true": True, "false": False}.get(text.lower(), text)


def _answers(row: Row, code: Code, *, simulated: bool) -> str:
    lines = [f"code = {json.dumps(str(code))}"]
    if simulated:
        lines.append("simulated = true")
    if row.technician_pin:
        lines.append(f"{PIN} = {json.dumps(row.technician_pin)}")
    if row.settings:
        lines += ["", "[settings]"]
        lines += [f"{name} = {json.dumps(value, ensure_ascii=False)}" for name, value in row.settings.items()]
    return "\n".join(lines) + "\n"

"""The sheet a hall posts on its wall: the month, how many ratings each window counted, where each journal stands."""

from datetime import datetime
from typing import Final

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from sqlalchemy import Connection, select

from evaluator import __version__
from evaluator.domain.journal import UNCOUNTED
from evaluator.domain.names import ENGLISH
from evaluator.office import messages
from evaluator.office.directory import directory_store
from evaluator.office.instants import written
from evaluator.office.store import schema
from evaluator.office.tallies import cells
from evaluator.wire.posted import PostedHead, PostedSheet, PostedWindow, SignedSheet, sheet_bytes
from evaluator.wire.signing import public_key_hex, sign

_DAYS_MOST: Final = 99


def sheet(
    connection: Connection, key: Ed25519PrivateKey, hall: str, month: int, *, withheld_from: int | None, now: datetime
) -> SignedSheet | None:
    """How many, never which: it shows no level, so no row is too small for it. None when there is no such hall."""
    tree = cells.tree_of(directory_store.read(connection, with_closed=True))
    unit = tree.directory.unit(hall)
    if unit is None:
        return None
    store = connection.execute(select(schema.store)).one()
    counts: dict[str, int] = {}
    for placed in cells.of_month(connection, month, withheld_from):
        if tree.is_in(placed.unit, hall) and placed.cell.outcome == "rated" and placed.cell.flag not in UNCOUNTED:
            counts[placed.cell.window] = counts.get(placed.cell.window, 0) + placed.cell.n
    here = [window for window in tree.directory.windows if tree.is_in(window.unit, hall)]
    said = PostedSheet(
        office=store.store,
        office_name=store.name,
        hall=hall,
        hall_name=unit.name,
        hall_name_en=unit.name_en,
        month=month,
        as_of=written(now),
        withheld_from=withheld_from if withheld_from and withheld_from <= month * 100 + _DAYS_MOST else None,
        simulated=bool(store.simulated),
        program=__version__,
        n=sum(counts.values()),
        windows=tuple(PostedWindow(one.id, one.number, one.name, one.name_en, counts.get(one.id, 0)) for one in here),
        heads=_heads(connection, tree, hall),
    )
    return SignedSheet(said, public_key_hex(key), sign(key, sheet_bytes(said)))


def _heads(connection: Connection, tree: cells.Tree, hall: str) -> tuple[PostedHead, ...]:
    head, kiosk = schema.head, schema.kiosk
    newest: dict[str, PostedHead] = {}
    rows = connection.execute(
        select(kiosk.c.unit, head.c.kiosk, kiosk.c.window, head.c.seq, head.c.hash, head.c.signed_at, head.c.signature)
        .join(kiosk, kiosk.c.kiosk == head.c.kiosk)
        .where(head.c.aside == 0)
        .order_by(head.c.kiosk, head.c.seq, head.c.hash)
    )
    for unit, *found in rows:
        if tree.is_in(unit, hall):
            newest[found[0]] = PostedHead(*found)
    return tuple(newest.values())


def as_text(signed: SignedSheet) -> str:
    """The sheet for a wall or a terminal, in the language of the terminal."""
    said = signed.sheet
    journals = [messages.say("posted_journal", kiosk=one.kiosk, seq=one.seq, hash=one.hash) for one in said.heads]
    lines = [
        messages.say(
            "posted_head",
            office=said.office_name,
            hall=_either(said.hall_name, said.hall_name_en),
            month=f"{said.month // 100:04}-{said.month % 100:02}",
        ),
        "",
        *(
            messages.say("posted_window", number=one.number, name=_either(one.name, one.name_en), n=one.n)
            for one in said.windows
        ),
        messages.say("posted_total", n=said.n),
        *(["", *journals] if journals else []),
        "",
        messages.say("posted_as_of", as_of=said.as_of, program=said.program),
        messages.say("posted_signature", key=signed.public_key, signature=signed.signature),
    ]
    if said.simulated:
        lines.append(messages.say("tally_simulated"))
    return "\n".join(lines) + "\n"


def _either(name: str, name_en: str) -> str:
    """A name in the language of the terminal, as far as the directory has one."""
    return name_en if name_en and messages.tag() == ENGLISH else name

"""Whether the office works, with no figure about anybody."""

from datetime import datetime

from litestar import get
from litestar.datastructures import State
from msgspec import Struct
from sqlalchemy import select

from evaluator import __version__
from evaluator.office.api import office_of
from evaluator.office.store import schema
from evaluator.wire.exchange import PROTOCOL

PATH = "/v1/health"


class OfficeHealth(Struct, frozen=True):
    """The store answered when this was made."""

    program: str
    protocol: int
    store: str
    simulated: bool
    now: datetime


@get(PATH, opt={"right": "anybody"})
async def get_health(state: State) -> OfficeHealth:
    """Ask the store one question and say so."""
    office = office_of(state)
    store = await office.read(lambda connection: str(connection.execute(select(schema.store.c.store)).scalar_one()))
    return OfficeHealth(__version__, PROTOCOL, store, office.about.simulated, office.clock())

"""A directory administrator's desk on paper: signed in, and asking over HTTP."""

from dataclasses import dataclass
from typing import Any, TypeVar

import httpx
import msgspec
from msgspec import Struct
from sqlalchemy import select

from evaluator.office.instants import written
from evaluator.office.office import Office
from evaluator.office.people import accounts
from evaluator.office.store import schema
from evaluator.wire import directory as wire
from tests.office.conftest import ask, write

T = TypeVar("T")


@dataclass
class PaperDesk:
    """One session."""

    office: Office
    header: dict[str, str]

    def ask(self, method: str, path: str, body: Struct | None = None) -> httpx.Response:
        content = None if body is None else msgspec.json.encode(body)
        return ask(self.office, method, path, content=content, headers=self.header)

    def get(self, path: str, kind: type[T]) -> T:
        answer = self.ask("GET", path)
        assert answer.status_code == 200, answer.text
        return msgspec.json.decode(answer.content, type=kind)

    def whole(self) -> wire.WholeDirectory:
        return self.get(wire.DIRECTORY_PATH, wire.WholeDirectory)

    def person(self, name: str) -> wire.StaffRecord:
        return next(one for one in self.whole().staff if one.staff.id == name)

    def put(self, path: str, body: Struct, kind: type[T], method: str = "PUT") -> T:
        answer = self.ask(method, path, body)
        assert answer.status_code == 200, answer.text
        return msgspec.json.decode(answer.content, type=kind)

    def take_in(
        self, body: bytes, name: str = "book.xlsx", *, dry_run: bool = True, base: int | None = None
    ) -> wire.ImportAnswer:
        answer = self.ask("POST", wire.IMPORT_PATH, wire.ImportAsked(name, body, dry_run, base))
        assert answer.status_code == 200, answer.text
        return msgspec.json.decode(answer.content, type=wire.ImportAnswer)

    def give_out(self, form: wire.ExportFormat, headings: str = "en") -> bytes:
        path = f"{wire.EXPORT_PATH}?format={form}&headings={headings}"
        return self.get(path, wire.ExportAnswer).body


def desk_of(office: Office, role: str = "directory_administrator", unit: str = "") -> PaperDesk:
    """A session without the time a password takes."""
    now = office.clock()
    row = {"account": role, "role": role, "unit": unit, "password": "", "must_change": 0, "created_at": written(now)}
    write(office, lambda connection: connection.execute(schema.account.insert().values(**row)))
    token, _ = write(office, lambda connection: accounts.sign_in(connection, role, now))
    return PaperDesk(office, {"Authorization": f"Bearer {token}"})


def acts(office: Office) -> list[dict[str, Any]]:
    """What the audit log holds."""
    with office.database.reading() as connection:
        bodies = connection.execute(select(schema.audit.c.body).order_by(schema.audit.c.seq)).scalars()
        return [msgspec.json.decode(body) for body in bodies]

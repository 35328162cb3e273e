"""An office on disk without its port: founded, filled with one hall, and enrolling kiosks in the same process."""

import asyncio
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import httpx
import msgspec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from evaluator.kiosk.enrolment import KEY
from evaluator.kiosk.journal_file import create
from evaluator.office.addresses import Address
from evaluator.office.devices import enrolling
from evaluator.office.founding import found
from evaluator.office.office import Office
from evaluator.office.store import schema
from evaluator.runtime.paths import private_folder, write_private
from evaluator.wire import enrolment
from evaluator.wire.enrolment import Enrolled, EnrolRequest
from evaluator.wire.signing import public_key_hex
from tests.support.office import road_to


def founded_office(folder: Path, clock: Callable[[], datetime]) -> None:
    """A real (not simulated) office with the hall of `tests.support.kiosk`."""
    found(
        folder,
        name="清河街道办事处",
        name_en="Qinghe Sub-district Office",
        zone="Asia/Shanghai",
        addresses=[Address("127.0.0.1", 8443)],
        simulated=False,
        clock=clock,
    )


def enrol_in_process(office: Office, folder: Path, *, window: str = "w1", unit: str = "hall") -> None:
    """A kiosk enrolled by a one-time code, through the office's own HTTP application."""
    code = office.writer.submit(
        lambda connection: enrolling.make_code(connection, office.clock(), window=window, unit=unit)
    ).result()
    private_folder(folder)
    key = Ed25519PrivateKey.generate()
    write_private(folder / KEY, key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    asked = EnrolRequest(code.name, code.secret, public_key_hex(key), simulated=False, program="test")

    async def post() -> Enrolled:
        async with httpx.AsyncClient(transport=road_to(office), base_url="https://office") as client:
            answer = await client.post(enrolment.PATH, content=msgspec.json.encode(asked))
        assert answer.is_success, answer.text
        return msgspec.json.decode(answer.content, type=Enrolled)

    create(folder, asyncio.run(post()), address="https://127.0.0.1:8443", ca_pem=office.ca_pem)


__all__ = ["enrol_in_process", "founded_office", "schema"]

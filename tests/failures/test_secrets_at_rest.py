"""Nothing secret is in anything that leaves a machine or is read by others: logs, settings shown, exports, evidence."""

import asyncio
import logging
from datetime import timedelta
from pathlib import Path
from typing import Final

import msgspec
import pytest
from click.testing import CliRunner

from evaluator.cli import evaluator
from evaluator.domain.duty import WrongSignIn
from evaluator.kiosk import carriage, carried_reply
from evaluator.kiosk.copying import write_copy
from evaluator.kiosk.enrolment import KEY
from evaluator.kiosk.journal_file import COPIES
from evaluator.kiosk.journal_thread import Journal
from evaluator.kiosk.pin_check import Known, PinCheck
from evaluator.kiosk.pin_key import FILE as PIN_KEY
from evaluator.kiosk.settings import write_technician_pin
from evaluator.office import certificates
from evaluator.office.exchanging.carried import import_exchange
from evaluator.office.keeping import backup_key
from evaluator.office.office import Office
from evaluator.office.tallies import by_hand
from tests.support.clock import START, StandingClock
from tests.support.office import make_office
from tests.support.story_office import enrol_in_process

BADGE, PIN, WRONG, TECHNICIAN = "1043", "260715", "918273", "602214"
OVER: Final = START + timedelta(days=20)
KEYS: Final = (certificates.CA_KEY, certificates.SERVER_KEY, certificates.SIGNING_KEY)


def secrets_of(root: Path, password: str) -> dict[str, bytes]:
    """What nobody else may see, by what it is."""
    found = {"PIN": PIN.encode(), "wrong PIN": WRONG.encode(), "technician's PIN": TECHNICIAN.encode()}
    found |= {"password": password.encode()}
    for name, path in {"kiosk": root / "kiosk" / KEY, **{one: root / "office" / one for one in KEYS}}.items():
        found[f"private key {name}"] = b"".join(path.read_bytes().splitlines()[1:-1])[-40:]
    key = (root / "kiosk" / PIN_KEY).read_bytes()
    opens = backup_key.in_force(root / "office")
    assert opens is not None
    found |= {"backup key": opens, "backup key in hex": opens.hex().encode()}
    return found | {"PIN key": key, "PIN key in hex": key.hex().encode()}


def test_nothing_that_leaves_a_machine_holds_a_secret(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    caplog.set_level(logging.DEBUG)
    root = tmp_path
    made = make_office(root / "office", clock=lambda: START)
    office = Office(root / "office", lambda: START)
    enrol_in_process(office, root / "kiosk", window="w1", unit="hall-east")
    office.close()
    write_technician_pin(root / "kiosk", TECHNICIAN)

    async def sign_in(pin: str) -> object:
        journal = await Journal.open(root / "kiosk", StandingClock())
        try:
            return await PinCheck(journal, StandingClock()).check((await journal.facts()).hall, BADGE, pin)
        finally:
            await journal.close()

    assert isinstance(asyncio.run(sign_in(PIN)), Known)
    assert asyncio.run(sign_in(WRONG)) == WrongSignIn()
    write_copy(root / "kiosk", root / "kiosk" / COPIES)
    carriage.export(root / "kiosk", root / "stick", StandingClock())
    import_exchange(root / "office", [root / "stick"], root / "reply", lambda: START)
    carried_reply.import_reply(root / "kiosk", root / "reply")
    by_hand.write_bundle(root / "office", root / "bundle", month="2026-11", clock=lambda: OVER)
    sheet = by_hand.posted_sheet(root / "office", month="2026-11", hall="hall-east", clock=lambda: OVER)
    (root / "sheet").write_bytes(msgspec.json.encode(sheet))
    backed = CliRunner().invoke(evaluator, ["office", "backup", "--data", str(root / "office"), str(root / "backup")])
    shown = [
        CliRunner().invoke(evaluator, words).output
        for words in (
            ["office", "serve", "--data", str(root / "office"), "--print-config"],
            ["kiosk", "run", "--data", str(root / "kiosk"), "--print-config"],
            ["doctor", "--data", str(root / "kiosk")],
            ["doctor", "--data", str(root / "office")],
            ["kiosk", "journal", "--data", str(root / "kiosk"), "--json"],
            ["kiosk", "recover", "--yes", "--data", str(root / "kiosk")],
        )
    ]
    told = [f"{record.getMessage()} {record.__dict__}" for record in caplog.records]
    assert backed.exit_code == 0
    assert all(shown)
    assert told

    secrets = secrets_of(root, made.password)
    leaving = {name: (root / name).read_bytes() for name in ("stick", "reply", "bundle", "sheet", "backup")}
    leaving |= {f"copy {path.name}": path.read_bytes() for path in (root / "kiosk" / COPIES).iterdir()}
    leaving |= {"shown": "\n".join(shown).encode(), "logs": "\n".join(told).encode()}
    leaving["kiosk's own files"] = b"".join(
        path.read_bytes() for path in (root / "kiosk").iterdir() if path.is_file() and path.name not in (KEY, PIN_KEY)
    )
    leaving["office's store"] = b"".join(path.read_bytes() for path in (root / "office").glob("office.db*"))
    found = {(where, what) for where, body in leaving.items() for what, secret in secrets.items() if secret in body}
    assert found == set()

    monkeypatch.setenv("EVALUATOR_OFFICE_BACKUP_KEY", "")
    CliRunner().invoke(evaluator, ["office", "backup", "--data", str(root / "office"), str(root / "open")])
    body = (root / "open").read_bytes()
    assert {what for what, secret in secrets.items() if secret in body} == {f"private key {name}" for name in KEYS}


def test_every_key_and_what_holds_one_is_the_owners_alone(tmp_path: Path) -> None:
    make_office(tmp_path / "office", clock=lambda: START)
    office = Office(tmp_path / "office", lambda: START)
    enrol_in_process(office, tmp_path / "kiosk", window="w1", unit="hall-east")
    office.close()
    CliRunner().invoke(evaluator, ["office", "backup", "--data", str(tmp_path / "office"), str(tmp_path / "backup")])
    write_copy(tmp_path / "kiosk", tmp_path / "kiosk" / COPIES)
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert {KEY, PIN_KEY, *KEYS, backup_key.FILE, "backup", "kiosk.db", "office.db"} <= {path.name for path in files}
    assert {path.name: oct(path.stat().st_mode & 0o777) for path in files if path.stat().st_mode & 0o177} == {}

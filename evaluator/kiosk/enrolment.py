"""How this kiosk becomes known to an office: a code in, a key of its own out."""

from pathlib import Path
from typing import Final

import httpx
import msgspec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_pem_private_key,
)

from evaluator import __version__
from evaluator.kiosk import journal_file
from evaluator.runtime.paths import private_folder, write_private
from evaluator.runtime.pinned import WrongOfficeError, fetch_ca, pinned_client
from evaluator.runtime.refusal import refuse
from evaluator.wire import enrolment
from evaluator.wire.enrolment import Enrolled, EnrolRequest, Failure
from evaluator.wire.signing import public_key_hex

KEY: Final = "kiosk.key"
ANSWERS: Final = "enrol.toml"
"""The unattended answer file."""

_RESTORE: Final = "Restore it from its copy; where there is no journal beside it yet, delete it and enrol again."
_SENTENCES: Final = {
    "wrong_code": "The office does not know this code. Check it letter by letter, or ask for a new one.",
    "expired_code": "This code is older than ten minutes. Ask the office for a new one.",
    "used_code": "This code has been used already. Ask the office for a new one.",
    "blocked_code": "This code was tried wrongly too often. Ask the office for a new one.",
    "not_simulated": "This office counts real ratings, so a simulated kiosk cannot be enrolled with it.",
    "simulated": "This office is a simulated one, so only a simulated kiosk can be enrolled with it: add --simulated.",
}


async def enrol(folder: Path, text: str, *, simulated: bool) -> Enrolled:
    """Enrol with the office named in the code and make the journal. Refused says in one sentence why not."""
    code = enrolment.parse(text)
    if code is None:
        refuse("This is no enrolment code. It looks like evaluator://HOST:PORT/FINGERPRINT/ABCD-EFGHJKMNPQ.")
    private_folder(folder)
    journal_file.refuse_second(folder)
    key = _key(folder)
    request = EnrolRequest(
        name=code.name,
        secret=code.secret,
        public_key=public_key_hex(key),
        simulated=simulated,
        program=__version__,
    )
    try:
        ca_pem = await fetch_ca(code.address, enrolment.CA_PATH, code.fingerprint)
        async with pinned_client(code.address, ca_pem) as client:
            answer = await client.post(enrolment.PATH, content=msgspec.json.encode(request))
    except WrongOfficeError as error:
        refuse(f"Who answers at {code.address} is another office. Nothing was sent; tell your administrator.", error)
    except httpx.HTTPError as error:
        refuse(f"The office at {code.address} does not answer. Check network and address, then try again.", error)
    if answer.status_code not in (httpx.codes.OK, httpx.codes.CREATED):
        refuse(_sentence(answer))
    try:
        enrolled = msgspec.json.decode(answer.content, type=Enrolled)
    except msgspec.MsgspecError as error:
        refuse(f"The office answered something else than an enrolment: {error}. Compare the versions.", error)
    journal_file.create(folder, enrolled, address=code.address, ca_pem=ca_pem)
    return enrolled


class Answers(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The unattended answer file of a kiosk that was never started."""

    code: str
    simulated: bool = False


async def enrol_unattended(folder: Path) -> Enrolled:
    """Enrol as `enrol.toml` in the folder says, and remove it. Refused says why not; the file stays then."""
    file = folder / ANSWERS
    try:
        answers = msgspec.toml.decode(file.read_bytes(), type=Answers)
    except (OSError, msgspec.MsgspecError) as error:
        refuse(f'The answers in {file} cannot be used: {error}. It holds code = "...".', error)
    enrolled = await enrol(folder, answers.code, simulated=answers.simulated)
    file.unlink(missing_ok=True)
    return enrolled


def load_key(folder: Path) -> Ed25519PrivateKey:
    """The kiosk's own key; Refused when it is missing or damaged."""
    path = folder / KEY
    try:
        key = load_pem_private_key(path.read_bytes(), password=None)
    except (OSError, ValueError) as error:
        refuse(f"The kiosk's key {path} cannot be read: {error}. {_RESTORE}", error)
    if not isinstance(key, Ed25519PrivateKey):
        refuse(f"The kiosk's key {path} is of another kind. {_RESTORE}")
    return key


def _key(folder: Path) -> Ed25519PrivateKey:
    """The key made by an earlier try, or a new one. The private half never leaves this folder."""
    path = folder / KEY
    if not path.exists():
        key = Ed25519PrivateKey.generate()
        try:
            write_private(path, key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
        except OSError as error:
            refuse(f"{path} cannot be written: {error.strerror}. Make room there, then enrol again.", error)
    return load_key(folder)


def _sentence(answer: httpx.Response) -> str:
    try:
        failure = msgspec.json.decode(answer.content, type=Failure)
    except msgspec.MsgspecError:
        return f"The office answered with {answer.status_code} and no reason. Ask its administrator."
    return _SENTENCES.get(failure.code, f"The office refused: {failure.detail}")

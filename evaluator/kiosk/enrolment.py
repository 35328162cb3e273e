"""How this kiosk becomes known to an office: a code in, a key of its own out."""

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import Final, Literal, NamedTuple, NoReturn

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
from evaluator.kiosk.code_entry import NO_CODE, read_code
from evaluator.kiosk.settings import kiosk_settings
from evaluator.runtime.alone import alone_in
from evaluator.runtime.logs import EventLog
from evaluator.runtime.paths import private_folder, write_private
from evaluator.runtime.pinned import WrongOfficeError, fetch_ca, pinned_client
from evaluator.runtime.refusal import Refused, refuse
from evaluator.wire import enrolment
from evaluator.wire.decoding import UNREADABLE
from evaluator.wire.enrolment import Code, Enrolled, EnrolRequest, Failure
from evaluator.wire.signing import public_key_hex

KEY: Final = "kiosk.key"

Step = Literal["key", "office", "code", "journal"]
"""What enrolment does, in its order: make a key, find the office, show it the code, make the journal."""

_RESTORE: Final = "Restore it from its copy; where there is no journal beside it yet, delete it and enrol again."
_SENTENCES: Final = {
    "wrong_code": "The office does not know this code. Check it letter by letter, or ask for a new one.",
    "expired_code": "This code is past its time. Ask the office for a new one.",
    "used_code": "This code has been used already. Ask the office for a new one.",
    "blocked_code": "This code was tried wrongly too often. Ask the office for a new one.",
    "not_simulated": "This office counts real ratings, so a simulated kiosk cannot be enrolled with it.",
    "simulated": "This office is a simulated one, so only a simulated kiosk can be enrolled with it: add --simulated.",
    "withdrawn_code": "The office has withdrawn this code. Ask it for a new one.",
    "other_kiosk": "This code is for a new key of another kiosk, or for a new kiosk. Ask the office for the right one.",
    "used_key": "This kiosk's key has counted for that office already. Name an empty folder with --data.",
}


class NotEnrolled(Refused):
    """Enrolment came to nothing. The message is for a terminal; the window says it from `code`."""

    def __init__(self, code: str, sentence: str, detail: str = "") -> None:
        super().__init__(sentence)
        self.code = code
        """A code of the office's, or `no_code`, `no_answer`, `other_office`, `strange_answer`, `no_room`."""
        self.detail = detail
        """The address or the file it is about, or what the office said; may be ""."""


class NewKiosk(NamedTuple):
    """A kiosk that an office knows."""

    enrolled: Enrolled
    check_word: str


async def enrol_with(
    folder: Path,
    code: Code,
    *,
    simulated: bool,
    on_step: Callable[[Step, str], None] = lambda _step, _word: None,
) -> NewKiosk:
    """Enrol with the office named in the code and make the journal. NotEnrolled or Refused say why not.

    `on_step` hears each step before it is done, and the check word. The code is spent once the office has answered.
    """
    on_step("key", "")
    await asyncio.to_thread(private_folder, folder)
    with alone_in(folder, f"Another program enrols the kiosk in {folder}. Wait for its end."):
        return await _enrol_alone(folder, code, simulated=simulated, on_step=on_step)


async def _enrol_alone(folder: Path, code: Code, *, simulated: bool, on_step: Callable[[Step, str], None]) -> NewKiosk:
    """Two at once would spend both codes, and leave a journal beside the key of the other."""
    key = await asyncio.to_thread(_prepared, folder)
    word = enrolment.check_word(code.name, code.secret, public_key_hex(key))
    on_step("office", word)
    request = EnrolRequest(
        name=code.name,
        secret=code.secret,
        public_key=public_key_hex(key),
        simulated=simulated,
        program=__version__,
    )
    enrolled, ca_pem = await ask_office(code, request, lambda: on_step("code", word))
    on_step("journal", word)
    await asyncio.to_thread(_make_journal, folder, enrolled, code, ca_pem)
    return NewKiosk(enrolled, word)


async def ask_office(
    code: Code, request: EnrolRequest, on_found: Callable[[], None] = lambda: None
) -> tuple[Enrolled, str]:
    """What the office named in the code answers, and its CA certificate; NotEnrolled says why it gave neither.

    `on_found` hears that the office is the right one, before the code is spent.
    """
    try:
        ca_pem = await fetch_ca(code.address, enrolment.CA_PATH, code.fingerprint)
        on_found()
        async with pinned_client(code.address, ca_pem) as client:
            answer = await client.post(enrolment.PATH, content=msgspec.json.encode(request))
    except WrongOfficeError as error:
        sentence = f"Who answers at {code.address} is another office. Nothing was sent; tell your administrator."
        _give_up("other_office", sentence, code.address, error)
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        sentence = f"The office at {code.address} does not answer. Check network and address, then try again."
        _give_up("no_answer", sentence, code.address, error)
    if answer.status_code not in (httpx.codes.OK, httpx.codes.CREATED):
        _refused(answer)
    try:
        enrolled = msgspec.json.decode(answer.content, type=Enrolled)
    except UNREADABLE as error:
        sentence = f"The office answered something else than an enrolment: {error}. Compare the versions."
        _give_up("strange_answer", sentence, because=error)
    return enrolled, ca_pem


async def enrol(folder: Path, text: str, *, simulated: bool) -> NewKiosk:
    """Enrol with what a person wrote; NotEnrolled also when that is no code."""
    code = read_code(text)
    if code is None:
        _give_up("no_code", NO_CODE)
    return await enrol_with(folder, code, simulated=simulated)


def key_bytes(key: Ed25519PrivateKey) -> bytes:
    """The private half as it stands in its file."""
    return key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())


def load_key(folder: Path, name: str = KEY) -> Ed25519PrivateKey:
    """The kiosk's own key; Refused when it is missing or damaged."""
    path = folder / name
    try:
        key = load_pem_private_key(path.read_bytes(), password=None)
    except (OSError, ValueError) as error:
        refuse(f"The kiosk's key {path} cannot be read: {error}. {_RESTORE}", error)
    if not isinstance(key, Ed25519PrivateKey):
        refuse(f"The kiosk's key {path} is of another kind. {_RESTORE}")
    return key


def _prepared(folder: Path) -> Ed25519PrivateKey:
    """The key made by an earlier try, or a new one. The private half never leaves this folder."""
    journal_file.refuse_second(folder)
    path = folder / KEY
    if not path.exists():
        key = Ed25519PrivateKey.generate()
        try:
            write_private(path, key_bytes(key))
        except OSError as error:
            sentence = f"{path} cannot be written: {error.strerror}. Make room there, then enrol again."
            _give_up("no_room", sentence, str(folder), error)
    return load_key(folder)


def _make_journal(folder: Path, enrolled: Enrolled, code: Code, ca_pem: str) -> None:
    try:
        journal_file.create(folder, enrolled, address=code.address, ca_pem=ca_pem)
    except Refused as error:
        _give_up("no_room", error.message, str(folder), error)
    _first_copy(folder)


def _first_copy(folder: Path) -> None:
    """From the first minute there is something to recover from. Where it cannot be written, the night tries again."""
    from evaluator.kiosk.copying import write_copy

    try:
        write_copy(folder, journal_file.copy_folder(folder, kiosk_settings(folder).copy_folder))
    except Refused as error:
        EventLog("kiosk").warning("copy.failed", why=error.message)


def _refused(answer: httpx.Response) -> NoReturn:
    try:
        failure = msgspec.json.decode(answer.content, type=Failure)
    except UNREADABLE as error:
        sentence = f"The office answered with {answer.status_code} and no reason. Ask its administrator."
        _give_up("strange_answer", sentence, because=error)
    _give_up(failure.code, _SENTENCES.get(failure.code, f"The office refused: {failure.detail}"), failure.detail)


def _give_up(code: str, sentence: str, detail: str = "", because: Exception | None = None) -> NoReturn:
    raise NotEnrolled(code, sentence, detail) from because

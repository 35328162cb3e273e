"""A new key for this kiosk: made here, named to the office under the old one, and in force once the office says so.

Whatever is lost on the way, the same change is asked for again: the next key stays on the disk until it is in force.
"""

from http import HTTPStatus
from pathlib import Path
from typing import Final

import httpx
import msgspec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from evaluator import __version__
from evaluator.domain.journal import Refusal
from evaluator.kiosk.code_entry import NO_CODE, read_code
from evaluator.kiosk.enrolment import KEY, ask_office, key_bytes, load_key
from evaluator.kiosk.facts import facts_of, remember
from evaluator.kiosk.reply import NotTakenError, not_taken
from evaluator.kiosk.verify import read_journal
from evaluator.runtime.paths import put_in_place, write_private
from evaluator.runtime.refusal import refuse
from evaluator.wire.devices import NEW_KEY_PATH, NewKey
from evaluator.wire.enrolment import EnrolRequest, check_word
from evaluator.wire.signing import (
    KIOSK_HEADER,
    MESSAGE_HEADER,
    SIGNATURE_HEADER,
    is_signed,
    new_key_bytes,
    public_key_hex,
    reply_bytes,
    request_bytes,
    sign,
)

NEXT: Final = "kiosk.key.next"
_MESSAGE: Final = 0
_NOT_SIGNED: Final = "the answer to the change of key is not signed by the office"


def is_wanted(folder: Path) -> bool:
    """Whether a next key waits to be in force."""
    return (folder / NEXT).exists()


def prepare(folder: Path) -> None:
    """Make the next key, where none waits already. OSError when it cannot be written."""
    if not is_wanted(folder):
        write_private(folder / NEXT, key_bytes(Ed25519PrivateKey.generate()))


async def change(folder: Path, client: httpx.AsyncClient, *, kiosk: str, office_key: str) -> Ed25519PrivateKey:
    """Have the office take the next key, and put it in the old one's place. NotTakenError says why it did not."""
    key, coming = load_key(folder), load_key(folder, NEXT)
    public = public_key_hex(coming)
    body = msgspec.json.encode(NewKey(public, sign(coming, new_key_bytes(kiosk, public))))
    headers = {
        "Content-Type": "application/json",
        KIOSK_HEADER: kiosk,
        MESSAGE_HEADER: str(_MESSAGE),
        SIGNATURE_HEADER: sign(key, request_bytes("POST", NEW_KEY_PATH, kiosk, _MESSAGE, body)),
    }
    answer = await client.post(NEW_KEY_PATH, content=body, headers=headers)
    signature = answer.headers.get(SIGNATURE_HEADER, "")
    if answer.status_code != HTTPStatus.OK:
        status, said_no = answer.status_code, answer.content
        refusal = Refusal(asked=body, message=_MESSAGE, status=status, answer=said_no, signature=signature)
        error = not_taken(office_key, kiosk, refusal)
        if status == HTTPStatus.CONFLICT and error.refusal is not None:
            (folder / NEXT).unlink()  # the office has heard of this key before: another one is made when it asks again
        raise error
    said = reply_bytes(HTTPStatus.OK, kiosk, _MESSAGE, answer.content)
    if not is_signed(office_key, signature, said):
        raise NotTakenError(_NOT_SIGNED)
    put_in_place(folder / NEXT, folder / KEY)
    return coming


async def renew(folder: Path, text: str) -> str:
    """After the key was lost: a new one beside the journal that is there, for a code that says so. The check word.

    Refused, with the journal as it was, where the code is for something else.
    """
    code = read_code(text)
    if code is None:
        refuse(NO_CODE)
    with read_journal(folder, alone=True) as db:
        facts = facts_of(db)
        prepare(folder)
        public = public_key_hex(load_key(folder, NEXT))
        request = EnrolRequest(code.name, code.secret, public, facts.simulated, __version__, facts.kiosk)
        enrolled, ca_pem = await ask_office(code, request)
        if (enrolled.kiosk, enrolled.office_key) != (facts.kiosk, facts.office_key):
            refuse("The office that answered is not the one this journal belongs to. Ask the right one for a code.")
        db.execute("BEGIN IMMEDIATE")
        remember(db, "address", code.address)
        remember(db, "ca", ca_pem)
        db.commit()
        put_in_place(folder / NEXT, folder / KEY)
    return check_word(code.name, code.secret, public)

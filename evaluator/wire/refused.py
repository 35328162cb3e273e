"""The office's signed no to a request of a kiosk: it names the request, so it is no other's, and can be shown later."""

import hashlib
from http import HTTPStatus
from typing import Final

import msgspec
from msgspec import Struct

from evaluator.domain.journal import Refusal
from evaluator.wire.decoding import json_decoder
from evaluator.wire.exchange import PROTOCOL, HashHex, decode_request
from evaluator.wire.signing import is_signed, reply_bytes

ANSWER_BYTES_AT_MOST: Final = 4_096
"""A longer no is nobody's: a journal keeps it for ever."""


class SignedFailure(Struct, frozen=True):
    """A `Failure` that a kiosk may act on."""

    code: str
    detail: str
    request: HashHex
    """SHA-256 of the body that is refused."""


_decode: Final = json_decoder(SignedFailure)


def failure(code: str, detail: str, asked: bytes) -> SignedFailure:
    """What the office signs when it refuses the body `asked`."""
    return SignedFailure(code, detail[: ANSWER_BYTES_AT_MOST // 8], hashlib.sha256(asked).hexdigest())


def signed_failure(office_key: str, kiosk: str, said: Refusal) -> SignedFailure | None:
    """The reason, where the office signed this no to this very request; None for anything else."""
    if len(said.answer) > ANSWER_BYTES_AT_MOST:
        return None
    if not is_signed(office_key, said.signature, reply_bytes(said.status, kiosk, said.message, said.answer)):
        return None
    try:
        found = _decode(said.answer)
    except msgspec.MsgspecError:
        return None
    return found if found.request == hashlib.sha256(said.asked).hexdigest() else None


def why_unreadable(kiosk: str, said: Refusal) -> str | None:
    """What is wrong with the refused request of an exchange; None where it had to be read, so the no is a lie."""
    if said.status != HTTPStatus.BAD_REQUEST:
        return f"it was refused with {said.status}"
    try:
        asked = decode_request(said.asked)
    except msgspec.MsgspecError as error:
        return str(error)
    if asked.protocol != PROTOCOL:
        return f"it speaks protocol {asked.protocol}"
    if (asked.kiosk, asked.message) != (kiosk, said.message):
        return "it names another kiosk or message than it was sent as"
    return None

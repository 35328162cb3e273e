"""What came back of a request: believed only for the office's signature, whichever way it came."""

from typing import Final

import msgspec

from evaluator.wire.decoding import UNREADABLE
from evaluator.wire.enrolment import Failure
from evaluator.wire.exchange import Reply, Request, decode_reply
from evaluator.wire.signing import is_signed, reply_bytes

OK: Final = 200
_ANOTHER_REQUEST: Final = "the reply answers another request"
_NOT_SIGNED: Final = "the reply is not signed by the office"


class NotTakenError(Exception):
    """The office did not take what was sent, this time."""

    def __init__(self, why: str, status: int = 0, code: str = "") -> None:
        super().__init__(why)
        self.status = status
        """HTTP's; 0 when nothing believable came back."""
        self.code = code
        """The office's reason, as `Failure.code`."""


def believed(request: Request, office_key: str, status: int, signature: str, body: bytes) -> Reply:
    """The office's reply to that very request; NotTakenError says why it is none."""
    if status != OK:
        raise not_taken(body, status)
    if not is_signed(office_key, signature, reply_bytes(status, request.kiosk, request.message, body)):
        raise NotTakenError(_NOT_SIGNED)
    try:
        reply = decode_reply(body)
    except msgspec.MsgspecError as error:
        raise NotTakenError(str(error)) from error
    if (reply.run, reply.message, reply.upto) != (request.run, request.message, request.upto):
        raise NotTakenError(_ANOTHER_REQUEST)
    return reply


def not_taken(body: bytes, status: int) -> NotTakenError:
    """A refusal need not be signed: it makes the kiosk wait and never lets it forget anything."""
    try:
        failure = msgspec.json.decode(body, type=Failure)
    except UNREADABLE:
        return NotTakenError(f"the answer {status} gives no reason")
    return NotTakenError(f"{status} {failure.code}: {failure.detail}", status, failure.code)

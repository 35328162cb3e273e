"""What came back of a request: believed only for the office's signature, whichever way it came."""

from typing import Final

import msgspec

from evaluator.domain.journal import Refusal
from evaluator.wire.decoding import UNREADABLE
from evaluator.wire.enrolment import Failure
from evaluator.wire.exchange import Reply, Request, decode_reply
from evaluator.wire.refused import signed_failure
from evaluator.wire.signing import is_signed, reply_bytes

OK: Final = 200
_ANOTHER_REQUEST: Final = "the reply answers another request"
_NOT_SIGNED: Final = "the reply is not signed by the office"


class NotTakenError(Exception):
    """The office did not take what was sent, this time."""

    def __init__(self, why: str, status: int = 0, code: str = "", refusal: Refusal | None = None) -> None:
        super().__init__(why)
        self.status = status
        """HTTP's; 0 when nothing believable came back."""
        self.code = code
        """The reason, as `Failure.code`."""
        self.refusal = refusal
        """Only where the office signed it: whatever stands on the road can say the rest."""


def believed(request: Request, asked: bytes, office_key: str, status: int, signature: str, body: bytes) -> Reply:
    """The office's reply to that very request, sent as `asked`; NotTakenError says why it is none."""
    if status != OK:
        said = Refusal(asked=asked, message=request.message, status=status, answer=body, signature=signature)
        raise not_taken(office_key, request.kiosk, said)
    if not is_signed(office_key, signature, reply_bytes(status, request.kiosk, request.message, body)):
        raise NotTakenError(_NOT_SIGNED)
    try:
        reply = decode_reply(body)
    except msgspec.MsgspecError as error:
        raise NotTakenError(str(error)) from error
    if (reply.run, reply.message, reply.upto) != (request.run, request.message, request.upto):
        raise NotTakenError(_ANOTHER_REQUEST)
    return reply


def not_taken(office_key: str, kiosk: str, said: Refusal) -> NotTakenError:
    """A no that is not signed makes the kiosk wait, or say less at once; it is never acted on for good."""
    try:
        failure = msgspec.json.decode(said.answer, type=Failure)
    except UNREADABLE:
        return NotTakenError(f"the answer {said.status} gives no reason")
    refusal = said if signed_failure(office_key, kiosk, said) is not None else None
    return NotTakenError(f"{said.status} {failure.code}: {failure.detail}", said.status, failure.code, refusal)

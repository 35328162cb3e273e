"""Exchanges carried by hand: the signed requests of kiosks in one file, the office's signed replies in another."""

from typing import Annotated, Final, Literal

from msgspec import Meta, Struct

from evaluator.wire.decoding import json_decoder
from evaluator.wire.exchange import BODY_BYTES_AT_MOST, Id, Seq

FILE_BYTES_AT_MOST: Final = 256_000_000
SUFFIX: Final = ".exchange"
MESSAGE: Final = 0
"""The message number of every carried request: requests over the network count from 1."""

Signature = Annotated[str, Meta(max_length=128)]


class CarriedRequest(Struct, frozen=True, forbid_unknown_fields=True):
    """A request as it would have been posted."""

    kiosk: Id
    message: Seq
    signature: Signature
    body: Annotated[bytes, Meta(max_length=BODY_BYTES_AT_MOST)]


class ExchangeFile(Struct, frozen=True, forbid_unknown_fields=True):
    """What kiosks hand over, of each kiosk in the order in which it must be taken."""

    requests: tuple[CarriedRequest, ...]
    format: Literal["evaluator-exchange/1"] = "evaluator-exchange/1"


class CarriedReply(Struct, frozen=True, forbid_unknown_fields=True):
    """A reply as it would have been answered, with the request it answers: the kiosk keeps no note of what it sent."""

    request: CarriedRequest
    status: int
    signature: Signature
    body: bytes


class ReplyFile(Struct, frozen=True, forbid_unknown_fields=True):
    """What the office answers, in the order of the requests."""

    replies: tuple[CarriedReply, ...]
    format: Literal["evaluator-reply/1"] = "evaluator-reply/1"


decode_exchange_file: Final = json_decoder(ExchangeFile)
decode_reply_file: Final = json_decoder(ReplyFile)

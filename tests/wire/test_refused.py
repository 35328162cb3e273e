"""A no of the office counts for the one request that it names, and only for its signature."""

import msgspec
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from msgspec.structs import replace

from evaluator.domain.journal import Refusal
from evaluator.wire.refused import ANSWER_BYTES_AT_MOST, failure, signed_failure, why_unreadable
from evaluator.wire.signing import public_key_hex, reply_bytes, sign
from tests.support.foreign import REQUEST_BODY

KEY = Ed25519PrivateKey.from_private_bytes(bytes(32))
OFFICE = public_key_hex(KEY)


def refusal(asked: bytes, *, status: int = 400, message: int = 1, answer: bytes = b"") -> Refusal:
    body = answer or msgspec.json.encode(failure("malformed", "why", asked))
    signature = sign(KEY, reply_bytes(status, "k1", message, body))
    return Refusal(asked=asked, message=message, status=status, answer=body, signature=signature)


def test_a_signed_no_counts_for_its_own_request() -> None:
    found = signed_failure(OFFICE, "k1", refusal(b"{"))
    assert found is not None
    assert (found.code, found.detail) == ("malformed", "why")


@pytest.mark.parametrize(
    "changes",
    [
        {"asked": b"[]"},
        {"message": 2},
        {"status": 403},
        {"signature": ""},
        {"signature": "0" * 128},
        {"answer": b'{"code":"malformed","detail":"why","request":"' + b"0" * 64 + b'"}'},
    ],
)
def test_a_signed_no_counts_for_nothing_else(changes: dict[str, object]) -> None:
    assert signed_failure(OFFICE, "k1", replace(refusal(b"{"), **changes)) is None


def test_a_no_to_another_kiosk_of_another_office_or_without_its_request_is_none() -> None:
    said = refusal(b"{")
    assert signed_failure(OFFICE, "k2", said) is None
    assert signed_failure("0" * 64, "k1", said) is None
    assert signed_failure(OFFICE, "k1", refusal(b"{", answer=b'{"code":"malformed","detail":"why"}')) is None
    long = msgspec.json.encode(failure("malformed", "why", b"{")) + b" " * ANSWER_BYTES_AT_MOST
    assert signed_failure(OFFICE, "k1", refusal(b"{", answer=long)) is None
    assert signed_failure(OFFICE, "k1", refusal(b"{", answer=b"\xff")) is None


def test_the_longest_reason_is_kept() -> None:
    long = msgspec.json.encode(failure("malformed", "\x01" * 10_000, b"{"))
    assert signed_failure(OFFICE, "k1", refusal(b"{", answer=long)) is not None


def test_only_what_every_office_must_read_makes_a_no_a_lie() -> None:
    assert why_unreadable("k1", refusal(REQUEST_BODY)) is None
    assert why_unreadable("k1", refusal(b"{")) is not None
    assert why_unreadable("k1", refusal(b"\xff")) is not None
    assert why_unreadable("k2", refusal(REQUEST_BODY)) is not None
    assert why_unreadable("k1", refusal(REQUEST_BODY, message=2)) is not None
    assert why_unreadable("k1", refusal(REQUEST_BODY, status=403)) is not None
    assert why_unreadable("k1", refusal(REQUEST_BODY.replace(b'"protocol":1', b'"protocol":2'))) is not None

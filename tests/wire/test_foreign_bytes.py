"""Every parser that meets bytes of others: whatever comes, it is either read or refused as it says; nothing else.

Bytes that once got through are kept in `tests/corpus/foreign`, named after their parser, and are tried every time.
"""

import io
import random
from collections.abc import Callable
from pathlib import Path
from typing import Final

import msgspec
import pytest

from evaluator.domain.journal import decode as decode_entry
from evaluator.domain.journal import encode
from evaluator.kiosk.card_reader import CardKeys
from evaluator.kiosk.code_entry import read_code
from evaluator.office.directory.sheets import UnreadableError, read_csv, read_workbook, workbook_bytes
from evaluator.runtime.paths import resources
from evaluator.wire import enrolment
from evaluator.wire.carriage import CarriedRequest, ExchangeFile, ReplyFile, decode_exchange_file, decode_reply_file
from evaluator.wire.evidence import Bundle, SignedBundle, decode_signed_bundle
from evaluator.wire.exchange import Chain, Clock, Health, Held, Reply, Request, TallyRow, decode_reply, decode_request
from evaluator.wire.rule_pack import RulePackFaultyError, read_rule_pack
from tests.support.clock import START

SEED: Final = 20261125
SHORT, LONG = 300, 100_000
CORPUS: Final = Path(__file__).parent.parent / "corpus" / "foreign"
NASTY: Final = (
    b"\x00",
    b"\xff\xfe",
    b"[" * 2_000,
    b'{"a":' * 500,
    b"9" * 400,
    b"1e999",
    b"-1",
    b"null",
    b"\xed\xa0\x80",
)

_REQUEST: Final = Request(
    kiosk="k1",
    run="r1",
    message=1,
    sent=Clock(wall=START, at=START, doubtful=False),
    held=Held(),
    health=Health(program="x", entries=1, backlog=0, disk_free_bytes=1),
    chain=Chain(from_seq=0, from_hash="0" * 64, digests=("0" * 64,), head_seq=1, head_hash="0" * 64),
    upto=1,
    tally=(TallyRow("r1", "d1", 20261120, "", "rated", "four", "satisfied", "", 1, 1),),
)
_BODY: Final = msgspec.json.encode(_REQUEST)
_REPLY: Final = Reply(store="s", now=START, run="r1", message=1, upto=1, receipt=None)
_BUNDLE: Final = Bundle(office="s", office_name="", simulated=False, month=202611, as_of="", program="", n=0, kiosks=())
_JSON: Final = (msgspec.MsgspecError,)


def _code(body: bytes) -> object:
    return enrolment.parse(body.decode("utf-8", "replace"))


def _typed_code(body: bytes) -> object:
    return read_code(body.decode("utf-8", "replace"))


def _card(body: bytes) -> None:
    keys = CardKeys()
    for at, value in enumerate(body):
        found = keys.event(value % 5, value * 3, value % 3, at * 0.01)
        assert found is None or found.isdigit()


def _csv(body: bytes) -> object:
    return read_csv(body, "x.csv")


def _workbook(body: bytes) -> object:
    return read_workbook(io.BytesIO(body), "x.xlsx")


def _bundle(body: bytes) -> object:
    signed = decode_signed_bundle(body)
    assert signed.is_genuine is False
    return signed.said()


Parser = tuple[Callable[[bytes], object], tuple[type[BaseException], ...], bytes]
PARSERS: Final[dict[str, Parser]] = {
    "request": (decode_request, _JSON, _BODY),
    "reply": (decode_reply, _JSON, msgspec.json.encode(_REPLY)),
    "exchange_file": (
        decode_exchange_file,
        _JSON,
        msgspec.json.encode(ExchangeFile(requests=(CarriedRequest("k1", 0, "00", _BODY),))),
    ),
    "reply_file": (decode_reply_file, _JSON, msgspec.json.encode(ReplyFile(replies=()))),
    "bundle": (_bundle, _JSON, msgspec.json.encode(SignedBundle(msgspec.Raw(msgspec.json.encode(_BUNDLE)), "", ""))),
    "entry": (
        decode_entry,
        _JSON,
        b'{"kiosk":"k1","run":"r1","seq":1,"at":"2026-11-20T01:00:00Z","wall":"2026-11-20T01:00:00Z","monotonic_ns":1,'
        b'"boot":"b","nonce":"00","kind":"rated","duty":"d","scale":"four","level":"neutral","day":20261120,"hour":9}',
    ),
    "rule_pack": (
        read_rule_pack,
        (RulePackFaultyError,),
        (resources() / "rules" / "four_level.toml").read_bytes(),
    ),
    "code": (_code, (), b"evaluator://127.0.0.1:8443/" + b"ab" * 32 + b"/ABCD-EFGHJKMNPQ"),
    "typed_code": (_typed_code, (), b"evaluator://127.0.0.1:8443/" + b"ab" * 32 + b"/ABCD-EFGHJKMNPQ"),
    "card": (_card, (), bytes(range(60))),
    "csv": (_csv, (UnreadableError,), "工号,姓名\n1043,李敏\n".encode()),
    "workbook": (_workbook, (UnreadableError,), workbook_bytes([("staff", [["工号", "姓名"], ["1043", "李敏"]])])),
}


def spoiled(good: bytes, chance: random.Random) -> bytes:
    """A good body with a few pieces changed, repeated, cut or put in."""
    body = bytearray(good)
    for _ in range(chance.randint(1, 4)):
        at = chance.randrange(len(body) + 1)
        end = min(len(body), at + chance.randint(0, 12))
        match chance.randrange(5):
            case 0:
                body[at:end] = chance.randbytes(end - at)
            case 1:
                body[at:at] = chance.choice(NASTY)
            case 2:
                del body[at:end]
            case 3:
                body[at:at] = body[at:end]
            case _:
                del body[at:]
    return bytes(body)


@pytest.mark.parametrize("name", list(PARSERS))
def test_whatever_comes_is_read_or_refused(name: str, long_run: bool) -> None:
    parse, refusals, good = PARSERS[name]
    parse(good)
    chance = random.Random(f"{SEED}{name}")
    slow = name == "workbook"
    bodies = [file.read_bytes() for file in sorted(CORPUS.glob(f"{name}-*"))]
    bodies += [b"", *NASTY]
    bodies += [spoiled(good, chance) for _ in range((LONG if long_run else SHORT) // (20 if slow else 1))]
    for body in bodies:
        try:
            parse(body)
        except refusals:
            continue
        except BaseException as error:
            error.add_note(f"keep it: tests/corpus/foreign/{name}-N with {body!r}")
            raise


def test_what_is_read_as_an_entry_is_written_again() -> None:
    entry = decode_entry(PARSERS["entry"][2])
    assert decode_entry(encode(*entry)) == entry

"""Every parser that meets bytes of others, with what it may refuse them by and a good body to begin from.

The same list is tried in each run of the tests and, guided by coverage, by `packaging/fuzz`.
"""

import io
import tempfile
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Final

import msgspec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from evaluator.domain.journal import DutyOpened, Parked, RunStarted
from evaluator.domain.journal import decode as decode_entry
from evaluator.domain.names import CHINESE
from evaluator.domain.summary import TallyKey
from evaluator.kiosk.answers import read_answers
from evaluator.kiosk.card_reader import CardKeys
from evaluator.kiosk.code_entry import read_code
from evaluator.kiosk.reply import NotTakenError, believed
from evaluator.office.devices.provisioning import read_list
from evaluator.office.directory.directory_file import check
from evaluator.office.directory.sheets import UnreadableError, read_csv, read_workbook, workbook_bytes
from evaluator.office.exchanging.answering import NotUnderstoodError, understood
from evaluator.runtime.paths import resources
from evaluator.runtime.refusal import Refused
from evaluator.verifier.journals import Journal, Step
from evaluator.verifier.proving import bundle_findings
from evaluator.verifier.series import series_findings
from evaluator.verifier.settling import decided
from evaluator.verifier.sheets import both_findings, sheet_findings
from evaluator.wire import enrolment
from evaluator.wire.carriage import CarriedRequest, ExchangeFile, ReplyFile, decode_exchange_file, decode_reply_file
from evaluator.wire.decoding import UNREADABLE
from evaluator.wire.enrolment import EnrolRequest
from evaluator.wire.evidence import (
    Bundle,
    CaseLine,
    CountLine,
    DecisionLine,
    DutyLine,
    HeadLine,
    KioskEvidence,
    RulingLine,
    RunLine,
    SettledLine,
    SignedBundle,
    decode_signed_bundle,
)
from evaluator.wire.exchange import Chain, Clock, Health, Held, Reply, Request, TallyRow, decode_reply, decode_request
from evaluator.wire.posted import PostedHead, PostedSheet, PostedWindow, SignedSheet
from evaluator.wire.rule_pack import RulePackFaultyError, read_rule_pack
from evaluator.wire.signing import head_bytes, public_key_hex, reply_bytes, sign
from tests.support.by_field import changed
from tests.support.clock import START

CORPUS: Final = Path(__file__).parent.parent / "corpus" / "foreign"
"""Bytes that once got through, named after their parser; tried every time."""
SHEETS: Final = ("units", "windows", "staff", "matters", "checklists")
BETWEEN: Final = b"\x0c"
"""Stands between the sheets of a directory."""

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
REQUEST_BODY: Final = msgspec.json.encode(_REQUEST)
_REPLY: Final = Reply(store="s", now=START, run="r1", message=1, upto=1, receipt=None)
_REPLY_BODY: Final = msgspec.json.encode(_REPLY)
_OFFICE: Final = Ed25519PrivateKey.from_private_bytes(bytes(32))
_BUNDLE: Final = Bundle(office="s", office_name="", simulated=False, month=202611, as_of="", program="", n=0, kiosks=())
_SHEET: Final = PostedSheet(
    office="s",
    office_name="",
    hall="h",
    hall_name="",
    hall_name_en="",
    month=202611,
    as_of="",
    withheld_from=None,
    simulated=False,
    program="",
    n=0,
    windows=(),
    heads=(),
)
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


class _NoPictures:
    @staticmethod
    def read(_: str) -> None:
        return None


def _directory(body: bytes) -> None:
    sheets = [read_csv(part, f"{name}.csv") for name, part in zip(SHEETS, body.split(BETWEEN), strict=False)]
    for fault in found if isinstance(found := check(sheets, _NoPictures()), list) else ():
        assert fault.sentence(CHINESE)


@cache
def _file() -> Path:
    return Path(tempfile.mkdtemp(prefix="evaluator-foreign-")) / "file"


def _in_a_file(read: Callable[[Path], object]) -> Callable[[bytes], object]:
    def parse(body: bytes) -> object:
        _file().write_bytes(body)
        return read(_file())

    return parse


def _sample(name: str) -> bytes:
    return (resources() / "sample" / f"{name}.csv").read_bytes()


def _enrol(body: bytes) -> object:
    return msgspec.json.decode(body, type=EnrolRequest)


def _posted(body: bytes) -> object:
    return msgspec.json.decode(body, type=SignedSheet)


_AT: Final = START.isoformat()
_HEAD: Final = sign(_OFFICE, head_bytes("k1", 2, bytes(32), _AT))
_KIOSK: Final = KioskEvidence(
    kiosk="k1",
    window="w1",
    unit="h",
    heads=(HeadLine(2, "0" * 64, _AT, _HEAD),),
    runs=(RunLine("r1", 1, "w1", "h", None), RunLine("r2", 3, "w1", "h", 0)),
    duties=(DutyLine("d1", "s1", "w1", "h", "open", None), DutyLine("d2", "s1", "w1", "h", "open", "s2")),
    counted=(
        CountLine("r1", "d1", 20261120, "", "rated", "four", "satisfied", "", 1, 2),
        CountLine("r2", "d2", 20261121, "m1", "lapsed", "", "", "clock", 2, 4),
    ),
    rulings=(RulingLine("d1", 20261120, "", excluded=True),),
    decisions=(
        DecisionLine("exclude", "d1", 20261120, "", "why", "li", _AT, "wang", _AT),
        DecisionLine("credit", "d2", 0, "s2", "why", "li", _AT, "", ""),
    ),
    cases=(CaseLine("d1", 20261120, "four", "dissatisfied", 1),),
    settled=(SettledLine("h", "w1", "s1", "", "rated", "four", "satisfied", "excluded", "open", 1),),
)
_FULL_BUNDLE: Final = msgspec.json.encode(msgspec.structs.replace(_BUNDLE, kiosks=(_KIOSK,)))
_FULL_SHEET: Final = msgspec.json.encode(
    msgspec.structs.replace(
        _SHEET,
        windows=(PostedWindow("w1", "1", "大厅", "Hall", 3),),
        heads=(PostedHead("k1", "w1", 2, "0" * 64, _AT, _HEAD),),
    )
)


def _journal() -> Journal:
    shown = Journal(Path("shown"), kiosk="k1", hashes=["0" * 64] * 5, parked={4: Parked(row=4, why="why")})
    shown.counts["r1", TallyKey("d1", 20261120, "", "rated", "four", "satisfied", "")] = [Step(2, 1)]
    shown.counts["r2", TallyKey("d2", 20261121, "m1", "lapsed", "", "", "clock")] = [Step(3, 1), Step(4, 1)]
    shown.runs = {
        "r1": RunStarted(previous_run=None, previous_seq=0, previous_hash="", program="x", window="w1", unit="h")
    }
    shown.duties = {"d1": DutyOpened(duty="d1", staff="s1", window="w1", unit="h")}
    return shown


def _bundle_by_field(choices: bytes) -> None:
    said = msgspec.json.decode(changed(_FULL_BUNDLE, choices), type=Bundle)
    assert all(f"{one.whose}: {one.why}" for one in bundle_findings(said, [_journal()], public_key_hex(_OFFICE)))
    good, sheet = (msgspec.json.decode(_FULL_BUNDLE, type=Bundle), msgspec.json.decode(_FULL_SHEET, type=PostedSheet))
    for bundles in ((said, good), (good, said)):
        assert all(one.why for one in (*series_findings(bundles), *both_findings(sheet, bundles[0])))
    assert all(line.isprintable() for told in said.kiosks for line in decided(told))


def _sheet_by_field(choices: bytes) -> None:
    said = msgspec.json.decode(changed(_FULL_SHEET, choices), type=PostedSheet)
    assert all(f"{one.whose}: {one.why}" for one in sheet_findings(said, [_journal()], public_key_hex(_OFFICE)))


def _request_by_field(choices: bytes) -> object:
    return understood("k1", 1, changed(REQUEST_BODY, choices))


def _reply_by_field(choices: bytes) -> object:
    body = changed(_REPLY_BODY, choices)
    return believed(
        _REQUEST, REQUEST_BODY, public_key_hex(_OFFICE), 200, sign(_OFFICE, reply_bytes(200, "k1", 1, body)), body
    )


Parser = tuple[Callable[[bytes], object], tuple[type[BaseException], ...], bytes]
PARSERS: Final[dict[str, Parser]] = {
    "request": (decode_request, _JSON, REQUEST_BODY),
    "reply": (decode_reply, _JSON, msgspec.json.encode(_REPLY)),
    "exchange_file": (
        decode_exchange_file,
        _JSON,
        msgspec.json.encode(ExchangeFile(requests=(CarriedRequest("k1", 0, "00", REQUEST_BODY),))),
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
    "directory": (_directory, (UnreadableError,), BETWEEN.join(_sample(name) for name in SHEETS)),
    "list": (_in_a_file(read_list), (Refused,), b"window,unit,technician_pin,volume\nw1,,274913,7\n,hall-east,,\n"),
    "answers": (
        _in_a_file(read_answers),
        (Refused,),
        b'code = "evaluator://127.0.0.1:8443/' + b"ab" * 32 + b'/ABCD-EFGHJKMNPQ"\n'
        b'simulated = true\n[settings]\nvolume = 7\nlanguage = "en"\n',
    ),
    "request_by_field": (_request_by_field, (NotUnderstoodError,), bytes(25)),
    "reply_by_field": (_reply_by_field, (NotTakenError,), bytes(25)),
    "bundle_by_field": (_bundle_by_field, _JSON, bytes(25)),
    "sheet_by_field": (_sheet_by_field, _JSON, bytes(25)),
    "enrol": (_enrol, UNREADABLE, msgspec.json.encode(EnrolRequest("A", "b", "0" * 64, False, "x"))),
    "posted": (_posted, UNREADABLE, msgspec.json.encode(SignedSheet(_SHEET, "", ""))),
}

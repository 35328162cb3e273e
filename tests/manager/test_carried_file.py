"""A file of the evaluator is opened at the desk: what it is, whether it may be believed, and where it goes."""

import json
from pathlib import Path
from typing import Final

import msgspec
import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from evaluator.domain.names import CHINESE, ENGLISH, Language
from evaluator.manager.carried_file import CarriedFileWindow, told_of
from evaluator.manager.language import Translations
from evaluator.wire.carriage import FILE_BYTES_AT_MOST, CarriedReply, CarriedRequest, ExchangeFile, ReplyFile
from evaluator.wire.evidence import Bundle, KioskEvidence, SignedBundle, bundle_bytes
from evaluator.wire.signing import public_key_hex, sign
from tests.manager.test_program import end, read_until, start
from tests.office.paper import PaperKiosk

PICTURES: Final = Path(__file__).parent.parent / "pictures" / "manager"
LONG_NAME: Final = "清河街道党群服务中心与社区综合便民服务大厅联合办事处"


def evidence(*, office: str = "清河街道办事处") -> bytes:
    """A signed bundle of a month with one window."""
    window = KioskEvidence(
        kiosk="k1", window="w1", unit="hall", heads=(), runs=(), duties=(), counted=(), rulings=(), settled=()
    )
    said = msgspec.json.encode(
        Bundle(
            office="0" * 32,
            office_name=office,
            simulated=True,
            month=202611,
            as_of="2026-12-01T01:00:00.000000Z",
            program="0.1.0",
            n=12_345,
            kiosks=(window,),
        )
    )
    key = PaperKiosk().key
    return msgspec.json.encode(SignedBundle(msgspec.Raw(said), public_key_hex(key), sign(key, bundle_bytes(said))))


REQUEST: Final = CarriedRequest("k1", 0, "ff", b"x")
EXCHANGE: Final = msgspec.json.encode(ExchangeFile((REQUEST, REQUEST)))
REPLY: Final = msgspec.json.encode(ReplyFile((CarriedReply(REQUEST, 200, "ff", b"y"),)))


def opened(tmp_path: Path, body: bytes) -> str:
    file = tmp_path / "file"
    file.write_bytes(body)
    told = told_of(file)
    return "\n".join([told.heading, *told.sentences, *(f"{name} {value}" for name, value in told.facts)])


def test_evidence_says_its_month_and_that_it_was_not_changed(tmp_path: Path) -> None:
    told = opened(tmp_path, evidence())
    for words in (
        "2026-11 的评价证据",
        "没有改动",
        "模拟数据",
        "evaluator verify",
        "清河街道办事处",
        "12,345",
        "评价器数 1",
    ):
        assert words in told


def test_evidence_that_was_changed_is_none(tmp_path: Path) -> None:
    told = opened(tmp_path, evidence().replace(b"12345", b"99999"))
    assert "不能作为证据" in told
    assert "evaluator verify" not in told


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (EXCHANGE, ("评价器交换文件", "import-exchange", "评价器数 1", "消息 2")),
        (REPLY, ("办事处答复文件", "import-reply", "消息 1")),
        (b"", ("不是评价系统的文件",)),
        (b"\xff" * 100, ("不是评价系统的文件", "请重新复制")),
        (json.dumps({"format": "evaluator-evidence/1", "bundle": {}}).encode(), ("不是评价系统的文件",)),
    ],
)
def test_a_file_is_known_by_what_it_holds(tmp_path: Path, body: bytes, words: tuple[str, ...]) -> None:
    told = opened(tmp_path, body)
    assert all(word in told for word in words)


def test_a_file_that_is_not_there_is_said_with_what_to_do(tmp_path: Path) -> None:
    told = told_of(tmp_path / "none.evidence")
    assert told.heading == "文件打不开"
    assert "请检查路径" in told.sentences[0]


def test_a_folder_or_what_is_larger_than_any_of_these_files_is_none_of_them(tmp_path: Path) -> None:
    with (tmp_path / "huge").open("wb") as sparse:
        sparse.truncate(FILE_BYTES_AT_MOST + 1)
    assert {told_of(file).heading for file in (tmp_path, tmp_path / "huge")} == {"不是评价系统的文件"}


@pytest.mark.parametrize("language", [CHINESE, ENGLISH])
def test_the_window_in_both_languages(tmp_path: Path, dressed: QApplication, qtbot: QtBot, language: Language) -> None:
    translations = Translations(dressed, language)
    try:
        for name, body in (("evidence", evidence(office=LONG_NAME)), ("exchange", EXCHANGE), ("unknown", b"?")):
            file = tmp_path / f"november-{name}"
            file.write_bytes(body)
            window = CarriedFileWindow(file)
            qtbot.addWidget(window)
            with qtbot.waitExposed(window):
                window.show()
            dressed.processEvents()
            assert window.sheet.texts().isascii() == (language == ENGLISH and name != "evidence")
            PICTURES.mkdir(parents=True, exist_ok=True)
            assert window.grab().save(str(PICTURES / f"carried-{name}-{language}.png"))
    finally:
        translations.remove()


def test_the_program_tells_of_the_file_it_is_given(tmp_path: Path) -> None:
    file = tmp_path / "november.evidence"
    file.write_bytes(evidence())
    program = start(tmp_path, str(file))
    read_until(program, "program.started")
    assert [line["event"] for line in end(program)] == ["program.stopped"]

"""First start: enrolment on the screen by touch, reader and clipboard, every refusal, the check word and the PIN."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import timedelta
from pathlib import Path
from typing import Any, Literal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtQuick import QQuickItem
from pytestqt.qtbot import QtBot

from evaluator.domain.names import Language
from evaluator.kiosk.code_entry import _ON_PLACE, CodeEntry
from evaluator.kiosk.enrolling import Comparing, Fault, Over, Trying, Typing
from evaluator.kiosk.enrolling import Unenrolled as NotYet
from evaluator.kiosk.enrolment import KEY, load_key
from evaluator.kiosk.journal_file import COPIES, DATABASE, MARK
from evaluator.kiosk.screens.enrolment import FIRST_PLACE
from evaluator.kiosk.settings import ANSWERS, kiosk_settings
from evaluator.office.instants import now_utc
from evaluator.wire.enrolment import LIFE_S, TRIES, check_word, parse
from evaluator.wire.signing import public_key_hex
from tests.conftest import Finish
from tests.kiosk.conftest import full_disk
from tests.kiosk.enrolling import Unenrolled, silent_office
from tests.kiosk.screens.measure import is_whole
from tests.kiosk.staffed import TECHNICIAN
from tests.support.office import RunningOffice, running_office

Start = Callable[..., Unenrolled]
AWAY = "evaluator://127.0.0.1:9/" + "ab" * 32 + "/ABCD-EFGHJKMNPQ"


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningOffice]:
    with running_office(tmp_path_factory.mktemp("office")) as serving:
        yield serving


@pytest.fixture
def start(tmp_path: Path, finish: Finish[Any], qtbot: QtBot, qapp: QGuiApplication) -> Iterator[Start]:
    running: list[Unenrolled] = []

    def begin(**how: Any) -> Unenrolled:  # noqa: ANN401 - whatever the window takes
        kiosk = Unenrolled(tmp_path / "kiosk", finish=finish, qtbot=qtbot, app=qapp, **how)
        running.append(kiosk)
        kiosk.enrolling.begin()
        return kiosk

    yield begin
    for kiosk in running:
        kiosk.stop()


@pytest.fixture
def kiosk(start: Start) -> Unenrolled:
    return start()


def test_the_first_start_says_what_to_do(kiosk: Unenrolled) -> None:
    assert kiosk.page == "start"
    assert kiosk.text("enrolmentTitle") == "这台评价器尚未注册"
    assert "192.168.20.31" in kiosk.text("enrolmentMachine")
    assert "0.1.0" in kiosk.text("enrolmentMachine")
    kiosk.touch("language")
    assert kiosk.text("enrolmentTitle") == "This kiosk is not enrolled yet"


def test_without_a_network_it_says_so(start: Start) -> None:
    assert "网线" in start(addresses=()).text("enrolmentMachine")


def test_a_code_is_typed_on_the_screen_and_leads_into_service(kiosk: Unenrolled, office: RunningOffice) -> None:
    code = parse(office.enrol_code("w1"))
    assert code is not None
    kiosk.touch("openCode")
    kiosk.touch_keys(f"{code.host}:{code.port}/")
    kiosk.touch_keys(code.fingerprint)
    kiosk.touch_keys(code.name + code.secret)
    assert kiosk.text("codeSecretValue") == f"{code.name}-{code.secret}"
    kiosk.touch("key_enter")
    kiosk.wait("comparing")
    word = check_word(code.name, code.secret, public_key_hex(load_key(kiosk.folder)))
    assert kiosk.text("checkWord") == word
    assert kiosk.events.of("kiosk.enrolled")[0]["check_word"] == word
    assert "清河街道办事处" in kiosk.text("enrolledPlace")
    kiosk.touch("goOn")
    kiosk.type(TECHNICIAN)
    kiosk.touch("enter")
    assert kiosk.text("pinStep") == "请再输入一次"
    kiosk.type(TECHNICIAN + "\n")
    kiosk.wait_until(kiosk.enrolling.over.is_set)
    assert kiosk_settings(kiosk.folder).technician_pin.startswith("keyed$")


@pytest.mark.parametrize("spelling", [str, str.upper, lambda code: f"]Q1{code}", lambda code: code.replace(":", "：")])
def test_a_code_is_scanned(kiosk: Unenrolled, office: RunningOffice, spelling: Callable[[str], str]) -> None:
    kiosk.type(spelling(office.enrol_code("w1")) + "\n")
    kiosk.wait("comparing")
    assert (kiosk.folder / DATABASE).exists()


def test_a_second_scan_takes_the_place_of_what_stands_there(kiosk: Unenrolled, office: RunningOffice) -> None:
    kiosk.type("10.0.0.7:84")
    kiosk.type(office.enrol_code("w1") + "\n")
    kiosk.wait("comparing")


def test_a_code_is_pasted(kiosk: Unenrolled, office: RunningOffice) -> None:
    QGuiApplication.clipboard().setText(f" {office.enrol_code('w1')}\r\n")
    kiosk.press(Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    kiosk.wait("comparing")


def test_keys_on_the_screen_rest_where_they_cannot_come_next(kiosk: Unenrolled) -> None:
    kiosk.touch("openCode")
    assert kiosk.item("key_G").isEnabled()
    assert not kiosk.item("key_enter").isEnabled()
    kiosk.touch_keys("10.1.2.3:8443/")
    assert not kiosk.item("key_G").isEnabled()
    kiosk.touch_keys("ab" * 32)
    assert kiosk.item("key_G").isEnabled()
    assert not kiosk.item("key_0").isEnabled()
    kiosk.touch("key_erase")
    assert kiosk.item("key_0").isEnabled()
    kiosk.touch("key_clear")
    assert kiosk.text("codeAddressValue") == ""
    kiosk.touch("enrolmentBack")
    kiosk.wait("start")


GERMAN = {"z": "y", "y": "z", "Z": "Y", "Y": "Z", ":": "Ö", "/": "-", "-": "ß"}
"""What a reader that types for the United States comes out as under a German layout."""


def test_a_reader_is_understood_under_another_layout(kiosk: Unenrolled, office: RunningOffice) -> None:
    for letter in office.enrol_code("w1"):
        (place, shift) = next(
            (place + FIRST_PLACE, letter == held)
            for place, (plain, held) in _ON_PLACE.items()
            if letter in (plain, held)
        )
        kiosk.send(Qt.Key.Key_unknown, GERMAN.get(letter, letter), place=place, shift=shift)
    kiosk.type("\n")
    kiosk.wait("comparing")


def refused_by(kiosk: Unenrolled, typed: str) -> str:
    """The sentence after that code."""
    kiosk.type(typed + "\n")
    kiosk.wait_until(lambda: isinstance(kiosk.enrolling.state, Typing) and kiosk.enrolling.state.fault is not None)
    return kiosk.text("enrolmentFaultWords")


def test_every_refusal_is_one_sentence_with_its_remedy(
    kiosk: Unenrolled, office: RunningOffice, tmp_path: Path
) -> None:
    assert "不是完整的注册码" in refused_by(kiosk, "hello")
    assert "没有应答" in refused_by(kiosk, AWAY)
    code = office.enrol_code("w1")
    assert "另一个办事处" in refused_by(kiosk, code.replace(code.split("/")[3], "ab" * 32))
    wrong = code[:-10] + ("2" * 10)
    for _ in range(TRIES):
        assert "没有这个注册码" in refused_by(kiosk, wrong)
    assert "已作废" in refused_by(kiosk, code)
    assert not (kiosk.folder / DATABASE).exists()
    assert len(kiosk.events.of("kiosk.not_enrolled")) == TRIES + 3


def test_a_used_code_and_an_old_one_are_refused(start: Start, tmp_path: Path) -> None:
    late = [timedelta()]
    kiosk = start()
    with running_office(tmp_path / "other", clock=lambda: now_utc() + late[0]) as office:
        old = office.enrol_code("w1")
        late[0] = timedelta(seconds=LIFE_S + 1)
        assert "已过有效期" in refused_by(kiosk, old)
        code = office.enrol_code("w1")
        kiosk.type(code + "\n")
        kiosk.wait("comparing")
        for path in (DATABASE, MARK, f"{COPIES}/{DATABASE}"):
            (kiosk.folder / path).unlink()
        kiosk.enrolling.stop()
        kiosk.enrolling.state = Typing(CodeEntry())
        assert "已经用过" in refused_by(kiosk, code)


def test_a_simulated_office_is_named_and_taken_only_on_request(start: Start, tmp_path: Path) -> None:
    kiosk = start()
    with running_office(tmp_path / "simulated", simulated=True) as office:
        assert "模拟办事处" in refused_by(kiosk, office.enrol_code("w1"))
        kiosk.touch("enrolSimulated")
        kiosk.wait("comparing")
    assert isinstance(kiosk.enrolling.state, Comparing)
    assert kiosk.enrolling.state.enrolled.simulated


def test_what_the_office_is_asked_can_be_given_up(kiosk: Unenrolled, tmp_path: Path) -> None:
    with silent_office(tmp_path / "silent") as (port, met):
        kiosk.type(AWAY.replace(":9/", f":{port}/") + "\n")
        kiosk.wait("trying")
        kiosk.wait_until(met.is_set)
        kiosk.touch("enrolmentCancel")
        kiosk.wait("typing")
    assert kiosk.text("codeAddressValue") == f"127.0.0.1:{port}"
    assert kiosk.events.of("kiosk.not_enrolled") == []


def test_a_full_disk_is_named_and_a_new_code_goes(kiosk: Unenrolled, office: RunningOffice) -> None:
    disk = ExitStack()
    fills = [full_disk()]

    def fill() -> None:
        if isinstance(kiosk.enrolling.state, Trying) and kiosk.enrolling.state.step == "journal" and fills:
            disk.enter_context(fills.pop())

    kiosk.enrolling.subscribe(fill)
    with disk:
        said = refused_by(kiosk, office.enrol_code("w1"))
    assert "腾出磁盘空间" in said
    kiosk.type(office.enrol_code("w1") + "\n")
    kiosk.wait("comparing")


@pytest.mark.parametrize(
    ("first", "second", "said"),
    [("123456", "654321", "不一致"), ("111111", None, "至少三个不同"), ("12", None, "6 至 12 位")],
)
def test_a_pin_that_will_not_do_is_asked_for_again(
    kiosk: Unenrolled, office: RunningOffice, first: str, second: str | None, said: str
) -> None:
    kiosk.type(office.enrol_code("w1") + "\n")
    kiosk.wait("comparing")
    kiosk.touch("goOn")
    kiosk.type(first + "\n")
    if second is not None:
        kiosk.type(second + "\n")
    assert said in kiosk.text("pinFaultWords")
    kiosk.touch("pinLater")
    assert kiosk.enrolling.over.is_set()
    assert kiosk_settings(kiosk.folder).technician_pin == ""


def test_nobody_touches_the_check_word_and_the_window_goes_into_service(start: Start, office: RunningOffice) -> None:
    kiosk = start(read_within_s=0)
    kiosk.type(office.enrol_code("w1") + "\n")
    kiosk.wait_until(kiosk.enrolling.over.is_set)


def answer(folder: Path, text: str) -> None:
    folder.mkdir(mode=0o700)
    (folder / ANSWERS).write_text(text, encoding="utf-8")


def test_an_answer_file_enrols_and_sets_what_it_carries(start: Start, office: RunningOffice, tmp_path: Path) -> None:
    text = f"""
code = "{office.enrol_code("w1")}"
technician_pin = "{TECHNICIAN}"
[settings]
language = "en"
mode = "invited"
volume = 40
voice = false
invite_key = 9
service_port = 8100
service_token = "0123456789abcdef01234567"
"""
    answer(tmp_path / "kiosk", text)
    kiosk = start()
    kiosk.wait_until(kiosk.enrolling.over.is_set)
    assert isinstance(kiosk.enrolling.state, Over)
    settings = kiosk_settings(kiosk.folder)
    assert (settings.language, settings.mode, settings.volume, settings.voice) == ("en", "invited", 40, False)
    assert (settings.invite_key, settings.service_port) == (9, 8100)
    assert settings.technician_pin.startswith("keyed$")
    assert not (kiosk.folder / ANSWERS).exists()
    assert {file.name for file in kiosk.folder.iterdir()} >= {DATABASE, KEY}


@pytest.mark.parametrize(
    "text",
    ['code = "nonsense"', "code = 7", "", "code = 'x'\nticket = 1", f'code = "{AWAY}"\ntechnician_pin = "1"',
     f'code = "{AWAY}"\n[settings]\nvolume = 200', "\x00"],
)  # fmt: skip
def test_a_faulty_answer_file_is_named_on_the_screen_and_in_the_log(start: Start, tmp_path: Path, text: str) -> None:
    answer(tmp_path / "kiosk", text)
    kiosk = start()
    assert ANSWERS in kiosk.text("enrolmentFaultWords")
    assert ANSWERS in kiosk.events.of("kiosk.not_enrolled")[0]["why"]
    assert [file.name for file in kiosk.folder.iterdir()] == [ANSWERS]


def test_an_answer_file_is_tried_again_until_the_office_is_there(start: Start, tmp_path: Path) -> None:
    answer(tmp_path / "kiosk", f'code = "{AWAY}"')
    kiosk = start(again_s=0)
    kiosk.wait_until(lambda: len(kiosk.events.of("kiosk.not_enrolled")) >= 3)
    kiosk.wait_until(lambda: kiosk.is_visible("enrolmentFaultWords"))
    assert "稍后自动再试" in kiosk.text("enrolmentFaultWords")


FAULTS = (
    "no_code", "wrong_code", "expired_code", "used_code", "blocked_code", "withdrawn_code", "other_kiosk",
    "not_simulated", "simulated", "used_key", "no_answer", "other_office", "strange_answer", "no_room",
)  # fmt: skip
LONG = "https://evaluator.office.qinghe-subdistrict.example:8443"


@pytest.mark.parametrize(
    "size",
    [(800, 480), (1024, 600), (1280, 800), (1920, 1080), (800, 1280), (1080, 1920)],
    ids=lambda size: f"{size[0]}x{size[1]}",
)
@pytest.mark.parametrize("language", ["zh-CN", "en"])
def test_no_words_are_cut_short(
    start: Start, office: RunningOffice, tmp_path: Path, size: tuple[int, int], language: Literal["zh-CN", "en"]
) -> None:
    kiosk = start(size=size, language=Language(language), addresses=("192.168.120.131", "fd00:12:34::5a1b:77"))

    def assert_whole(scene: str) -> None:
        cut = [item.property("text") for item in kiosk.items() if _has_words(item) and not is_whole(kiosk.window, item)]
        assert cut == [], scene
        kiosk.picture(f"enrolment-{scene}-{size[0]}x{size[1]}-{language}")

    assert_whole("start")
    kiosk.enrolling.state = NotYet(Fault("no_answer", LONG), again=True)
    kiosk.view_model._follow()
    assert_whole("start-refused")
    kiosk.enrolling.state = NotYet()
    kiosk.touch("openCode")
    kiosk.type("office.qinghe.example:8443/" + "3f9a" * 11)
    assert_whole("typing")
    entry = CodeEntry().add(AWAY)
    before = kiosk.at("key_B")
    for fault in FAULTS:
        kiosk.enrolling.state = Typing(entry, Fault(fault, LONG))
        kiosk.view_model._follow()
        assert_whole("refused-" + fault)
        assert kiosk.at("key_B") == before, "a refusal moves no key from under the finger"
    kiosk.enrolling.state = Typing(CodeEntry())
    with silent_office(tmp_path / "silent") as (port, met):
        kiosk.type(AWAY.replace(":9/", f":{port}/") + "\n")
        kiosk.wait_until(met.is_set)
        assert_whole("trying")
        kiosk.touch("enrolmentCancel")
    kiosk.touch("key_clear")
    kiosk.type(office.enrol_code("w1") + "\n")
    kiosk.wait("comparing")
    assert_whole("done")
    kiosk.touch("goOn")
    kiosk.type("1234")
    assert_whole("pin")
    kiosk.type("\n")
    assert_whole("pin-refused")


def _has_words(item: QQuickItem) -> bool:
    return bool(item.metaObject().className().startswith(("Line", "Words")))

"""The real program in a folder without a journal: a scanned code, the check word, into service, and no way out."""

from pathlib import Path

import pytest

from evaluator.kiosk.enrolment import load_key
from evaluator.kiosk.settings import ANSWERS
from evaluator.wire.enrolment import check_word, parse
from evaluator.wire.signing import public_key_hex
from tests.support.display import Region, Screen, virtual_screen, wait_until
from tests.support.kiosk_program import running_kiosk
from tests.support.office import running_office


@pytest.mark.parametrize("layout", ["us", "german"])
def test_a_scanned_code_leads_into_service(tmp_path: Path, layout: str) -> None:
    folder = tmp_path / "kiosk"
    with running_office(tmp_path) as office, virtual_screen() as screen, running_kiosk(folder, screen) as kiosk:
        kiosk.wait_for("program.started")
        screen.raise_window("")
        text = office.enrol_code("w1")
        strokes = screen.strokes(text + "\n")
        if layout == "german":
            screen.make_german()
        screen.scan(strokes)
        kiosk.wait_for_screen("enrolment_comparing")
        code = parse(text)
        assert code is not None
        word = check_word(code.name, code.secret, public_key_hex(load_key(folder)))
        assert kiosk.events("kiosk.enrolled")[0]["check_word"] == word
        tap_accent(screen)
        kiosk.wait_for_screen("enrolment_pin")
        for _ in range(2):
            screen.type("274913\n")
        kiosk.wait_for_screen("off_duty")
        assert len(screen.windows()) == 1
        assert kiosk.events("program.bug") == []
        assert kiosk.stop() == 0


def test_an_answer_file_leads_into_service(tmp_path: Path) -> None:
    folder = tmp_path / "kiosk"
    folder.mkdir(mode=0o700)
    with running_office(tmp_path) as office, virtual_screen() as screen:
        (folder / ANSWERS).write_text(f'code = "{office.enrol_code("w1")}"\n', encoding="utf-8")
        with running_kiosk(folder, screen) as kiosk:
            kiosk.wait_for_screen("off_duty")
            assert not (folder / ANSWERS).exists()
            assert kiosk.stop() == 0


def test_a_first_start_can_be_ended(tmp_path: Path) -> None:
    with virtual_screen() as screen, running_kiosk(tmp_path / "kiosk", screen) as kiosk:
        kiosk.wait_for("program.started")
        assert kiosk.screens == ["enrolment_start"]
        assert kiosk.stop() == 0
        assert not (tmp_path / "kiosk").exists()


def tap_accent(screen: Screen) -> None:
    """Touch the one filled button of the screen, the lowest thing in that colour, once it can be seen."""

    def button() -> Region | None:
        found = screen.find("#0B5D66")
        return found if found and found.bottom > screen.height * 0.8 else None

    found = wait_until(button, "a filled button")
    screen.tap(screen.width // 2, found.bottom - 20)

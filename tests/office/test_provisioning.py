"""A hundred windows from one list."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from evaluator.kiosk.answers import take_answers
from evaluator.kiosk.settings import kiosk_settings
from evaluator.office.cli import command
from evaluator.office.devices import enrolling
from evaluator.office.office import Office
from tests.office.conftest import NOW, on_sqlite

pytestmark = pytest.mark.usefixtures("bare_logging")


def provision(folder: Path, listed: str, into: Path, *more: str) -> tuple[int, str]:
    file = into.parent / "windows.csv"
    file.write_text(listed, "utf-8-sig")
    words = ["provision", "--data", str(folder), "--address", "office.example:8443", *more, str(file), str(into)]
    done = CliRunner(env={"EVALUATOR_LANGUAGE": "en"}).invoke(command, words)
    return done.exit_code, done.output


def test_every_line_of_a_list_is_an_answer_file_that_a_kiosk_takes(folder: Path, tmp_path: Path) -> None:
    listed = "window,unit,technician_pin,language,volume,voice\nw1,,274913,en,0,true\n,hall-east,,,,\n\n"
    code, said = provision(folder, listed, tmp_path / "stick")
    assert code == 0, said
    assert "2 answer files" in said
    assert sorted(path.name for path in (tmp_path / "stick").iterdir()) == ["hall-east", "w1"]
    assert (tmp_path / "stick/w1/enrol.toml").stat().st_mode & 0o077 == 0
    prepared = take_answers(tmp_path / "stick/w1")
    assert prepared
    assert (prepared.code.host, prepared.simulated) == ("office.example", False)
    settings = kiosk_settings(tmp_path / "stick/w1")
    assert (settings.language, settings.volume, settings.voice) == ("en", 0, True)
    assert settings.technician_pin.startswith("keyed$")


@on_sqlite
def test_the_codes_are_good_for_as_many_days_as_was_said(office: Office, tmp_path: Path) -> None:
    code, said = provision(office.folder, "window\nw1\nw2\n", tmp_path / "stick", "--days", "30")
    assert code == 0, said
    with office.database.reading() as connection:
        codes = enrolling.open_codes(connection, NOW)
    assert {one.window for one in codes} == {"w1", "w2"}
    assert all((one.expires_at - NOW).days >= 30 for one in codes)


@pytest.mark.parametrize(
    ("listed", "told"),
    [
        ("window\nw1\nw99\nw1\n", ["line 3: there is no window w99", "line 4: w1 stands in line 2"]),
        ("window,unit\nw1,hall-east\n,\n,nowhere\n", ["line 2: fill in one", "line 4: there is no unit nowhere"]),
        ("place\nw1\n", ["needs a column window or unit"]),
        ("window\n", ["1 to 1000 windows"]),
    ],
)
def test_every_fault_of_a_list_is_told_by_line_and_nothing_is_made(
    folder: Path, tmp_path: Path, listed: str, told: list[str]
) -> None:
    code, said = provision(folder, listed, tmp_path / "stick")
    assert code == 2
    assert [one for one in told if one not in said] == [], said
    assert not (tmp_path / "stick").exists()


def test_an_answer_file_that_is_there_is_never_overwritten(folder: Path, tmp_path: Path) -> None:
    assert provision(folder, "window\nw1\n", tmp_path / "stick")[0] == 0
    before = (tmp_path / "stick/w1/enrol.toml").read_bytes()
    code, said = provision(folder, "window\nw1\n", tmp_path / "stick")
    assert code == 2
    assert "w1 already; choose another folder" in said
    assert (tmp_path / "stick/w1/enrol.toml").read_bytes() == before

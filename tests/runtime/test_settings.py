"""A setting that cannot be used is named with what is wrong with it, in a sentence."""

from pathlib import Path

import pytest

from evaluator.kiosk.settings import kiosk_settings, write_settings
from evaluator.office.settings import keep, office_settings
from evaluator.runtime.refusal import Refused


def test_the_mark_that_an_editor_of_windows_writes_is_no_fault(tmp_path: Path) -> None:
    file = tmp_path / "office.toml"
    file.write_bytes(b'\xef\xbb\xbflisten = "127.0.0.1:9"\n')
    assert office_settings(tmp_path).listen == "127.0.0.1:9"
    keep(tmp_path, "address", "office:9")
    assert (office_settings(tmp_path).listen, office_settings(tmp_path).address) == ("127.0.0.1:9", "office:9")


def test_a_pin_is_set_beside_what_an_editor_wrote_and_not_beside_what_is_no_text(tmp_path: Path) -> None:
    file = tmp_path / "kiosk.toml"
    file.write_bytes(b"\xef\xbb\xbfvolume = 30\n")
    write_settings(tmp_path, {"change_s": 5})
    assert (kiosk_settings(tmp_path).volume, kiosk_settings(tmp_path).change_s) == (30, 5)
    file.write_bytes(b"volume = 30 # \xc4\xe3\n")
    with pytest.raises(Refused, match="Mend that line"):
        write_settings(tmp_path, {"change_s": 4})
    assert file.read_bytes() == b"volume = 30 # \xc4\xe3\n"


def test_a_variable_that_cannot_be_used_is_told_with_its_remedy(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("EVALUATOR_OFFICE_BACKUPS_KEPT", "many")
    with pytest.raises(Refused, match=r"EVALUATOR_OFFICE_BACKUPS_KEPT cannot be used: .*\. Set it to another value"):
        office_settings(tmp_path)


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("lisen = 'x'", "there is no setting lisen; listen may be meant"),
        ("colour = 1", "there is no setting colour. Mend that line."),
        ("listen = 5", "$.listen"),
        ("listen", "office.toml cannot be used"),
    ],
)
def test_a_faulty_line_is_told_with_its_remedy(tmp_path: Path, line: str, why: str) -> None:
    (tmp_path / "office.toml").write_text(line, "utf-8")
    with pytest.raises(Refused) as refused:
        office_settings(tmp_path)
    assert why in refused.value.message
    assert refused.value.message.endswith("Mend that line.")

"""What the Debian packages are made of: control files, units, scripts and conffiles. No package is built here."""

import configparser
import os
import re
import subprocess
import sys
import xml.etree.ElementTree as ElementTree
from pathlib import Path
from typing import Final

import pytest

from evaluator.wire.carriage import SUFFIX
from tests.test_house import HOUSE

DEB: Final = HOUSE / "packaging" / "deb"
PACKAGES: Final = sorted(path.name for path in DEB.glob("evaluator-*"))
UNITS: Final = sorted(DEB.glob("*/usr/lib/systemd/system/*"))
SCRIPTS: Final = [
    path for path in sorted(DEB.rglob("*")) if path.is_file() and path.read_bytes().startswith(b"#!/bin/sh")
]
NEW_CAGE: Final = "echo ' -d\tNo decorations'"
OLD_CAGE: Final = "echo ' -d\tNo decorations'; echo ' -r\tRotate the output 90 degrees clockwise'"


def fields(package: str) -> dict[str, str]:
    """The fields of a control file."""
    text = (DEB / package / "DEBIAN" / "control").read_text("utf-8")
    return dict(re.findall(r"^(\w[\w-]*): (.*(?:\n .*)*)", text, re.MULTILINE))


def settings(unit: Path) -> dict[str, list[str]]:
    """Every setting of a unit with its values in order."""
    found: dict[str, list[str]] = {}
    for line in unit.read_text("utf-8").splitlines():
        assert re.fullmatch(r"\[\w+\]|#.*|[A-Za-z]+=.*|", line), (unit.name, line)
        if "=" in line and not line.startswith("#"):
            name, value = line.split("=", 1)
            found.setdefault(name, []).append(value)
    return found


@pytest.mark.parametrize("package", PACKAGES)
def test_a_control_file_has_what_dpkg_needs(package: str) -> None:
    found = fields(package)
    assert found["Package"] == package
    assert {"Section", "Priority", "Depends", "Description"} <= found.keys()
    for word in re.split(r"[,|]\s*", found["Depends"].replace("${python}", "python3")):
        assert re.fullmatch(r"[a-z0-9][a-z0-9+.-]+( \([<>=]+ [^)]+\))?", word.strip()), word
    ours = re.findall(r"(evaluator-\w+) \(= \$\{version\}\)", found["Depends"])
    assert set(ours) == set(re.findall(r"evaluator-\w+", found["Depends"])) <= set(PACKAGES)
    assert all(len(line) <= 80 for line in found["Description"].splitlines())


@pytest.mark.parametrize("package", PACKAGES)
def test_every_file_that_an_office_may_change_is_a_conffile(package: str) -> None:
    held = sorted(f"/{path.relative_to(DEB / package)}" for path in (DEB / package).glob("etc/**/*") if path.is_file())
    listed = DEB / package / "DEBIAN" / "conffiles"
    assert held == sorted(listed.read_text("utf-8").split() if listed.exists() else [])


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: str(path.relative_to(DEB)))
def test_a_script_is_one(script: Path) -> None:
    subprocess.run(["sh", "-n", script], check=True)
    assert re.search(r"^set -[eu]+$", script.read_text("utf-8"), re.MULTILINE)
    assert os.access(script, os.X_OK)


@pytest.mark.parametrize("unit", UNITS, ids=lambda path: path.name)
def test_a_unit_runs_what_its_package_brings_as_a_user_its_package_makes(unit: Path) -> None:
    found = settings(unit)
    package = DEB / unit.relative_to(DEB).parts[0]
    for command in found.get("ExecStart", []) + found.get("ExecStop", []):
        program = Path(command.split()[0])
        assert program == Path("/usr/bin/evaluator") or (package / program.relative_to("/")).is_file(), program
    for user in found.get("User", []):
        assert f"user={user}" in (package / "DEBIAN" / "postinst").read_text("utf-8")
    for name in found.get("EnvironmentFile", []):
        assert (package / name.lstrip("-/")).is_file()
    mentions = (package / "DEBIAN" / "postinst").read_text("utf-8") + (package / "DEBIAN" / "postrm").read_text("utf-8")
    assert unit.name in mentions or unit.with_suffix(".timer") in UNITS


def test_the_kiosk_comes_back_for_ever_and_within_fifteen_seconds() -> None:
    found = settings(DEB / "evaluator-kiosk/usr/lib/systemd/system/evaluator-kiosk.service")
    assert found["Restart"] == ["always"]
    assert found["StartLimitIntervalSec"] == ["0"]
    assert found["Type"] == ["notify"]
    assert found["NotifyAccess"] == ["all"]
    assert int(found["WatchdogSec"][0]) + int(found["RestartSec"][0]) <= 10
    assert found["WatchdogSignal"] == ["SIGKILL"]
    assert "PAMName" not in found, "logind would take the window out of the unit, and its words would not be heard"


def test_the_log_of_a_kiosk_takes_fifty_megabytes_of_its_disk_at_most() -> None:
    found = settings(DEB / "evaluator-kiosk/usr/lib/systemd/journald.conf.d/50-evaluator-kiosk.conf")
    assert (found["SystemMaxUse"], found["RuntimeMaxUse"]) == (["50M"], ["50M"])


@pytest.mark.parametrize("unit", [unit for unit in UNITS if unit.suffix == ".service"], ids=lambda path: path.name)
def test_a_service_has_no_more_rights_than_it_needs(unit: Path) -> None:
    found = settings(unit)
    assert found["ProtectSystem"] == ["strict"]
    for name in ("NoNewPrivileges", "PrivateTmp", "ProtectHome", "RestrictNamespaces", "RestrictSUIDSGID"):
        assert found[name] == ["yes"], name
    assert found["SystemCallFilter"][0] == "@system-service"


def session(tmp_path: Path, cage_says: str, *words: str, rotation: str = "0") -> "subprocess.CompletedProcess[str]":
    """What the session does with a compositor that says so of itself."""
    programs = {
        "cage": f'[ "$1" = -h ] && {{ {cage_says}; exit 0; }}; echo cage "$@"',
        "wlr-randr": '[ $# = 0 ] && printf "DSI-1 Panel\\n  Enabled: yes\\n" || echo wlr-randr "$@"',
        "evaluator": 'echo evaluator "$@"',
    }
    for name, body in programs.items():
        (tmp_path / name).write_text(f"#!/bin/sh\n{body}\n", "utf-8")
        (tmp_path / name).chmod(0o755)
    script = DEB / "evaluator-kiosk/usr/lib/evaluator/kiosk-session"
    own = {"PATH": f"{tmp_path}:/usr/bin:/bin", "EVALUATOR_SCREEN_ROTATION": rotation}
    return subprocess.run([script, *words], env=own, capture_output=True, text=True, check=True, timeout=120)


@pytest.mark.parametrize(
    ("says", "rotation", "outside", "inside"),
    [
        (OLD_CAGE, "0", "cage -d --", []),
        (OLD_CAGE, "270", "cage -r -r -r -d --", []),
        (NEW_CAGE, "0", "cage -d --", []),
        (NEW_CAGE, "90", "cage -d --", ["wlr-randr --output DSI-1 --transform 90"]),
    ],
)
def test_the_screen_turns_under_the_old_and_the_new_compositor(
    tmp_path: Path, says: str, rotation: str, outside: str, inside: list[str]
) -> None:
    started = session(tmp_path, says, rotation=rotation).stdout.splitlines()
    assert [line.startswith(outside) and line.endswith("kiosk-session --inside") for line in started] == [True]
    begun = session(tmp_path, says, "--inside", rotation=rotation).stdout.splitlines()
    assert begun == [*inside, "evaluator kiosk run --data /var/lib/evaluator-kiosk"]


def test_a_rotation_that_is_none_is_said_and_the_window_is_shown_all_the_same(tmp_path: Path) -> None:
    done = session(tmp_path, NEW_CAGE, rotation="45")
    assert "EVALUATOR_SCREEN_ROTATION in /etc/evaluator/kiosk.env is 45" in done.stderr
    assert done.stdout.startswith("cage -d --")


def test_the_examples_of_touch_calibration_turn_by_what_they_say() -> None:
    rules = (DEB / "evaluator-kiosk/etc/udev/rules.d/70-evaluator-touch.rules").read_text("utf-8")
    lines = " ".join(line.removeprefix("# ") for line in rules.splitlines() if line.startswith("# "))
    number = r"(-?[01])"
    told = re.findall(rf"{' '.join([number] * 6)} (as it is|turned by 90 degrees|by 180|by 270)", lines)
    quarter = {"as it is": 0, "turned by 90 degrees": 1, "by 180": 2, "by 270": 3}
    assert [quarter[words] for *_, words in told] == [0, 1, 2, 3]
    for *numbers, words in told:
        a, b, c, d, e, f = map(int, numbers)
        for x, y in ((0.0, 0.0), (0.25, 0.75), (1.0, 0.5)):
            place = x, y
            for _ in range(quarter[words]):
                place = 1 - place[1], place[0]  # a quarter clockwise, with y down
            assert (a * x + b * y + c, d * x + e * y + f) == place
    (rule,) = (line.removeprefix("#") for line in rules.splitlines() if line.startswith("#ACTION"))
    assert re.fullmatch(
        r'(?:(?:ACTION|KERNEL|ATTRS\{name\})=="[^"]+", ){3}ENV\{LIBINPUT_CALIBRATION_MATRIX\}="[-01 ]+"', rule
    )


def test_the_session_stops_its_window_and_waits_for_the_compositor(tmp_path: Path) -> None:
    with subprocess.Popen(["sh", "-c", "sleep 600; exit 0"]) as compositor:
        try:
            while not Path(f"/proc/{compositor.pid}/task/{compositor.pid}/children").read_text():
                pass
            script = DEB / "evaluator-kiosk/usr/lib/evaluator/kiosk-session"
            with subprocess.Popen([script, "--stop"], env={**os.environ, "MAINPID": str(compositor.pid)}) as stop:
                assert compositor.wait(120) == 0
                assert stop.wait(120) == 0
        finally:
            compositor.kill()


def test_only_so_many_backups_stay(tmp_path: Path) -> None:
    programs, kept = tmp_path / "bin", tmp_path / "kept"
    programs.mkdir()
    kept.mkdir()
    (programs / "evaluator").write_text('#!/bin/sh\n: > "$5"\n', "utf-8")
    (programs / "evaluator").chmod(0o755)
    for day in (1, 2, 3):
        (kept / f"office-2020010{day}T000000.backup").touch()
    (kept / "note.txt").touch()
    own = {"EVALUATOR_OFFICE_BACKUP_TO": str(kept), "EVALUATOR_OFFICE_BACKUPS_KEPT": "2"}
    script = DEB / "evaluator-office/usr/lib/evaluator/office-backup"
    subprocess.run([script], env={"PATH": f"{programs}:/usr/bin:/bin", **own}, check=True)
    left = sorted(path.name for path in kept.iterdir())
    assert left[:2] == ["note.txt", "office-20200103T000000.backup"]
    assert len(left) == 3


def test_the_desk_is_in_the_menu_under_both_languages_and_its_files_have_types() -> None:
    share = DEB / "evaluator-manager/usr/share"
    entry = configparser.ConfigParser(interpolation=None, strict=True)
    entry.optionxform = str  # type: ignore[assignment, method-assign]
    entry.read(share / "applications/evaluator-manager.desktop", "utf-8")
    desktop = entry["Desktop Entry"]
    assert {"Name", "Name[zh_CN]", "Comment", "Comment[zh_CN]", "Exec", "Icon"} <= set(desktop)
    assert "%f" in desktop["Exec"].split()
    info = "{http://www.freedesktop.org/standards/shared-mime-info}"
    kinds = ElementTree.parse(share / "mime/packages/evaluator.xml").getroot().findall(f"{info}mime-type")
    assert {kind.get("type") for kind in kinds} == set(desktop["MimeType"].rstrip(";").split(";"))
    patterns = {glob.get("pattern") for kind in kinds for glob in kind.findall(f"{info}glob")}
    assert patterns == {f"*{SUFFIX}", "office.reply", "*.evidence"}
    assert all(len(kind.findall(f"{info}comment")) == 2 for kind in kinds)
    assert desktop["Icon"] in {icon.get("name") for kind in kinds for icon in kind.findall(f"{info}icon")}
    assert "--out november.evidence" in (HOUSE / "docs" / "SECURITY.md").read_text("utf-8")
    assert "/office.reply" in (HOUSE / "docs" / "TECHNICIAN.md").read_text("utf-8")


def test_no_library_of_a_window_comes_to_an_office() -> None:
    code = (
        "import make_packages as m; of = {e: m.names_in(m.exported(e)) for e in ('window', 'kiosk', 'office')};"
        "print(*sorted(of['office'] | m.names_in(m.exported()) | of['kiosk'] & of['office']))"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=DEB, capture_output=True, text=True, check=True)
    brought = set(done.stdout.split())
    assert {"litestar", "click", "argon2-cffi"} <= brought
    assert {"pyside6-essentials", "shiboken6", "qasync", "evdev-binary"} & brought == set()

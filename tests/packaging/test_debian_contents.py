"""The packages of this house's own release, built and unpacked: each program runs from what its packages bring alone.

No root, no network and no boot; `test_debian_root.py` has those, with `--long`.
"""

import asyncio
import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import pytest

from evaluator.manager.known_offices import KnownOffice
from evaluator.manager.office_link import OfficeLink, meet
from tests.manager.at_work import OWN_PASSWORD
from tests.manager.test_program import read_until
from tests.packaging.test_debian_files import DEB
from tests.support.demo_program import sample_pin
from tests.support.display import Screen, virtual_screen, wait_until
from tests.support.hours import these_days, zone_in_the_morning
from tests.support.kiosk_program import BADGE, QUICK, running_kiosk
from tests.test_house import HOUSE
from tests.whole.test_by_hand import free_port

NEEDED: Final = {
    "office": ("base", "office"),
    "kiosk": ("base", "window", "kiosk"),
    "manager": ("base", "window", "manager"),
}
"""The packages that a machine gets for a program."""
OWN_PYTHON: Final = Path("/usr/bin/python3")


def release_of_this_machine() -> str:
    """bookworm or trixie, where this machine is one and has its Python; "" else."""
    sys.path.insert(0, str(DEB))
    from make_packages import RELEASES  # type: ignore[import-not-found]  # a script beside its packages

    sys.path.remove(str(DEB))
    text = Path("/etc/os-release").read_text("utf-8")
    found = re.search(r"^VERSION_CODENAME=(\w+)$", text, re.MULTILINE)
    if not found or found[1] not in RELEASES or not OWN_PYTHON.exists():
        return ""
    asked = [str(OWN_PYTHON), "-c", "import sys; print('%d.%d' % sys.version_info[:2])"]
    version = subprocess.check_output(asked, text=True).strip()
    return found[1] if RELEASES[found[1]].python == version else ""


@pytest.fixture(scope="module")
def roots() -> Iterator[dict[str, Path]]:
    """A root for each program with its packages unpacked in it."""
    release = release_of_this_machine()
    if not release:
        pytest.skip("The packages are for Debian 12 and 13 with their own Python.")
    with tempfile.TemporaryDirectory(prefix="evaluator-unpacked-") as name:
        folder = Path(name)
        options = ("--quick", "--release", release, "--version", "0.1.0~1", folder)
        subprocess.run([sys.executable, DEB / "make_packages.py", *options], check=True, stdout=subprocess.DEVNULL)
        for program, packages in NEEDED.items():
            for package in packages:
                (file,) = folder.glob(f"evaluator-{package}_*.deb")
                subprocess.run(["dpkg-deb", "--extract", file, folder / program], check=True)
        yield {program: folder / program for program in NEEDED}


class Installed:
    """The command of a root."""

    def __init__(self, root: Path, home: Path) -> None:
        at = root / "usr/lib/evaluator/bin"
        self.command: tuple[str | Path, ...] = (at / "python3", "-I", at / "evaluator")
        self.environment = {"PATH": "/usr/bin:/bin", "HOME": str(home), "LANG": "C.UTF-8", "XDG_CONFIG_HOME": str(home)}

    def run(self, *words: str | Path) -> str:
        done = subprocess.run(
            [*self.command, *words], env=self.environment, capture_output=True, text=True, timeout=60, check=False
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    @contextmanager
    def started(
        self, *words: str | Path, said: str = "", screen: Screen | None = None
    ) -> Iterator["subprocess.Popen[str]"]:
        shown = {"DISPLAY": screen.name, "QT_QPA_PLATFORM": "xcb"} if screen else {}
        with subprocess.Popen(
            [*self.command, *words],
            env={**self.environment, **shown},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        ) as program:
            assert program.stdin
            program.stdin.write(said)
            program.stdin.close()
            program.stdin = None
            try:
                yield program
                program.terminate()
                program.communicate(timeout=120)
                assert program.returncode == 0
            finally:
                program.kill()


async def choose_password(address: str, first: dict[str, str]) -> None:
    """What a person does first at the desk."""
    ca_pem = await meet(address, first["fingerprint"])
    async with OfficeLink(KnownOffice(address, first["fingerprint"], ca_pem)) as link:
        await link.sign_in(first["account"], first["password"])
        await link.change_password(first["password"], OWN_PASSWORD)


def test_an_office_a_window_and_a_desk_run_from_their_packages(roots: dict[str, Path], tmp_path: Path) -> None:
    office, kiosk, desk = (Installed(roots[program], tmp_path) for program in ("office", "kiosk", "manager"))
    data, folder, own = tmp_path / "office", tmp_path / "kiosk", f"127.0.0.1:{free_port()}"
    founding = ("office", "init", "--data", data, "--simulated", "--zone", zone_in_the_morning(), "--address", own)
    first = json.loads(office.run(*founding, "--json"))
    office.run("office", "import", "--data", data, HOUSE / "resources" / "sample")
    with virtual_screen() as screen, office.started("office", "serve", "--data", data, "--listen", own) as serving:
        assert serving.stdout
        assert own in serving.stdout.readline()
        made = json.loads(office.run("office", "enrol-code", "--data", data, "--window", "w1", "--json"))
        kiosk.run("kiosk", "enrol", "--data", folder, "--simulated", made["code"])
        quick = {**QUICK, "THANKS_S": "2", "PUSH_AFTER_S": "0.1"}
        with running_kiosk(folder, screen, settings=quick, program=kiosk.command) as window:
            window.sign_in(sample_pin(BADGE))
            window.tap("satisfied")
            window.wait_for("visit.thanked")
            tally = ("office", "tally", "--data", data, "--month", these_days(), "--format", "json")
            wait_until(lambda: json.loads(office.run(*tally))["total"]["n"] == 1, "the rating at the office")
            assert window.stop() == 0
        asked = ("manager", "--office", first["desk"], "--account", first["account"], "--password-stdin")
        asyncio.run(choose_password(f"https://{own}", first))
        with desk.started(*asked, "--log-format", "json", said=f"{OWN_PASSWORD}\n", screen=screen) as shown:
            assert read_until(shown, "manager.page_shown")[-1]["page"] == "month"
    verdict = json.loads(kiosk.run("kiosk", "verify", "--data", folder, "--json"))
    assert (verdict["ok"], verdict["ratings"]) == (True, 1)


@pytest.mark.parametrize(("program", "words"), [("manager", ()), ("kiosk", ("run", "--data", "kiosk"))])
def test_a_program_says_what_is_missing_where_its_package_is_not(
    roots: dict[str, Path], tmp_path: Path, program: str, words: tuple[str, ...]
) -> None:
    office = Installed(roots["office"], tmp_path)
    done = subprocess.run(
        [*office.command, program, *words],
        cwd=tmp_path,
        env={**office.environment, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert re.match(rf"evaluator: `evaluator {program}` needs \w+, which is not installed here\.", done.stderr)
    assert f"Install the package evaluator-{program}, " in done.stderr


def test_no_file_is_in_two_packages(roots: dict[str, Path]) -> None:
    lists = {
        file.name: {
            line.split(maxsplit=5)[5]
            for line in subprocess.check_output(["dpkg-deb", "--contents", file], text=True).splitlines()
            if not line.startswith("d")
        }
        for file in roots["office"].parent.glob("*.deb")
    }
    assert len(lists) == len({package for packages in NEEDED.values() for package in packages})
    seen: set[str] = set()
    for files in lists.values():
        assert not seen & files
        seen |= files

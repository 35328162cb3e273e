"""The packages in a clean Debian with its own systemd: installed offline, rated at, upgraded, hung, removed, purged.

`packaging/deb/prove` runs it. The window stands in the compositor on a virtual screen, and the finger is outside.
"""

import json
import os
import re
import shutil
import signal
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Final

import pytest

from evaluator.office import certificates
from tests.packaging.test_debian_files import PACKAGES
from tests.support import debian_root
from tests.support.debian_root import DebianRoot
from tests.support.demo_program import sample_pin
from tests.support.display import Region, Screen, virtual_screen, wait_until
from tests.support.hours import A_WHILE_S, clear_of_closing, these_days
from tests.support.kiosk import RULES
from tests.support.kiosk_program import BADGE, LEAST_PIXELS
from tests.support.long_runs import Report
from tests.test_house import HOUSE
from tests.whole.test_by_hand import free_port

KIOSK: Final = "evaluator-kiosk"
OFFICE: Final = "evaluator-office"
OLD, NEW = "0.1.0~1", "0.1.0~2"
AT_SCREEN: Final = """[Service]
TTYPath=
StandardInput=null
Environment=WLR_BACKENDS=x11 WLR_RENDERER=pixman WLR_X11_OUTPUTS=1 DISPLAY={display}
"""
"""Here is no terminal and no graphics chip: the compositor is given a window on a virtual screen."""
QUICK: Final = """
EVALUATOR_KIOSK_MINIMUM_INTERVAL_S=0
EVALUATOR_KIOSK_CHANGE_S=0
EVALUATOR_KIOSK_THANKS_S=2
EVALUATOR_KIOSK_PUSH_AFTER_S=0.1
"""
OUTPUT: Final = (1024, 768)
"""What the compositor takes of the virtual screen."""
HEAD: Final = 90
HEAD_COLOUR: Final = "#0B5D66"
"""Of the bar above the answers, and so far below its upper edge."""
BACK_WITHIN_S: Final = 15
TRIES: Final = 6


class Hall:
    """The booted machine with its screen, and who stands before it."""

    def __init__(self, root: DebianRoot, screen: Screen) -> None:
        self.root, self.screen = root, screen
        self.port = free_port()

    def found_office(self) -> None:
        """Make the office as its postinst says, with the sample, and start it."""
        into = self.root.folder / "srv" / "sample"
        shutil.copytree(HOUSE / "resources" / "sample", into)
        own, data = f"127.0.0.1:{self.port}", f"/var/lib/{OFFICE}"
        environment = self.root.folder / "etc/evaluator/office.env"
        environment.write_text(environment.read_text("utf-8") + f"EVALUATOR_OFFICE_LISTEN={own}\n", "utf-8")
        self.office("init", "--data", data, "--simulated", "--address", own)
        self.office("import", "--data", data, "/srv/sample")
        self.root.run("systemctl", "restart", OFFICE)
        assert self.state_of(OFFICE) == "active"

    def office(self, *words: str) -> str:
        """A command as the office's own user."""
        return self.root.run("evaluator", "office", *words, user=OFFICE)

    def enrol(self) -> None:
        """Enrol the kiosk by an answer file, without a person."""
        made = json.loads(self.office("enrol-code", "--data", f"/var/lib/{OFFICE}", "--window", "w1", "--json"))
        data = f"/var/lib/{KIOSK}"
        answers = self.root.folder / data[1:] / "enrol.toml"
        answers.write_text(f'code = "{made["code"]}"\nsimulated = true\n', "utf-8")
        self.root.run("chown", f"{KIOSK}:{KIOSK}", f"{data}/enrol.toml")
        self.root.run("chmod", "600", f"{data}/enrol.toml")
        self.root.run("systemctl", "restart", KIOSK)
        self.root.wait_for(KIOSK, "kiosk.enrolled")

    def state_of(self, unit: str) -> str:
        return self.root.run("systemctl", "is-active", unit, check=False).split()[0]

    def sign_in(self) -> None:
        """Go on duty by keys, as a card reader types them."""
        signed_in = len(self.root.events(KIOSK, "duty.opened"))
        wait_until(lambda: self.shown() == "off_duty", "a window that waits for somebody", timeout_s=60)
        for _ in range(TRIES):
            self.screen.raise_window("")
            self.screen.type(f"{BADGE}\n")  # a compositor that has only just shown the window gives it no keys yet
            with suppress(AssertionError):
                wait_until(lambda: self.shown() == "sign_in", "the PIN", timeout_s=5)
                break
        self.screen.type(f"{sample_pin(BADGE)}\n")
        self.root.wait_for(KIOSK, "duty.opened", times=signed_in + 1)

    def shown(self) -> str:
        """The screen that was shown last."""
        screens = self.root.events(KIOSK, "screen.shown")
        return str(screens[-1]["screen"]) if screens else ""

    def rate(self, level: str) -> None:
        """A finger on an answer, and a thank-you."""
        thanked = len(self.root.events(KIOSK, "visit.thanked"))
        wait_until(lambda: self.shown() == "ask", "a window that asks", timeout_s=60)
        self.screen.tap(*wait_until(lambda: self._tile(level), level).middle)
        self.root.wait_for(KIOSK, "visit.thanked", times=thanked + 1)

    def top(self) -> str:
        """At which side of the screen the top of the window is."""
        wait_until(lambda: self.shown() == "ask", "a window that asks", timeout_s=60)
        wait_until(lambda: self._tile("satisfied"), "the answers")
        width, height = OUTPUT
        along = {
            "above": [(x, HEAD) for x in range(20, width, 40)],
            "right": [(width - HEAD, y) for y in range(20, height, 40)],
            "below": [(x, height - HEAD) for x in range(20, width, 40)],
            "left": [(HEAD, y) for y in range(20, height, 40)],
        }
        of_head = {side: sum(self.screen.pixel(*at) == HEAD_COLOUR for at in line) for side, line in along.items()}
        return max(of_head, key=lambda side: of_head[side])

    def counted(self) -> int:
        """How many ratings the office has."""
        asked = ("tally", "--data", f"/var/lib/{OFFICE}", "--month", these_days(), "--format", "json")
        told = json.loads(self.office(*asked))
        return int(told["total"]["n"])

    def _tile(self, slug: str) -> Region | None:
        level = RULES.scale.level(slug)
        assert level
        found = self.screen.find(level.tint)
        return found if found and found.pixels > LEAST_PIXELS else None


@pytest.fixture(params=debian_root.RELEASES)
def hall(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Hall]:
    missing = [name for name in debian_root.NEEDED if shutil.which(name) is None]
    if missing or os.geteuid() != 0:
        pytest.fail(
            f"This needs root and {', '.join(missing) or 'nothing else'}: packaging/deb/prove installs what is missing."
        )
    root = DebianRoot.fresh(tmp_path / "root", request.param)
    root.install(root.build(tmp_path / "old", OLD))
    with virtual_screen() as screen:
        drop_in = root.folder / f"etc/systemd/system/{KIOSK}.service.d/screen.conf"
        drop_in.parent.mkdir(parents=True)
        drop_in.write_text(AT_SCREEN.format(display=screen.name), "utf-8")
        settings = root.folder / "etc/evaluator/kiosk.env"
        settings.write_text(settings.read_text("utf-8") + QUICK, "utf-8")
        with root.booted():
            hall = Hall(root, screen)
            yield hall
            (tmp_path / "journal.txt").write_text(root.run("journalctl", "--no-pager"), "utf-8")
            hall.screen.save(tmp_path / "last.png")
    shutil.rmtree(root.folder)  # a gigabyte that pytest would keep three times


@pytest.mark.long
def test_packages_serve_are_upgraded_come_back_and_go(hall: Hall, tmp_path: Path, report: Report) -> None:
    root = hall.root
    hall.found_office()
    hall.enrol()
    clear_of_closing(3 * A_WHILE_S)
    hall.sign_in()
    hall.rate("satisfied")
    wait_until(lambda: hall.counted() == 1, "the first rating at the office", timeout_s=60)
    took_s = {"upgrade": upgrade_with_a_backlog(hall, tmp_path), "hang": hang_and_come_back(hall)}
    turn_the_screen(hall)
    assert_units_are_sound(root)
    assert_rules_are_sound(root)
    root.run("systemctl", "start", "evaluator-office-backup.service")
    (kept,) = (root.folder / "var/backups/evaluator-office").iterdir()
    key = "/var/lib/evaluator-office/backup.key"
    assert "is whole" in hall.office("restore", "--verify", "--key", key, f"/var/backups/evaluator-office/{kept.name}")
    assert_an_administrator_is_told(root)
    remove_and_purge(root)
    report(**{f"{name}_s": round(value, 1) for name, value in took_s.items()}, release=root.release, A=5, S=5, L=0, X=0)


def upgrade_with_a_backlog(hall: Hall, tmp_path: Path) -> float:
    """Upgrade while the office is away and ratings wait; seconds from the beginning to a window in service."""
    root = hall.root
    root.run("systemctl", "stop", OFFICE)
    hall.rate("very_satisfied")
    hall.rate("dissatisfied")
    starts = len(root.events(KIOSK, "program.started"))
    packages = root.build(tmp_path / "new", NEW)
    begun = time.monotonic()
    root.upgrade(packages)
    root.wait_for(KIOSK, "program.started", times=starts + 1)
    took_s = time.monotonic() - begun
    installed = root.run("dpkg-query", "-W", "-f", "${Package} ${Version} ${db:Status-Status}\n", "evaluator-*")
    assert installed.splitlines() == [f"{package} {NEW} installed" for package in PACKAGES]
    assert QUICK in (root.folder / "etc/evaluator/kiosk.env").read_text("utf-8")
    assert str(hall.port) in (root.folder / "etc/evaluator/office.env").read_text("utf-8")
    root.run("systemctl", "restart", OFFICE)
    wait_until(lambda: hall.counted() == 3, "the backlog at the office", timeout_s=90)
    hall.rate("neutral")
    wait_until(lambda: hall.counted() == 4, "a rating after the upgrade", timeout_s=60)
    return took_s


def hang_and_come_back(hall: Hall) -> float:
    """Stop the window's process where it stands; seconds until another one is in service."""
    root = hall.root
    starts = len(root.events(KIOSK, "program.started"))
    begun = time.monotonic()
    os.kill(root.process_of("evaluator kiosk run"), signal.SIGSTOP)
    root.wait_for(KIOSK, "program.started", times=starts + 1)
    took_s = time.monotonic() - begun
    assert took_s <= BACK_WITHIN_S
    root.run("systemctl", "stop", KIOSK)
    verdict = json.loads(root.run("evaluator", "kiosk", "verify", "--data", f"/var/lib/{KIOSK}", "--json", user=KIOSK))
    assert (verdict["ok"], verdict["ratings"]) == (True, 4)
    assert root.run("systemctl", "show", KIOSK, "--property=Result").strip() == "Result=success", "it ended in order"
    root.run("systemctl", "start", KIOSK)
    return took_s


def turn_the_screen(hall: Hall) -> None:
    """Hang the screen turned 90 degrees clockwise: what was its left edge is above, and a finger finds the answers."""
    settings = hall.root.folder / "etc/evaluator/kiosk.env"
    assert hall.top() == "above"
    settings.write_text(settings.read_text("utf-8").replace("ROTATION=0", "ROTATION=90"), "utf-8")
    hall.root.run("systemctl", "restart", KIOSK)
    assert hall.top() == "left"
    hall.rate("satisfied")
    wait_until(lambda: hall.counted() == 5, "a rating on the turned screen", timeout_s=60)


def assert_an_administrator_is_told(root: DebianRoot) -> None:
    """The doctor finds nothing wrong, an event is asked for by its id, and every command is in the manual."""
    for user in (KIOSK, OFFICE):
        root.run("evaluator", "doctor", "--data", f"/var/lib/{user}", user=user)
    assert root.run("journalctl", "--output=cat", "EVALUATOR_EVENT=visit.thanked").count("visit.thanked") == 5
    assert (root.folder / "usr/share/man/man1/evaluator-kiosk.1.gz").exists()


def assert_units_are_sound(root: DebianRoot) -> None:
    """systemd finds nothing wrong with the units, and little that they could do without."""
    units = [f"{KIOSK}.service", f"{OFFICE}.service", f"{OFFICE}-backup.service", f"{OFFICE}-backup.timer"]
    said = root.run("systemd-analyze", "verify", "--man=no", *units)
    assert said == ""
    exposed = root.run("systemd-analyze", "security", "--no-pager", *units[:3])
    levels = [float(found) for found in re.findall(r"exposure level for \S+: ([\d.]+)", exposed)]
    assert len(levels) == 3
    assert max(levels) <= 3.0


def assert_rules_are_sound(root: DebianRoot) -> None:
    """udev takes the rules of the package, that of the touchscreen also once it is in force."""
    if root.release == "bookworm":
        return  # whose udev cannot say
    touch = "etc/udev/rules.d/70-evaluator-touch.rules"
    text = (root.folder / touch).read_text("utf-8")
    (root.folder / "srv/70-in-force.rules").write_text(text.replace("#ACTION", "ACTION"), "utf-8")
    files = (f"/{touch}", "/srv/70-in-force.rules", "/usr/lib/udev/rules.d/70-evaluator-backlight.rules")
    assert re.search(r"Fail: +0", root.run("udevadm", "verify", *files))


def remove_and_purge(root: DebianRoot) -> None:
    """The programs go, the ratings stay; the office's go when somebody says so."""
    root.run("apt-get", "remove", "-qy", *PACKAGES)
    assert not (root.folder / "usr/lib/evaluator").exists()
    assert not (root.folder / "usr/bin/evaluator").is_symlink()
    assert (root.folder / "etc/evaluator/kiosk.env").exists()
    root.run("apt-get", "purge", "-qy", KIOSK)
    assert not (root.folder / "etc/evaluator/kiosk.env").exists()
    assert (root.folder / "var/lib/evaluator-kiosk/kiosk.db").exists()
    assert (root.folder / "var/lib/evaluator-office" / certificates.SERVER).exists()
    root.run("apt-get", "purge", "-qy", OFFICE, EVALUATOR_PURGE_DATA="yes")
    assert not (root.folder / "var/lib/evaluator-office").exists()
    assert not (root.folder / "var/backups/evaluator-office").exists()
    assert not (root.folder / "etc/evaluator").exists()

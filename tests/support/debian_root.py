"""A clean Debian of its own: installed into without a network, booted with its own systemd, and given a screen."""

import json
import shutil
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from tests.support.display import wait_until
from tests.test_house import HOUSE

RELEASES: Final = ("bookworm", "trixie")
CACHE: Final = HOUSE / ".tools" / "debian"
MIRROR: Final = "http://deb.debian.org/debian"
NEEDED: Final = ("debootstrap", "systemd-nspawn", "nsenter", "unshare", "Xvfb")
MACHINE: Final = ("dbus", "systemd-sysv")
"""What every installed Debian has and debootstrap's smallest lacks."""
PATH: Final = "/usr/sbin:/usr/bin:/sbin:/bin"
NO_START: Final = "#!/bin/sh\nexit 101\n"
"""A policy under which no package starts a service while the root is not booted."""


class DebianRoot:
    """A folder with a Debian in it. Made by `fresh`."""

    def __init__(self, folder: Path, release: str) -> None:
        self.folder, self.release = folder, release
        self._nspawn: subprocess.Popen[bytes] | None = None
        self._leader = 0

    @classmethod
    def fresh(cls, folder: Path, release: str) -> "DebianRoot":
        """As debootstrap makes it; the second time from a copy."""
        base = CACHE / release
        if not base.exists():
            CACHE.mkdir(parents=True, exist_ok=True)
            draft = CACHE / f"{release}.new"
            shutil.rmtree(draft, ignore_errors=True)
            subprocess.run(["debootstrap", "--variant=minbase", release, draft, MIRROR], check=True)
            draft.rename(base)
        subprocess.run(["cp", "-a", base, folder], check=True)
        shutil.copy("/etc/resolv.conf", folder / "etc/resolv.conf")
        policy = folder / "usr/sbin/policy-rc.d"
        policy.write_text(NO_START, "utf-8")
        policy.chmod(0o755)
        return cls(folder, release)

    def build(self, folder: Path, version: str) -> list[Path]:
        """The packages of this house for this Debian, under a version."""
        own = ("--quick", "--release", self.release, "--version", version)
        subprocess.run([HOUSE / "packaging/deb/build", *own, folder], check=True)
        return sorted(folder.glob(f"*_{version}_*.deb"))

    def install(self, packages: list[Path]) -> None:
        """Install packages without a network, after what Debian itself has for them was fetched."""
        places = self._bring(packages)
        with self._archives():
            self._chroot("apt-get", "update", "-q")
            self._chroot("apt-get", "install", "-qy", "--no-install-recommends", "--download-only", *MACHINE, *places)
            self._chroot("apt-get", "install", "-qy", "--no-install-recommends", *MACHINE, *places, offline=True)
        (self.folder / "usr/sbin/policy-rc.d").unlink()

    def upgrade(self, packages: list[Path]) -> None:
        """Install packages into the booted Debian, as apt does at night. Nobody is asked anything."""
        self.run("dpkg", "--install", "--force-confdef", "--force-confold", *self._bring(packages))

    def run(self, *words: str, user: str = "", check: bool = True, **variables: str) -> str:
        """Run a command in the booted Debian; what it printed."""
        inside = ["nsenter", f"--target={self._leader}", "--mount", "--uts", "--ipc", "--pid"]
        as_user = ["setpriv", f"--reuid={user}", f"--regid={user}", "--init-groups"] if user else []
        own = {"PATH": PATH, "LANG": "C.UTF-8", "DEBIAN_FRONTEND": "noninteractive", **variables}
        done = subprocess.run(
            [*inside, "env", "-i", *(f"{name}={value}" for name, value in own.items()), *as_user, *words],
            capture_output=True,
            text=True,
            check=False,
            timeout=300,
        )
        assert done.returncode == 0 or not check, (words, done.stdout, done.stderr)
        return done.stdout + ("" if done.returncode == 0 else done.stderr)

    def events(self, unit: str, name: str) -> list[dict[str, Any]]:
        """What a unit has logged under an id, of all its starts."""
        lines = self.run("journalctl", "--no-pager", "--output=cat", f"--unit={unit}").splitlines()
        logged = (json.loads(line) for line in lines if line.startswith("{"))
        return [event for event in logged if event["event"] == name]

    def wait_for(self, unit: str, name: str, *, times: int = 1, timeout_s: float = 60) -> None:
        """Until the unit has logged that event so often."""
        wait_until(lambda: len(self.events(unit, name)) >= times, f"{unit} {name} × {times}", timeout_s=timeout_s)

    def process_of(self, *words: str) -> int:
        """The process of this Debian with these words in its command line, by its number outside."""
        for folder in Path("/proc").iterdir():
            try:
                inside = folder.name.isdigit() and self._is_below(folder)
                line = (folder / "cmdline").read_bytes().replace(b"\0", b" ").decode()
            except (OSError, ValueError):
                continue
            if inside and all(word in line for word in words) and "cage" not in line:
                return int(folder.name)
        msg = f"nothing runs with {words}"
        raise LookupError(msg)

    @contextmanager
    def booted(self) -> Iterator[None]:
        """Its systemd runs while the block does."""
        command: list[str | Path] = [
            "systemd-nspawn",
            "--quiet",
            "--register=no",
            "--keep-unit",
            "--boot",
            "--directory",
            self.folder,
        ]
        self._nspawn = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
        try:
            wait_until(self._is_up, "a boot", timeout_s=90)
            yield
        finally:
            self._nspawn.send_signal(signal.SIGTERM)
            try:
                self._nspawn.wait(60)
            except subprocess.TimeoutExpired:
                self._nspawn.kill()
                self._nspawn.wait(10)

    def _first_child(self) -> int:
        assert self._nspawn
        assert self._nspawn.poll() is None, "systemd-nspawn ended"
        children = Path(f"/proc/{self._nspawn.pid}/task/{self._nspawn.pid}/children").read_text()
        return int(children.split()[0]) if children else 0

    def _is_up(self) -> bool:
        self._leader = self._first_child()  # which is another one at first, and makes this one
        if not self._leader:
            return False
        state = self.run("systemctl", "is-system-running", check=False).split()[:1]
        if state == ["degraded"]:
            failed = self.run("systemctl", "--failed", "--no-pager", "--plain")
            raise AssertionError(failed)
        return state == ["running"]

    def _is_below(self, process: Path) -> bool:
        """Whether a process lives in the booted Debian."""
        return (process / "ns/pid").readlink() == Path(f"/proc/{self._leader}/ns/pid").readlink()

    def _bring(self, packages: list[Path]) -> list[str]:
        into = self.folder / "srv"
        for package in packages:
            shutil.copy(package, into)
        return [f"/srv/{package.name}" for package in packages]

    def _chroot(self, *words: str, offline: bool = False) -> None:
        alone = ["unshare", "--net"] if offline else []
        own = {"PATH": PATH, "LANG": "C.UTF-8", "DEBIAN_FRONTEND": "noninteractive"}
        done = subprocess.run(
            [*alone, "chroot", self.folder, *words], env=own, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, (words, done.stdout[-2000:], done.stderr[-2000:])

    @contextmanager
    def _archives(self) -> Iterator[None]:
        """What was fetched once is kept outside."""
        kept = CACHE / f"archives-{self.release}"
        (kept / "partial").mkdir(parents=True, exist_ok=True)
        there = self.folder / "var/cache/apt/archives"
        subprocess.run(["mount", "--bind", kept, there], check=True)
        try:
            yield
        finally:
            subprocess.run(["umount", "--lazy", there], check=True)

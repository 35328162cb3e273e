"""An office's own apt repository: one window first, the hall after it, and the way back. Read by apt itself."""

import os
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

from tests.packaging.test_debian_files import DEB
from tests.test_house import HOUSE

KIOSK: Final = "evaluator-kiosk"
OLD, NEW = "0.1.0", "0.2.0"


def package(folder: Path, version: str, description: str = "a window") -> Path:
    """A package of that version, as small as dpkg takes it."""
    root = folder / f"root-{version}"
    (root / "DEBIAN").mkdir(parents=True, exist_ok=True)
    fields = {"Package": KIOSK, "Version": version, "Architecture": "amd64", "Maintainer": "x <x@evaluator.example>"}
    text = "".join(f"{name}: {value}\n" for name, value in {**fields, "Description": description}.items())
    (root / "DEBIAN/control").write_text(f"{text} of a hall\n", "utf-8")
    file = folder / f"{KIOSK}_{version}_amd64.deb"
    quiet = subprocess.DEVNULL
    subprocess.run(["dpkg-deb", "--root-owner-group", "-Znone", "--build", root, file], check=True, stdout=quiet)
    return file


@pytest.fixture(scope="module")
def packages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("packages")
    return {version: package(folder, version) for version in (OLD, NEW)}


def repository(folder: Path, suite: str, *words: str | Path, **own: str) -> "subprocess.CompletedProcess[str]":
    command = [HOUSE / "packaging/deb/repository", folder, suite, *words]
    return subprocess.run(command, capture_output=True, text=True, check=False, env={**os.environ, **own}, timeout=120)


class Machine:
    """A machine's apt that knows one suite of the repository, and nothing else."""

    def __init__(self, folder: Path, repository: Path, suite: str, trust: str = "Trusted: yes") -> None:
        self._folder = folder
        for name in ("lists/partial", "cache/archives/partial", "parts"):
            (folder / name).mkdir(parents=True)
        (folder / "status").touch()
        source = (
            f"Types: deb\nURIs: file:{repository}\nSuites: {suite}\nComponents: main\nArchitectures: amd64\n{trust}\n"
        )
        (folder / "parts/evaluator.sources").write_text(source, "utf-8")

    def apt(self, *words: str) -> "subprocess.CompletedProcess[str]":
        own = {
            "Dir::State": self._folder,
            "Dir::State::lists": self._folder / "lists",
            "Dir::State::status": self._folder / "status",
            "Dir::Cache": self._folder / "cache",
            "Dir::Etc::sourcelist": "/dev/null",
            "Dir::Etc::sourceparts": self._folder / "parts",
            "APT::Architecture": "amd64",
            "APT::Sandbox::User": "",
        }
        options = [word for name, value in own.items() for word in ("-o", f"{name}={value}")]
        spoken = {**os.environ, "LC_ALL": "C"}
        return subprocess.run([*words, *options], capture_output=True, text=True, check=False, env=spoken, timeout=120)

    def update(self) -> "subprocess.CompletedProcess[str]":
        return self.apt("apt-get", "-o", "APT::Update::Error-Mode=any", "update")

    @property
    def candidate(self) -> str:
        """The version that an update at night would install."""
        done = self.update()
        assert done.returncode == 0, done.stderr
        (found,) = re.findall(r"Candidate: (\S+)", self.apt("apt-cache", "policy", KIOSK).stdout)
        return str(found)

    def takes(self, version: str) -> bool:
        """Whether a person may ask for that version by name."""
        return self.apt("apt-get", "--simulate", "install", f"{KIOSK}={version}").returncode == 0


def test_one_window_is_first_the_hall_follows_and_both_find_the_way_back(
    tmp_path: Path, packages: dict[str, Path]
) -> None:
    folder = tmp_path / "repository"
    for suite in ("first", "hall"):
        assert repository(folder, suite, packages[OLD]).returncode == 0
    window, hall = (Machine(tmp_path / suite, folder, suite) for suite in ("first", "hall"))
    done = repository(folder, "first", packages[NEW])
    assert done.stdout.splitlines() == [f"first: {KIOSK} {version}" for version in (OLD, NEW)]
    assert (window.candidate, hall.candidate) == (NEW, OLD)
    repository(folder, "hall", packages[NEW])
    assert hall.candidate == NEW
    assert hall.takes(OLD), "the way back of a machine that has updated"
    repository(folder, "hall", "--without", NEW)
    assert (window.candidate, hall.candidate) == (NEW, OLD)
    assert not hall.takes(NEW)
    assert len(list((folder / "pool").iterdir())) == 2


def test_another_package_under_the_same_version_is_refused(tmp_path: Path, packages: dict[str, Path]) -> None:
    folder = tmp_path / "repository"
    repository(folder, "hall", packages[OLD])
    done = repository(folder, "hall", package(tmp_path, OLD, "another window"))
    assert (done.returncode, "under a new --version" in done.stderr) == (1, True)
    assert repository(folder, "../hall", packages[OLD]).returncode == 2
    assert Machine(tmp_path / "hall", folder, "hall").candidate == OLD


@pytest.fixture
def keys(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """A place for gpg with one key in it."""
    home = tmp_path_factory.mktemp("keys")
    home.chmod(0o700)
    own = {"GNUPGHOME": str(home)}
    new = ("gpg", "--batch", "--passphrase", "", "--quick-generate-key", "office@evaluator.example", "ed25519", "sign")
    subprocess.run([*new, "never"], check=True, capture_output=True, env={**os.environ, **own})
    yield own
    subprocess.run(["gpgconf", "--kill", "all"], check=True, env={**os.environ, **own})


def test_apt_believes_a_signed_suite_and_nothing_that_was_changed_in_it(
    tmp_path: Path, packages: dict[str, Path], keys: dict[str, str]
) -> None:
    folder = tmp_path / "repository"
    done = repository(folder, "hall", packages[OLD], "--key", "office@evaluator.example", **keys)
    assert (done.returncode, done.stderr) == (0, "")
    trust = f"Signed-By: {folder / 'evaluator.asc'}"
    assert Machine(tmp_path / "hall", folder, "hall", trust).candidate == OLD
    release = folder / "dists/hall/InRelease"
    release.write_text(release.read_text("utf-8").replace("Suite: hall", "Suite: hell"), "utf-8")
    assert Machine(tmp_path / "changed", folder, "hall", trust).update().returncode != 0
    repository(folder, "hall", **keys)
    assert Machine(tmp_path / "unsigned", folder, "hall", trust).update().returncode != 0


def test_what_the_repository_offers_may_be_installed_at_night(tmp_path: Path, packages: dict[str, Path]) -> None:
    settings = DEB / KIOSK / "etc/apt/apt.conf.d/52evaluator-kiosk"
    dumped = subprocess.run(["apt-config", "-c", settings, "dump"], capture_output=True, text=True, check=True).stdout
    assert 'Unattended-Upgrade::Origins-Pattern:: "origin=Evaluator";' in dumped
    repository(tmp_path, "hall", packages[OLD])
    assert "Origin: Evaluator\n" in (tmp_path / "dists/hall/Release").read_text("utf-8")

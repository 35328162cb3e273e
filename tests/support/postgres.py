"""A private PostgreSQL: a cluster of the test run's own, on a socket in a folder of its own."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import Any, Final

import psycopg

SYSTEM_USER: Final = "postgres"
"""PostgreSQL refuses to run as root; Debian's package makes this user."""
_numbers: Final = count(1)


class Cluster:
    """A running server. It holds any number of databases, each gone with it."""

    def __init__(self, folder: Path, bin_folder: Path) -> None:
        self._folder = folder
        self._bin = bin_folder

    def url(self, database: str) -> str:
        """How an office is told of a database."""
        return f"postgresql://evaluator@/{database}?host={self._folder}"

    def create(self, like: str = "template0") -> str:
        """A new database, empty or as another one is, to which nobody is connected; its name."""
        name = f"d{next(_numbers)}"
        self._admin(f"CREATE DATABASE {name} TEMPLATE {like} ENCODING 'UTF8' LOCALE 'C.UTF-8'")
        return name

    def drop(self, database: str) -> None:
        """Away with it, whoever is connected."""
        self._admin(f"DROP DATABASE IF EXISTS {database} WITH (FORCE)")

    def _admin(self, statement: str) -> None:
        with psycopg.connect(self.url("postgres"), autocommit=True) as connection:
            connection.execute(statement.encode())

    def found(self) -> None:
        """Make its folder of data."""
        self._run("initdb", "-D", self._data, "-U", "evaluator", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "-N")

    def start(self, *, fsync: bool) -> None:
        """Run it, from now on listening on its socket alone."""
        options = f"-c listen_addresses='' -c unix_socket_directories='{self._folder}' -c max_connections=200"
        options += f" -c autovacuum=off -c fsync={'on' if fsync else 'off'}"
        self._run("pg_ctl", "-D", self._data, "-w", "-l", str(self._folder / "log"), "-o", options, "start")

    def crash(self) -> None:
        """End it at once, with nothing written down in order."""
        self._run("pg_ctl", "-D", self._data, "-w", "-m", "immediate", "stop")

    @property
    def _data(self) -> str:
        return str(self._folder / "data")

    def _run(self, program: str, *arguments: str) -> None:
        as_root = os.geteuid() == 0
        owner: dict[str, Any] = {"user": SYSTEM_USER, "group": SYSTEM_USER, "extra_groups": []} if as_root else {}
        command = [str(self._bin / program), *arguments]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, cwd="/", **owner)


@contextmanager
def running_cluster(*, fsync: bool = False) -> Iterator[Cluster]:
    """A cluster while the block runs. The tests fail where PostgreSQL is not installed."""
    bin_folder = _bin_folder()
    # not below pytest's folders: those are closed to other users, and a socket's path may have 107 characters at most
    folder = Path(tempfile.mkdtemp(prefix="evaluator-pg-"))
    try:
        if os.geteuid() == 0:
            shutil.chown(folder, SYSTEM_USER)
        cluster = Cluster(folder, bin_folder)
        cluster.found()
        cluster.start(fsync=fsync)
        try:
            yield cluster
        finally:
            cluster.crash()
    finally:
        shutil.rmtree(folder)


def _bin_folder() -> Path:
    found = [folder for folder in Path("/usr/lib/postgresql").glob("*/bin") if (folder / "initdb").exists()]
    if found:
        return max(found, key=lambda folder: int(folder.parent.name))
    initdb = shutil.which("initdb")
    assert initdb is not None, "PostgreSQL is not installed; packaging/test installs it"
    return Path(initdb).parent

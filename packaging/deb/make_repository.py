"""Keeps an ordinary apt repository of the packages; `packaging/deb/repository` starts it. Standard library alone.

A package lies in the pool once, and each suite says which versions it offers. A suite goes on offering the earlier
ones, so that a machine finds its way back; a version that did harm is taken out of it.
"""

import argparse
import gzip
import hashlib
import re
import shutil
import subprocess
import sys
from email.utils import formatdate
from pathlib import Path
from typing import Final, NamedTuple

ARCHITECTURE: Final = "amd64"
ORIGIN: Final = "Evaluator"
"""What `/etc/apt/apt.conf.d/52evaluator-kiosk` lets unattended-upgrades install."""
PUBLIC: Final = "evaluator.asc"


class Offered(NamedTuple):
    """A version of a package, and what an index says of it."""

    package: str
    version: str
    stanza: str


def main() -> None:
    """Read the command line and bring one suite up to date."""
    parser = argparse.ArgumentParser(prog="packaging/deb/repository", description="Keep an apt repository.")
    parser.add_argument("folder", type=Path, help="the repository")
    parser.add_argument("suite", help="who updates together: first, hall")
    parser.add_argument("packages", nargs="*", type=Path, metavar="DEB", help="what the suite is to offer as well")
    parser.add_argument("--key", default="", help="the key of gpg that signs; its public part becomes evaluator.asc")
    parser.add_argument("--without", default="", metavar="VERSION", help="what the suite offers no longer")
    asked = parser.parse_args()
    if not re.fullmatch(r"[a-z][a-z0-9-]*", asked.suite):
        parser.error(f"{asked.suite} is no name of a suite: small letters, digits and dashes.")
    offered = {(one.package, one.version): one for one in held(asked.folder, asked.suite)}
    for file in asked.packages:
        one = taken(asked.folder, file)
        offered[one.package, one.version] = one
    kept = [one for one in offered.values() if one.version != asked.without]
    write_suite(asked.folder, asked.suite, sorted(kept))
    if asked.key:
        sign(asked.folder, asked.suite, asked.key)
    for one in sorted(kept):
        print(f"{asked.suite}: {one.package} {one.version}")
    if not asked.key:
        print("Nobody has signed it: apt takes it only where its source says Trusted: yes.", file=sys.stderr)


def suite_folder(folder: Path, suite: str) -> Path:
    return folder / "dists" / suite


def index_of(folder: Path, suite: str) -> Path:
    return suite_folder(folder, suite) / "main" / f"binary-{ARCHITECTURE}" / "Packages"


def held(folder: Path, suite: str) -> list[Offered]:
    """What a suite offers so far."""
    index = index_of(folder, suite)
    text = index.read_text("utf-8") if index.exists() else ""
    return [read(stanza) for stanza in text.split("\n\n") if stanza.strip()]


def read(stanza: str) -> Offered:
    fields = dict(re.findall(r"^(Package|Version): (\S+)$", stanza, re.MULTILINE))
    return Offered(fields["Package"], fields["Version"], stanza.strip())


def taken(folder: Path, file: Path) -> Offered:
    """Put a package into the pool. Ends with a sentence where another file has its name already."""
    place = folder / "pool" / file.name
    body = file.read_bytes()
    if place.exists() and place.read_bytes() != body:
        sys.exit(f"{place} is another package of the same version. Build {file.name} under a new --version.")
    place.parent.mkdir(parents=True, exist_ok=True)
    if not place.exists():
        shutil.copy2(file, place)
    told = subprocess.run(["dpkg-deb", "--field", file], capture_output=True, text=True, check=True).stdout.strip()
    where = f"Filename: {place.relative_to(folder)}\nSize: {len(body)}\nSHA256: {hashlib.sha256(body).hexdigest()}"
    return read(f"{told}\n{where}")


def write_suite(folder: Path, suite: str, offered: list[Offered]) -> None:
    """Write the index, and Release last: who asks meanwhile finds that they differ, and asks again."""
    index = index_of(folder, suite)
    index.parent.mkdir(parents=True, exist_ok=True)
    text = "".join(f"{one.stanza}\n\n" for one in offered).encode()
    put(index, text)
    put(index.with_suffix(".gz"), gzip.compress(text, mtime=0))
    top = suite_folder(folder, suite)
    sums = "".join(
        f" {hashlib.sha256(file.read_bytes()).hexdigest()} {file.stat().st_size} {file.relative_to(top)}\n"
        for file in (index, index.with_suffix(".gz"))
    )
    (top / "InRelease").unlink(missing_ok=True)  # which would speak of the index before
    put(
        top / "Release",
        (
            f"Origin: {ORIGIN}\nLabel: {ORIGIN}\nSuite: {suite}\nCodename: {suite}\nDate: {formatdate(usegmt=True)}\n"
            f"Architectures: {ARCHITECTURE}\nComponents: main\nSHA256:\n{sums}"
        ).encode(),
    )


def sign(folder: Path, suite: str, key: str) -> None:
    """Write InRelease and the public part of the key."""
    release = suite_folder(folder, suite) / "Release"
    gpg = ["gpg", "--batch", "--local-user", key]
    signed = subprocess.run([*gpg, "--clearsign", "--output", "-", release], capture_output=True, check=True).stdout
    put(release.with_name("InRelease"), signed)
    public = subprocess.run(["gpg", "--batch", "--armor", "--export", key], capture_output=True, check=True).stdout
    put(folder / PUBLIC, public)


def put(file: Path, body: bytes) -> None:
    """Write a file that is read meanwhile."""
    draft = file.with_name(f".{file.name}.new")
    draft.write_bytes(body)
    draft.replace(file)


if __name__ == "__main__":
    main()

"""Makes the Debian packages from uv.lock; `packaging/deb/build` starts it. Standard library alone.

All packages share one environment, /usr/lib/evaluator, and each of them brings what none below it has: the libraries
that several programs need are in evaluator-base, Qt is in evaluator-window (docs/adr/0080-debian-packages.md).
"""

import argparse
import csv
import gzip
import hashlib
import os
import re
import shutil
import subprocess
import sys
import tempfile
from email.utils import formatdate
from pathlib import Path
from typing import Final, NamedTuple

HOUSE: Final = Path(__file__).resolve().parents[2]
HERE: Final = HOUSE / "packaging" / "deb"
UV: Final = HOUSE / ".tools" / "uv" / "bin" / "uv"
PREFIX: Final = "usr/lib/evaluator"
PACKAGES: Final = ("evaluator-base", "evaluator-window", "evaluator-kiosk", "evaluator-office", "evaluator-manager")
MAINTAINER: Final = "Evaluator maintainers <maintainers@evaluator.example>"
MAN_OF: Final = {"kiosk": "evaluator-kiosk", "office": "evaluator-office", "manager": "evaluator-manager"}
"""Which package has the manual pages of a program; all others are in the base."""


class Release(NamedTuple):
    """What a release of Debian gives us."""

    python: str
    platform: str


RELEASES: Final = {
    "bookworm": Release("3.11", "x86_64-manylinux_2_36"),
    "trixie": Release("3.13", "x86_64-manylinux_2_40"),
}
LEFT_OUT: Final = {"pip"}
"""sqlite-utils names it for a command of its own that installs plugins; packages come from apt here."""
PRUNED: Final = (
    "**/*.pyi",
    "PySide6/*.json",
    *(f"PySide6/{tool}" for tool in ("assistant", "designer", "linguist", "lrelease", "lupdate", "qmlformat")),
    *(f"PySide6/{tool}" for tool in ("qmllint", "qmlls", "svgtoqml", "balsam", "balsamui", "qsb")),
    *(f"PySide6/{folder}" for folder in ("doc", "glue", "include", "scripts", "support", "typesystems")),
    *(f"PySide6/Qt{part}.abi3.so" for part in ("Designer", "Help", "UiTools", "QuickTest", "Test", "QuickControls2")),
    *(f"PySide6/Qt/{folder}" for folder in ("libexec", "metatypes")),
    *(f"PySide6/Qt/translations/{name}" for name in ("assistant*", "designer*", "linguist*", "qt_help*")),
    *(f"PySide6/Qt/lib/libQt6{part}*" for part in ("Designer", "Help", "UiTools", "QuickTest", "Test.", "Lottie")),
    *(f"PySide6/Qt/lib/libQt6QuickControls2{part}*" for part in ("Fusion", "Imagine", "Material", "Universal")),
    *(f"PySide6/Qt/lib/libQt6{part}*" for part in ("LabsStyleKit", "QuickDialogs2", "WaylandCompositor", "Quick3D")),
    *(
        f"PySide6/Qt/qml/{part}"
        for part in ("Qt", "QtTest", "QtQuick/Controls", "QtQuick/Dialogs", "QtQuick/VirtualKeyboard")
    ),
    *(
        f"PySide6/Qt/qml/{part}"
        for part in ("QtQuick/Pdf", "QtQuick/Scene3D", "QtQuick3D", "QtWayland", "QtQuick/NativeStyle")
    ),
    *(f"PySide6/Qt/plugins/{part}" for part in ("designer", "qmllint", "qmltooling", "sqldrivers", "webview")),
)
"""What of the libraries no program of ours loads, as patterns below the folder of libraries."""

COPYRIGHT: Final = """Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/
Upstream-Name: evaluator

Files: *
Copyright: 2026 the Evaluator maintainers
License: Apache-2.0
 On Debian systems the text is in /usr/share/common-licenses/Apache-2.0.

Files: usr/lib/evaluator/lib/*
Copyright: 2026 and before, the authors named in the *.dist-info folder of each library
License: each-its-own
 Each library stands in a folder of its own, with its licence in its *.dist-info
 folder. Qt and Qt for Python are used under the LGPL-3, whose text is in
 /usr/share/common-licenses/LGPL-3; their files may be replaced.
"""


def main() -> None:
    """Read the command line and make every package."""
    parser = argparse.ArgumentParser(prog="packaging/deb/build", description="Make the Debian packages from uv.lock.")
    parser.add_argument("folder", nargs="?", type=Path, default=HOUSE / "dist" / "deb")
    parser.add_argument("--release", choices=RELEASES, default=own_release())
    parser.add_argument("--version", default=version_of_house())
    parser.add_argument("--quick", action="store_true", help="pack loosely, in seconds; for tests")
    asked = parser.parse_args()
    release = RELEASES[asked.release]
    asked.folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="evaluator-deb-") as name:
        work = Path(name)
        site = install_libraries(work, release)
        roots = {package: staged(work, package, release, asked.version) for package in PACKAGES}
        share_out(site, roots, release)
        add_programs(roots)
        write_manuals(site, roots, work)
        for package, root in roots.items():
            print(pack(package, root, asked.folder, asked.version, quick=asked.quick), flush=True)


def own_release() -> str:
    """The release of this machine, where packages can be made for it; the newest else."""
    text = Path("/etc/os-release").read_text("utf-8") if Path("/etc/os-release").exists() else ""
    found = re.search(r"^VERSION_CODENAME=(\w+)$", text, re.MULTILINE)
    return found[1] if found and found[1] in RELEASES else list(RELEASES)[-1]


def version_of_house() -> str:
    """`0.1.0` where that is tagged, else a version before it that says when and from what it was made."""
    text = (HOUSE / "pyproject.toml").read_text("utf-8")
    found = re.search(r'^version = "([^"]+)"$', text, re.MULTILINE)
    assert found
    git = ["git", "-C", str(HOUSE)]
    tags = subprocess.run([*git, "tag", "--points-at", "HEAD"], capture_output=True, text=True, check=False).stdout
    if f"v{found[1]}" in tags.split():
        return found[1]
    told = subprocess.run(
        [*git, "log", "-1", "--format=%cd.%h", "--date=format:%Y%m%d%H%M"], capture_output=True, text=True, check=False
    )
    return f"{found[1]}~{told.stdout.strip()}" if told.returncode == 0 else found[1]


def uv(*words: str | Path) -> str:
    """Run uv in the house; what it printed."""
    done = subprocess.run([UV, "--quiet", *words], cwd=HOUSE, stdout=subprocess.PIPE, text=True, check=True)
    return done.stdout


def exported(*extras: str) -> str:
    """The locked requirements of the base and these extras, with their hashes."""
    chosen = [word for extra in extras for word in ("--extra", extra)]
    return uv("export", "--frozen", "--no-dev", "--no-emit-project", "--no-annotate", "--no-header", *chosen)


def names_in(requirements: str) -> set[str]:
    """The distributions that requirements name."""
    return {found[1] for found in re.finditer(r"^([a-z0-9._-]+)==", requirements, re.MULTILINE)}


def install_libraries(work: Path, release: Release) -> Path:
    """Every locked library, as the release's Python takes it, and our own wheel, in one folder."""
    locked = work / "locked.txt"
    blocks = re.split(r"\n(?=[a-z0-9])", exported("kiosk", "office", "manager"))
    locked.write_text("\n".join(one for one in blocks if not names_in(one) & LEFT_OUT) + "\n", "utf-8")
    site, wheels = work / "site", work / "wheels"
    target = ("--target", site, "--python-version", release.python, "--python-platform", release.platform)
    common = ("pip", "install", *target, "--no-deps", "--only-binary", ":all:", "--link-mode", "copy")
    uv(*common, "--require-hashes", "-r", locked)
    uv("build", "--wheel", "--out-dir", wheels)
    uv(*common, next(wheels.glob("evaluator-*.whl")))
    shutil.rmtree(site / "bin", ignore_errors=True)
    for pattern in PRUNED:
        for found in site.glob(pattern):
            shutil.rmtree(found) if found.is_dir() and not found.is_symlink() else found.unlink(missing_ok=True)
    return site


def staged(work: Path, package: str, release: Release, version: str) -> Path:
    """A root with what the house keeps for a package."""
    root = work / package
    shutil.copytree(HERE / package, root)
    control = root / "DEBIAN" / "control"
    major, minor = release.python.split(".")
    python = f"python3 (>= {release.python}), python3 (<< {major}.{int(minor) + 1})"
    text = control.read_text("utf-8").replace("${version}", version).replace("${python}", python)
    control.write_text(text, "utf-8")
    return root


def share_out(site: Path, roots: dict[str, Path], release: Release) -> None:
    """Move each library to the package that brings it."""
    of = {extra: names_in(exported(extra)) for extra in ("window", "kiosk", "office")}
    base = names_in(exported()) | (of["kiosk"] & of["office"])
    for record in sorted(site.glob("*.dist-info/RECORD")):
        name = re.sub(r"[-_.]+", "-", record.parent.name.split("-")[0]).lower()
        owner = "evaluator-base"
        if name not in base and name != "evaluator":
            owner = next(f"evaluator-{extra}" for extra in ("window", "kiosk", "office") if name in of[extra])
        libraries = roots[owner] / PREFIX / "lib" / f"python{release.python}" / "site-packages"
        with record.open(newline="", encoding="utf-8") as file:
            paths = [Path(row[0]) for row in csv.reader(file)]
        for path in paths:
            if (site / path).is_file() and ".." not in path.parts and path.suffix != ".pyc":
                (libraries / path).parent.mkdir(parents=True, exist_ok=True)
                shutil.copy2(site / path, libraries / path)


def add_programs(roots: dict[str, Path]) -> None:
    """The environment's Python, the command, and the desk's icon."""
    environment = roots["evaluator-base"] / PREFIX
    (environment / "bin").mkdir(parents=True)
    (environment / "bin" / "python3").symlink_to("/usr/bin/python3")
    (environment / "pyvenv.cfg").write_text("home = /usr/bin\ninclude-system-site-packages = false\n", "utf-8")
    command = environment / "bin" / "evaluator"
    command.write_text(f"#!/{PREFIX}/bin/python3 -I\nfrom evaluator.__main__ import main\n\nmain()\n", "utf-8")
    command.chmod(0o755)
    programs = roots["evaluator-base"] / "usr" / "bin"
    programs.mkdir(parents=True)
    (programs / "evaluator").symlink_to("../lib/evaluator/bin/evaluator")
    icons = roots["evaluator-manager"] / "usr/share/icons/hicolor/scalable/apps"
    icons.mkdir(parents=True)
    shutil.copy2(HOUSE / "resources" / "icons" / "manager.svg", icons / "evaluator-manager.svg")


def write_manuals(site: Path, roots: dict[str, Path], work: Path) -> None:
    """Manual pages and the shell's completion, as the command line itself tells them."""
    python = HOUSE / ".venv" / "bin" / "python"
    if not python.exists():
        uv("sync", "--frozen")
    pages = work / "man"
    own = {**os.environ, "SOURCE_DATE_EPOCH": str(made_at())}
    subprocess.run([python, "-m", "evaluator", "manual", "--into", pages], cwd=HOUSE, env=own, check=True)
    for page in sorted(pages.glob("*.1")):
        program = page.stem.split("-")[1] if "-" in page.stem else ""
        into = roots[MAN_OF.get(program, "evaluator-base")] / "usr/share/man/man1"
        into.mkdir(parents=True, exist_ok=True)
        (into / f"{page.name}.gz").write_bytes(gzip.compress(page.read_bytes(), mtime=0))
    completion = subprocess.run(
        [python, "-m", "evaluator", "completion", "bash"], cwd=HOUSE, capture_output=True, text=True, check=True
    )
    into = roots["evaluator-base"] / "usr/share/bash-completion/completions"
    into.mkdir(parents=True)
    (into / "evaluator").write_text(completion.stdout, "utf-8")


def pack(package: str, root: Path, folder: Path, version: str, *, quick: bool) -> Path:
    """Finish a root and make the package of it."""
    about = root / "usr/share/doc" / package
    about.mkdir(parents=True)
    (about / "copyright").write_text(COPYRIGHT, "utf-8")
    (about / "changelog.gz").write_bytes(gzip.compress(changelog(version).encode(), mtime=0))
    (about / "CHANGELOG.md.gz").write_bytes(gzip.compress((HOUSE / "CHANGELOG.md").read_bytes(), mtime=0))
    settle(root)
    files = sorted(path for path in root.rglob("*") if path.is_file() and not path.is_symlink())
    held = [path for path in files if "DEBIAN" not in path.relative_to(root).parts]
    sums = [f"{hashlib.md5(path.read_bytes()).hexdigest()}  {path.relative_to(root)}\n" for path in held]
    (root / "DEBIAN" / "md5sums").write_text("".join(sums), "utf-8")
    size = sum(-(-path.stat().st_size // 1024) for path in held)
    control = root / "DEBIAN" / "control"
    fields = f"Version: {version}\nArchitecture: amd64\nMaintainer: {MAINTAINER}\nInstalled-Size: {size}\n"
    head, rest = control.read_text("utf-8").split("\n", 1)
    control.write_text(f"{head}\n{fields}{rest}", "utf-8")
    file = folder / f"{package}_{version}_amd64.deb"
    how = ["-Zzstd", "-z1"] if quick else ["-Zxz", "-z6"]
    own = {**os.environ, "SOURCE_DATE_EPOCH": str(made_at())}
    command = ["dpkg-deb", "--root-owner-group", *how, "--build", root, file]
    subprocess.run(command, env=own, check=True, stdout=subprocess.DEVNULL)
    return file


def changelog(version: str) -> str:
    """What Debian's tools read; what changed stands in CHANGELOG.md beside it."""
    at = formatdate(made_at())
    return f"evaluator ({version}) unstable; urgency=medium\n\n  * See CHANGELOG.md.\n\n -- {MAINTAINER}  {at}\n"


def settle(root: Path) -> None:
    """Rights and times that do not depend on who makes the package, and when."""
    at = made_at()
    for path in [root, *root.rglob("*")]:
        if not path.is_symlink():
            runs = path.is_dir() or (path.stat().st_mode & 0o100 and ".so" not in path.suffixes)
            path.chmod(0o755 if runs else 0o644)
        os.utime(path, (at, at), follow_symlinks=False)


def made_at() -> int:
    """The time of the commit, in seconds; of the present where there is none."""
    if given := os.environ.get("SOURCE_DATE_EPOCH"):
        return int(given)
    command = ["git", "-C", str(HOUSE), "log", "-1", "--format=%ct"]
    told = subprocess.run(command, capture_output=True, text=True, check=False).stdout.strip()
    return int(told) if told else int(Path(__file__).stat().st_mtime)


if __name__ == "__main__":
    sys.exit(main())

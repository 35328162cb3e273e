"""Two who write one file at once leave a whole one; what a killed writer left goes with the next, and no other's."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Final

import pytest

from evaluator.runtime import drafts
from evaluator.runtime.paths import write_private

SIZE: Final = 300_000
TIMES: Final = 25
WRITES: Final = f"""
import sys
from pathlib import Path
from evaluator.runtime.paths import write_private
sys.stdin.read(1)
for _ in range({TIMES}):
    write_private(Path(sys.argv[1]), sys.argv[2].encode() * {SIZE})
"""
DIES: Final = """
import os, signal, sys
from pathlib import Path
from evaluator.runtime import paths
os.fsync = lambda _: os.kill(os.getpid(), signal.SIGKILL)
paths.write_private(Path(sys.argv[1]), b"half")
"""


def left(folder: Path) -> list[str]:
    return sorted(one.name for one in folder.iterdir() if one.name.startswith("."))


def test_two_processes_at_once_leave_what_one_of_them_wrote(tmp_path: Path) -> None:
    file = tmp_path / "one.json"
    writers = [
        subprocess.Popen([sys.executable, "-c", WRITES, str(file), letter], stdin=subprocess.PIPE, text=True)
        for letter in "ab"
    ]
    for writer in writers:
        assert writer.stdin is not None
        writer.stdin.write("!")
        writer.stdin.close()
    whole = {b"a" * SIZE, b"b" * SIZE}
    while any(writer.poll() is None for writer in writers):
        if file.exists():
            assert file.read_bytes() in whole
    assert [writer.returncode for writer in writers] == [0, 0]
    assert file.read_bytes() in whole
    assert left(tmp_path) == []


def test_what_a_killed_writer_left_goes_with_the_next_and_no_other_draft_does(tmp_path: Path) -> None:
    file = tmp_path / "one [1].json"
    file.write_bytes(b"before")
    for _ in range(2):
        assert subprocess.run([sys.executable, "-c", DIES, str(file)], check=False).returncode == -9
        assert len(left(tmp_path)) == 1, "the second has taken away what the first left"
        assert file.read_bytes() == b"before"
    others = [f".two.json.{'0' * 8}.new", ".one [1].json.new", f".one [1].json.{'0' * 8}.newer"]
    for name in others:
        (tmp_path / name).touch()
    held, handle = drafts.begin(file)
    with os.fdopen(handle, "wb"):
        write_private(file, b"after")
        assert left(tmp_path) == sorted([*others, held.name]), "whoever still writes keeps its draft"
    write_private(file, b"later")
    assert (left(tmp_path), file.read_bytes()) == (sorted(others), b"later")


@pytest.mark.parametrize("step", ["drafts._lock", "paths.put_in_place"])
def test_a_writer_that_is_told_to_end_leaves_nothing(
    step: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def told(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(f"evaluator.runtime.{step}", told)
    with pytest.raises(KeyboardInterrupt):
        write_private(tmp_path / "one", b"x")
    assert list(tmp_path.iterdir()) == []


def test_a_name_as_long_as_they_get_has_a_draft(tmp_path: Path) -> None:
    file = tmp_path / ("评" * 85)
    write_private(file, b"x")
    assert [one.name for one in tmp_path.iterdir()] == [file.name]

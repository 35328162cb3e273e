"""The explorer of power cuts itself: it must forget what a disk may forget, and nothing else."""

from pathlib import Path

import pytest

from tests.failures.crash_states import CRUELTIES, Disk, Model, disks
from tests.failures.traced_calls import Call, Cut, Opened, Renamed, Synced, Thanked, Unlinked, Written, read_calls

FOLDER = Path("/data")
A, B = FOLDER / "a", FOLDER / "b"


def last(model: Model, cruelty: str, *calls: Call) -> dict[str, bytes]:
    """The disk after the last of the calls."""
    found: list[Disk] = [
        disk for disk in disks({"a": b"old"}, FOLDER, calls, models=[model]) if disk.cruelty == cruelty
    ]
    return dict(found[-1].files)


def test_what_was_not_synced_may_be_lost() -> None:
    assert last("posix", "lost", Written(A, 0, b"new")) == {"a": b"old"}
    assert last("posix", "kept", Written(A, 0, b"new")) == {"a": b"new"}
    assert last("posix", "lost", Written(A, 0, b"new"), Synced(A, 1)) == {"a": b"new"}


def test_what_was_written_while_a_sync_ran_may_be_lost() -> None:
    assert last("posix", "lost", Written(A, 0, b"new"), Written(A, 3, b"er"), Synced(A, 1)) == {"a": b"new"}


@pytest.mark.parametrize(("model", "there"), [("posix", False), ("ext4", True)])
def test_a_new_file_is_there_once_its_folder_or_the_file_systems_journal_is_synced(model: Model, there: bool) -> None:
    calls = (Opened(B, creates=True, empties=False), Written(B, 0, b"b"), Synced(B, 2))
    assert ("b" in last(model, "lost", *calls)) is there
    assert last(model, "lost", *calls, Synced(FOLDER, 3))["b"] == b"b"


def test_a_rename_and_a_removal_are_pending_too() -> None:
    assert last("posix", "lost", Renamed(A, B)) == {"a": b"old"}
    assert last("posix", "kept", Renamed(A, B)) == {"b": b"old"}
    assert last("posix", "lost", Unlinked(A)) == {"a": b"old"}
    assert last("posix", "kept", Unlinked(A)) == {}


def test_a_hole_is_zeros_and_a_cut_file_ends() -> None:
    assert last("ext4", "kept", Written(A, 5, b"x")) == {"a": b"old\0\0x"}
    assert last("ext4", "kept", Cut(A, 1)) == {"a": b"o"}


def test_half_and_torn_disks_hold_some_of_the_sectors() -> None:
    writes = [Written(A, 4096 * place, b"x" * 4096) for place in range(16)]
    half, torn = last("posix", "half", *writes)["a"], last("posix", "torn", *writes)["a"]
    assert 0 < half.count(b"x") < 16 * 4096
    assert half.count(b"x") % 4096 == 0
    assert 0 < torn.count(b"x") < 16 * 4096
    assert torn.count(b"x") % 4096 != 0


def test_there_are_four_disks_for_every_call_and_model_and_thanks_are_told() -> None:
    found = list(disks({}, FOLDER, [Thanked(7), Thanked(9)]))
    assert len(found) == 2 * 2 * len(CRUELTIES)
    assert found[0].acked == {7}
    assert found[-1].acked == {7, 9}


def test_a_log_of_strace_is_read_in_the_cruellest_order(tmp_path: Path) -> None:
    def escaped(text: str) -> str:
        return "".join(f"\\x{byte:02x}" for byte in text.encode())

    db, thanks = escaped(f"{tmp_path}/k.db"), escaped('{"event":"visit.thanked","seq":4}\n')
    trace = tmp_path / "trace"
    trace.write_text(
        f'10  openat(AT_FDCWD<\\x2f>, "{db}", O_RDWR|O_CREAT, 0600) = 3<{db}>\n'
        f"10  fdatasync(3<{db}> <unfinished ...>\n"
        f'11  pwrite64(3<{db}>, "\\x61\\x62", 2, 512 <unfinished ...>\n'
        f"10  <... fdatasync resumed>)              = 0\n"
        f"11  <... pwrite64 resumed>)               = 2\n"
        f'10  write(2<{escaped("pipe:[7]")}>, "{thanks}", 34) = 34\n'
        f'10  pwrite64(4<{db}{escaped("-shm")}>, "\\x61", 1, 0) = 1\n'
        f'10  unlink("{db}") = -1 ENOENT (No such file or directory)\n'
        f'10  rename("{db}", "{db}{escaped("2")}") = 0\n'
    )
    path = tmp_path / "k.db"
    assert read_calls(trace, tmp_path) == [
        Opened(path, creates=True, empties=False),
        Written(path, 512, b"ab"),
        Synced(path, 1),
        Thanked(4),
        Renamed(path, tmp_path / "k.db2"),
    ]

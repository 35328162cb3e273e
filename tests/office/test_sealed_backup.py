"""A backup under a key: without the key it tells nothing at all, with it everything, and no byte of it can change."""

import io
import os
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from evaluator.office import certificates, doctor
from evaluator.office.cli import command
from evaluator.office.keeping import backup_key, sealing
from evaluator.office.keeping.sealing import KEY_BYTES, MAGIC, PIECE, seal, unseal
from evaluator.office.settings import FILE, office_settings
from evaluator.runtime.refusal import Refused
from tests.support.clock import START
from tests.support.office import make_office

KEY, OTHER = bytes(range(KEY_BYTES)), bytes(KEY_BYTES)


def run(*words: str | Path) -> Result:
    return CliRunner(env={"EVALUATOR_LANGUAGE": "en"}).invoke(command, [str(word) for word in words])


def sealed(folder: Path, body: bytes) -> Path:
    (folder / "plain").write_bytes(body)
    with (folder / "sealed").open("wb") as target:
        seal(folder / "plain", target, KEY)
    return folder / "sealed"


def opened(file: Path, key: bytes = KEY) -> bytes:
    target = io.BytesIO()
    unseal(file, target, key)
    return target.getvalue()


@pytest.mark.parametrize("size", [0, 1, PIECE - 1, PIECE, PIECE + 1, 3 * PIECE, 3 * PIECE + 7])
def test_what_is_sealed_is_opened_again(tmp_path: Path, size: int) -> None:
    body = os.urandom(size)
    assert opened(sealed(tmp_path, body)) == body


def test_no_byte_changes_and_no_piece_goes_or_moves_unseen(tmp_path: Path) -> None:
    file = sealed(tmp_path, os.urandom(3 * PIECE))
    good, begins, piece = file.read_bytes(), len(MAGIC) + 32, PIECE + 16
    spoilt = [good[:at] + bytes([good[at] ^ 1]) + good[at + 1 :] for at in (begins - 1, begins, begins + piece + 5, -1)]
    spoilt += [good[: begins + piece * n] for n in range(3)]
    spoilt += [good[:begins] + good[begins + piece :], good + good[-piece:], good[:-1], good[:begins]]
    spoilt += [
        good[:begins] + good[begins + piece : begins + 2 * piece] + good[begins : begins + piece] + good[-piece:]
    ]
    for body in spoilt:
        file.write_bytes(body)
        with pytest.raises(Refused):
            opened(file)
    file.write_bytes(good)
    with pytest.raises(Refused):
        opened(file, OTHER)


INIT = ("init", "--address", "127.0.0.1:8443", "--data")


@pytest.mark.usefixtures("bare_logging")
def test_an_office_is_made_with_a_key_and_its_backups_are_nobodys_without_it(tmp_path: Path) -> None:
    folder, file = tmp_path / "office", tmp_path / "office.backup"
    made = run(*INIT, folder)
    key = folder / backup_key.FILE
    assert f"under the key in {key}" in made.output
    assert "without it no backup opens" in made.output
    assert (key.stat().st_mode & 0o777, (folder / FILE).stat().st_mode & 0o777) == (0o600, 0o600)
    secret = sealing.read_key(key)
    done = run("backup", "--data", folder, file)
    assert (done.exit_code, "Nothing opens it without the key" in done.output) == (0, True)
    body = file.read_bytes()
    for word in (b"PRIVATE KEY", b"argon2id", secret, secret.hex().encode()):
        assert word not in body
    copy = tmp_path / "elsewhere.key"
    key.rename(copy)
    assert "--key" in run("restore", "--data", tmp_path / "none", file).output
    again = tmp_path / "again"
    said = run("restore", "--key", copy, "--data", again, file).output
    assert (f"now in {again / backup_key.FILE} too" in said, f"into {again / FILE} again" in said) == (True, True)
    assert backup_key.in_force(again) == secret
    assert run("backup", "--data", again, tmp_path / "next.backup").exit_code == 0
    assert run("restore", "--verify", "--key", copy, tmp_path / "next.backup").exit_code == 0


@pytest.mark.usefixtures("bare_logging")
def test_what_settings_say_of_the_key_stays_and_two_offices_have_two(tmp_path: Path) -> None:
    one, other, none = (tmp_path / name for name in ("one", "other", "none"))
    for folder in (one, other, none):
        folder.mkdir(mode=0o700)
    (one / FILE).write_text("backups_kept = 3\n", "utf-8")
    (none / FILE).write_text('backup_key = ""\n', "utf-8")
    assert [run(*INIT, folder).exit_code for folder in (one, other, none)] == [0, 0, 0]
    assert office_settings(one).backups_kept == 3
    assert len({backup_key.in_force(one), backup_key.in_force(other), None}) == 3
    assert (backup_key.in_force(none), (none / backup_key.FILE).exists()) == (None, False)
    missing = tmp_path / "missing"
    missing.mkdir(mode=0o700)
    (missing / FILE).write_text('backup_key = "not/there.key"\n', "utf-8")
    refused = run(*INIT, missing)
    assert (refused.exit_code, "No such file" in refused.output) == (2, True)
    assert [path.name for path in missing.iterdir()] == [FILE]


@pytest.mark.usefixtures("bare_logging")
def test_an_office_without_a_key_is_told_so_wherever_somebody_looks(tmp_path: Path) -> None:
    folder, kept = tmp_path / "office", tmp_path / "kept"
    kept.mkdir()
    run(*INIT, folder)
    (folder / FILE).write_text(f'backup_folder = "{kept}"\n', "utf-8")
    file = kept / "office-20261101T021000.backup"
    for words in (("backup", "--data", folder, file), ("serve", "--data", folder, "--check-config")):
        done = run(*words)
        assert (done.exit_code, "backup-key" in done.output, "copy of the key elsewhere" in done.output) == (
            0,
            True,
            True,
        )
    found = {one.what: one for one in doctor.examine(folder, lambda: START)}
    assert (found["backup_key"].state, "backup-key" in found["backup_key"].remedy) == ("look", True)
    (folder / FILE).write_text(f'backup_folder = "{kept}"\nbackup_key = "{backup_key.FILE}"\n', "utf-8")
    assert "copy of the key elsewhere" not in run("serve", "--data", folder, "--check-config").output
    found = {one.what: one for one in doctor.examine(folder, lambda: START)}
    assert (found["backup_key"].state, str(kept) in found["backup_key"].said) == ("look", True)
    file.unlink()
    run("backup", "--data", folder, file)
    assert "backup_key" not in {one.what for one in doctor.examine(folder, lambda: START)}


@pytest.mark.usefixtures("bare_logging")
def test_an_office_from_an_open_backup_gets_a_key_and_one_for_another_is_never_replaced(tmp_path: Path) -> None:
    folder, file, again = tmp_path / "office", tmp_path / "office.backup", tmp_path / "again"
    run(*INIT, folder)
    (folder / FILE).write_text('backup_key = ""\n', "utf-8")
    run("backup", "--data", folder, file)
    assert "away from this machine" in run("restore", "--data", again, file).output
    assert backup_key.in_force(again) is not None
    (folder / FILE).unlink()
    run("backup-key", tmp_path / "a.key")
    (folder / FILE).write_text(f'backup_key = "{tmp_path / "a.key"}"\n', "utf-8")
    run("backup", "--data", folder, tmp_path / "sealed.backup")
    third = tmp_path / "third"
    third.mkdir(mode=0o700)
    sealing.make_key(third / backup_key.FILE)
    refused = run("restore", "--data", third, "--key", tmp_path / "a.key", tmp_path / "sealed.backup")
    assert (refused.exit_code, "never overwritten" in refused.output) == (2, True)
    assert [path.name for path in third.iterdir()] == [backup_key.FILE]


@pytest.mark.usefixtures("bare_logging")
def test_a_key_is_refused_in_its_own_words_and_never_read_without_an_end(tmp_path: Path) -> None:
    said = run("backup-key", tmp_path / "nodir" / "k").output
    assert ("The key" in said, "The backup" in said, "Make its folder" in said) == (True, False, True)
    huge = tmp_path / "huge.key"
    with huge.open("wb") as file:
        file.truncate(1 << 40)
    huge.chmod(0o600)
    refused = run("restore", "--verify", "--key", huge, tmp_path / "any.backup")
    assert (refused.exit_code, "64 hex digits" in refused.output) == (2, True)


@pytest.mark.usefixtures("bare_logging")
def test_a_backup_under_a_key_is_nobodys_without_it_and_an_office_again_with_it(tmp_path: Path) -> None:
    folder, key, file = tmp_path / "office", tmp_path / "elsewhere.key", tmp_path / "office.backup"
    make_office(folder, clock=lambda: START)
    assert run("backup-key", key).exit_code == 0
    assert key.stat().st_mode & 0o777 == 0o600
    (folder / FILE).write_text(f'backup_key = "{key}"\n', "utf-8")
    assert run("serve", "--data", folder, "--check-config").exit_code == 0
    assert run("backup", "--data", folder, file).exit_code == 0
    body, secret = file.read_bytes(), sealing.read_key(key)
    assert file.stat().st_mode & 0o777 == 0o600
    for word in (b"argon2id", b"office.db", b"PRIVATE KEY", b"SQLite", secret, secret.hex().encode()):
        assert word not in body
    assert [path.name for path in tmp_path.iterdir() if path.is_file()].count("office.backup") == 1
    assert "--key" in run("restore", "--verify", file).output
    assert run("restore", "--verify", "--key", key, file).exit_code == 0
    assert run("restore", "--key", key, "--data", tmp_path / "again", file).exit_code == 0
    for name in certificates.FILES:
        assert (tmp_path / "again" / name).read_bytes() == (folder / name).read_bytes()
    assert run("verify", "--data", tmp_path / "again").exit_code == 0
    assert secret.hex() not in run("serve", "--data", folder, "--print-config").output


@pytest.mark.usefixtures("bare_logging")
def test_a_key_that_cannot_be_used_is_named_and_no_backup_is_left_open_instead(tmp_path: Path) -> None:
    folder, key, file = tmp_path / "office", tmp_path / "a.key", tmp_path / "office.backup"
    make_office(folder, clock=lambda: START)
    (folder / FILE).write_text(f'backup_key = "{key}"\n', "utf-8")
    for spoil, said in (
        (lambda: None, "No such file"),
        (lambda: key.write_text("abc"), "64 hex digits"),
        (lambda: key.chmod(0o644), "chmod 600"),
    ):
        spoil()
        if key.exists() and said != "chmod 600":
            key.chmod(0o600)
        for words in (("backup", "--data", folder, file), ("serve", "--data", folder, "--check-config")):
            done = run(*words)
            assert (done.exit_code, said in done.output, file.exists()) == (2, True, False), done.output
    assert "never overwritten" in run("backup-key", key).output

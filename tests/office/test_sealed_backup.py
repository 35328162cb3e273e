"""A backup under a key: without the key it tells nothing at all, with it everything, and no byte of it can change."""

import io
import os
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from evaluator.office import certificates
from evaluator.office.cli import command
from evaluator.office.keeping import sealing
from evaluator.office.keeping.sealing import KEY_BYTES, MAGIC, PIECE, seal, unseal
from evaluator.office.settings import FILE
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

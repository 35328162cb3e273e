"""What a person does at the command line to keep an office: back up, prove, restore, let go."""

from pathlib import Path
from zoneinfo import ZoneInfo

from sqlalchemy import select

from evaluator.office import commands, messages
from evaluator.office.instants import Clock
from evaluator.office.keeping import backup, backup_key, retention, sealing, verifying
from evaluator.office.keeping import restore as restoring
from evaluator.office.keeping.backup import About
from evaluator.office.keeping.verifying import Verified
from evaluator.office.people import audit
from evaluator.office.settings import FILE as SETTINGS
from evaluator.office.settings import office_settings
from evaluator.office.store import schema


def back_up(data: Path, path: Path, *, clock: Clock) -> About:
    """Write a backup and leave a line in the audit log."""
    now = clock()
    with commands.opened(data) as office:
        about = backup.write(office, data, path, now)
        with office.writing() as connection:
            audit.note(connection, now, audit.COMMAND_LINE, "office.backed_up", file=path.name)
    return about


def check_backup(path: Path, key: Path | None = None) -> str:
    """Prove a backup, with the key it is under; the sentence that says so."""
    about, found = restoring.check(path, None if key is None else sealing.read_key(key))
    at = about.at.isoformat(timespec="seconds")
    return messages.say("backup_proved", path=path, at=at, acts=found.acts, heads=found.heads, rows=found.rows)


def restore(path: Path, data: Path, *, url: str, clock: Clock, key: Path | None = None) -> str:
    """Make the office of a backup anew, with the key it is under; the sentence that says so."""
    opens = None if key is None else sealing.read_key(key)
    made = restoring.restore(path, data, url=url, now=clock(), key=opens)
    at = made.about.at.isoformat(timespec="seconds")
    said = [messages.say("restored", folder=data, at=at, store=made.store)]
    said.append(messages.say("settings_again", file=data / SETTINGS))
    said.append(backup_key.said(data, again=key is not None))
    return "\n".join(said)


def verify(data: Path) -> Verified:
    """What can be proved of an office's store."""
    with commands.opened(data) as office, office.reading() as connection:
        return verifying.verify(connection)


def let_go(data: Path, *, dry_run: bool, clock: Clock) -> str:
    """Apply the retention of the settings, or only count; the sentence that says what went."""
    now = clock()
    with commands.opened(data) as office, office.writing() as connection:
        zone = ZoneInfo(connection.execute(select(schema.store.c.zone)).scalar_one())
        gone = retention.apply(connection, office_settings(data), zone, now, dry_run=dry_run)
        if any(gone) and not dry_run:
            audit.note(connection, now, audit.COMMAND_LINE, "retention.applied", **gone._asdict())
    return messages.say("would_let_go" if dry_run else "let_go", **gone._asdict())

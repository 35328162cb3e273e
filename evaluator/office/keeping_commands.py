"""`evaluator office backup`, `restore`, `verify` and what else keeps an office at the command line."""

import sys
from pathlib import Path
from typing import Final

import click
import msgspec

from evaluator.office import messages
from evaluator.office.instants import now_utc
from evaluator.office.keeping import backup_key, by_hand, sealing
from evaluator.runtime.options import data_folder, log_format, not_as_root


@click.command("backup")
@data_folder
@click.argument("path", type=click.Path(path_type=Path))
@log_format
def backup(data: Path, path: Path) -> None:
    """Write the whole office, with its keys, into the new file PATH; it may serve meanwhile."""
    about = by_hand.back_up(data, path, clock=now_utc)
    facts = {"path": path, "n": path.stat().st_size, "at": about.at.isoformat(timespec="seconds")}
    if sealing.is_sealed(path):
        click.echo(messages.say("backed_up_sealed", **facts))
    else:
        click.echo(messages.say("backed_up", **facts))
        click.echo(backup_key.said(data), err=True)


@click.command("backup-key")
@click.argument("path", type=click.Path(path_type=Path))
@log_format
def make_backup_key(path: Path) -> None:
    """Make a key for backups in the new file PATH. Keep another copy away from the office and from the backups."""
    sealing.make_key(path)
    click.echo(messages.say("backup_key_made", path=path.resolve()))


@click.command("restore")
@click.option(
    "--data",
    type=click.Path(file_okay=False, path_type=Path),
    callback=not_as_root,
    help="New folder of the restored office.",
)
@click.option("--database", default="", help="postgresql://USER:PASSWORD@HOST/NAME, to restore into an empty database.")
@click.option("--verify", "only_verify", is_flag=True, help="Prove the backup to the last row and make nothing.")
@click.option("--key", type=click.Path(dir_okay=False, path_type=Path), help="File of the key the backup is under.")
@click.argument("path", type=click.Path(path_type=Path))
@log_format
def restore(data: Path | None, *, database: str, only_verify: bool, key: Path | None, path: Path) -> None:
    """Make the office of the backup PATH anew in a new folder. Nothing that is there is ever overwritten."""
    if only_verify:
        click.echo(by_hand.check_backup(path, key))
    elif data is None:
        raise click.UsageError(messages.say("data_or_verify"))
    else:
        click.echo(by_hand.restore(path, data, url=database, clock=now_utc, key=key))


@click.command("verify")
@data_folder
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@log_format
def verify(data: Path, *, as_json: bool) -> None:
    """Prove audit chain, signed heads, runs, decisions and roll-ups; name the first wrong seq of whom.

    Exit code 1 on a fault.
    """
    found = by_hand.verify(data)
    if as_json:
        facts = {**found._asdict(), "faults": [fault._asdict() for fault in found.faults]}
        click.echo(msgspec.json.encode(facts).decode())
    elif found.faults:
        faults = "\n".join(f"  {fault.whose}: {fault.detail}" for fault in found.faults)
        click.echo(messages.say("not_verified", n=len(found.faults), faults=faults))
    else:
        click.echo(messages.say("verified", acts=found.acts, heads=found.heads, rows=found.rows))
    sys.exit(1 if found.faults else 0)


@click.command("let-go")
@data_folder
@click.option("--dry-run", is_flag=True, help="Only say how much would go.")
@log_format
def let_go(data: Path, *, dry_run: bool) -> None:
    """Let go what is past the time the settings give it; counts, heads and the audit log stay. Done every night too."""
    click.echo(by_hand.let_go(data, dry_run=dry_run, clock=now_utc))


COMMANDS: Final = (backup, make_backup_key, restore, verify, let_go)

"""`evaluator office`: make an office, fill its directory, say who may sign in, serve."""

import re
import sys
from pathlib import Path

import click
import msgspec
from msgspec.structs import replace

from evaluator.domain.names import CHINESE, ENGLISH, Language
from evaluator.domain.roles import RIGHTS, Role
from evaluator.office import addresses, commands, figure_commands, founding, keeping_commands, kiosk_commands, messages
from evaluator.office.directory import exporting, importing
from evaluator.office.directory.directory_columns import COLUMNS, OPTIONAL_SHEETS
from evaluator.office.exchanging import carried
from evaluator.office.instants import now_utc
from evaluator.office.keeping import backup_key
from evaluator.office.settings import DEFAULT_LISTEN, office_settings, shown
from evaluator.runtime.options import data_folder, log_format
from evaluator.runtime.refusal import refuse
from evaluator.wire import people


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def command() -> None:
    """The server: holds the directory and counts the halls."""


@command.command("init")
@data_folder
@click.option("--simulated", is_flag=True, help="Count simulated kiosks only. Cannot be undone.")
@click.option("--name", default=founding.DEFAULT_NAME, show_default=True, help="The office's name.")
@click.option("--name-en", default=founding.DEFAULT_NAME_EN, show_default=True, help="Its name in English.")
@click.option("--zone", default="Asia/Shanghai", show_default=True, help="Time zone of its days.")
@click.option(
    "--address",
    "asked",
    multiple=True,
    default=[DEFAULT_LISTEN],
    show_default=True,
    help="HOST:PORT the office is reached at; may be given several times, the first is told to others.",
)
@click.option("--database", default="", help="postgresql://USER:PASSWORD@HOST/NAME, instead of a file in the folder.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@log_format
def init(
    data: Path,
    *,
    simulated: bool,
    name: str,
    name_en: str,
    zone: str,
    asked: tuple[str, ...],
    database: str,
    as_json: bool,
) -> None:
    """Make an office in a new folder: its store, its keys, its first account."""
    made = founding.found(
        data,
        name=name,
        name_en=name_en,
        zone=zone,
        addresses=[addresses.reachable(text) for text in asked],
        simulated=simulated,
        clock=now_utc,
        url=database,
    )
    if as_json:
        click.echo(msgspec.json.encode(made, enc_hook=str).decode())
        return
    click.echo(
        messages.say(
            "founded",
            folder=made.folder,
            account=made.account,
            password=made.password,
            fingerprint=made.fingerprint,
            desk=made.desk,
        )
    )
    click.echo(backup_key.said(data))
    if simulated:
        click.echo(messages.say("simulated_store"))


def _columns() -> str:
    """The sheets and columns for --help. \\b keeps click from joining the lines."""
    lines = ["\b"]
    for sheet, columns in COLUMNS.items():
        lines.append(f"Sheet {sheet}{' (may be missing)' if sheet in OPTIONAL_SHEETS else ''}:")
        lines += [f"  {column.name:11}{'*' if column.required else ' '} {column.about}" for column in columns]
    return "\n".join([*lines, "* must be there and filled in every row."])


@command.command("import", epilog=_columns())
@data_folder
@click.option("--dry-run", is_flag=True, help="Check and say what would change; write nothing.")
@click.argument("path", type=click.Path(path_type=Path))
@log_format
def import_(data: Path, path: Path, *, dry_run: bool) -> None:
    """Take over the directory from PATH: an .xlsx workbook, or a folder of CSV files named like its sheets.

    Everything is checked first and every fault is named; then all of it becomes the new version, or none. Who is
    missing from PATH is closed and kept, never deleted.
    """
    with commands.opened(data) as office:
        click.echo(importing.import_directory(office, path, dry_run=dry_run, clock=now_utc))


@command.command("export-directory")
@data_folder
@click.option(
    "--headings",
    type=click.Choice([CHINESE, ENGLISH]),
    default=ENGLISH,
    show_default=True,
    help="Language of sheets and headings.",
)
@click.argument("path", type=click.Path(path_type=Path))
@log_format
def export_directory(data: Path, path: Path, *, headings: str) -> None:
    """Write the directory to PATH: a workbook if the name ends in .xlsx, else a folder of CSV files.

    An import of what was exported changes nothing. PINs are never exported.
    """
    with commands.opened(data) as office:
        click.echo(exporting.export_directory(office, path, language=Language(headings), clock=now_utc))


@command.command("erase-person")
@data_folder
@click.argument("staff")
@click.option("--yes", is_flag=True, help="Do not ask.")
@log_format
def erase_person(data: Path, staff: str, *, yes: bool) -> None:
    """Erase the personal data of the person with the id STAFF, at their request: name, badge number, post, photo, PIN.

    They are closed, and what they were rated stays under a label that names nobody. This cannot be undone.
    """
    if not yes:
        click.confirm(messages.say("erase_really", staff=addresses.printable(staff)), abort=True)
    click.echo(commands.erase_person(data, staff, clock=now_utc))


@command.command("new-password")
@data_folder
@click.option("--account", default=founding.FIRST_ACCOUNT, show_default=True, help="Whose password to replace.")
@log_format
def new_password(data: Path, *, account: str) -> None:
    """Open an account that was locked, or whose password was forgotten, with a new one-time password."""
    password = commands.new_password(data, account=account, clock=now_utc)
    click.echo(messages.say("password_made", account=account, password=password))


@command.command("add-account")
@data_folder
@click.option("--account", required=True, help="What the person signs in with: letters, digits, dot, dash.")
@click.option("--role", type=click.Choice(list(RIGHTS)), required=True, help="What it may see and do.")
@click.option("--unit", default="", help="Hall it is narrowed to; a hall manager needs one.")
@log_format
def add_account(data: Path, *, account: str, role: Role, unit: str) -> None:
    """Add an account to the desk and print its one-time password."""
    if not re.fullmatch(people.NAME, account):
        refuse(messages.say("bad_account"))
    password = commands.add_account(data, account=account, role=role, unit=unit, clock=now_utc)
    click.echo(messages.say("account_added", account=account, password=password))


@command.command("accounts")
@data_folder
@log_format
def list_accounts(data: Path) -> None:
    """Print the accounts, their roles and halls, one a line."""
    for one in commands.list_accounts(data):
        marks = [word for word, holds in (("locked", one.locked), ("closed", one.closed_at is not None)) if holds]
        click.echo("  ".join([f"{one.account:<24}", f"{one.role:<24}", one.unit, *map(messages.say, marks)]).rstrip())


@command.command("serve")
@data_folder
@click.option("--listen", default=None, help="HOST:PORT to listen on, instead of the setting; port 0 takes a free one.")
@click.option("--check-config", is_flag=True, help="Say whether the settings can be used, and serve nothing.")
@click.option("--print-config", is_flag=True, help="Print the settings in force without passwords, and serve nothing.")
@log_format
def serve(data: Path, *, listen: str | None, check_config: bool, print_config: bool) -> None:
    """Take what the kiosks counted and answer the managers, over HTTPS, until told to stop."""
    settings = office_settings(data)
    if listen is not None:
        settings = replace(settings, listen=listen)
    if print_config:
        click.echo(shown(settings))
    if check_config:
        click.echo(commands.check_config(data, settings))
    if not (check_config or print_config):
        from evaluator.office import app

        app.serve(data, addresses.parse(settings.listen, least_port=0))


@command.group("rules")
def rules() -> None:
    """The rule packs: scales, reasons, formulas and thresholds."""


@rules.command("list")
@data_folder
@log_format
def rules_list(data: Path) -> None:
    """Name every pack the office holds; the one in force has a star."""
    for line in commands.rule_names(data):
        click.echo(line)


@rules.command("add")
@data_folder
@click.argument("path", type=click.Path(path_type=Path))
@log_format
def rules_add(data: Path, path: Path) -> None:
    """Check the pack in the TOML file PATH and keep it under its slug and version. It is not in force yet."""
    click.echo(commands.add_rules(data, path, clock=now_utc))


@rules.command("use")
@data_folder
@click.argument("name", metavar="SLUG/VERSION")
@log_format
def rules_use(data: Path, name: str) -> None:
    """Put a pack in force. The kiosks take it with their next exchange."""
    click.echo(commands.use_rules(data, name, clock=now_utc))


@command.command("import-exchange")
@data_folder
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--reply", type=click.Path(dir_okay=False, path_type=Path), required=True, help="File for the replies.")
@log_format
def import_exchange(data: Path, *, paths: tuple[Path, ...], reply: Path) -> None:
    """Take what kiosks without a network wrote into PATHS: files, or folders of files that end in .exchange.

    Everything is checked first; a file that was damaged changes nothing. A file that was taken before is taken again
    without any change. The replies of all kiosks go into one file.
    """
    found = carried.import_exchange(data, paths, reply, now_utc)
    for one in found:
        click.echo(messages.say("brought", kiosk=one.kiosk, rows=one.rows, head=one.head))
        if one.refused is not None:
            click.echo(messages.say("brought_refused", kiosk=one.kiosk, why=one.refused), err=True)
        if one.chain_refused is not None:
            click.echo(messages.say("brought_chain", kiosk=one.kiosk, why=one.chain_refused), err=True)
    click.echo(messages.say("reply_written", path=reply))
    sys.exit(1 if any(one.refused or one.chain_refused for one in found) else 0)


for _one in (*kiosk_commands.COMMANDS, *figure_commands.COMMANDS, *keeping_commands.COMMANDS):
    command.add_command(_one)

"""`evaluator kiosk …`"""

import asyncio
import gc
import os
import sys
from pathlib import Path
from typing import Final, NoReturn

import click
import msgspec

from evaluator.kiosk.chain import entries
from evaluator.kiosk.cli_words import say
from evaluator.kiosk.journal_file import refuse_missing
from evaluator.runtime.display import refuse_without_display
from evaluator.runtime.logs import EventLog
from evaluator.runtime.options import data_folder, log_format
from evaluator.runtime.refusal import refuse

LINE_MOST: Final = 64
"""Letters read of a line that holds a PIN; a stream without an end of line is none."""
PAGE_BEGINS: Final = len("<!DOCTYPE")
"""Letters by which a page written before is known."""


@click.group("kiosk")
def command() -> None:
    """The window: residents tap, staff sign in."""


@command.command()
@data_folder
@click.option("--windowed", is_flag=True, help="In a window instead of the full screen.")
@click.option("--check-config", is_flag=True, help="Say whether the settings can be used, and show nothing.")
@click.option("--print-config", is_flag=True, help="Print the settings in force without secrets, and show nothing.")
@log_format
def run(data: Path, *, windowed: bool, check_config: bool, print_config: bool) -> NoReturn:
    """Show the window to residents and staff. A kiosk that was never started asks for its enrolment code there."""
    if check_config or print_config:
        sys.exit(_say_config(data, check=check_config, show=print_config))
    refuse_without_display()
    gc.disable()
    from evaluator.kiosk.app import run as run_window

    gc.freeze()  # what was imported stays for ever: no collection need look through it again, now or during a tap
    gc.enable()
    sys.exit(run_window(data, windowed=windowed))


def _say_config(data: Path, *, check: bool, show: bool) -> int:
    """Exit code 2 where the window could not start with these settings."""
    from evaluator.kiosk.doctor import check_config
    from evaluator.kiosk.settings import kiosk_settings, shown
    from evaluator.runtime.findings import printed

    if show:
        click.echo(shown(kiosk_settings(data)))
    findings = check_config(data) if check else ()
    if findings:
        click.echo(printed(findings))
    return 2 if any(one.state == "bad" for one in findings) else 0


@command.command()
@data_folder
@click.argument("code")
@click.option("--simulated", is_flag=True, help="A simulated kiosk, for a simulated office only.")
@log_format
def enrol(data: Path, code: str, simulated: bool) -> None:
    """Enrol this kiosk with the office that made CODE."""
    from evaluator.kiosk.enrolment import enrol as enrol_kiosk

    enrolled, check_word = asyncio.run(enrol_kiosk(data, code, simulated=simulated))
    EventLog("kiosk").info("kiosk.enrolled", kiosk=enrolled.kiosk, window=enrolled.window, check_word=check_word)
    window = enrolled.directory.directory.window(enrolled.window)
    unit = enrolled.directory.directory.unit(enrolled.unit)
    office = enrolled.directory.office_name
    if window:
        click.echo(say("serves_window", number=window.number, name=window.name, office=office))
    else:
        click.echo(say("serves_hall", unit=unit.name if unit else enrolled.unit, office=office))
    click.echo(say("check_word", word=check_word))
    click.echo(say("start_it", data=data))


@command.command("set-pin")
@data_folder
@click.option("--pin", help="Asked for when left out, or read as the first line of stdin where that is no terminal.")
@log_format
def set_pin(data: Path, pin: str | None) -> None:
    """Set the technician's PIN, which opens administration at the window."""
    from evaluator.kiosk.settings import write_technician_pin

    refuse_missing(data)
    write_technician_pin(data, _asked_pin() if pin is None else pin)
    click.echo(say("pin_set"))


def _asked_pin() -> str:
    if sys.stdin.isatty():
        asked: str = click.prompt(say("pin_asked"), hide_input=True, confirmation_prompt=True)
        return asked
    line = sys.stdin.readline(LINE_MOST).strip()
    if not line:
        refuse(say("no_pin_came"))
    return line


@command.command("verify")
@data_folder
@click.option("--json", "as_json", is_flag=True, help="One JSON object instead of a sentence.")
@log_format
def verify_command(data: Path, as_json: bool) -> None:
    """Prove that the journal holds what was written, also while the kiosk runs. Exit code 1 when it does not."""
    from evaluator.kiosk.verify import read_journal, verify

    with read_journal(data) as db:
        verdict = verify(db)
    if as_json:
        click.echo(msgspec.json.encode(verdict))
    elif verdict.ok:
        click.echo(say("links", entries=verdict.entries, ratings=verdict.ratings, head=verdict.head.hash))
    else:
        click.echo(say("wrong_entry", seq=verdict.first_wrong_seq, why=verdict.why))
    sys.exit(0 if verdict.ok else 1)


@command.command()
@data_folder
@click.option("--json", "as_json", is_flag=True, help="Each entry as one JSON object with its hash.")
@log_format
def journal(data: Path, as_json: bool) -> None:
    """Print the entries, one a line, also while the kiosk runs."""
    from evaluator.kiosk.verify import read_journal

    with read_journal(data) as db:
        try:
            for seq, body, entry_hash in entries(db):
                fields: dict[str, object] = msgspec.json.decode(body)
                if as_json:
                    click.echo(msgspec.json.encode({**fields, "hash": entry_hash.hex()}))
                else:
                    click.echo(f"{seq:>7}  {fields.get('at', '')!s:<28}  {fields.get('kind', '')}")
        except BrokenPipeError:
            # The reader has gone; Python would complain again while it flushes at exit.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


@command.command()
@data_folder
@log_format
def rebuild(data: Path) -> None:
    """Make the counted rows again from the entries, as they were made at each tap."""
    from evaluator.kiosk import projection
    from evaluator.kiosk.verify import read_journal

    with read_journal(data, alone=True) as db:
        db.execute("BEGIN IMMEDIATE")
        projection.rebuild(db)
        db.commit()
    click.echo(say("rebuilt"))


@command.command("report")
@data_folder
@click.option("--day", required=True, help="Day at the office, as 2026-11-21.")
@click.option("--html", "page", type=click.Path(dir_okay=False, path_type=Path), help="Write a page to print instead.")
@click.option("--language", type=click.Choice(["zh-CN", "en"]), default="zh-CN", show_default=True)
@log_format
def report_command(data: Path, day: str, page: Path | None, language: str) -> None:
    """Print the opening and closing report of a day, also while the kiosk runs. No screen ever shows it.

    Counts are told once the day is over; until then the report has the opening alone.
    """
    from evaluator.domain.names import Language
    from evaluator.domain.office_time import day_of
    from evaluator.kiosk import day_report
    from evaluator.kiosk.clock import SystemClock
    from evaluator.kiosk.facts import facts_of
    from evaluator.kiosk.verify import read_journal
    from evaluator.runtime.named_files import require_room_for
    from evaluator.runtime.paths import write_private

    asked = day_report.read_day(day)
    with read_journal(data) as db:
        facts = facts_of(db)
        today = day_of(SystemClock().read().wall, facts.zone)
        found = day_report.report(db, facts, asked, today)
    if page is None:
        click.echo(day_report.as_text(found, Language(language)))
    else:
        written = day_report.as_html(found, Language(language)).encode()
        try:
            require_room_for(page, written[:PAGE_BEGINS])
            write_private(page, written)
        except OSError as error:
            refuse(say("page_unwritable", page=page, why=error.strerror), error)
        click.echo(say("page_written", page=page))


@command.command("copy")
@data_folder
@log_format
def copy_command(data: Path) -> None:
    """Write the verified copy of the journal anew, also while the kiosk runs, which does it every night by itself."""
    from evaluator.kiosk.copying import write_copy
    from evaluator.kiosk.journal_file import copy_folder
    from evaluator.kiosk.settings import kiosk_settings

    refuse_missing(data)
    folder = copy_folder(data, kiosk_settings(data).copy_folder)
    head = write_copy(data, folder)
    click.echo(say("copied", folder=folder, seq=head.seq, head=head.hash.hex()))


@command.command("recover")
@data_folder
@click.option("--yes", is_flag=True, help="Do not ask.")
@log_format
def recover_command(data: Path, yes: bool) -> None:
    """Make a broken or missing journal again from its verified copy and what still links to it. Asks before it does.

    The old file stays beside the new one. Exit code 2 and nothing changed where it cannot be.
    """
    from evaluator.kiosk.recovery import Plan, recover

    def agree(plan: Plan) -> bool:
        wrong = "journal_wrong" if plan.wrong_seq is None else "journal_wrong_at"
        click.echo(say(wrong, data=data, seq=plan.wrong_seq, why=plan.why))
        click.echo(say("copy_holds", copied=plan.copied, saved=plan.saved))
        if plan.countersigned > plan.entries:
            click.echo(say("lost_here", countersigned=plan.countersigned, entries=plan.entries))
        return yes or click.confirm(say("recover_asked", entries=plan.entries))

    plan, kept = recover(data, agree)
    click.echo(say("recovered", entries=plan.entries, data=data))
    if kept is not None:
        click.echo(say("old_file", kept=kept))


@command.command()
@data_folder
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@log_format
def export(data: Path, file: Path) -> None:
    """Write what the office lacks into FILE, for a stick; also while the kiosk runs, and as often as you like.

    Several kiosks may share one FILE: each replaces its own part alone.
    """
    from evaluator.kiosk.carriage import export as export_to
    from evaluator.kiosk.clock import SystemClock

    done = export_to(data, file, SystemClock())
    click.echo(say("exported", file=file, rows=done.rows, kiosk=done.kiosk, upto=done.upto))
    click.echo(say("at_the_office", file=file))


@command.command("import-reply")
@data_folder
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@log_format
def import_reply(data: Path, file: Path) -> None:
    """Take what the office answered in FILE. Close the kiosk's window first."""
    from evaluator.kiosk.carried_reply import import_reply as take

    done = take(data, file)
    click.echo(say("office_holds", kiosk=done.kiosk, upto=done.upto, backlog=done.backlog))
    if done.news:
        click.echo(say("news"))
    if done.refused is not None:
        click.echo(say("part_refused", why=done.refused), err=True)
    if done.chain_refused is not None:
        click.echo(say("chain_refused", why=done.chain_refused), err=True)
    sys.exit(1 if done.refused is not None or done.chain_refused is not None else 0)


@command.command("renew-key")
@data_folder
@click.argument("code")
@log_format
def renew_key(data: Path, code: str) -> None:
    """Give this kiosk a new key where its own is lost, by a CODE of enrol-code --renews. The journal stays."""
    from evaluator.kiosk.new_key import renew

    word = asyncio.run(renew(data, code))
    click.echo(say("new_key", word=word))
    click.echo(say("start_it", data=data))

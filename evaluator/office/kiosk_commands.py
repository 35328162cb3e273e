"""`evaluator office enrol-code`, `kiosks` and what an administrator does with one kiosk at the command line."""

from pathlib import Path
from typing import Final

import click
import msgspec

from evaluator.office import commands, messages
from evaluator.office.devices import fork_decisions, keys, kiosk_list, provisioning
from evaluator.office.instants import now_utc
from evaluator.runtime.options import data_folder, log_format
from evaluator.wire.devices import ForkDecided, ForkDecision, Kiosk
from evaluator.wire.enrolment import LIFE_S

_GIB: Final = 2**30


@click.command("enrol-code")
@data_folder
@click.option("--window", default="", help="Window the kiosk will serve.")
@click.option("--unit", default="", help="Hall the kiosk will serve as a whole, instead of a window.")
@click.option("--replaces", default="", help="Broken kiosk whose place the new one takes.")
@click.option("--renews", default="", help="Kiosk whose key is lost; it gets a new one beside its own journal.")
@click.option("--address", "asked", help="HOST:PORT the kiosk reaches the office at, if not where it listens.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@log_format
def enrol_code(
    data: Path, *, window: str, unit: str, replaces: str, renews: str, asked: str | None, as_json: bool
) -> None:
    """Make a one-time code for one kiosk, good for ten minutes and five tries."""
    made = commands.make_code(
        data, window=window, unit=unit, replaces=replaces, renews=renews, address=asked, clock=now_utc
    )
    if as_json:
        facts = {"code": str(made.code), "window": window, "unit": made.unit, "life_s": LIFE_S}
        click.echo(msgspec.json.encode(facts).decode())
    else:
        click.echo(messages.say("code_made", code=made.code))


@click.command("kiosks")
@data_folder
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a line.")
@log_format
def kiosks(data: Path, *, as_json: bool) -> None:
    """Print every kiosk and how it is, one a line."""
    found = commands.list_kiosks(data, now_utc)
    for one in found:
        click.echo(msgspec.json.encode(one).decode() if as_json else line(one))
    if not found and not as_json:
        click.echo(messages.say("no_kiosks"))


@click.command("confirm-kiosk")
@data_folder
@click.argument("kiosk")
@log_format
def confirm_kiosk(data: Path, *, kiosk: str) -> None:
    """Say that the screen of KIOSK shows the check word that `kiosks` shows. If it does not, revoke it."""
    commands.change_kiosk(data, kiosk, lambda to, who: kiosk_list.confirm(to, who, kiosk, now_utc()))
    click.echo(messages.say("kiosk_done", kiosk=kiosk))


@click.command("revoke-kiosk")
@data_folder
@click.argument("kiosk")
@click.option("--why", required=True, help="The reason, for the audit log.")
@log_format
def revoke_kiosk(data: Path, *, kiosk: str, why: str) -> None:
    """Take no more from KIOSK, for good. It goes out of service and keeps its rows."""
    commands.change_kiosk(data, kiosk, lambda to, who: kiosk_list.revoke(to, who, kiosk, why, now_utc()))
    click.echo(messages.say("kiosk_done", kiosk=kiosk))


@click.command("ask-new-key")
@data_folder
@click.argument("kiosk")
@log_format
def ask_new_key(data: Path, *, kiosk: str) -> None:
    """Have KIOSK make itself a new key at its next exchange."""
    commands.change_kiosk(data, kiosk, lambda to, who: keys.ask(to, who, kiosk, now_utc()))
    click.echo(messages.say("kiosk_done", kiosk=kiosk))


@click.command("decide-fork")
@data_folder
@click.argument("kiosk")
@click.option("--run", required=True, help="The run that the alarm names.")
@click.option("--decision", type=click.Choice(["kept", "marked"]), required=True, help="Its rows lose the mark or not.")
@click.option("--why", required=True, help="The reason, for the audit log.")
@log_format
def decide_fork(data: Path, *, kiosk: str, run: str, decision: ForkDecision, why: str) -> None:
    """Decide a fork of KIOSK: both branches count either way, and it is countersigned again on this one."""
    said = ForkDecided(kiosk, run, decision, why)
    commands.change_kiosk(data, kiosk, lambda to, who: fork_decisions.decide(to, who, said, now_utc()))
    click.echo(messages.say("kiosk_done", kiosk=kiosk))


@click.command("alarms")
@data_folder
@click.option("--all", "every", is_flag=True, help="Also those that are over or acknowledged.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a line.")
@log_format
def alarms(data: Path, *, every: bool, as_json: bool) -> None:
    """Print what must be looked at, newest first."""
    found = commands.list_alarms(data, waiting=not every)
    for one in found:
        at = one.at.isoformat(timespec="minutes")
        visits = "" if one.visits is None else messages.say("alarm_visits", n=one.visits)
        told = f"{at}  {one.kiosk}  {one.alarm}  {one.subject}  {one.detail}{visits}"
        click.echo(msgspec.json.encode(one).decode() if as_json else told)
    if not found and not as_json:
        click.echo(messages.say("no_alarms"))


@click.command("acknowledge-alarm")
@data_folder
@click.argument("kiosk")
@click.argument("alarm")
@click.argument("subject")
@log_format
def acknowledge_alarm(data: Path, *, kiosk: str, alarm: str, subject: str) -> None:
    """Say that somebody has looked at an alarm, named as `alarms` prints it."""
    commands.acknowledge(data, kiosk, alarm, subject, now_utc)
    click.echo(messages.say("alarm_done"))


@click.command("provision")
@data_folder
@click.option("--days", type=click.IntRange(1, 30), default=7, show_default=True, help="How long the codes are good.")
@click.option("--address", "asked", help="HOST:PORT the kiosks reach the office at, if not where it listens.")
@click.argument("file", metavar="LIST", type=click.Path(dir_okay=False, path_type=Path))
@click.argument("into", metavar="FOLDER", type=click.Path(file_okay=False, path_type=Path))
@log_format
def provision(data: Path, *, days: int, asked: str | None, file: Path, into: Path) -> None:
    """Write an answer file for every window of LIST into FOLDER, as FOLDER/WINDOW/enrol.toml.

    LIST is a CSV file with a heading: window, or unit for a kiosk of a whole hall; technician_pin; and whatever
    kiosk.toml may hold, as language, mode or volume. A kiosk that starts with its answer file enrols itself.
    """
    n = provisioning.provision(data, file, into, days=days, address=asked, clock=now_utc)
    click.echo(messages.say("provisioned", n=n, folder=into, days=days))


COMMANDS: Final = (
    *(enrol_code, provision, kiosks, confirm_kiosk, revoke_kiosk, ask_new_key, decide_fork),
    *(alarms, acknowledge_alarm),
)


def line(one: Kiosk) -> str:
    """A kiosk on one line of a terminal."""
    offset = one.clock_offset_s
    return messages.say(
        "kiosk_line",
        kiosk=one.kiosk,
        place=one.window or messages.say("whole_hall", unit=one.unit),
        state=", ".join(_marks(one)),
        seen=_seen(one),
        backlog=one.backlog,
        offset="–" if offset is None else f"{offset:+.0f} s",
        disk=f"{one.disk_free_bytes / _GIB:.1f} GiB",
        directory=one.directory,
        rules=one.rules or "–",
        program=one.program or "–",
    )


def _marks(one: Kiosk) -> list[str]:
    if one.revoked_at is not None:
        state = messages.say("kiosk_revoked")
    elif one.retired_at is not None:
        state = messages.say("kiosk_retired", by=one.replaced_by)
    else:
        state = messages.say("kiosk_in_use")
    marks = (
        (one.confirmed_at is None and one.revoked_at is None, "kiosk_unconfirmed"),
        (one.silent_since is not None, "kiosk_silent"),
        (one.test, "kiosk_test"),
        (one.simulated, "kiosk_simulated"),
        (not one.chain_ok, "kiosk_broken"),
        (one.chain_refused, "kiosk_refused"),
        (one.parked > 0, "kiosk_parked"),
    )
    return [state, *(messages.say(name, word=one.check_word, n=one.parked) for holds, name in marks if holds)]


def _seen(one: Kiosk) -> str:
    if one.last_seen_at is not None and (one.carried_at is None or one.carried_at < one.last_seen_at):
        return messages.say("kiosk_seen", at=one.last_seen_at.isoformat(timespec="minutes"))
    if one.carried_at is not None:
        return messages.say("kiosk_carried", at=one.carried_at.isoformat(timespec="minutes"))
    return messages.say("kiosk_never")

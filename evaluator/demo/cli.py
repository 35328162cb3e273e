"""`evaluator demo`"""

import asyncio
import csv
import shlex
import shutil
import signal
import sys
import tempfile
from contextlib import ExitStack
from pathlib import Path
from typing import Final

import click

from evaluator.demo import setting_up
from evaluator.demo.office_work import HALL_MANAGERS
from evaluator.demo.programs import Programs, first_line, run_to_end
from evaluator.runtime.display import has_display
from evaluator.runtime.logs import EventLog
from evaluator.runtime.options import log_format, logs_are_json
from evaluator.runtime.paths import resources
from evaluator.runtime.refusal import refuse

NO_DISPLAY: Final = (
    "There is no display here. Use --headless: everything runs, without windows, and the month is printed."
)


@click.command("demo")
@click.option(
    "--data",
    type=click.Path(file_okay=False, path_type=Path),
    help="Keep everything in this folder and go on from there next time; otherwise it is thrown away at the end.",
)
@click.option("--headless", is_flag=True, help="Without windows, for a machine without a display.")
@click.option(
    "--months", type=click.IntRange(1, 12), default=3, show_default=True, help="Whole months behind the running one."
)
@log_format
def command(data: Path | None, headless: bool, months: int) -> None:
    """An office, a kiosk and the manager's desk at once, with a sample sub-district and months behind it."""
    if not headless and not has_display():
        refuse(NO_DISPLAY)
    with ExitStack() as stack:
        folder = data or Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="evaluator-demo-")))
        try:
            code = asyncio.run(_demo(folder.resolve(), months, headless=headless, kept=data is not None))
        except KeyboardInterrupt:
            code = 0
    sys.exit(code)


async def _demo(folder: Path, months: int, *, headless: bool, kept: bool) -> int:
    log, programs, closing = EventLog("demo"), Programs(), asyncio.Event()
    if sys.platform != "win32":
        for name in (signal.SIGTERM, signal.SIGINT):
            asyncio.get_running_loop().add_signal_handler(name, closing.set)
    work = asyncio.create_task(_show(folder, months, programs, closing, log, headless=headless, kept=kept), name="demo")
    ask_to_end = asyncio.create_task(closing.wait(), name="closing")
    try:
        await asyncio.wait({work, ask_to_end}, return_when=asyncio.FIRST_COMPLETED)
        if not work.done():
            work.cancel()
            await asyncio.wait({work})
    finally:
        ask_to_end.cancel()
        log.info("program.stopping", why=_why(work, closing))
        await programs.end()
    if work.cancelled():
        return 0
    return work.result()


def _why(work: asyncio.Task[int], closing: asyncio.Event) -> str:
    if closing.is_set():
        return "asked to"
    ended_well = work.done() and not work.cancelled() and work.exception() is None and work.result() == 0
    return "the windows are closed" if ended_well else "it cannot go on"


async def _show(
    folder: Path, months: int, programs: Programs, closing: asyncio.Event, log: EventLog, *, headless: bool, kept: bool
) -> int:
    def tell(step: str) -> None:
        if logs_are_json():  # in text the same words would stand there twice
            log.info("demo.step", step=step)
        click.echo(step)

    days = setting_up.history(setting_up.today_here(), months)
    notes = await setting_up.found_office(folder, days[0])
    tell("The office is founded: a sample sub-district with three halls and six windows.")
    await setting_up.live_history(
        folder,
        notes,
        [row["id"] for row in _sample("windows")],
        days,
        lambda day, n: tell(f"{day:%Y-%m} is behind every window and the office, all of it simulated ({n} entries)."),
    )
    office = await programs.start(
        "office", "office", "serve", "--data", str(folder), "--listen", notes.address.removeprefix("https://")
    )
    if not (said := await first_line(office)):
        refuse(
            f"The office could not be started at {notes.address}. Its own line above says why."
            " Mend that and start the demo again, or name another folder with --data."
        )
    tell(said)
    await setting_up.enrol_kiosk(folder)
    setting_up.remember_ready(folder, notes)
    tell(f"The kiosk of window {setting_up.WINDOW} is enrolled by a one-time code.")
    environment = {"QT_QPA_PLATFORM": "offscreen"} if headless else {}
    kiosk = await programs.start("kiosk", "kiosk", "run", "--data", str(folder), "--windowed", environment=environment)
    running = [kiosk]
    if headless:
        month = f"{days[-1]:%Y-%m}"  # the running one has no figures on its first day
        click.echo(await run_to_end("office", "tally", "--data", str(folder), "--month", month, "--by", "window"))
    else:
        desk = ("manager", "--office", notes.desk, "--account", notes.account, "--password-stdin")
        environment["XDG_CONFIG_HOME"] = str(folder / "desk")
        running.append(await programs.start("manager", *desk, environment=environment, typed=notes.password))
    _explain(folder, notes, kept=kept)
    log.info("program.started", program="demo", office=notes.address)
    ends = [asyncio.create_task(program.wait()) for program in running]
    office_end = asyncio.create_task(office.wait())
    done, _ = await asyncio.wait({asyncio.create_task(_all(ends)), office_end}, return_when=asyncio.FIRST_COMPLETED)
    if office_end in done and not closing.is_set():
        click.echo("The office ended unexpectedly; its last lines say why.", err=True)
        return 1
    return next((program.returncode or 0 for program in running if program.returncode), 0)


async def _all(ends: list[asyncio.Task[int]]) -> None:
    await asyncio.wait(ends)


def _explain(folder: Path, notes: setting_up.Notes, *, kept: bool) -> None:
    hall = next(row["unit"] for row in _sample("windows") if row["id"] == setting_up.WINDOW)
    people = "\n".join(
        f"  {row['badge']}  PIN {row['pin']}  {row['name']}  {row['name_en']}"
        for row in _sample("staff")
        if row["unit"] == hall
    )
    quoted, program = shlex.quote(str(folder)), shlex.quote(_program())
    fate = f"Everything is kept in {folder}." if kept else "Everything is thrown away at the end; --data DIR keeps it."
    click.echo(f"""
At the kiosk (window {setting_up.WINDOW}) sign in with the badge number and PIN of somebody of its hall:
{people}
Then tap an answer, by finger, mouse or the keys 1 to 4.

The manager's desk:  {program} manager --office {notes.desk}
  account {notes.account}, password {notes.password}
  the halls' managers {", ".join(sorted(HALL_MANAGERS.values()))} begin with the same password
The month by hand:   {program} office tally --data {quoted} --month {setting_up.today_here():%Y-%m} --by window
The proof:           {program} kiosk verify --data {quoted}
{fate}
Ctrl+C or closing the windows ends everything.""")


def _program() -> str:
    """What a shell finds this program by, so that the lines told can be pasted as they stand."""
    own = Path(sys.executable).with_name("evaluator")
    return "evaluator" if shutil.which("evaluator") or not own.exists() else str(own)


def _sample(sheet: str) -> list[dict[str, str]]:
    with (resources() / "sample" / f"{sheet}.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))

"""`evaluator office tally`, `posted-sheet` and `bundle`: figures at the command line."""

from pathlib import Path
from typing import Final

import click
import msgspec

from evaluator.office.instants import now_utc
from evaluator.office.tallies import by_hand, posting
from evaluator.office.tallies.tally_print import Format, printed
from evaluator.runtime.options import data_folder, log_format
from evaluator.wire.manager import ANY_GROUPINGS, AnyGrouping


@click.command("tally")
@data_folder
@click.option(
    "--period",
    "--month",
    "period",
    required=True,
    metavar="PERIOD",
    help="2026-11, 2026-W47, 2026-Q4, 2026, 2026-11-21, or 2026-11-01..2026-11-15.",
)
@click.option(
    "--by", type=click.Choice(ANY_GROUPINGS), default="unit", show_default=True, help="What a row stands for."
)
@click.option("--unit", default="", help="Count this unit and what lies under it alone.")
@click.option("--format", "as_format", type=click.Choice(["table", "json", "csv"]), default="table", show_default=True)
@log_format
def tally(data: Path, *, period: str, by: AnyGrouping, unit: str, as_format: Format) -> None:
    """Print a period as it is: nothing hidden, no day withheld. Leaves a line in the audit log."""
    found = by_hand.read_tally(data, period=period, by=by, unit=unit, clock=now_utc)
    click.echo(printed(found.answer, found.pack, as_format, found.units, found.undated).encode(), nl=False)


@click.command("posted-sheet")
@data_folder
@click.option("--month", required=True, help="Month, as 2026-11.")
@click.option("--hall", required=True, help="The hall that posts it.")
@click.option("--format", "as_format", type=click.Choice(["text", "json"]), default="text", show_default=True)
@log_format
def posted_sheet(data: Path, *, month: str, hall: str, as_format: str) -> None:
    """Print what a hall posts on its wall: how many ratings each window counted, and where each journal stands.

    It is signed with the office's key, so that anyone can hold the office to its numbers.
    """
    found = by_hand.posted_sheet(data, month=month, hall=hall, clock=now_utc)
    said = posting.as_text(found) if as_format == "text" else msgspec.json.encode(found).decode() + "\n"
    click.echo(said.encode(), nl=False)


@click.command("bundle")
@data_folder
@click.option("--month", required=True, help="Month, as 2026-11.")
@click.option(
    "--out",
    required=True,
    type=click.Path(dir_okay=False, path_type=Path),
    help="New file of the bundle, such as november.evidence.",
)
@log_format
def bundle(data: Path, *, month: str, out: Path) -> None:
    """Write a month's evidence bundle: what was counted, decided and countersigned, in one signed file.

    It tells every row, however small: it is for an auditor or a court, and leaves a line in the audit log.
    """
    click.echo(by_hand.write_bundle(data, out, month=month, clock=now_utc))


COMMANDS: Final = (tally, posted_sheet, bundle)

"""`evaluator simulate`"""

from pathlib import Path

import click
import msgspec

from evaluator.runtime.named_files import TEXT_MOST, read_named, require_room_for
from evaluator.runtime.refusal import refuse
from evaluator.simulation.measuring import MEASURED_ON, TUNED_ON, Report, measured, standard_pack
from evaluator.simulation.scripts import SCRIPTS
from evaluator.wire.rule_pack import RulePackFaultyError, read_rule_pack


@click.command("simulate")
@click.option("--kiosks", type=click.IntRange(1, 1000), default=10, show_default=True, help="Windows, one a seed.")
@click.option(
    "--seed",
    type=click.IntRange(0),
    default=MEASURED_ON[0],
    show_default=True,
    help="The first seed. Thresholds were chosen on other seeds, which the report names.",
)
@click.option("--rules", type=click.Path(dir_okay=False, path_type=Path), help="A rule pack with other thresholds.")
@click.option(
    "--scripts",
    default=",".join(SCRIPTS),
    help="Which scripts, separated by commas; otherwise all: " + ", ".join(SCRIPTS) + ".",
)
@click.option("--json", "as_json", is_flag=True, help="Print JSON instead of a table.")
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), help="Also write the JSON to this file.")
@click.option("--quiet", is_flag=True, help="Without a line of progress for each year.")
def command(
    kiosks: int, seed: int, rules: Path | None, scripts: str, as_json: bool, out: Path | None, quiet: bool
) -> None:
    """Live honest years and years with scripts of deceit, and tell what the signals of gaming find of them.

    Everything is simulated and says so. The same seeds give the same report on every machine.
    """
    seeds = range(seed, seed + kiosks)
    if set(seeds) & set(TUNED_ON):
        refuse(
            f"Seeds {TUNED_ON[0]} to {TUNED_ON[-1]} are those on which the thresholds were chosen."
            f" Measure on others: --seed {MEASURED_ON[0]}."
        )
    names = tuple(name for name in scripts.split(",") if name)
    if unknown := sorted(set(names) - set(SCRIPTS)):
        refuse(f"There is no script {unknown[0]}. Name some of: {', '.join(SCRIPTS)}.")
    try:
        pack = standard_pack() if rules is None else read_rule_pack(read_named(rules, TEXT_MOST))
    except RulePackFaultyError as error:
        refuse(f"{rules} is no rule pack: {error}. Mend it, or leave --rules away.", error)
    if out is not None:
        require_room_for(out, b"{")
    report = measured(seeds, pack, _say_nothing if quiet else _say, scripts=names)
    said = msgspec.json.format(msgspec.json.encode(report), indent=2)
    if out is not None:
        out.write_bytes(said + b"\n")
    click.echo(said.decode() if as_json else table(report))


def _say(what: str) -> None:
    click.echo(what, err=True)


def _say_nothing(_: str) -> None:
    """Of what is going on."""


def table(report: Report) -> str:
    """The report for people to read."""
    lines = [
        f"Simulated. Program {report.program}, rules {report.rules}.",
        f"Measured on seeds {report.measured_on[0]}-{report.measured_on[1]};"
        f" thresholds chosen on seeds {report.tuned_on[0]}-{report.tuned_on[1]}.",
        "",
        f"False alarms: {report.false_alarms} in {report.kiosk_months} honest kiosk-months,"
        f" {report.false_alarms_a_kiosk_month:.2f} a kiosk-month.",
        *(f"  {kind:<14}{rate:>8.3f}" for kind, rate in report.by.items()),
        "",
        f"{'script':<18}{'days':>7}{'found':>8}{'windows':>10}  signals",
    ]
    for one in report.scripts:
        rate = "-" if one.days.rate is None else f"{one.days.rate:.1%}"
        kinds = ", ".join(f"{kind} {n}" for kind, n in sorted(one.by.items(), key=lambda item: -item[1])[:3])
        windows = f"{one.windows.found}/{one.windows.of}"
        lines += [f"{one.script:<18}{one.days.of:>7}{rate:>8}{windows:>10}  {kinds}"]
    return "\n".join(lines)

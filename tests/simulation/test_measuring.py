"""How well signals tell deceit from honest work: a few seeds in CI, all that are published with `--long`."""

import msgspec
import pytest
from click.testing import CliRunner
from msgspec.structs import replace

from evaluator.domain.signal_rules import SignalRules
from evaluator.simulation.cli import command
from evaluator.simulation.measuring import MEASURED_ON, TUNED_ON, Report, habits_of, measured, standard_pack, year
from evaluator.simulation.scripts import SCRIPTS
from tests.support.long_runs import Report as Tell

FALSE_ALARMS_A_KIOSK_MONTH = 1.0
FOUND_OF_THE_BURSTS = 0.95


def test_thresholds_were_not_chosen_on_what_is_published() -> None:
    assert not set(TUNED_ON) & set(MEASURED_ON)


@pytest.mark.timeout(600)
def test_honest_years_are_left_in_peace_and_the_bursts_are_found(long_run: bool, report: Tell) -> None:
    seeds = MEASURED_ON[:20] if long_run else MEASURED_ON[:2]
    found = measured(seeds, standard_pack(), scripts=tuple(SCRIPTS) if long_run else ("self_rating", "outage"))
    by_name = {one.script: one for one in found.scripts}
    bursts, outage = by_name["self_rating"].days, by_name["outage"].days
    report(**msgspec.to_builtins(found))
    assert found.false_alarms_a_kiosk_month <= FALSE_ALARMS_A_KIOSK_MONTH
    assert bursts.of > 0
    assert bursts.found >= FOUND_OF_THE_BURSTS * bursts.of
    assert outage.found <= 0.05 * outage.of


def test_thresholds_that_suspect_everybody_are_measured_as_such() -> None:
    wild = replace(standard_pack(), signals=SignalRules(burst_least=2, false_a_day=0.9, late_least=2, late_share=0.1))
    found = measured(MEASURED_ON[1:2], wild, scripts=())
    assert found.false_alarms_a_kiosk_month > FALSE_ALARMS_A_KIOSK_MONTH


def test_the_report_names_its_seeds_and_says_that_it_is_simulated() -> None:
    done = CliRunner().invoke(command, ["--kiosks", "1", "--quiet", "--json", "--scripts", "self_rating"])
    assert done.exit_code == 0, done.output
    told = msgspec.json.decode(done.stdout, type=Report)
    assert (told.simulated, told.kiosks, told.kiosk_months) == (True, 1, 12)
    assert told.measured_on == (MEASURED_ON[0], MEASURED_ON[0])
    assert told.tuned_on == (TUNED_ON[0], TUNED_ON[-1])
    table = CliRunner().invoke(command, ["--kiosks", "1", "--quiet", "--scripts", "self_rating"]).stdout
    assert table.startswith("Simulated.")
    assert "self_rating" in table


def test_the_seeds_of_the_thresholds_are_refused_as_a_measure() -> None:
    done = CliRunner().invoke(command, ["--seed", "999", "--kiosks", "3"])
    assert done.exit_code != 0
    assert "--seed 5000" in str(done.exception) + done.output


def test_a_year_is_the_same_twice() -> None:
    first = [(lived.log.day, lived.kinds) for lived in year(habits_of(5000), standard_pack())]
    assert first == [(lived.log.day, lived.kinds) for lived in year(habits_of(5000), standard_pack())]

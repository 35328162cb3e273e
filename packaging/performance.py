"""Writes docs/PERFORMANCE.md from what the benchmarks reported in one run; `packaging/benchmark` starts it."""

import argparse
import json
import os
import platform
import re
import sqlite3
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final, NamedTuple

import growth

HOUSE: Final = Path(__file__).resolve().parents[1]
WHOLE_DAY: Final = 100_000
"""So many taps tell what memory does; fewer tell how its caches fill."""
Report = dict[str, Any]


class Row(NamedTuple):
    """A line of the table; a figure with `ratio` none has no other beside it."""

    what: str
    ours: str
    beside: str
    ratio: float | None
    target: str
    reached: bool


def spread(low_middle_high: list[float], unit: str = "ms") -> str:
    """`131 ms (120–190)`: the median and what lies around it."""
    low, middle, high = low_middle_high
    return f"{middle:g} {unit} ({low:g}–{high:g})"


def commit(one: Report) -> Iterator[Row]:
    ours, bare = f"{one['tap_ms']} ms, p99 {one['tap_p99_ms']} ms, n = {one['n']}", f"{one['bare_ms']} ms"
    yield Row(
        "commit of one tap, beside a bare append and sync", ours, bare, one["ratio"], "≤ 1.5", one["ratio"] <= 1.5
    )


def start(one: Report) -> Iterator[Row]:
    what, n = "start to the first usable frame, beside an empty QML window", one["n"]
    ours, bare = f"{spread(one['kiosk_ms'])}, n = {n}", spread(one["empty_ms"])
    yield Row(what, ours, bare, one["ratio"], "≤ 1.8", one["ratio"] <= 1.8)
    ours, bare = spread(one["kiosk_cpu_ms"]), spread(one["empty_cpu_ms"])
    yield Row("the same in processor time", ours, bare, one["cpu_ratio"], "", True)
    ours, bare, ratio = f"{one['kiosk_mb']} MB", f"{one['empty_mb']} MB", one["memory_ratio"]
    yield Row("memory (PSS) then", ours, bare, ratio, "≤ 1.6", ratio <= 1.6)


def browser(one: Report) -> Iterator[Row]:
    what, n = "start to the first usable frame, beside the page in Chromium", one["n"]
    ours, theirs = f"{spread(one['kiosk_ms'])}, n = {n}", spread(one["browser_ms"])
    yield Row(what, ours, theirs, one["ratio"], "≤ 0.6", one["ratio"] <= 0.6)
    ours, theirs, ratio = f"{one['kiosk_mb']} MB", f"{one['browser_mb']} MB", one["memory_ratio"]
    yield Row("memory (PSS), beside Chromium with all its processes", ours, theirs, ratio, "≤ 0.25", ratio <= 0.25)
    ours, theirs = (spread([us / 1000 for us in one[name]]) for name in ("press_us", "browser_press_us"))
    yield Row(
        "press to the pressed look, beside Chromium", ours, theirs, one["press_ratio"], "≤ 1", one["press_ratio"] <= 1
    )


def taps(one: Report) -> Iterator[Row]:
    disk = "40 ms added to each sync" if one["disk"] == "slow" else "this disk"
    yield Row(
        f"press to the pressed look, {disk}",
        f"{spread(one['press_ms'])}, n = {one['n']}",
        "",
        None,
        "≤ 3 ms",
        one["press_ms"][1] <= 3,
    )
    p99 = one["thanks_p99_ms"]
    ours = f"{spread(one['thanks_ms'])}, p99 {p99:g} ms"
    yield Row(f"release to the thank-you, {disk}", ours, "", None, "p99 ≤ 100 ms", p99 <= 100)


def deafness(one: Report) -> Iterator[Row]:
    what = f"longest turn of the window's loop in {one['n']} random taps, beside the window left alone"
    ours = f"{one['longest_ms']:g} ms, {one['longest_with_a_core_ms']:g} with a core, p99 {one['p99_ms']:g}"
    alone = f"{one['alone_longest_ms']:g} ms, p99 {one['alone_p99_ms']:g}"
    yield Row(what, ours, alone, None, "≤ 100 ms", one["longest_ms"] <= 100)


def memory(one: Report) -> Iterator[Row]:
    ours = f"{one['bytes_a_tap']:g} bytes a tap over {one['n']:,} taps"
    if one["n"] < WHOLE_DAY:
        yield Row("memory that a tap leaves behind, while caches still fill", ours, "", None, "", reached=True)
        return
    reached = one["bytes_a_tap"] <= one["target"]
    yield Row("memory that a tap leaves behind", ours, "", None, f"≤ {one['target']:g} bytes", reached)


def accepting(one: Report) -> Iterator[Row]:
    ours, bare = f"{one['rows_a_second']:,} rows/s, n = {one['n']:,}", f"{one['bare_rows_a_second']:,} rows/s"
    what = f"office takes batches over HTTPS, beside the bare upsert, {one['database']}"
    yield Row(what, ours, bare, one["ratio"], "≥ 0.6", one["ratio"] >= 0.6)
    floor = f"{one['floor_rows_a_second']:,} rows/s"
    yield Row("the same, beside the bare statements of rows and roll-ups", ours, floor, one["of_floor"], "", True)


def month(one: Report) -> Iterator[Row]:
    what = f"month of {one['windows']:,} windows with five years behind it, beside one year, {one['database']}"
    yield Row(what, f"{one['month_ms']:g} ms", "", one["ratio"], "≤ 50 ms, flat", one["month_ms"] <= 50)


def drained(one: Report) -> Iterator[Row]:
    what = f"{one['n']:,} kiosks back after a day, within {one['spread_s']:g} s"
    ours = f"drained in {one['drained_s']:g} s, {one['errors']} errors, {one['before_mb']} → {one['memory_mb']} MB"
    yield Row(what, ours, "", None, "no error, memory bounded", not one["errors"])


def desk(one: Report) -> Iterator[Row]:
    """Only the whole length says whether the targets hold."""
    who = f"{one['people']:,} people and {one['ratings']:,} ratings"
    for what, took_s, target_s in (
        ("shown by hall at the desk", one["shown_by_unit_s"], one["shown_target_s"]),
        ("shown by person at the desk", one["shown_by_staff_s"], one["shown_target_s"]),
        ("taken out of the desk, the slowest kind of file", max(one["exported_s"].values()), one["exported_target_s"]),
    ):
        yield Row(f"a month of {who}, {what}", f"{took_s:g} s", "", None, f"≤ {target_s:g} s", took_s <= target_s)


ROWS: Final[dict[str, Callable[[Report], Iterator[Row]]]] = {
    "test_the_commit_of_a_tap_against_a_bare_append_and_sync": commit,
    "test_from_the_tap_to_the_thank_you": taps,
    "test_a_window_that_is_tapped_all_over_goes_on_turning": deafness,
    "test_the_start_of_the_kiosk_against_an_empty_window": start,
    "test_the_kiosk_against_the_same_page_in_a_browser": browser,
    "test_memory_stays_flat_over_many_taps": memory,
    "test_accepting_batches_over_https_against_the_bare_upsert": accepting,
    "test_a_month_costs_the_month_and_not_the_years_behind_it": month,
    "test_kiosks_that_come_back_after_a_day_are_drained": drained,
    "test_a_month_of_ten_thousand_people_is_shown_and_taken_out": desk,
}
"""Benchmarks in the order of the table."""


def main() -> None:
    """Read a test run's words and write the page."""
    parser = argparse.ArgumentParser(description="Write docs/PERFORMANCE.md from a run of the benchmarks.")
    parser.add_argument("said", type=Path)
    parser.add_argument("--load", default="", help="the machine's load before the run")
    parser.add_argument("--called", default="packaging/benchmark")
    parser.add_argument("--into", type=Path, default=HOUSE / "docs" / "PERFORMANCE.md")
    asked = parser.parse_args()
    lines = asked.said.read_text("utf-8").splitlines()
    reports = [json.loads(line) for line in lines if line.startswith('{"test":')]
    asked.into.write_text(page(reports, asked.load, asked.called.strip()), "utf-8")
    growth.draw(reports, asked.into.parent / "pictures" / "growth.png")
    print(f"{asked.into}: {len(reports)} reports")


def page(reports: list[Report], load: str, called: str) -> str:
    """The whole page."""
    rows = [row for name, of in ROWS.items() for one in reports if one["test"].split("[")[0] == name for row in of(one)]
    table = [
        f"| {row.what} | {row.ours} | {row.beside} | {'' if row.ratio is None else f'{row.ratio:g}'} | {row.target}"
        f" | {'' if not row.target else 'yes' if row.reached else '**no**'} |"
        for row in rows
    ]
    template = (HOUSE / "packaging" / "performance.md").read_text("utf-8")
    facts = {"machine": machine(load), "called": called, "rows": "\n".join(table)}
    facts["growth"] = growth.tables(reports)
    return re.sub(r"\{(machine|called|rows|growth)\}", lambda found: facts[found[1]], template)


def machine(load: str) -> str:
    """What it was measured on, in a sentence."""
    cpu = re.search(r"^model name\s*: (.+)$", Path("/proc/cpuinfo").read_text("utf-8"), re.MULTILINE)
    memory_kb = re.search(r"MemTotal:\s+(\d+)", Path("/proc/meminfo").read_text("utf-8"))
    system = re.search(r'^PRETTY_NAME="(.+)"$', Path("/etc/os-release").read_text("utf-8"), re.MULTILINE)
    return (
        f"{datetime.now(UTC):%Y-%m-%d}, {os.cpu_count()} cores of {cpu[1] if cpu else platform.machine()},"
        f" {int(memory_kb[1]) / 2**20 if memory_kb else 0:.0f} GB, {system[1] if system else platform.system()},"
        f" Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}, Xvfb without a graphics chip;"
        f" load before the run {load or 'unknown'}"
    )


if __name__ == "__main__":
    main()

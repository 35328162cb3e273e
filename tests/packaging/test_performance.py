"""The page of figures: every benchmark has its rows, and a missed target is said to be one."""

import ast
import json
import subprocess
import sys
from pathlib import Path
from typing import Final

from tests.test_house import HOUSE

SCRIPT: Final = HOUSE / "packaging" / "performance.py"
COMMIT: Final = {
    "test": "test_the_commit_of_a_tap_against_a_bare_append_and_sync",
    **{"n": 50, "ratio": 1.9, "tap_ms": 0.6, "tap_p99_ms": 2.5, "bare_ms": 0.3},
}
TAPS: Final = {
    "test": "test_from_the_tap_to_the_thank_you[slow-disk]",
    **{"n": 20, "disk": "slow", "press_ms": [1, 2, 9], "thanks_ms": [45, 50, 80], "thanks_p99_ms": 80.0},
}


GROWTH: Final = {
    "test": "test_an_exchange_over_windows_and_years[sqlite]",
    "database": "sqlite",
    "points": [
        {"windows": 100, "years": years, "store_mb": 10 * years, "batch_ms": 30.5 + years, "tap_ms": 4.1}
        for years in (1, 2, 10)
    ],
}


def test_every_benchmark_has_its_rows() -> None:
    benchmarks = {
        node.name
        for file in HOUSE.glob("tests/benchmarks/test_*.py")
        for node in ast.parse(file.read_text("utf-8")).body
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_")
    }
    code = "import performance; print(*performance.ROWS, *performance.growth.CURVES)"
    known = subprocess.check_output([sys.executable, "-c", code], cwd=SCRIPT.parent, text=True).split()
    assert set(known) == benchmarks


def test_a_run_becomes_a_page_that_says_what_was_missed(tmp_path: Path) -> None:
    said = tmp_path / "said"
    said.write_text(
        "== reports ==\n" + "\n".join(json.dumps(one, separators=(",", ":")) for one in (COMMIT, TAPS, GROWTH)), "utf-8"
    )
    into = tmp_path / "page.md"
    (tmp_path / "pictures").mkdir()
    command: list[str | Path] = [sys.executable, SCRIPT, said, "--load", "3.1 2.0 1.0", "--into", into]
    subprocess.run(command, check=True, capture_output=True, timeout=60)
    text = into.read_text("utf-8")
    assert "load before the run 3.1 2.0 1.0" in text
    assert "| 0.6 ms, p99 2.5 ms, n = 50 | 0.3 ms | 1.9 | ≤ 1.5 | **no** |" in text
    assert "| 50 ms (45–80), p99 80 ms |  |  | p99 ≤ 100 ms | yes |" in text
    assert "| 100 | 10 | 100 | 40.5 | 4.1 |" in text
    assert (tmp_path / "pictures" / "growth.png").read_bytes().startswith(b"\x89PNG")

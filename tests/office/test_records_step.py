"""Step 0003 on an office that has a past: whole bodies become what each version changed."""

import json
import sqlite3
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import create_engine

from evaluator.office.store import migrating


def person(name: str, **more: str) -> dict[str, Any]:
    return {"id": "s1", "unit": "hall", "name": name, "badge": "1041", **more}


def body(version: int, *staff: dict[str, Any]) -> bytes:
    unit = {"id": "hall", "parent": None, "kind": "hall", "name": "大厅"}
    return json.dumps({"version": version, "units": [unit], "windows": [], "staff": staff, "matters": []}).encode()


@pytest.fixture
def old_office(tmp_path: Path) -> Path:
    """A file as it was before the step, with three versions: somebody comes, is called otherwise, and leaves."""
    path = tmp_path / "old.db"
    _upgrade(path, "0002")
    with sqlite3.connect(path) as old:
        for version, whole in enumerate(
            [body(1, person("赵明")), body(2, person("赵朋")), body(3, person("赵朋")), body(4)], start=1
        ):
            row = (version, "2026-11-21T00:00:00.000000+00:00", "command line", "sample", whole)
            old.execute("INSERT INTO directory_version VALUES (?, ?, ?, ?, ?)", row)
        old.execute(
            "INSERT INTO staff (id, unit, name, badge, place, closed_day)"
            " VALUES ('s1', 'hall', '赵朋', '1041', 0, 20261121)"
        )
        old.execute("INSERT INTO unit (id, kind, name, place) VALUES ('hall', 'hall', '大厅', 0)")
    old.close()
    return path


def _upgrade(path: Path, step: str) -> None:
    engine = create_engine(f"sqlite:///{path}")
    with engine.begin() as connection:
        migrating.migrate(connection, step)
    engine.dispose()


def test_each_version_keeps_what_it_changed_and_each_record_the_version_that_changed_it(old_office: Path) -> None:
    _upgrade(old_office, "0003")
    with sqlite3.connect(old_office) as new:
        changes = new.execute("SELECT id, version, body FROM directory_change ORDER BY id DESC, version").fetchall()
        versions = new.execute("SELECT version FROM directory_version ORDER BY version").fetchall()
        staff = new.execute("SELECT changed_in, also_serves, erased_day FROM staff").fetchall()
        unit = new.execute("SELECT changed_in FROM unit").fetchall()
    new.close()
    assert [(name, version, json.loads(whole)["name"] if whole else None) for name, version, whole in changes] == [
        ("s1", 1, "赵明"),
        ("s1", 2, "赵朋"),
        ("s1", 4, None),
        ("hall", 1, "大厅"),
    ]
    assert [version for (version,) in versions] == [1, 2, 3, 4]
    assert (staff, unit) == ([(4, "[]", None)], [(1,)])

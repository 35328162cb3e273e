"""The release step: every part that is shipped is listed, from the lock."""

import json
import subprocess
import tomllib
from pathlib import Path

HOUSE = Path(__file__).parent.parent


def test_every_part_the_program_needs_is_listed_with_its_version(tmp_path: Path) -> None:
    out = tmp_path / "parts.json"
    done = subprocess.run(
        [HOUSE / "packaging/parts", out, "--offline"], capture_output=True, text=True, check=False, timeout=120
    )
    assert done.returncode == 0, done.stderr
    listed = {part["name"]: part["version"] for part in json.loads(out.read_text("utf-8"))["components"]}
    locked = {
        (part["name"], part["version"]) for part in tomllib.loads((HOUSE / "uv.lock").read_text("utf-8"))["package"]
    }
    needed = tomllib.loads((HOUSE / "pyproject.toml").read_text("utf-8"))["project"]["dependencies"]
    assert {"cryptography", "msgspec"} <= set(listed)
    assert len(listed) >= len(needed)
    assert set(listed.items()) <= locked
    assert "pytest" not in listed

"""The release step: every part that is shipped is listed, from the lock."""

import http.server
import json
import os
import subprocess
import threading
import tomllib
from pathlib import Path
from typing import Self

from tests.support.ports import kept_port

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
    assert not {"pytest", "atheris"} & set(listed)
    for part in json.loads(out.read_text("utf-8"))["components"]:
        assert part["purl"] == f"pkg:pypi/{part['name']}@{part['version']}"
        assert all(hashed["alg"] == "SHA-256" for one in part["externalReferences"] for hashed in one["hashes"])


class Known:
    """A mirror of the database of known vulnerabilities, which knows a flaw of the parts named."""

    def __init__(self, *vulnerable: str) -> None:
        self.asked: list[str] = []
        known = self

        class Answers(http.server.BaseHTTPRequestHandler):
            def log_message(self, *_: object) -> None:
                pass

            def do_POST(self) -> None:
                asked = json.loads(self.rfile.read(int(self.headers["content-length"])))["queries"]
                names = [one["package"]["name"] for one in asked]
                known.asked += names
                flaw = {"vulns": [{"id": "OSV-1", "modified": "2026-01-01T00:00:00Z"}]}
                self._answer({"results": [flaw if name in vulnerable else {} for name in names]})

            def do_GET(self) -> None:
                self._answer({"id": "OSV-1", "modified": "2026-01-01T00:00:00Z", "summary": "bad", "affected": []})

            def _answer(self, said: object) -> None:
                body = json.dumps(said).encode()
                self.send_response(200)
                self.send_header("content-type", "application/json")
                self.send_header("content-length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Answers)
        self.address = f"http://127.0.0.1:{self.server.server_port}/"

    def __enter__(self) -> Self:
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self.server.shutdown()
        self.server.server_close()


def parts(out: Path, service: str) -> subprocess.CompletedProcess[str]:
    command = [str(HOUSE / "packaging/parts"), str(out), "--service", service]
    env = {**os.environ, "UV_HTTP_RETRIES": "0"}
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=120, env=env)


def test_every_part_is_asked_about_and_a_known_flaw_stops_the_release(tmp_path: Path) -> None:
    with Known() as good:
        done = parts(tmp_path / "parts.json", good.address)
    listed = {part["name"] for part in json.loads((tmp_path / "parts.json").read_text("utf-8"))["components"]}
    assert done.returncode == 0
    assert listed <= set(good.asked)
    assert {"pyinstaller"} <= set(good.asked) - listed, "what makes the desk for Windows is asked about too"
    with Known("cryptography") as bad:
        done = parts(tmp_path / "parts.json", bad.address)
    assert (done.returncode, "OSV-1" in done.stdout, "known to be vulnerable" in done.stderr) == (1, True, True)


def test_a_database_that_cannot_be_asked_stops_the_release_and_is_named(tmp_path: Path) -> None:
    with kept_port() as port:
        done = parts(tmp_path / "parts.json", f"http://127.0.0.1:{port}/")
    assert done.returncode == 3
    assert "NOT ASKED" in done.stderr
    assert "--service" in done.stderr

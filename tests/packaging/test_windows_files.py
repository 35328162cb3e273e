"""The description of the desk for Windows. It is never run there by these tests: what can be read is read."""

import ast
import re
import subprocess
import sys
from typing import Final

from tests.test_house import HOUSE, QT

WINDOWS: Final = HOUSE / "packaging" / "windows"


def test_the_description_names_what_is_there() -> None:
    tree = ast.parse((WINDOWS / "manager.spec").read_text("utf-8"))
    words = {node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)}
    for folder in ("i18n", "icons", "faces"):
        assert folder in words
        assert (HOUSE / "resources" / folder).is_dir()
    assert (WINDOWS / "desk.py").is_file()
    installer = (WINDOWS / "installer.iss").read_text("utf-8")
    assert set(re.findall(r"\\([\w\-]+)\.exe", installer)) == {"evaluator-manager"}
    assert "evaluator-manager" in words


def test_the_desk_stands_without_what_is_left_out() -> None:
    left_out = re.search(
        r"^LEFT_OUT = (\[.*?\])$", (WINDOWS / "manager.spec").read_text("utf-8"), re.MULTILINE | re.DOTALL
    )
    assert left_out
    code = (
        "import sys\n"
        f"left_out = {left_out[1]}\n"
        "class Gone:\n"
        "    def find_spec(self, name, path=None, target=None):\n"
        "        if any(name == one or name.startswith(one + '.') for one in left_out):\n"
        "            raise ImportError(name)\n"
        "sys.meta_path.insert(0, Gone())\n"
        "import evaluator.manager.cli, evaluator.manager.app\n"
        "print(*{name.split('.')[0] for name in sys.modules})\n"
    )
    loaded = subprocess.check_output([sys.executable, "-c", code], text=True, timeout=120).split()
    assert set(loaded) >= {"evaluator", *QT} - {"shiboken6"}

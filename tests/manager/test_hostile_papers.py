"""Names that somebody gave to see what a program does with them, on paper and as the name of a file: nothing runs."""

import re
from pathlib import Path
from typing import Final

from PySide6.QtWidgets import QApplication

from evaluator.manager.paper import file_name, pdf_writer
from evaluator.manager.table_paper import draw_list, listed
from tests.manager.test_table_paper import COLUMNS, Line
from tests.support.hostile import hostile_names

RUNS: Final = (
    b"/JavaScript",
    b"/JS",
    b"/Launch",
    b"/URI",
    b"/OpenAction",
    b"/AA",
    b"/EmbeddedFile",
    b"/Annot",
    b"/GoToR",
)
RESERVED: Final = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\.|$)", re.IGNORECASE)
FILE_BYTES_MOST: Final = 255


def test_no_name_on_paper_becomes_more_than_ink(dressed: QApplication, tmp_path: Path) -> None:
    file = tmp_path / "hostile.pdf"
    names = hostile_names()
    rows = [Line(name[:400], at) for at, name in enumerate(names)]
    sheet = listed(COLUMNS, rows, title=names[0], about=names[1], foot=(names[2],))
    draw_list(pdf_writer(file, names[3]), sheet)
    body = file.read_bytes()
    dictionaries = re.sub(rb"stream\r?\n.*?\r?\nendstream", b"", body, flags=re.DOTALL)
    assert body.startswith(b"%PDF")
    assert [word for word in RUNS if re.search(re.escape(word) + rb"[\s/<\[(]", dictionaries)] == []
    assert b"/Producer" in dictionaries, "what is searched is what stands in the file"


def test_no_name_is_a_way_out_of_the_folder_it_is_saved_in(tmp_path: Path) -> None:
    names = [
        *hostile_names(),
        "../../etc/passwd",
        "..",
        ".",
        "",
        "con",
        "CON.txt",
        "a\x00b",
        "𠮷" * 200,
        "C:\\x",
        "~/x",
    ]
    for name in names:
        path = tmp_path / file_name(name)
        assert path.parent == tmp_path
        assert path.resolve().parent == tmp_path.resolve(), name
        assert len(path.name.encode()) <= FILE_BYTES_MOST, name
        assert not RESERVED.match(path.name), name
        assert not path.name.startswith(("-", ".", "~")), name
        path.write_bytes(b"")

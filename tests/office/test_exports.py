"""Figures taken out of the office carry their truth, and nothing in them runs."""

import csv
import io
import zipfile
from collections.abc import Sequence
from typing import Any

import msgspec
import openpyxl
import pytest
from sqlalchemy import Connection, select

from evaluator import __version__
from evaluator.office.api.exports import NATIONAL_EXPORT_PATH
from evaluator.office.founding import Founded
from evaluator.office.office import Office
from evaluator.office.store import schema
from evaluator.office.tallies import by_hand, posting
from evaluator.office.tallies.sheets import CELL_LETTERS_MOST, Column, Sheet, Value, encoded
from evaluator.wire.exchange import ReasonRow
from evaluator.wire.manager import TALLY_EXPORT_PATH, SheetFormat
from evaluator.wire.posted import POSTED_PATH, SignedSheet, is_genuine
from tests.office.conftest import TestClock, ask, hand_over, know, on_sqlite, token_of, write
from tests.office.paper import DAY, PaperKiosk
from tests.support.hostile import hostile_names

NAMES = hostile_names()
COLUMNS = (Column("name", "名称", "text"), Column("n", "评价数", "count"), Column("rate", "满意率", "share"))


def sheet(names: Sequence[str]) -> Sheet:
    rows: list[list[Value]] = [[name, at, at / 1000] for at, name in enumerate(names)]
    return Sheet(title=names[0], columns=COLUMNS, rows=rows, facts=[("by", "导出人", names[-1])])


def test_the_corpus_is_as_hostile_as_it_says() -> None:
    assert len(NAMES) >= 200
    assert len(set(NAMES)) == len(NAMES)
    assert sum(name.lstrip().startswith(tuple("=+-@＝＋－＠\t\r")) for name in NAMES) > 40


@pytest.mark.filterwarnings("error")
def test_a_workbook_holds_every_name_as_text_and_every_number_as_a_number() -> None:
    body = encoded(sheet(NAMES), "xlsx")
    page = openpyxl.load_workbook(io.BytesIO(body))["figures"]
    cells = list(page.iter_rows(min_row=2))
    assert len(cells) == len(NAMES)
    for at, (name, (text, count, share)) in enumerate(zip(NAMES, cells, strict=True)):
        assert text.data_type == "s", name
        assert text.hyperlink is None
        assert (count.value, count.data_type, share.value) == (at, "n", at / 1000)
        assert share.number_format == "0.0%"
    plain = [name for name in NAMES if name.isprintable() and len(name) < CELL_LETTERS_MOST and "_x" not in name]
    held = {text.value for text, *_ in cells}
    assert [name for name in plain if name not in held] == []
    with zipfile.ZipFile(io.BytesIO(body)) as book:
        assert b"<f>" not in b"".join(book.read(name) for name in book.namelist())


def test_no_cell_of_a_csv_begins_as_a_formula() -> None:
    body = encoded(sheet(NAMES), "csv")
    assert body.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(body.decode("utf-8-sig"), newline="")))
    cells = [row[0] for row in rows if len(row) == len(COLUMNS)][1:]
    assert [cell.removeprefix("'") for cell in cells] == [name.removeprefix("'") for name in NAMES]
    assert [cell for row in rows for cell in row if cell.lstrip().startswith(tuple("=+-@\t\r＝＋－＠"))] == []


def test_json_gives_every_name_back_as_it_was() -> None:
    whole = msgspec.json.decode(encoded(sheet(NAMES), "json"))
    assert [row["name"] for row in whole["rows"]] == NAMES
    assert whole["facts"] == {"by": NAMES[-1]}


@pytest.fixture
def tapped(office: Office) -> Office:
    """Two halls, one of them thin; some silence, some reasons."""
    kiosk = know(office, PaperKiosk()).start("r1").serve("s03", mode="invited").rate("very_satisfied", 40)
    kiosk.rate("dissatisfied", 8).rate(outcome="lapsed", times=12).rate(flag="test", times=2)
    reasons = (ReasonRow("r1", DAY, "213", 7, kiosk.seq), ReasonRow("r1", DAY, "209", 2, kiosk.seq))
    hand_over(office, msgspec.structs.replace(kiosk.request(), reason=reasons))
    west = know(office, PaperKiosk(kiosk="k2", window="w4", unit="hall-west")).start("r2").serve("s06")
    hand_over(office, west.rate("neutral", 9).request())
    south = know(office, PaperKiosk(kiosk="k3", window="w6", unit="hall-south")).start("r3").serve("s10")
    hand_over(office, south.rate("dissatisfied", 2).request())
    return office


def export(office: Office, made: Founded, path: str, query: str) -> bytes:
    answer = ask(office, "GET", f"{path}?{query}", headers=token_of(office, made))
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-disposition"].startswith("attachment; filename=")
    return answer.content


def test_a_file_says_what_it_counts_for_whom_and_what_it_can_be_held_to(tapped: Office, made: Founded) -> None:
    body = export(tapped, made, TALLY_EXPORT_PATH, "month=202611&by=unit&format=json")
    whole: dict[str, Any] = msgspec.json.decode(body)
    facts = whole["facts"]
    assert (facts["period"], facts["rules"], facts["n"], facts["excluded_n"]) == ("2026-11", "four_level/1", 59, 2)
    assert "一般" in facts["definition"]
    assert (facts["exported_by"], facts["program"], facts["simulated"]) == ("office", __version__, "真实评价")
    assert (facts["as_of"], facts["withheld_day"]) == ("2026-11-21 10:00+08:00", 20261121)
    assert [line.split()[0] for line in facts["heads"]] == ["k1", "k2", "k3"]
    rows = {row["key"]: row for row in whole["rows"]}
    east = rows["hall-east"]
    assert (east["very_satisfied"], east["n"], east["lapsed"], east["participation"]) == (40, 48, 12, 0.8)
    assert (east["satisfaction"], east["satisfaction_least"], east["satisfaction_most"]) == (40 / 48, 40 / 60, 52 / 60)
    assert (rows["hall-south"]["n"], rows["hall-south"]["note"]) == (None, "样本不足")
    with tapped.database.reading() as connection:
        bodies = list(connection.execute(select(schema.audit.c.body).order_by(schema.audit.c.seq)).scalars())
    assert msgspec.json.decode(bodies[-1])["act"] == "tally.exported"


@pytest.mark.parametrize("as_format", ["xlsx", "csv"])
def test_every_form_holds_the_same_figures(tapped: Office, made: Founded, as_format: SheetFormat) -> None:
    body = export(tapped, made, TALLY_EXPORT_PATH, f"period=2026-Q4&by=window&format={as_format}&language=en")
    if as_format == "xlsx":
        book = openpyxl.load_workbook(io.BytesIO(body))
        rows = [[cell.value for cell in row] for row in book["figures"].iter_rows()]
        facts = {row[0].value: row[1].value for row in book["about"].iter_rows(min_row=2)}
        assert facts["period"] == "2026-Q4"
        assert str(facts["head of a kiosk's journal"]).startswith("k3")
    else:
        rows = list(csv.reader(io.StringIO(body.decode("utf-8-sig"), newline="")))
        assert ["period", "2026-Q4"] in rows
        rows = rows[rows.index([]) + 1 :]
    heads = rows[0]
    first = dict(zip(heads, next(row for row in rows if row[0] == "w1"), strict=True))
    assert (int(first["Very satisfied"]), int(first["ratings"]), float(first["participation"])) == (40, 48, 0.8)


@pytest.mark.parametrize("as_format", ["xlsx", "csv", "json"])
def test_every_form_says_how_many_visits_of_its_unit_are_in_no_month(
    tapped: Office, made: Founded, as_format: SheetFormat
) -> None:
    lost = know(tapped, PaperKiosk(kiosk="k9", window="w4", unit="hall-west")).start("r9").serve("s06")
    hand_over(tapped, lost.rate(times=3, day=20261399).request())
    header = token_of(tapped, made)

    def told(unit: str) -> Any:  # noqa: ANN401 - as the form has it
        asked = f"month=202611&by=unit&format={as_format}&language=en&unit={unit}"
        body = ask(tapped, "GET", f"{TALLY_EXPORT_PATH}?{asked}", headers=header).content
        if as_format == "json":
            return msgspec.json.decode(body)["facts"]["undated"]
        if as_format == "xlsx":
            rows = [
                [cell.value for cell in row] for row in openpyxl.load_workbook(io.BytesIO(body))["about"].iter_rows()
            ]
        else:
            rows = [row for row in csv.reader(io.StringIO(body.decode("utf-8-sig"), newline="")) if row]
        return int({row[0]: row[1] for row in rows}["visits dated in no month, in no figure"])

    assert [told(unit) for unit in ("", "hall-west", "hall-east")] == [3, 3, 0]


def test_a_month_goes_out_under_the_national_codes_and_silence_as_nothing(tapped: Office, made: Founded) -> None:
    whole = msgspec.json.decode(export(tapped, made, NATIONAL_EXPORT_PATH, "month=202611&format=json"))
    rows = [(row["unit"], row["item"], row["code"], row["n"]) for row in whole["rows"] if row["unit"] == "hall-east"]
    assert rows == [
        ("hall-east", "satisfaction", "5", 40),
        ("hall-east", "satisfaction", "4", 0),
        ("hall-east", "satisfaction", "3", 0),
        ("hall-east", "satisfaction", "2", 8),
        ("hall-east", "evalDetail", "209", None),
        ("hall-east", "evalDetail", "213", 7),
    ]
    assert {row["pf"] for row in whole["rows"]} == {4}
    assert {row["n"] for row in whole["rows"] if row["unit"] == "hall-south"} == {None}
    assert whole["facts"]["silence"] == "不导出为任何评价"


def test_a_pack_without_national_codes_exports_none(tapped: Office, made: Founded) -> None:
    write(tapped, lambda connection: connection.execute(schema.store.update().values(rules="thumb/1")))
    answer = ask(tapped, "GET", f"{NATIONAL_EXPORT_PATH}?month=202611&format=csv", headers=token_of(tapped, made))
    assert (answer.status_code, answer.json()["code"]) == (409, "no_national_codes")


@on_sqlite
def test_a_file_is_made_in_a_language_there_is(tapped: Office, made: Founded) -> None:
    header = token_of(tapped, made)
    for path, query in ((TALLY_EXPORT_PATH, "by=unit&"), (NATIONAL_EXPORT_PATH, "")):
        for language in ("fr", "", "%00", "zh"):
            asked = f"{path}?{query}month=202611&format=csv&language={language}"
            assert ask(tapped, "GET", asked, headers=header).status_code == 400, asked


def test_a_posted_sheet_holds_the_office_to_its_numbers(tapped: Office, made: Founded) -> None:
    answer = ask(tapped, "GET", f"{POSTED_PATH}?month=202611&hall=hall-east", headers=token_of(tapped, made))
    signed = msgspec.json.decode(answer.content, type=SignedSheet)
    assert [(one.window, one.n) for one in signed.sheet.windows] == [("w1", 48), ("w2", 0), ("w3", 0)]
    assert (signed.sheet.n, signed.sheet.withheld_from, len(signed.sheet.heads)) == (48, 20261121, 1)
    assert is_genuine(signed, tapped.about.public_key)
    prettier = msgspec.structs.replace(signed, sheet=msgspec.structs.replace(signed.sheet, n=58))
    assert not is_genuine(prettier, tapped.about.public_key)
    assert not is_genuine(signed, "00" * 32)


def test_the_posted_sheet_names_the_newest_head_of_each_kiosk(office: Office) -> None:
    kiosk = know(office, PaperKiosk()).start("r1").serve("s03").rate(times=3)
    hand_over(office, kiosk.request())
    hand_over(office, kiosk.rate(times=2).request(since=5, agreed=5))

    def look(connection: Connection) -> SignedSheet | None:
        return posting.sheet(connection, office.key, "hall-east", 202611, withheld_from=None, now=office.clock())

    with office.database.reading() as connection:
        signed = look(connection)
    assert signed is not None
    assert [(head.kiosk, head.seq, head.hash) for head in signed.sheet.heads] == [("k1", 7, kiosk.head().hash.hex())]


def test_the_command_line_prints_the_posted_sheet(tapped: Office, clock: TestClock) -> None:
    signed = by_hand.posted_sheet(tapped.folder, month="2026-11", hall="hall-east", clock=clock)
    text = posting.as_text(signed)
    assert "Dongyuan Community Service Hall, 2026-11" in text
    assert "window 1, General services: " in text
    assert "\n\n\n" not in text
    assert signed.signature in text
    with pytest.raises(Exception, match="no unit") as refused:
        by_hand.posted_sheet(tapped.folder, month="2026-11", hall="nowhere", clock=clock)
    assert refused.value.exit_code == 2  # type: ignore[attr-defined]
    with pytest.raises(Exception, match="no month"):
        by_hand.posted_sheet(tapped.folder, month="2026-Q4", hall="hall-east", clock=clock)

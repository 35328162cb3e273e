"""Signals, corrections, rules, accounts and the audit log with too much of everything, in both languages and looks."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Final

import msgspec
import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from sqlalchemy import Connection, func, select

from evaluator.domain.names import CHINESE, ENGLISH, Language
from evaluator.manager import look
from evaluator.manager.corrections.corrections_page import CorrectionsPage
from evaluator.manager.language import Translations
from evaluator.manager.page import Page
from evaluator.manager.people.accounts_page import AccountsPage
from evaluator.manager.people.audit_page import AuditPage
from evaluator.manager.rules.rules_page import RulesPage
from evaluator.manager.signals.signals_page import SignalsPage
from evaluator.office.directory import rule_packs
from evaluator.office.founding import Founded
from evaluator.office.office import Office
from evaluator.office.people import account_list, audit
from evaluator.office.signals import deciding
from evaluator.office.signals.reading import Look
from evaluator.office.store import schema
from evaluator.office.tallies import corrections
from evaluator.office.tallies.corrections import Wish
from evaluator.runtime.paths import resources
from evaluator.wire.corrections import Act
from evaluator.wire.exchange import SignalRow
from evaluator.wire.rule_pack import read_rule_pack
from evaluator.wire.signals import DecideSignal
from tests.manager.at_work import OfficeTime
from tests.manager.deciding.conftest import DAY
from tests.manager.filled import NOW
from tests.manager.page_at_work import FULL, SIZE, Finish, picture
from tests.manager.signed_in import Signed, signed_at
from tests.manager.test_pictures import PICTURES, clipped
from tests.office.conftest import hand_over, know, write
from tests.office.paper import PaperKiosk

HALL: Final = (
    "经济技术开发区清河街道东园社区便民服务与综合治理联合服务大厅",
    "Dongyuan Joint Hall for Community Services and Comprehensive Governance of the Development Zone",
)
PERSON: Final = ("吾买尔江·阿不都热合曼·艾尔肯·买买提明", "Omarjan Abdurahman Erkin Memetimin Tursun")
REASON: Final = "叫号记录与监控对不上，当时窗口前没有办事人，值班长已当面核实并请本人签字确认；相关记录见附件。" * 7
ACCOUNT: Final = "a-hall-manager.of.the.development-zone-0123456789-abcdefghij"
ACTS: Final[tuple[tuple[Act, str], ...]] = (
    ("credit", "s01"), ("restore", ""), ("uphold", ""), ("reopen", ""), ("exclude", ""), ("credit", ""),
)  # fmt: skip
KINDS: Final = ("burst_best", "early", "in_pause", "late_share", "spacing", "interval")


def overfull(office: Office) -> None:
    """Long names, sixty signals with decisions, eighty corrections, thirty accounts, and as many rule packs."""
    write(office, _long_names)
    for place in range(12):
        kiosk = know(office, PaperKiosk(kiosk=f"k{place}")).start(f"r{place}").serve("s03", f"duty-{place}")
        kiosk.rate("very_satisfied", 30, day=DAY + place % 3).rate("dissatisfied", 6, day=DAY + place % 3)
        kiosk.rate("dissatisfied", 3, day=DAY + place % 3, flag="challenged")
        rows = tuple(
            SignalRow(f"r{place}", DAY + place % 3, f"duty-{place}", kind, 1.5 + number * 60, 10 + number, 900 + number)
            for number, kind in enumerate(KINDS)
        )
        hand_over(office, msgspec.structs.replace(kiosk.request(), signals=rows))
    write(office, partial(_decided, office=office))


def _long_names(connection: Connection) -> None:
    for table, (chinese, english) in ((schema.unit, HALL), (schema.window, HALL), (schema.staff, PERSON)):
        connection.execute(table.update().values(name=chinese, name_en=english))


def _decided(connection: Connection, office: Office) -> None:
    now = office.clock()
    for place in range(30):
        account_list.add(connection, audit.COMMAND_LINE, f"{ACCOUNT}{place:02}", "hall_manager", "hall-east", "x", now)
    body = (resources() / "rules" / "four_level.toml").read_text("utf-8")
    for version in range(2, 30):
        text = body.replace("version = 1", f"version = {version}", 1)
        pack = read_rule_pack(text.encode())
        rule_packs.add(connection, pack, text.encode(), ACCOUNT, now)
    look_at = Look(office.rules_in(connection), "", office.about.zone, now)
    for place in range(12):
        day, duty = DAY + place % 3, f"duty-{place}"
        signal = f"{day}.k{place}.{duty}.burst_best"
        for after in range(4 if place == 0 else 1):
            asked = DecideSignal(
                month=202610,
                signal=signal,
                after=_last(connection) if after else 0,
                state="upheld" if after % 2 else "explained",
                reason=REASON,
            )
            assert not isinstance(deciding.decide(connection, asked, ACCOUNT, look_at), str)
        for act, staff in ACTS:
            corrections.correct(connection, Wish(f"k{place}", duty, act, day, staff, REASON), ACCOUNT, now)


def _last(connection: Connection) -> int:
    return int(connection.execute(select(func.max(schema.signal_decision.c.number))).scalar_one())


@pytest.fixture(scope="module")
def crowded(year_old: Founded, tmp_path_factory: pytest.TempPathFactory) -> Founded:
    folder = Path(shutil.copytree(year_old.folder, tmp_path_factory.mktemp("crowded") / "office"))
    made = replace(year_old, folder=folder)
    office = Office(folder, OfficeTime(NOW))
    try:
        overfull(office)
    finally:
        office.close()
    return made


@pytest.fixture
def signed(crowded: Founded, tmp_path: Path, finish: Finish, qtbot: QtBot) -> Iterator[Signed]:
    with signed_at(crowded, tmp_path, finish, qtbot) as found:
        found.time.at = NOW
        yield found


def signals(signed: Signed, language: Language) -> Page:
    page = SignalsPage(language)
    signed.open(page, "office_manager", account="signals")
    page.months.chosen.emit(202610)
    signed.settle(page)
    page.choose(f"{DAY}.k0.duty-0.burst_best")
    return page


def of_corrections(signed: Signed, language: Language) -> Page:
    page = CorrectionsPage(language)
    signed.open(page, "office_manager", account="corrections")
    assert page.view is not None
    page.choose(page.key_of(page.rows()[-1]))
    return page


def rules(signed: Signed, language: Language) -> Page:
    page = RulesPage(language)
    signed.open(page, "office_manager", account="rules")
    page.text.other.setCurrentIndex(page.text.other.findData("national_five/1"))
    page.text.facts.setCurrentIndex(page.text.facts.source.index(10, 0))
    return page


def accounts(signed: Signed, language: Language) -> Page:
    page = AccountsPage(language)
    signed.open(page, "system_administrator", account="accounts")
    place = next(at for at, row in enumerate(page.table.records.rows) if row.account == f"{ACCOUNT}07")
    page.table.setCurrentIndex(page.table.found.index(place, 0))
    return page


def log(signed: Signed, language: Language) -> Page:
    page = AuditPage(language)
    signed.open(page, "auditor", account="audit")
    return page


@pytest.mark.parametrize("language", [CHINESE, ENGLISH])
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("opened", [signals, of_corrections, rules, accounts, log], ids=lambda one: one.__name__)
def test_nothing_is_clipped_where_there_is_too_much_of_it(
    opened: Callable[[Signed, Language], Page],
    language: Language,
    dark: bool,
    signed: Signed,
    translations: Translations,
    dressed: QApplication,
) -> None:
    translations.use(language)
    look.dress(dressed, look.DARK if dark else look.LIGHT)
    page = opened(signed, language)
    for size in (SIZE, FULL):
        picture(page, PICTURES, f"overfull-{opened.__name__}{'-dark' if dark else ''}", size)
        assert clipped(page) == []

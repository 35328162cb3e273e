"""One clock at the desk: the office's, wherever the PC believes to be."""

from datetime import UTC, datetime
from typing import Final
from zoneinfo import ZoneInfo

import pytest
from msgspec import Struct

from evaluator.manager import formats
from evaluator.manager.kiosks.page import KiosksPage
from evaluator.manager.language import Translations
from evaluator.manager.office_clock import on_clock
from evaluator.manager.people.accounts_page import AccountsPage
from evaluator.manager.people.audit_page import AuditPage
from evaluator.office.instants import written
from evaluator.office.store import schema
from tests.manager.signed_in import Signed
from tests.office.conftest import know, write
from tests.office.paper import PaperKiosk

SHANGHAI: Final = ZoneInfo("Asia/Shanghai")
AT: Final = datetime(2026, 11, 20, 1, 0, tzinfo=UTC)
HERE: Final = "2026-11-20 09:00"
"""The same on the office's clock; in Los Angeles it is 17:00 of the day before."""


class Line(Struct, frozen=True):
    at: datetime
    until: datetime | None = None
    n: int = 0


class Page(Struct, frozen=True):
    lines: tuple[Line, ...]
    newest: Line | None
    names: dict[str, str]


def test_every_instant_of_an_answer_is_put_on_the_clock() -> None:
    page = on_clock(Page((Line(AT), Line(AT, AT, 3)), Line(AT), {"zh-CN": "东园"}), SHANGHAI)
    told = [line.at for line in page.lines] + [page.lines[1].until, page.newest and page.newest.at]
    assert [formats.instant(at) for at in told if at] == [HERE] * 4
    assert (page.lines[0].until, page.lines[1].n, page.names) == (None, 3, {"zh-CN": "东园"})


def test_an_answer_without_instants_is_handed_on_as_it_is() -> None:
    rows = ("a", "b")
    assert on_clock(rows, SHANGHAI) == rows
    assert on_clock(None, SHANGHAI) is None


@pytest.mark.parametrize("edge", [datetime(1, 1, 1, tzinfo=UTC), datetime(9999, 12, 31, 23, 59, tzinfo=UTC)])
@pytest.mark.parametrize("zone", [SHANGHAI, ZoneInfo("America/New_York")])
def test_an_instant_at_the_end_of_all_time_is_no_traceback(edge: datetime, zone: ZoneInfo) -> None:
    assert on_clock(Line(edge), zone).at == edge


@pytest.mark.usefixtures("elsewhere")
def test_a_pc_in_another_zone_tells_accounts_kiosks_and_acts_on_the_offices_clock(
    signed: Signed, translations: Translations
) -> None:
    assert AT.astimezone().day == 19  # the PC's own clock is a day behind
    office = signed.office.serving.office
    know(office, PaperKiosk(kiosk="k-w1"))
    seen_at = schema.kiosk.update().values(last_seen_at=written(AT))
    write(office, lambda connection: connection.execute(seen_at))
    pages = [page(translations.language) for page in (AccountsPage, AuditPage, KiosksPage)]
    for page, role in zip(pages, ("system_administrator", "auditor", "it"), strict=True):
        signed.open(page, "auditor" if role == "auditor" else "system_administrator", account=role)
        told = "\n".join("\t".join(row) for row in page.listed().seen().rows)
        assert HERE in told
        assert "11-19" not in told
        assert HERE in "".join(page.on_paper().foot)

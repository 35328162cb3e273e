"""The page of published answers: what everybody may read, and nothing that tells who spoke, served or rated how."""

import re
import shutil
import subprocess
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from html.parser import HTMLParser
from pathlib import Path
from typing import Final

import httpx
import msgspec
import pytest
from PySide6.QtGui import QColor
from sqlalchemy import select

from evaluator.domain.directory import StaffMember
from evaluator.domain.names import CHINESE, ENGLISH
from evaluator.manager import look
from evaluator.office.cases import handling
from evaluator.office.cases.handling import Deed, Done
from evaluator.office.cases.published_page import A_PAGE, PATH, STYLE
from evaluator.office.directory import changing, directory_store, erasing
from evaluator.office.directory.changing import Arriving, By
from evaluator.office.directory.named import Named
from evaluator.office.office import Office
from evaluator.office.people.accounts import Person
from evaluator.office.store import schema
from evaluator.office.store.schema import case_event, case_file
from evaluator.wire.cases import (
    CASE_PREVIEW_PATH,
    Act,
    Answer,
    Assign,
    CaseChange,
    CasePreview,
    NewCase,
    Publish,
    Reopen,
)
from tests.kiosk.screens.measure import contrast
from tests.office.conftest import TestClock, ask, know, on_sqlite, write
from tests.office.paper import PaperKiosk
from tests.office.test_cases import case_row, listed, send, sign_in
from tests.support.hostile import hostile_names
from tests.support.office import make_office, serving_office

PICTURES: Final = Path(__file__).parent.parent / "pictures" / "office"
VOID: Final = {"meta", "link", "br"}
ALLOWED: Final = {
    *("html", "head", "meta", "title", "style", "body", "header", "main", "footer", "div", "span", "bdi"),
    *("h1", "h2", "p", "a", "article", "nav", "strong"),
}

WORN: Final = {"ink": "ink", "soft": "secondary", "rule": "rule", "ground": "page", "accent": "accent"}
"""Colours of the page, and what the desk calls them."""


def test_the_page_wears_the_colours_of_the_desk_light_and_dark() -> None:
    sets = [dict(re.findall(r"--(\w+):(#[0-9a-f]+)", line)) for line in STYLE.splitlines() if "--ink:" in line]
    for colours, desk in zip(sets, (look.LIGHT, look.DARK), strict=True):
        assert {WORN[name]: colour for name, colour in colours.items()} == {
            name: getattr(desk, name).lower() for name in WORN.values()
        }
        assert all(
            contrast(QColor(colours[name]), QColor(colours["ground"])) >= 7 for name in ("ink", "soft", "accent")
        )


class Page(HTMLParser):
    """Reads a page as a browser does: which elements there are, and the words of each article."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[str] = []
        self.attributes: set[str] = set()
        self.open: list[str] = []
        self.articles: list[str] = []
        self.words = ""
        self.links: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append(tag)
        self.attributes |= {name for name, _ in attrs}
        self.links += [value or "" for name, value in attrs if name == "href"]
        if tag not in VOID:
            self.open.append(tag)
        if tag == "article":
            self.articles.append("")

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "style" not in self.open:
            self.words += data
        if "article" in self.open and "p" in self.open:
            self.articles[-1] += data


def page(office: Office, query: str = "") -> Page:
    answer = ask(office, "GET", f"{PATH}?{query}")
    assert answer.status_code == 200, answer.text
    found = Page(answer.text)
    assert found.open == []
    assert set(found.elements) <= ALLOWED
    return found


def deed(office: Office) -> Deed:
    who = Person("zhang", "office_manager", "", must_change=False, token_hash="")
    return Deed(who, office.clock(), office.about.zone, office.rules)


def done(office: Office, case: str, version: int, change: Act) -> None:
    asked = CaseChange(case, version, change)
    assert isinstance(write(office, lambda store: handling.change(store, asked, deed(office))), Done)


def enter(office: Office, subject: str = "门口的灯坏了", unit: str = "hall-east") -> str:
    new = NewCase(origin="problem", unit=unit, subject=subject, kind="at_once", owner="zhang")
    entered = write(office, partial(handling.enter, new=new, deed=deed(office)))
    assert isinstance(entered, Done)
    return entered.case


def publish(office: Office, text: str, unit: str = "hall-east") -> str:
    case = enter(office, unit=unit)
    done(office, case, 1, Answer(text))
    done(office, case, 2, Publish())
    return case


@pytest.fixture(autouse=True)
def zhang(request: pytest.FixtureRequest) -> dict[str, str]:
    """Who answers."""
    if "office" not in request.fixturenames:
        return {}
    return sign_in(request.getfixturevalue("office"), "zhang")


def test_an_answer_stands_there_from_the_next_day_on_until_it_is_reopened(office: Office, clock: TestClock) -> None:
    assert page(office).articles == []
    assert "还没有公开的答复" in page(office).words
    case = publish(office, "灯已换好。\n谢谢提醒。")
    enter(office, "never answered")
    assert page(office).articles == []
    clock.advance(days=1)
    assert page(office).articles == ["灯已换好。\n谢谢提醒。"]
    assert "2026-11 公开" in page(office).words
    english = page(office, "language=en")
    assert english.articles == ["灯已换好。\n谢谢提醒。"]
    assert "published 2026-11" in english.words
    done(office, case, 3, Reopen("It broke again."))
    clock.advance(minutes=1)
    assert page(office).articles == []


@on_sqlite
def test_neither_rating_resident_nor_person_is_told(office: Office, clock: TestClock, zhang: dict[str, str]) -> None:
    kiosk = know(office, PaperKiosk()).start("r1").serve("s03").rate("dissatisfied")
    send(office, kiosk, case_row())
    (case,) = (one["case"] for one in listed(office, zhang)["cases"])
    done(office, case, 1, Assign("zhang", "at_once"))
    done(office, case, 2, Answer("陈晓燕已当面说明；chen xiaoyan will call. 工号以外的都不变。"))
    done(office, case, 3, Publish())
    clock.advance(days=1)
    for language, member in ((CHINESE, "工作人员"), (ENGLISH, "a member of staff")):
        answer = ask(office, "GET", f"{PATH}?language={language}").text
        assert f'<html lang="{language}">' in answer
        assert Page(answer).articles == [f"{member}已当面说明；{member} will call. 工号以外的都不变。"]
        told = re.sub(r"<style>.*</style>|<p class=.lead.>.*?</p>", "", answer, flags=re.DOTALL)
        for hidden in ("陈晓燕", "Chen", "1103", "s03", "dissatisfied", "不满意", "214", "2026-11-20", "上午", case):
            assert hidden not in told, hidden


def test_a_name_of_the_past_and_one_spaced_otherwise_are_told_no_more_than_a_present_one(
    office: Office, clock: TestClock
) -> None:
    publish(office, "王 建国 and Jianguo  Wang came, 李秀英 wrote.")
    clock.advance(days=1)
    hidden = ["工作人员 and 工作人员 came, 工作人员 wrote."]
    assert page(office).articles == hidden
    by = By("names", clock(), "desk")
    with office.database.reading() as connection:
        held = directory_store.read(connection)
    renamed = tuple(replace(one, name="李秀瑛", name_en="Li Xiuyu") if one.id == "s02" else one for one in held.staff)
    arriving = Arriving(replace(held, staff=renamed), {}, {})
    write(office, lambda to: changing.keep(to, arriving, changing.compare(to, arriving), by))
    write(office, lambda to: erasing.erase(to, "s01", by))
    clock.advance(minutes=1)
    assert page(office).articles == hidden
    with office.database.reading() as connection:
        (kept,) = connection.execute(select(case_file.c.answer)).scalars()
        said = "".join(connection.execute(select(case_event.c.text)).scalars())
    assert kept == "工作人员 and 工作人员 came, 李秀英 wrote."
    assert "建国" not in said


NUMBERS: Final = "本月 1041 件，1042元，电话 6555-1043、01041，1043.5 平方米。"
WORDS: Final = "小王、王府井、李子、赵钱孙李；孙主任在西厅。Residents miss chen tea."
SAID: Final = (
    ("请找王师傅（工号 1041）。", "请找工作人员（工作人员）。"),
    ("欧阳 主任和李老师都在，赵副科长不在。", "工作人员和工作人员都在，工作人员不在。"),
    ("１０４３ 已回电，badge 1044 too.", "工作人员 已回电，工作人员 too."),
    ("Ms Chen and Section Chief Ouyang came.", "工作人员 and 工作人员 came."),
    ("刘师傅这天来支援。", "工作人员这天来支援。"),
    (NUMBERS, NUMBERS),
    (WORDS, WORDS),
)


@on_sqlite
def test_badge_numbers_and_surnames_with_a_title_name_nobody(office: Office, clock: TestClock) -> None:
    for said, _ in SAID:
        publish(office, said)
        clock.advance(seconds=1)
    publish(office, "王师傅、孙主任", "hall-west")
    clock.advance(days=1)
    assert page(office).articles == ["王师傅、工作人员", *(shown for _, shown in reversed(SAID))]


@pytest.mark.parametrize(
    ("name", "said", "shown"),
    [
        ("任民", "请任主任来；他担任组长", "请工作人员来；他担任组长"),
        ("区明", "社区主任到区主任处", "社区主任到工作人员处"),
        ("向阳", "向主任请向主任反映", "工作人员请向主任反映"),
        ("Omarjan·A", "Mr Omarjan", "Mr Omarjan"),
        ("安", "安主任", "安主任"),
    ],
)
def test_a_word_that_ends_like_a_surname_stays(name: str, said: str, shown: str) -> None:
    somebody = StaffMember(id="s", unit="hall", name=name, badge="7")
    assert Named((), [somebody]).hidden(said, "工作人员") == shown
    assert Named([somebody]).hidden("窗口 7，工号7", "工作人员") == "窗口 7，工作人员"


@on_sqlite
def test_what_will_be_read_is_told_before_it_is_published(
    office: Office, clock: TestClock, zhang: dict[str, str]
) -> None:
    case = enter(office)
    path = f"{CASE_PREVIEW_PATH}?case={case}"
    early = ask(office, "GET", path, headers=zhang)
    assert (early.status_code, early.json()["code"]) == (409, "not_now")
    done(office, case, 1, Answer("王师傅（工号 1041）和陈晓燕已回电，王师傅会再来；本月 1041 件。"))
    told = msgspec.json.decode(ask(office, "GET", path, headers=zhang).content, type=CasePreview)
    assert told.hidden == ("陈晓燕", "工号 1041", "王师傅")
    assert (told.month, told.from_day) == (202611, 20261122)
    assert told.hall[ENGLISH] == "Dongyuan Community Service Hall"
    done(office, case, 2, Publish())
    clock.advance(days=1)
    for language in (CHINESE, ENGLISH):
        assert page(office, f"language={language}").articles == [told.text[language]]
    assert told.text[CHINESE] == "工作人员（工作人员）和工作人员已回电，工作人员会再来；本月 1041 件。"


@on_sqlite
def test_whoever_is_erased_is_taken_out_by_badge_number_and_title_too(office: Office, clock: TestClock) -> None:
    publish(office, "王师傅（1041）已答。")
    publish(office, "王师傅是别人，1041 不是。", "hall-west")
    write(office, lambda to: erasing.erase(to, "s01", By("names", clock(), "desk")))
    with office.database.reading() as connection:
        kept = set(connection.execute(select(case_file.c.answer)).scalars())
        said = "".join(connection.execute(select(case_event.c.text)).scalars())
    assert kept == {"工作人员（工作人员）已答。", "王师傅是别人，工作人员 不是。"}
    assert "1041" not in said


@on_sqlite
def test_how_many_were_in_time_is_told_of_closed_months_and_of_ten_or_more(office: Office, clock: TestClock) -> None:
    clock.at = datetime(2026, 10, 9, 2, 0, tzinfo=UTC)
    cases = [enter(office) for _ in range(9)]
    clock.at = datetime(2026, 11, 21, 2, 0, tzinfo=UTC)
    assert "2025-11 至 2026-10，到期的不足 10 件" in page(office).words
    clock.at = datetime(2026, 10, 9, 3, 0, tzinfo=UTC)
    cases.append(enter(office))
    for case in cases[:8]:
        done(office, case, 1, Answer("Done."))
    clock.at = datetime(2026, 11, 21, 2, 1, tzinfo=UTC)
    for _ in range(30):
        enter(office)
    assert "到期 10 件，按期答复 8 件，按期率 80.0%" in page(office).words
    assert "8 of 10 that were due were answered in time: 80.0%" in page(office, "language=en").words


@on_sqlite
def test_whatever_an_answer_or_a_hall_is_called_stays_text(office: Office, clock: TestClock) -> None:
    names = [name for name in hostile_names() if 0 < len(name) <= 2_000 and "\0" not in name]
    assert any("<script" in name for name in names)
    for name in names:
        publish(office, name)
    mean = '"><img src=x onerror=alert(1)></style><script>'
    write(office, lambda store: store.execute(schema.unit.update().values(name=mean, name_en=mean)))
    write(office, lambda store: store.execute(schema.directory_version.update().values(version=99)))
    clock.advance(days=1)
    found: list[str] = []
    pages = -(-len(names) // A_PAGE)
    for number in range(1, pages + 1):
        shown = page(office, f"page={number}")
        found += shown.articles
        assert shown.attributes <= {"lang", "charset", "name", "content", "class", "href", "dir", "rel", "aria-label"}
        assert all(link.startswith(PATH) for link in shown.links)
        assert mean in shown.words
    assert len(found) == len(names)
    assert sum("<script" in one for one in found) == sum("<script" in name for name in names)


@on_sqlite
def test_pages_go_from_the_newest_to_the_last_one(office: Office, clock: TestClock) -> None:
    for number in range(2 * A_PAGE + 1):
        publish(office, f"答复 {number}")
        clock.advance(seconds=1)
    clock.advance(days=1)
    first, last, beyond = (page(office, f"page={number}&language=en") for number in (1, 3, 9_999))
    assert first.articles[0] == f"答复 {2 * A_PAGE}"
    assert last.articles == beyond.articles == ["答复 0"]
    assert "Answers: 41, page 3 of 3" in last.words
    assert first.links[0] == PATH, "the other language, on the same page"
    assert first.links[-1] == f"{PATH}?language=en&page=2"


@on_sqlite
def test_it_is_kept_for_minutes_runs_nothing_and_is_framed_by_nobody(office: Office) -> None:
    answer = ask(office, "GET", PATH)
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert answer.headers["cache-control"] == "public, max-age=300"
    policy = answer.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "script" not in answer.text
    unread = ("language=fr", "language=%22%3E%3Cscript%3E", "page=0", "page=x", "page=-1", "page=%C2%B2")
    for query in (*unread, f"page={'9' * 5_000}"):
        assert ask(office, "GET", f"{PATH}?{query}").text == answer.text, "a person reads the first page, not a code"
    watched = ask(office, "HEAD", PATH)
    assert (watched.status_code, watched.content) == (200, b"")
    assert watched.headers["content-security-policy"] == policy
    assert ask(office, "GET", f"{PATH}?from=singlemessage&isappinstalled=0").text == answer.text


def test_a_simulated_office_says_so(simulated_office: Office) -> None:
    assert "Simulated data, no real ratings." in page(simulated_office, "language=en").words
    assert "模拟数据，不是真实评价。" in page(simulated_office).words


@pytest.fixture
def shot() -> Path:
    program = shutil.which("chromium")
    assert program is not None, "Debian's chromium is not installed: apt install chromium"
    PICTURES.mkdir(parents=True, exist_ok=True)
    return Path(program)


LONG_ANSWER: Final = (
    "二楼取号机旁增设了一台，并请两位志愿者在上午九点到十一点之间引导。叫号屏换成了大字，坐在最后一排也看得清。\n"
    "We have put a second ticket machine on the second floor; volunteers help from nine to eleven."
)


@pytest.mark.long
@pytest.mark.parametrize("language", [CHINESE, ENGLISH])
@pytest.mark.parametrize(("name", "answers"), [("empty", 0), ("usual", 6), ("overfull", 45)])
def test_the_page_in_a_browser(shot: Path, tmp_path: Path, language: str, name: str, answers: int) -> None:
    clock = TestClock()
    made = make_office(tmp_path / "office", clock=clock)
    office = Office(made.folder, clock)
    sign_in(office, "zhang")
    clock.at = datetime(2026, 10, 9, 2, 0, tzinfo=UTC)
    texts = [LONG_ANSWER, "灯已换好。", "W" * 300, "窗口 3 现在中午也有人。", "<b>已修</b>", "表格减少为一页。"]
    for number in range(answers):
        publish(office, texts[number % len(texts)] * (1 + number // 30), ("hall-east", "hall-west")[number % 2])
        clock.advance(minutes=1)
    office.close()
    clock.at = datetime(2026, 11, 21, 2, 0, tzinfo=UTC)
    with serving_office(made, clock=clock) as running:
        url = f"{running.address}{PATH}?language={language}"
        answer = httpx.get(url, verify=False, timeout=60)
        assert len(Page(answer.text).articles) == min(answers, A_PAGE)
        for size in ("1280,900", "390,844"):
            picture = PICTURES / f"published-{name}-{size.partition(',')[0]}-{language}.png"
            subprocess.run(
                [
                    *(shot, "--headless", "--no-sandbox", "--disable-gpu", "--ignore-certificate-errors"),
                    *(f"--user-data-dir={tmp_path / 'profile'}", f"--window-size={size}", "--hide-scrollbars"),
                    *(f"--screenshot={picture}", url),
                ],
                check=True,
                capture_output=True,
                timeout=60,
            )
            assert picture.stat().st_size > 5_000

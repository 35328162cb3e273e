"""F21: many managers edit one person, one case or one account at once; no edit is lost or written over unseen."""

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import replace
from typing import Any, Final

import httpx
import msgspec
import pytest

from evaluator.office.instants import now_utc
from evaluator.office.office import Office
from evaluator.office.people import accounts, audit
from evaluator.wire import cases, people
from evaluator.wire import directory as wire
from tests.support.long_runs import Report
from tests.support.office import road_to
from tests.support.office_program import peopled_office

CLIENTS: Final = 20
SHORT: Final = 40
LONG: Final = 2_000
Client = httpx.AsyncClient


@pytest.fixture
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    folder = tmp_path_factory.mktemp("edits") / "office"
    peopled_office(folder)
    found = Office(folder, now_utc)
    yield found
    found.close()


def in_turns(
    office: Office,
    role: str,
    edits: int,
    edit: Callable[[Client, str], Awaitable[int]],
    afterwards: Callable[[Client], Awaitable[None]] | None = None,
) -> tuple[list[str], int]:
    """Twenty clients do so many edits, each until it is taken, and one looks afterwards.

    The names of those taken, and how many met 409.
    """
    names = (f"edit {number}" for number in range(edits))
    token, _ = office.writer.submit(lambda to: accounts.sign_in(to, role, now_utc())).result(timeout=120)
    taken: list[str] = []
    faced = 0

    async def client_of_twenty(client: Client) -> None:
        nonlocal faced
        for name in names:
            while (conflicts := await edit(client, name)) != 0:
                faced += conflicts
            taken.append(name)

    async def everybody() -> None:
        transport = road_to(office)
        headers = {"Authorization": f"Bearer {token}"}
        async with Client(transport=transport, base_url="https://office", headers=headers) as client:
            await asyncio.gather(*(client_of_twenty(client) for _ in range(CLIENTS)))
            if afterwards is not None:
                await afterwards(client)

    asyncio.run(everybody())
    return taken, faced


def test_of_twenty_who_edit_one_person_none_writes_over_another(office: Office, long_run: bool, report: Report) -> None:
    edits = LONG if long_run else SHORT
    held: dict[str, Any] = {}
    log: list[tuple[int, str]] = []

    async def rename(client: Client, name: str) -> int:
        """Against the version this program saw last; 1 when somebody was faster, whose version is then known."""
        if "record" not in held:
            whole = msgspec.json.decode((await client.get(wire.DIRECTORY_PATH)).content, type=wire.WholeDirectory)
            held["record"] = next(one for one in whole.staff if one.staff.id == "s03")
        base = held["record"]
        asked = wire.StaffPut(base.version, replace(base.staff, name=name))
        answer = await client.put(wire.STAFF_PATH, content=msgspec.json.encode(asked))
        if answer.status_code == 409:
            told = answer.json()
            assert told["code"] == "changed_meanwhile"
            assert told["sent"]["staff"]["name"] == name
            theirs = msgspec.convert(told["held"], wire.StaffRecord)
            assert theirs.version > base.version
            held["record"] = max(held["record"], theirs, key=lambda one: one.version)
            return 1
        assert answer.status_code == 200, answer.text
        record = msgspec.json.decode(answer.content, type=wire.StaffRecord)
        log.append((base.version, name))
        held["record"] = max(held["record"], record, key=lambda one: one.version)
        return 0

    taken, faced = in_turns(office, "directory_administrator", edits, rename)
    report(edits=len(taken), conflicts=faced)
    assert sorted(taken) == sorted(f"edit {number}" for number in range(edits))
    bases = [base for base, _ in log]
    assert len(set(bases)) == edits  # each version was followed by one edit alone
    assert held["record"].staff.name == max(log)[1]
    assert faced > 0


def test_of_twenty_who_note_on_one_case_none_is_lost(office: Office, long_run: bool, report: Report) -> None:
    edits = LONG if long_run else SHORT
    held: dict[str, cases.CaseDetail] = {}
    log: list[tuple[int, str]] = []

    async def note(client: Client, text: str) -> int:
        if "case" not in held:
            new = cases.NewCase(
                origin="problem", unit="hall-east", subject="门口的灯坏了", kind="by_deadline", owner="office_manager"
            )
            answer = await client.post(cases.CASES_PATH, content=msgspec.json.encode(new))
            held.setdefault("case", msgspec.json.decode(answer.content, type=cases.CaseDetail))
        case = held["case"].case
        asked = cases.CaseChange(case.case, case.version, cases.Note(text))
        answer = await client.post(cases.CASE_PATH, content=msgspec.json.encode(asked))
        if answer.status_code == 409:
            told = msgspec.json.decode(answer.content, type=cases.CaseConflict)
            assert (told.code, told.yours) == ("newer_version", asked)
            assert told.theirs.case.version > case.version
            assert len(told.theirs.events) <= cases.HISTORY_MOST
            held["case"] = max(held["case"], told.theirs, key=lambda one: one.case.version)
            return 1
        assert answer.status_code == 200, answer.text
        done = msgspec.json.decode(answer.content, type=cases.CaseDetail)
        assert done.case.version > case.version  # as it stands now: somebody may have been next already
        log.append((case.version, text))
        held["case"] = max(held["case"], done, key=lambda one: one.case.version)
        return 0

    history: list[cases.CaseEventLine] = []

    async def read_history(client: Client) -> None:
        """From the newest part to the oldest, as the desk reads on."""
        before, case = 0, held["case"].case.case
        while before or not history:
            answer = await client.get(cases.CASE_PATH, params={"case": case, "before": before})
            part = msgspec.json.decode(answer.content, type=cases.CaseDetail)
            history[:0] = part.events
            before = part.earlier_than

    taken, faced = in_turns(office, "office_manager", edits, note, read_history)
    report(edits=len(taken), conflicts=faced)
    assert [event.number for event in history] == list(range(1, len(history) + 1))
    assert len({base for base, _ in log}) == edits  # each version was followed by one edit alone
    texts = [event.text for event in history if event.text.startswith("edit")]
    assert texts == [text for _, text in sorted(log)]  # the serial log: replies may overtake each other on their way
    assert sorted(texts) == sorted(taken)
    assert len(texts) == edits
    assert faced > 0


def test_of_twenty_who_edit_one_account_none_writes_over_another(
    office: Office, long_run: bool, report: Report
) -> None:
    edits = LONG if long_run else SHORT
    log: list[tuple[int, str]] = []
    halls: Final = ("hall-east", "hall-west", "")
    roles: Final = ("office_manager", "directory_administrator", "auditor")
    held: dict[str, people.Account] = {}
    audited: list[tuple[str, str]] = []

    def wanted(name: str) -> people.AccountSet:
        number = int(name.removeprefix("edit "))
        return people.AccountSet("auditor", roles[number % 3], halls[number // 3 % 3], held["account"].version)

    def keep(account: people.Account) -> None:
        held["account"] = max(held.get("account", account), account, key=lambda one: one.version)

    async def edit(client: Client, name: str) -> int:
        """Against the version this program saw last; 1 when somebody was faster, whose version is then known."""
        if "account" not in held:
            whole = msgspec.json.decode((await client.get(people.ACCOUNTS_PATH)).content, type=people.Accounts)
            keep(next(one for one in whole.accounts if one.account == "auditor"))
        asked = wanted(name)
        answer = await client.put(people.ACCOUNTS_PATH, content=msgspec.json.encode(asked))
        if answer.status_code == 409:
            told = msgspec.json.decode(answer.content, type=wire.ChangedMeanwhile[people.Account])
            assert (told.code, told.sent["role"]) == ("changed_meanwhile", asked.role)
            assert told.held is not None
            assert told.by is not None
            assert (told.by.account, told.held.version > asked.base) == ("system_administrator", True)
            keep(told.held)
            return 1
        assert answer.status_code == 204, answer.text
        log.append((asked.base, name))
        keep(msgspec.structs.replace(held["account"], role=asked.role, unit=asked.unit, version=asked.base + 1))
        return 0

    async def read_acts(client: Client) -> None:
        """What the audit log tells of it, and the account as it stands at last."""
        whole = msgspec.json.decode((await client.get(people.ACCOUNTS_PATH)).content, type=people.Accounts)
        held["last"] = next(one for one in whole.accounts if one.account == "auditor")
        with office.database.reading() as connection:
            facts = [act.body for act in audit.acts(connection, None, people.ACTS_AT_MOST)]
        acts = [msgspec.json.decode(body) for body in reversed(facts)]
        audited[:] = [(act["role"], act["unit"]) for act in acts if act["act"] == "account.changed"]

    taken, faced = in_turns(office, "system_administrator", edits, edit, read_acts)
    report(edits=len(taken), conflicts=faced)
    assert sorted(taken) == sorted(f"edit {number}" for number in range(edits))
    log.sort()
    assert [base for base, _ in log] == list(range(1, edits + 1))  # each version was followed by one edit alone
    serial = [(asked.role, asked.unit) for asked in (wanted(name) for _, name in log)]
    assert audited == serial[-len(audited) :]  # in the order of their versions
    assert len(audited) >= min(edits, people.ACTS_AT_MOST - 20)
    last = held["last"]
    assert (last.version, last.role, last.unit) == (edits + 1, *serial[-1])
    assert faced > 0

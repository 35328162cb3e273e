"""What a server shows and a file cannot: who may write beside whom, and an office made in a database."""

import subprocess
import sys
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from functools import partial
from itertools import chain
from pathlib import Path

import httpx
import psycopg
import pytest
from sqlalchemy import Connection, text

from evaluator.office import certificates
from evaluator.office.addresses import Address
from evaluator.office.founding import Founded, found
from evaluator.office.keeping import upgrading
from evaluator.office.office import Office
from evaluator.office.settings import FILE, keep_database
from evaluator.office.store import postgresql
from evaluator.office.tallies import cells
from evaluator.runtime.pinned import pinned_context
from evaluator.runtime.refusal import Refused
from evaluator.wire.exchange import PATH
from tests.office.conftest import NOW, TestClock, hand_over, know, on_postgresql, write
from tests.office.paper import DAY, PaperKiosk
from tests.support.postgres import Cluster


@pytest.fixture
def url(cluster: Cluster) -> Iterator[str]:
    """An empty database."""
    name = cluster.create()
    yield cluster.url(name)
    cluster.drop(name)


def make(folder: Path, url: str = "") -> Founded:
    return found(
        folder,
        name="清河街道办事处",
        name_en="",
        zone="Asia/Shanghai",
        addresses=[Address("127.0.0.1", 8443)],
        simulated=False,
        clock=lambda: NOW,
        url=url,
    )


def test_an_office_is_made_in_a_database_and_its_folder_says_so(tmp_path: Path, url: str) -> None:
    made = make(tmp_path / "office", url)
    assert not (made.folder / "office.db").exists()
    office = Office(made.folder, TestClock())
    assert office.database.dialect == "postgresql"
    assert office.about.store == made.store
    office.close()
    with pytest.raises(Refused, match="is not empty"):
        make(tmp_path / "other", url)
    assert list((tmp_path / "other").iterdir()) == []


def test_the_environment_names_the_database_too(tmp_path: Path, url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EVALUATOR_OFFICE_DATABASE", url)
    made = make(tmp_path / "office")
    assert "database" not in (made.folder / FILE).read_text("utf-8")
    Office(made.folder, TestClock()).close()


def test_a_founding_that_was_cut_short_can_be_done_again(tmp_path: Path, url: str) -> None:
    keep_database(tmp_path, url)
    postgresql.create(url).close()
    with pytest.raises(Refused, match="not made to the end"):
        upgrading.open_existing(tmp_path)
    (tmp_path / FILE).unlink()
    make(tmp_path, url)


def test_settings_that_are_there_are_not_written_over(tmp_path: Path, url: str) -> None:
    (tmp_path / FILE).write_text('database = "postgresql://elsewhere"\n', "utf-8")
    with pytest.raises(Refused, match="leave out --database"):
        make(tmp_path, url)


@pytest.mark.parametrize(
    "wrong", ["mysql://u:secret@h/d", "postgresql://u:secret@h", "secret", "postgresql://h:x/secret"]
)
def test_what_is_no_address_is_refused_without_its_password(tmp_path: Path, wrong: str) -> None:
    with pytest.raises(Refused) as refused:
        make(tmp_path / "office", wrong)
    assert "postgresql://USER:PASSWORD@HOST/NAME" in refused.value.message
    assert "secret" not in refused.value.message
    assert list((tmp_path / "office").iterdir()) == []


def test_a_server_that_does_not_answer_is_said_without_the_password(tmp_path: Path) -> None:
    with pytest.raises(Refused) as refused:
        make(tmp_path / "office", f"postgresql://u:secret@/d?host={tmp_path}")
    assert f"{tmp_path}" in refused.value.message
    assert "secret" not in refused.value.message


def test_a_database_that_sorts_otherwise_is_refused_with_what_makes_a_right_one(
    tmp_path: Path, cluster: Cluster, url: str
) -> None:
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("CREATE DATABASE latin TEMPLATE template0 ENCODING 'LATIN1' LOCALE 'C'")
    with pytest.raises(Refused, match="createdb --template=template0"):
        make(tmp_path / "office", cluster.url("latin"))
    cluster.drop("latin")


def test_what_holds_other_tables_is_left_alone(tmp_path: Path, url: str) -> None:
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("CREATE TABLE other (x int)")
    with pytest.raises(Refused, match="is not empty"):
        make(tmp_path / "office", url)
    keep_database(tmp_path, url)
    with pytest.raises(Refused, match="no database of an office"):
        upgrading.open_existing(tmp_path)


@on_postgresql
def test_a_store_of_a_newer_program_is_refused_and_both_are_named(office: Office) -> None:
    write(office, lambda connection: connection.execute(text("UPDATE alembic_version SET version_num = '9999'")))
    with pytest.raises(Refused, match="step 9999"):
        upgrading.open_existing(office.folder)


@on_postgresql
def test_the_key_of_another_office_is_refused(office: Office, made_simulated: Founded) -> None:
    (office.folder / certificates.SIGNING_KEY).write_bytes(
        (made_simulated.folder / certificates.SIGNING_KEY).read_bytes()
    )
    with pytest.raises(Refused, match="is not the key of the office"):
        Office(office.folder, office.clock)


@on_postgresql
def test_every_commit_is_durable_and_readers_look_at_one_moment(office: Office) -> None:
    def shown(connection: Connection) -> list[str]:
        names = ("synchronous_commit", "transaction_isolation", "transaction_read_only")
        return [connection.execute(text(f"SHOW {name}")).scalar_one() for name in names]

    assert write(office, shown) == ["on", "read committed", "off"]
    with office.database.reading() as connection:
        assert shown(connection)[1:] == ["repeatable read", "on"]


@on_postgresql
def test_exchanges_of_two_kiosks_go_side_by_side_and_nothing_else_does(office: Office) -> None:
    inside, go_on = threading.Barrier(3), threading.Event()

    def hold(_connection: Connection) -> None:
        inside.wait(120)
        assert go_on.wait(120)

    two = [office.writer.submit(hold, one_kiosk=True) for _ in range(2)]
    inside.wait(120)
    alone = office.writer.submit(lambda _connection: go_on.is_set())
    go_on.set()
    for one in two:
        one.result(120)
    assert alone.result(120) is True


@on_postgresql
def test_one_kiosk_is_served_by_one_transaction_at_a_time(office: Office) -> None:
    kiosk = know(office, PaperKiosk()).start("r1").serve("s03")
    requests = [kiosk.rate().request() for _ in range(40)]
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(partial(hand_over, office), requests))
    with office.database.reading() as connection:
        assert [placed.cell.n for placed in cells.of_month(connection, DAY // 100, None)] == [40]


@on_postgresql
def test_a_count_that_grows_stays_on_its_page_also_when_all_of_the_page_grow(office: Office) -> None:
    """Then no index has to learn of it, which is a third of what a changed count cost."""
    kiosk = know(office, PaperKiosk()).start("r1").serve("s03")
    page = "(CAST(CAST(ctid AS text) AS point))[0]"

    def pages() -> list[dict[str, float]]:
        for number in range(150):
            kiosk.rate(matter=f"m{number:03}")
        hand_over(office, kiosk.request())
        with office.database.reading() as connection:
            looks = [text(f"SELECT matter, {page} FROM {table}") for table in ("tally_day", "tally_month")]
            return [{str(row[0]): float(row[1]) for row in connection.execute(look)} for look in looks]

    before = pages()
    assert all(len(set(of_table.values())) > 1 for of_table in before)
    assert pages() == before


@contextmanager
def serve(folder: Path) -> Iterator[str]:
    """A serving program of its own; where it listens."""
    command = [sys.executable, "-m", "evaluator", "office", "serve", "--data", str(folder), "--listen", "127.0.0.1:0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as program:
        assert program.stdout is not None
        try:
            line = program.stdout.readline()
            assert "https://" in line, program.communicate()
            yield line.split()[-1]
        finally:
            program.terminate()
            program.communicate(timeout=120)


@on_postgresql
def test_two_serving_processes_share_one_database(office: Office) -> None:
    """Each kiosk's requests go to both servers at once, half of them twice, with sign-ins and codes in between."""
    kiosks = [know(office, PaperKiosk(kiosk=f"k{number}")) for number in range(6)]
    for kiosk in kiosks:
        kiosk.start(f"{kiosk.kiosk}-r1").serve("s03", f"{kiosk.kiosk}-d")
    sent = [
        [kiosk.signed(kiosk.rate(level, day=day).request()) for _ in range(5)]
        for kiosk in kiosks
        for level, day in (("satisfied", DAY), ("neutral", DAY + 1))
    ]
    context = pinned_context(certificates.ca_pem(office.folder))
    with ExitStack() as stack:
        servers = [stack.enter_context(serve(office.folder)) for _ in range(2)]
        clients = [
            stack.enter_context(httpx.Client(base_url=server, verify=context, trust_env=False, timeout=60))
            for server in servers
        ]
        pool = stack.enter_context(ThreadPoolExecutor(12))
        answers = [
            pool.submit(clients[at % 2].post, PATH, content=body, headers=headers)
            for at, (body, headers) in enumerate(chain.from_iterable(zip(*sent, *sent[::2], strict=True)))
        ]
        attempts = [
            pool.submit(client.post, "/v1/sessions", json={"account": "office", "password": "wrong password"})
            for client in clients
        ]
        assert {answer.result(60).status_code for answer in answers} == {200}
        assert {attempt.result(60).status_code for attempt in attempts} == {401}
    with office.database.reading() as connection:
        found = [placed.cell for placed in cells.of_month(connection, DAY // 100, None)]
        wrong = connection.execute(text("SELECT sum(wrong) FROM sign_in_try")).scalar_one()
    assert {(cell.kiosk, cell.level): cell.n for cell in found} == {
        (kiosk.kiosk, level): 5 for kiosk in kiosks for level in ("satisfied", "neutral")
    }
    assert wrong == 2

"""A page with a real office behind it: the page's own runner, and a link signed in as some role."""

import asyncio
import shutil
from collections.abc import Callable, Coroutine, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from evaluator.domain.roles import Role
from evaluator.manager.known_offices import KnownOffice
from evaluator.manager.office_link import OfficeLink
from evaluator.manager.page import Page
from evaluator.manager.record_table import RecordTable
from evaluator.manager.runner import Retry, Runner
from evaluator.office.founding import Founded
from evaluator.office.instants import written
from evaluator.office.people import passwords
from evaluator.office.store import schema
from evaluator.runtime.logs import EventLog
from evaluator.runtime.tasks import Supervisor
from tests.manager.at_work import OWN_PASSWORD, OfficeTime
from tests.support.office import RunningOffice, serving_office

Finish = Callable[[Coroutine[Any, Any, Any]], Any]
FATAL = QAbstractItemModelTester.FailureReportingMode.Fatal


@dataclass(slots=True)
class Signed:
    """Sessions at one running office, and the pages they see."""

    office: RunningOffice
    time: OfficeTime
    finish: Finish
    qtbot: QtBot
    tasks: Supervisor
    lost: list[str] = field(default_factory=list)
    links: list[OfficeLink] = field(default_factory=list)
    pages: list[Page] = field(default_factory=list)
    testers: list[QAbstractItemModelTester] = field(default_factory=list)

    def add_account(self, account: str, role: Role, unit: str = "") -> None:
        """An account whose password is its own already."""
        row = {
            "account": account,
            "role": role,
            "unit": unit,
            "password": passwords.verifier(OWN_PASSWORD),
            "must_change": 0,
            "created_at": written(self.time()),
        }
        writer = self.office.serving.office.writer
        writer.submit(lambda connection: connection.execute(schema.account.insert().values(row))).result()

    def open(self, page: Page, role: Role, *, account: str = "", unit: str = "") -> OfficeLink:
        """Show a page to a new account of this role until the office answered; its tables are checked all along."""
        name = account or role.replace("_", "-")
        self.add_account(name, role, unit)
        ca_pem = self.office.serving.office.ca_pem
        link = OfficeLink(KnownOffice(self.office.address, self.office.fingerprint, ca_pem))
        self.links.append(link)
        self.pages.append(page)
        session = self.finish(link.sign_in(name, OWN_PASSWORD))
        log = EventLog("manager")
        retry = Retry(first_s=0.05, most_s=0.1)
        runner = Runner(tasks=self.tasks, log=log, now=self.time, retry=retry, lost=lambda: self.lost.append(name))
        runner.link = link
        page.asked.connect(lambda asked: runner.do(page, asked))
        page.stopped.connect(lambda: runner.stop(page))
        for table in page.findChildren(RecordTable):
            self.testers += [QAbstractItemModelTester(model, FATAL) for model in (table.records, table.found)]
        page.resize(1126, 768)
        with self.qtbot.waitExposed(page):
            page.show()
        page.begin(session)
        page.opened()
        self.settle(page)
        return link

    def settle(self, page: Page) -> None:
        """Until the office has answered everything the page asked."""
        names = (f"read {page.slug}", f"errand of {page.slug}")
        loop = asyncio.get_running_loop()
        self.qtbot.waitUntil(lambda: not any(task.get_name() in names for task in asyncio.all_tasks(loop)))


@contextmanager
def signed_at(made: Founded, folder: Path, finish: Finish, qtbot: QtBot) -> Iterator[Signed]:
    """Serve a copy of a founded office. The desks' ends are closed before it, for TLS is closed by both."""
    data = folder / "office"
    shutil.copytree(made.folder, data)
    time = OfficeTime()
    with serving_office(replace(made, folder=data), clock=time) as office:
        signed = Signed(office, time, finish, qtbot, Supervisor(EventLog("manager")))
        yield signed
        finish(signed.tasks.close())
        for link in signed.links:
            finish(link.close())
        for page in signed.pages:
            for dialog in page.findChildren(QDialog):
                dialog.close()
            page.close()
            page.deleteLater()

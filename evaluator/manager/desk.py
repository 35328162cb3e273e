"""What happens at the desk: a person signs in, chooses a password, and turns pages; what pages ask is done."""

import asyncio
from collections.abc import Callable, Coroutine
from datetime import datetime
from typing import Final

import msgspec

from evaluator.domain.names import CHINESE, ENGLISH
from evaluator.manager import office_address
from evaluator.manager.known_offices import KnownOffice, KnownOffices
from evaluator.manager.language import Translations, other_than
from evaluator.manager.office_link import OfficeLink, OfficeTroubleError, SessionLostError, meet
from evaluator.manager.page import Page
from evaluator.manager.runner import Retry, Runner
from evaluator.manager.sign_in_page import Entered
from evaluator.manager.window import DeskWindow
from evaluator.runtime.logs import EventLog
from evaluator.runtime.tasks import Supervisor
from evaluator.wire.manager import Session

SIGN_OUT_S: Final = 2.0


class Desk:
    """Joins the window with the office. Slots start tasks; a newer sign-in takes the place of the one before."""

    def __init__(
        self,
        *,
        window: DeskWindow,
        offices: KnownOffices,
        translations: Translations,
        log: EventLog,
        now: Callable[[], datetime],
        retry: Retry | None = None,
    ) -> None:
        self._window = window
        self._offices = offices
        self._translations = translations
        self._log = log
        self._tasks = Supervisor(log)
        self._runner = Runner(tasks=self._tasks, log=log, now=now, retry=retry or Retry(), lost=self._ask_again)
        self._entering: asyncio.Task[None] | None = None
        self._link: OfficeLink | None = None
        self._session: Session | None = None
        self._account = ""
        self._one_time = ""
        self._wire()

    def open(self, *, office: str = "", account: str = "", password: str = "") -> None:
        """Show the sign-in page with what is known; with a password given, sign in at once."""
        last = self._offices.last
        given = office_address.parse(office) if office else None
        known = self._offices.find(given) if given else (None if office else last)
        page = self._window.sign_in
        page.fill(
            office=office or (str(known.address) if known else ""),
            account=account or (known.account if known else ""),
            password=password,
        )
        self._window.show_sign_in()
        if password:
            page.enter()

    async def close(self) -> None:
        """End every task, then the session at the office, as far as the office answers at once."""
        await self._tasks.close()
        await self._hang_up()

    # A person's wishes

    def sign_in(self, entered: Entered) -> None:
        """Sign in with what was typed."""
        self._entering = self._instead(self._entering, self._sign_in(entered), "sign in")

    def stop_signing_in(self) -> None:
        """Wait no longer for an office that does not answer."""
        if self._entering is not None:
            self._entering.cancel()

    def choose_password(self, new: str) -> None:
        """Take the place of the one-time password."""
        self._entering = self._instead(self._entering, self._choose_password(new), "choose password")

    def leave(self) -> None:
        """Sign out and go back to the sign-in page."""
        self._entering = self._instead(self._entering, self._leave(), "sign out")

    def change_language(self) -> None:
        """Speak the other language."""
        language = other_than(self._translations.language)
        self._translations.use(language)
        self._window.speak(language)

    # What follows from them

    async def _sign_in(self, entered: Entered) -> None:
        page = self._window.sign_in
        page.refuse("")
        page.set_waiting(waiting=True)
        code, retry_after_s = "", None
        session: Session | None = None
        try:
            link = await self._link_to(entered)
            session = await link.sign_in(entered.account, entered.password)
        except OfficeTroubleError as error:
            code, retry_after_s = error.code, error.retry_after_s
        finally:
            page.set_waiting(waiting=False)
            page.attend()
        if session is None:
            at = page.office if code in ("address_unreadable", "fingerprint_missing", "wrong_office") else page.password
            page.refuse(code, retry_after_s, at=at)
            return
        page.password.clear()
        await self._signed_in(link, session, entered.password)

    async def _link_to(self, entered: Entered) -> OfficeLink:
        """A link to the office that was typed: known, or met now by its fingerprint."""
        address = office_address.parse(entered.office)
        if address is None:
            code = "address_unreadable"
            raise OfficeTroubleError(code)
        office = self._offices.find(address)
        if office is None:
            if not address.fingerprint:
                code = "fingerprint_missing"
                raise OfficeTroubleError(code)
            ca_pem = await meet(address.url, address.fingerprint)
            office = KnownOffice(address.url, address.fingerprint, ca_pem)
        if self._link is None or self._link.office.ca_pem != office.ca_pem or self._link.office.url != office.url:
            await self._hang_up()
            self._forget()
            self._link = OfficeLink(office)
        return self._link

    async def _signed_in(self, link: OfficeLink, session: Session, password: str) -> None:
        office = link.office
        kept = KnownOffice(office.url, office.fingerprint, office.ca_pem, session.account)
        try:
            await asyncio.to_thread(self._offices.keep, kept)
        except OSError as error:
            self._log.bug(error, task="keep the office")
        if session.account != self._account:
            self._forget()
        self._session, self._account = session, session.account
        if session.must_change:
            self._one_time = password
            self._window.password.begin(password)
            self._window.show_password()
            return
        self._log.info("manager.signed_in", account=session.account)
        await self._enter(session)

    async def _choose_password(self, new: str) -> None:
        page, link, session = self._window.password, self._link, self._session
        if link is None or session is None:
            return
        page.set_waiting(waiting=True)
        try:
            await link.change_password(self._one_time, new)
        except SessionLostError:
            self._ask_again()
            return
        except OfficeTroubleError as error:
            trouble = error
        else:
            page.begin("")
            await self._signed_in(link, msgspec.structs.replace(session, must_change=False), new)
            return
        finally:
            page.set_waiting(waiting=False)
        page.refuse(trouble.code, trouble.retry_after_s, at=page.new)

    async def _enter(self, session: Session) -> None:
        names = {CHINESE: session.office_name, ENGLISH: session.office_name_en or session.office_name}
        shell, page = self._window.shell, self._window.sign_in
        if not shell.begin(session, names):
            await self._hang_up()
            page.refuse("no_pages")
            self._window.show_sign_in()
            return
        page.ask_again(again=False)
        self._runner.link = self._link
        self._window.show_pages()
        shell.page.opened()
        self._runner.go_on()

    def _turned(self, page: Page) -> None:
        for other in self._window.shell.pages.values():
            if other is not page:
                self._runner.leave(other)
        self._window.retranslate()
        page.opened()

    def _ask_again(self) -> None:
        """The session is over at the office: the password is asked, the page waits behind it."""
        self._runner.link = None
        link, session = self._link, self._session
        page = self._window.sign_in
        if link is not None and session is not None:
            page.fill(office=str(link.office.address), account=session.account)
        page.ask_again(again=True)
        self._window.show_sign_in()

    async def _leave(self) -> None:
        await self._hang_up()
        self._session = None
        self._forget()
        self._window.sign_in.ask_again(again=False)
        self.open()

    def _forget(self) -> None:
        """No figure stays, and nothing is left to do, for the person who was here."""
        self._runner.forget()
        self._window.shell.forget()

    async def _hang_up(self) -> None:
        link, self._link = self._link, None
        self._runner.link = None
        if link is None:
            return
        try:
            async with asyncio.timeout(SIGN_OUT_S):
                await link.sign_out()
        except (OfficeTroubleError, TimeoutError):
            pass  # the session ends by itself at the office
        finally:
            await link.close()

    def _instead(
        self, before: asyncio.Task[None] | None, work: Coroutine[None, None, None], name: str
    ) -> asyncio.Task[None]:
        if before is not None:
            before.cancel()
        return self._tasks.start(work, name)

    def _wire(self) -> None:
        window = self._window
        window.sign_in.entered.connect(self.sign_in)
        window.sign_in.stopped.connect(self.stop_signing_in)
        window.password.chosen.connect(self.choose_password)
        shell = window.shell
        for page in shell.pages.values():
            page.asked.connect(lambda asked, page=page: self._runner.do(page, asked))
            page.stopped.connect(lambda page=page: self._runner.stop(page))
        shell.turned.connect(self._turned)
        shell.rail.leave.clicked.connect(lambda: shell.leave_edits(self.leave))
        shell.rail.other_language.clicked.connect(self.change_language)
        window.other_language.clicked.connect(self.change_language)

"""What happens at the desk: a person signs in, chooses a password, wishes months; the office answers or is away."""

import asyncio
import random
from collections.abc import Callable, Coroutine
from datetime import datetime
from typing import Final, NamedTuple

import msgspec

from evaluator.domain.names import CHINESE, ENGLISH
from evaluator.manager import messages, office_address
from evaluator.manager.known_offices import KnownOffice, KnownOffices
from evaluator.manager.language import Translations, other_than
from evaluator.manager.month_page import since_words
from evaluator.manager.office_link import (
    OfficeAwayError,
    OfficeLink,
    OfficeTroubleError,
    SessionLostError,
    meet,
)
from evaluator.manager.sign_in_page import Entered
from evaluator.manager.window import DeskWindow
from evaluator.manager.wish import MonthView, MonthWish, opening_month
from evaluator.runtime.logs import EventLog
from evaluator.runtime.tasks import Supervisor
from evaluator.wire.manager import Session

SIGN_OUT_S: Final = 2.0


class Retry(NamedTuple):
    """Seconds between two tries while the office is away: uniform between 0 and a bound that doubles."""

    first_s: float = 4.0
    most_s: float = 60.0

    def wait_s(self, tries: int) -> float:
        """How long to wait after so many failed tries, 1 for the first."""
        return random.uniform(self.first_s / 4, min(self.most_s, self.first_s * 2 ** min(tries, 10)))  # noqa: S311


class Desk:
    """Joins the window with the office. Slots start tasks; a newer wish takes the place of the one before."""

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
        self._now = now
        self._retry = retry or Retry()
        self._tasks = Supervisor(log)
        self._showing: asyncio.Task[None] | None = None
        self._entering: asyncio.Task[None] | None = None
        self._link: OfficeLink | None = None
        self._session: Session | None = None
        self._account = ""
        self._one_time = ""
        self._away_since: datetime | None = None
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

    def show(self, wish: MonthWish) -> None:
        """Show a month; what is being read for an earlier wish is dropped."""
        self._showing = self._instead(self._showing, self._show(wish), "show month")

    def refresh(self) -> None:
        """Ask the office again for what is shown."""
        if self._session is not None:
            self.show(self._window.month.wish)

    def stop(self) -> None:
        """Drop what is being read; the last figures stay."""
        if self._showing is not None and not self._showing.done():
            self._showing.cancel()
            page = self._window.month
            page.foot.set_reading(reading=False)
            if page.view is not None:
                page.use_wish(page.view.wish)
                page.show_view(page.view)
            page.foot.remark(messages.cancelled())

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
            self._window.month.forget()
            self._link = OfficeLink(office)
        return self._link

    async def _signed_in(self, link: OfficeLink, session: Session, password: str) -> None:
        office = link.office
        kept = KnownOffice(office.url, office.fingerprint, office.ca_pem, session.account)
        try:
            await asyncio.to_thread(self._offices.keep, kept)
        except OSError as error:
            self._log.bug(error, task="keep the office")
        if self._window.month.view is not None and session.account != self._account:
            self._window.month.forget()
        self._session, self._account = session, session.account
        if session.must_change:
            self._one_time = password
            self._window.password.begin(password)
            self._window.show_password()
            return
        self._log.info("manager.signed_in", account=session.account)
        self._enter(session)

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

    def _enter(self, session: Session) -> None:
        month = self._window.month
        names = {CHINESE: session.office_name, ENGLISH: session.office_name_en or session.office_name}
        month.greet(names, session.account, session.role, simulated=session.simulated)
        self._window.sign_in.ask_again(again=False)
        self._window.show_month()
        self.show(month.wish)

    async def _show(self, wish: MonthWish) -> None:
        page = self._window.month
        page.foot.set_reading(reading=True)
        tries = 0
        try:
            while (view := await self._answered(wish)) is None:
                tries += 1
                page.foot.set_reading(reading=False)
                await asyncio.sleep(self._retry.wait_s(tries))
            self._away_since = None
            page.away("")
            page.show_view(view)
            self._window.retranslate()
            self._log.info(
                "manager.month_shown", month=view.answer.month, by=view.answer.by, rows=len(view.answer.rows)
            )
        except SessionLostError:
            self._ask_again()
        except OfficeTroubleError as error:
            self._away_since = None
            page.away(messages.refused(error.code), passing=False)
        finally:
            if self._showing is asyncio.current_task():  # else a newer wish is being read
                page.foot.set_reading(reading=False)

    async def _answered(self, wish: MonthWish) -> MonthView | None:
        """The office's answer to a wish; None when the office is away, which the page then says."""
        link = self._link
        if link is None:
            code = "unreachable"
            raise SessionLostError(code)
        try:
            months = await link.months()
            month = wish.month or opening_month(months)
            asked = MonthWish(month=month, by=wish.by, unit=wish.unit)
            if wish.by == "unit" and not wish.unit:
                answer = units = await link.tally(month, "unit")
            else:
                units = await link.tally(month, "unit")
                answer = await link.tally(month, wish.by, wish.unit)
        except OfficeAwayError as error:
            self._away(error)
            return None
        return MonthView(wish=asked, months=months, units=units, answer=answer, read_at=self._now())

    def _away(self, error: OfficeAwayError) -> None:
        page, now = self._window.month, self._now()
        if self._away_since is None:
            self._away_since = now
            self._log.warning("manager.office_away", since=now.isoformat(timespec="seconds"), why=error.code)
        if error.code == "wrong_office":
            page.away(messages.wrong_office_bar())
        else:
            page.away(since_words(self._away_since, now, page.view.read_at if page.view else None))

    def _ask_again(self) -> None:
        """The session is over at the office: the password is asked, the page waits behind it."""
        link, session = self._link, self._session
        page = self._window.sign_in
        if link is not None and session is not None:
            page.fill(office=str(link.office.address), account=session.account)
        page.ask_again(again=True)
        self._window.show_sign_in()

    async def _leave(self) -> None:
        if self._showing is not None:
            self._showing.cancel()
        await self._hang_up()
        self._session = None
        month = self._window.month
        month.forget()
        self._window.sign_in.ask_again(again=False)
        self.open()

    async def _hang_up(self) -> None:
        link, self._link = self._link, None
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
        window.month.wished.connect(self.show)
        window.month.refreshed.connect(self.refresh)
        window.month.stopped.connect(self.stop)
        window.month.left.connect(self.leave)
        window.month.language_wished.connect(self.change_language)
        window.other_language.clicked.connect(self.change_language)

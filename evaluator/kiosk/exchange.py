"""The one task that talks to the office: hand over what it lacks, take what it has newer, wait, again.

State is sent, not messages. Whatever happens to a request or a reply, the same state is sent again.
"""

import asyncio
import random
import sqlite3
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path
from typing import Final

import httpx

from evaluator.kiosk import new_key
from evaluator.kiosk.enrolment import load_key
from evaluator.kiosk.handover import Handover, Sent, Taken, all_digests
from evaluator.kiosk.journal_file import DATABASE, NotStoredError, connect
from evaluator.kiosk.journal_store import JournalStore
from evaluator.kiosk.journal_thread import Journal
from evaluator.kiosk.reply import NotTakenError
from evaluator.runtime.logs import EventLog
from evaluator.runtime.pinned import pinned_client
from evaluator.runtime.refusal import Refused
from evaluator.wire.exchange import PATH, RunDigest
from evaluator.wire.signing import SIGNATURE_HEADER

PUSH_AFTER_S: Final = 5.0
RETRY_FIRST_S: Final = 2.0
RETRY_AT_MOST_S: Final = 300.0
REFUSED_WAIT_S: Final = 3600.0
ROUND_TRIP_S: Final = 60.0

BAD_REQUEST: Final = 400
TOO_LARGE: Final = 413
REVOKED: Final = "revoked_kiosk"
SHUT_OUT: Final = frozenset({403, 426})
"""Said and signed by the office, these hold until a person has done something."""


class Exchange:
    """Owns the conversation with the office. `run` goes on until it is cancelled; `once` is one round trip."""

    def __init__(
        self,
        journal: Journal,
        folder: Path,
        log: EventLog,
        *,
        on_news: Callable[[], None] = lambda: None,
        on_revoked: Callable[[], None] = lambda: None,
        on_taken: Callable[[Taken], None] = lambda _: None,
        on_failed: Callable[[str], None] = lambda _: None,
        push_after_s: float = PUSH_AFTER_S,
    ) -> None:
        """`on_news`: a newer directory or rule pack is held. `on_revoked`: the office has shut this kiosk out.

        `on_taken`: an exchange was done. `on_failed`: it was not, and why.
        """
        self._journal = journal
        self._folder = folder
        self._log = log
        self._on_news = on_news
        self._on_revoked = on_revoked
        self._on_taken = on_taken
        self._on_failed = on_failed
        self._push_after_s = push_after_s
        self._handover: Handover | None = None
        self._client: httpx.AsyncClient | None = None
        self._failures = 0

    async def run(self) -> None:
        """Exchange until cancelled. Nothing the network or the office does ends it."""
        try:
            while True:
                try:
                    taken = await self.once()
                except (NotTakenError, NotStoredError, Refused, httpx.HTTPError, OSError) as error:
                    await asyncio.sleep(await self._wait_after(error))
                except Exception as error:
                    self._log.bug(error)
                    await asyncio.sleep(await self._wait_after(error))
                else:
                    self._failures = 0
                    if not taken.more:
                        await self._wait_for_news(taken)
        finally:
            await self.close()

    async def close(self) -> None:
        """Close the connection; closing twice is closing once."""
        client, self._client = self._client, None
        if client is not None:
            await client.aclose()

    async def once(self) -> Taken:
        """One round trip. NotTakenError, NotStoredError and httpx.HTTPError say why it was none."""
        if new_key.is_wanted(self._folder):
            try:
                await self._change_key()
            except NotTakenError as error:  # what was counted is handed over under the old key meanwhile
                self._log.warning("exchange.failed", why=str(error), next_in_s=0)
        handover = await self._conversation()
        digests = await self._digests() if await self._journal.do(lambda _: handover.digests_due()) else None
        self._journal.nothing_written()
        sent = await self._journal.do(lambda _: handover.make(digests))
        async with asyncio.timeout(ROUND_TRIP_S):
            status, signature, body = await self._post(sent)
        taken = await self._journal.do(lambda _: handover.take(sent, status, signature, body))
        if taken.chain_refused is not None:
            self._log.error("exchange.chain_refused", why=taken.chain_refused)
        if taken.news:
            self._on_news()
        self._on_taken(taken)
        self._log.info("exchange.done", upto=taken.upto, rows=sent.rows, backlog=taken.backlog)
        await self._bring_log_home()
        if taken.new_key:
            await asyncio.to_thread(new_key.prepare, self._folder)
        return taken

    async def _bring_log_home(self) -> None:
        """Whether the office answers or not, this is a moment at which nobody waits."""
        with suppress(NotStoredError):
            await self._journal.do(JournalStore.checkpoint)

    async def _conversation(self) -> Handover:
        if self._handover is None:
            key = load_key(self._folder)
            self._handover = await self._journal.do(lambda store: Handover(store, key))
        return self._handover

    async def _change_key(self) -> None:
        facts, client = await self._journal.facts(), await self._connected()
        async with asyncio.timeout(ROUND_TRIP_S):
            key = await new_key.change(self._folder, client, kiosk=facts.kiosk, office_key=facts.office_key)
        if self._handover is not None:
            self._handover.key = key
        self._log.info("exchange.new_key")

    async def _connected(self) -> httpx.AsyncClient:
        if self._client is None:
            address = await self._journal.do(lambda store: store.state("address"))
            ca_pem = await self._journal.do(lambda store: store.state("ca"))
            self._client = pinned_client(address or "", ca_pem or "")
        return self._client

    async def _post(self, sent: Sent) -> tuple[int, str, bytes]:
        client = await self._connected()
        answer = await client.post(PATH, content=sent.body, headers=sent.headers)
        return answer.status_code, answer.headers.get(SIGNATURE_HEADER, ""), answer.content

    async def _digests(self) -> tuple[RunDigest, ...]:
        """Off the store's thread: a tap must not wait for years of counts."""

        def ask() -> tuple[RunDigest, ...]:
            with closing(connect(self._folder / DATABASE, read_only=True)) as db:
                return all_digests(db)

        try:
            return await asyncio.to_thread(ask)
        except sqlite3.Error as error:
            raise NotStoredError(str(error)) from error

    async def _wait_after(self, error: BaseException) -> float:
        refused = error if isinstance(error, NotTakenError) else None
        is_final = refused is not None and refused.refusal is not None
        why = str(error) or type(error).__name__
        if refused is not None and (refused.status == TOO_LARGE or (refused.status == BAD_REQUEST and is_final)):
            with suppress(NotStoredError):  # what cannot be parked on a full disk is sent again later
                if await self._made_smaller(refused):
                    return 0.0
        await self._bring_log_home()
        self._on_failed(why)
        if refused is not None and is_final and refused.code == REVOKED:
            self._on_revoked()
        if refused is not None and is_final and refused.status in SHUT_OUT:
            wait_s = REFUSED_WAIT_S
        else:
            self._failures += 1
            longest_s = min(RETRY_AT_MOST_S, RETRY_FIRST_S * 2 ** min(self._failures - 1, 10))
            wait_s = random.uniform(0, longest_s)  # noqa: S311 - jitter needs no secret
        self._log.warning("exchange.failed", why=why, next_in_s=round(wait_s, 1))
        return wait_s

    async def _made_smaller(self, refused: NotTakenError) -> bool:
        """Whether the next request is another one than was just refused."""
        handover = await self._conversation()
        if handover.make_smaller(too_large=refused.status == TOO_LARGE):
            return True
        refusal, why = refused.refusal, str(refused)
        if refusal is None:
            return False
        parked = await self._journal.do(lambda _: handover.park(refusal, why))
        if parked is not None:
            self._log.error("exchange.parked", what=parked, why=why)
        return parked is not None

    async def _wait_for_news(self, taken: Taken) -> None:
        """Until the office wants to hear from us again, or some seconds after something was written."""
        heartbeat_s = taken.next_in_s + random.uniform(0, taken.spread_s)  # noqa: S311 - jitter needs no secret
        try:
            async with asyncio.timeout(heartbeat_s):
                await self._journal.written()
        except TimeoutError:
            return
        await asyncio.sleep(self._push_after_s)

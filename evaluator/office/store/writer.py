"""The threads that write. Where jobs may share a transaction, those that wait do, and are answered after the commit."""

import asyncio
import queue
import threading
from collections.abc import Callable
from concurrent.futures import Future
from typing import Any, NamedTuple, TypeVar

from sqlalchemy import Connection

from evaluator.office.store.database import Database

T = TypeVar("T")
Job = Callable[[Connection], T]


class ClosedError(RuntimeError):
    """The office is ending and takes no more work."""


class _Waiting(NamedTuple):
    job: Job[Any]
    one_kiosk: bool
    future: Future[Any]


class Writer:
    """Owns the writing. On SQLite one commit, and so one wait for the disk, serves every job that waited."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._jobs: queue.SimpleQueue[_Waiting | None] = queue.SimpleQueue()
        self._closed = False
        self._guard = threading.Lock()
        self._threads = [
            threading.Thread(target=self._work, name=f"office writer {number}", daemon=True)
            for number in range(database.writers)
        ]
        for thread in self._threads:
            thread.start()

    async def do(self, job: Job[T], *, one_kiosk: bool = False) -> T:
        """Run a job in a transaction; its result when it is durable, or what it raised.

        `one_kiosk`: the job takes the row of one kiosk first and writes the rows of no other.
        """
        return await asyncio.wrap_future(self.submit(job, one_kiosk=one_kiosk))

    def submit(self, job: Job[T], *, one_kiosk: bool = False) -> Future[T]:
        """Hand over a job. ClosedError after `close`."""
        future: Future[T] = Future()
        with self._guard:
            if self._closed:
                raise ClosedError
            self._jobs.put(_Waiting(job, one_kiosk, future))
        return future

    def waiting(self) -> int:
        """How many jobs wait for their turn."""
        return self._jobs.qsize()

    def close(self) -> None:
        """Finish what was handed over, then end the threads."""
        with self._guard:
            if not self._closed:
                self._closed = True
                for _ in self._threads:
                    self._jobs.put(None)
        for thread in self._threads:
            thread.join()

    def _work(self) -> None:
        going_on = True
        while going_on:
            together = [self._jobs.get()]
            while len(together) < self._database.together_most and together[-1] is not None:
                try:
                    together.append(self._jobs.get_nowait())
                except queue.Empty:
                    break
            going_on = together[-1] is not None
            # set_running_or_notify_cancel: whoever asked may have gone away by now
            work = [one for one in together if one is not None and one.future.set_running_or_notify_cancel()]
            if work:
                self._do_together(work)

    def _do_together(self, work: list[_Waiting]) -> None:
        done: list[tuple[Future[Any], Any]] = []
        failed: list[tuple[Future[Any], BaseException]] = []
        try:
            with self._database.writing(one_kiosk=all(one.one_kiosk for one in work)) as connection:
                if len(work) == 1:
                    done.append((work[0].future, work[0].job(connection)))
                else:
                    for one in work:
                        try:
                            with connection.begin_nested():
                                done.append((one.future, one.job(connection)))
                        except Exception as error:
                            failed.append((one.future, error))
        except BaseException as error:  # nothing was committed, and everyone who waits must hear
            done, failed = [], [(one.future, error) for one in work]
        for future, outcome in done:
            future.set_result(outcome)
        for future, why in failed:
            future.set_exception(why)

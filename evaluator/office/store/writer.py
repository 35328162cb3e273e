"""The one thread that writes: jobs that wait are done together, each in a savepoint, and answered after the commit."""

import asyncio
import queue
import threading
from collections.abc import Callable
from concurrent.futures import Future
from typing import Any, Final, TypeVar

from sqlalchemy import Connection

from evaluator.office.store.database import Database

T = TypeVar("T")
Job = Callable[[Connection], T]
TOGETHER_MOST: Final = 64


class ClosedError(RuntimeError):
    """The office is ending and takes no more work."""


class Writer:
    """Owns the writing. One commit, and so one wait for the disk, serves every job that waited."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._jobs: queue.SimpleQueue[tuple[Job[Any], Future[Any]] | None] = queue.SimpleQueue()
        self._closed = False
        self._guard = threading.Lock()
        self._thread = threading.Thread(target=self._work, name="office writer", daemon=True)
        self._thread.start()

    async def do(self, job: Job[T]) -> T:
        """Run a job in the writer's transaction; its result when it is durable, or what it raised."""
        return await asyncio.wrap_future(self.submit(job))

    def submit(self, job: Job[T]) -> Future[T]:
        """Hand over a job. ClosedError after `close`."""
        future: Future[T] = Future()
        with self._guard:
            if self._closed:
                raise ClosedError
            self._jobs.put((job, future))
        return future

    def close(self) -> None:
        """Finish what was handed over, then end the thread."""
        with self._guard:
            if not self._closed:
                self._closed = True
                self._jobs.put(None)
        self._thread.join()

    def _work(self) -> None:
        going_on = True
        while going_on:
            together = [self._jobs.get()]
            while len(together) < TOGETHER_MOST and together[-1] is not None:
                try:
                    together.append(self._jobs.get_nowait())
                except queue.Empty:
                    break
            going_on = together[-1] is not None
            # set_running_or_notify_cancel: whoever asked may have gone away by now
            work = [one for one in together if one is not None and one[1].set_running_or_notify_cancel()]
            if work:
                self._do_together(work)

    def _do_together(self, work: list[tuple[Job[Any], Future[Any]]]) -> None:
        done: list[tuple[Future[Any], Any]] = []
        failed: list[tuple[Future[Any], BaseException]] = []
        try:
            with self._database.writing() as connection:
                for job, future in work:
                    try:
                        with connection.begin_nested():
                            done.append((future, job(connection)))
                    except Exception as error:
                        failed.append((future, error))
        except BaseException as error:  # nothing was committed, and everyone who waits must hear
            done, failed = [], [(future, error) for _, future in work]
        for future, outcome in done:
            future.set_result(outcome)
        for future, why in failed:
            future.set_exception(why)

"""The office's composition root: parts in, a running server out."""

import asyncio
import contextlib
import signal
import socket
import sys
import threading
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final

import uvicorn
from filelock import FileLock, Timeout

from evaluator.office import addresses, certificates, listening, messages
from evaluator.office.addresses import Address
from evaluator.office.api import failures
from evaluator.office.api.application import application
from evaluator.office.api.limits import PatientProtocol
from evaluator.office.instants import Clock, now_utc
from evaluator.office.keeping import backup_key, nightly
from evaluator.office.office import Office
from evaluator.office.people import passwords
from evaluator.office.settings import OfficeSettings, office_settings
from evaluator.office.watching import watch
from evaluator.runtime.garbage import look_seldom
from evaluator.runtime.logs import EventLog
from evaluator.runtime.paths import FILE_MODE
from evaluator.runtime.refusal import refuse
from evaluator.runtime.service_manager import ServiceManager

LOOPBACK: Final = Address("127.0.0.1", 0)
"""This machine alone, on a port that is free."""
SERVE_LOCK: Final = "office.serve.lock"
KEEP_ALIVE_S: Final = 5
ENDING_S: Final = 5
_log: Final = EventLog("office")


class _Server(uvicorn.Server):
    """Leaves signals to whoever runs it, so that SIGTERM is an end in order and not a death."""

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield


@dataclass(frozen=True, slots=True)
class Serving:
    """An office that listens."""

    office: Office
    address: Address
    server: uvicorn.Server
    sockets: list[socket.socket]
    settings: OfficeSettings

    @property
    def url(self) -> str:
        return f"{'http' if self.settings.behind_proxy else 'https'}://{self.address}"


@contextmanager
def serving(folder: Path, listen: Address, clock: Clock = now_utc) -> Iterator[Serving]:
    """Open the office and its port. Refused, with nothing changed, when either cannot be had."""
    if not folder.is_dir():
        refuse(messages.say("no_office", folder=folder))
    settings = office_settings(folder)
    backup_key.in_force(folder)  # before the first night needs it
    if settings.behind_proxy and not listen.is_loopback:
        refuse(messages.say("proxy_elsewhere", address=listen))
    with ExitStack() as stack:
        if not settings.database:
            stack.enter_context(_alone(folder))
        port = stack.enter_context(listening.listen(listen))
        _renew(folder, settings, listen, clock)
        office = stack.enter_context(closing(Office(folder, clock)))
        address = Address(listen.host, port.getsockname()[1])
        addresses.keep(folder, address)
        yield Serving(office, address, _server(office, tls=not settings.behind_proxy), [port], settings)


def _told(settings: OfficeSettings, listen: Address) -> list[Address]:
    """Every address somebody may be sent to."""
    told = [addresses.reachable(settings.address)] if settings.address else []
    return told if listen.is_everywhere else [*told, listen]


def _renew(folder: Path, settings: OfficeSettings, listen: Address, clock: Clock) -> None:
    """Make the server's certificate anew where that is due."""
    if certificates.renew_server(folder, [at.host for at in _told(settings, listen)], clock()):
        _log.info("office.certificate_renewed", until=certificates.ends(folder).server)


async def renew_certificate(running: Serving) -> None:
    """The same for an office that is never started again: whoever connects from now on is shown what the file holds.

    Another process may have made it anew. Refused, with the old one in use, where the file cannot be used.
    """
    folder, shown = running.office.folder, running.server.config.ssl
    await asyncio.to_thread(_renew, folder, running.settings, running.address, running.office.clock)
    if shown is not None:
        await asyncio.to_thread(certificates.check_server, folder)
        shown.load_cert_chain(folder / certificates.SERVER, folder / certificates.SERVER_KEY)


def serve(folder: Path, listen: Address) -> None:
    """Serve until SIGTERM or SIGINT, then end in order."""
    listening.make_room()
    with serving(folder, listen) as running:
        look_seldom()
        sys.stdout.write(messages.say("listens", address=running.url) + "\n")
        sys.stdout.flush()
        asyncio.run(_until_told(running))
    _log.info("program.stopped")


@contextmanager
def running_office(
    folder: Path,
    listen: Address = LOOPBACK,
    clock: Clock = now_utc,
) -> Iterator[Serving]:
    """An office that serves from a thread of this process while the block runs."""
    with serving(folder, listen, clock) as running:
        thread = threading.Thread(target=lambda: asyncio.run(running.server.serve(running.sockets)), name="office")
        thread.start()
        try:
            yield running
        finally:
            running.server.should_exit = True
            thread.join()


async def _until_told(running: Serving) -> None:
    def end(name: str) -> None:
        _log.info("program.stopping", why=name)
        running.server.should_exit = True

    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        if sys.platform == "win32":
            signal.signal(number, lambda got, _frame: end(signal.Signals(got).name))
        else:
            loop.add_signal_handler(number, end, number.name)
    _log.info("program.started", version=failures.VERSION, listens=running.url)
    manager = ServiceManager.from_environment()
    by_itself = [
        asyncio.create_task(_tell(manager), name="watchdog"),
        asyncio.create_task(_nights(running), name="nights"),
        asyncio.create_task(watch(running.office), name="watch"),
    ]
    try:
        await asyncio.gather(running.server.serve(running.sockets), asyncio.to_thread(passwords.ready))
    finally:
        manager.stopping()
        for task in by_itself:
            task.cancel()
        await asyncio.wait(by_itself)


async def _nights(running: Serving) -> None:
    works = (
        partial(renew_certificate, running),
        partial(asyncio.to_thread, nightly.night, running.office, running.settings),
    )
    await nightly.nights(running.office.clock, running.office.about.zone, works)


async def _tell(manager: ServiceManager) -> None:
    """Tell systemd that the loop turns. A store that is away is no reason to end the office, so none is asked."""
    manager.ready()
    while manager.every_s is not None:
        manager.alive()
        await asyncio.sleep(manager.every_s)


def _server(office: Office, *, tls: bool) -> uvicorn.Server:
    return _Server(
        uvicorn.Config(
            application(office),
            http=PatientProtocol,
            ws="none",
            lifespan="off",
            log_config=None,
            access_log=False,
            server_header=False,
            proxy_headers=False,
            ssl_keyfile=office.folder / certificates.SERVER_KEY if tls else None,
            ssl_certfile=office.folder / certificates.SERVER if tls else None,
            backlog=listening.BACKLOG,
            timeout_keep_alive=KEEP_ALIVE_S,
            timeout_graceful_shutdown=ENDING_S,
        )
    )


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """A file has one serving process. Any number of them may serve one PostgreSQL."""
    lock = FileLock(folder / SERVE_LOCK, timeout=0, mode=FILE_MODE, thread_local=False)
    try:
        lock.acquire()
    except Timeout as error:
        refuse(messages.say("serving_already", folder=folder), error)
    except OSError as error:
        refuse(messages.say("file_unusable", path=folder / SERVE_LOCK, why=error.strerror or error), error)
    try:
        yield
    finally:
        lock.release()

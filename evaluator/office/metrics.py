"""Figures for Prometheus about how the office works: none about a person, none by answer."""

from datetime import datetime, timedelta
from typing import Final

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest
from sqlalchemy import Connection, case, func, select

from evaluator.office.instants import written
from evaluator.office.store import schema

SILENT: Final = timedelta(minutes=15)
"""After which a kiosk counts as silent."""
_BUCKETS: Final = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)


class Metrics:
    """Counted by one process; what is read from the store is the same from all of them."""

    def __init__(self) -> None:
        self._registry = CollectorRegistry()
        self.requests = Counter(
            "evaluator_office_requests",
            "Requests answered, by what was asked and the status.",
            ["asked", "status"],
            registry=self._registry,
        )
        self.seconds = Histogram(
            "evaluator_office_request_seconds",
            "From the last byte of a request to the answer.",
            ["asked"],
            buckets=_BUCKETS,
            registry=self._registry,
        )
        self.rows = Counter("evaluator_office_rows", "Rows of kiosks that were new or newer.", registry=self._registry)
        self._gauges = {
            name: Gauge(f"evaluator_office_{name}", about, registry=self._registry)
            for name, about in {
                "kiosks": "Kiosks that are enrolled and not revoked.",
                "kiosks_silent": "Those that were not heard of for 15 minutes.",
                "kiosks_chain_broken": "Those whose own journal does not link.",
                "backlog_rows": "Rows the kiosks say they still have to hand over.",
                "parked_rows": "Rows the kiosks say the office cannot read.",
                "alarms_open": "Alarms nobody has closed.",
                "store_bytes": "What the store takes on its disk.",
                "certificate_days": "Days until the server's certificate ends.",
                "jobs_waiting": "Writes that wait for their turn in this process.",
            }.items()
        }

    def answered(self, asked: str, status: int, seconds: float) -> None:
        """Count one answer."""
        self.requests.labels(asked, str(status)).inc()
        self.seconds.labels(asked).observe(seconds)

    def told(self, figures: dict[str, float]) -> bytes:
        """Everything in Prometheus's text form, with these gauges."""
        for name, value in figures.items():
            self._gauges[name].set(value)
        return generate_latest(self._registry)


def of_store(connection: Connection, now: datetime) -> dict[str, float]:
    """The gauges that the store knows."""
    kiosk = schema.kiosk.c
    heard = func.coalesce(kiosk.last_seen_at, kiosk.enrolled_at)
    row = connection.execute(
        select(
            func.count(),
            func.coalesce(func.sum(case((heard < written(now - SILENT), 1), else_=0)), 0),
            func.coalesce(func.sum(1 - kiosk.chain_ok), 0),
            func.coalesce(func.sum(kiosk.backlog), 0),
            func.coalesce(func.sum(kiosk.parked), 0),
        ).where(kiosk.revoked_at.is_(None))
    ).one()
    alarms = connection.execute(select(func.count()).where(schema.alarm.c.closed_at.is_(None))).scalar_one()
    names = ("kiosks", "kiosks_silent", "kiosks_chain_broken", "backlog_rows", "parked_rows", "alarms_open")
    return dict(zip(names, map(float, (*row, alarms)), strict=True))

"""A case as it is kept: its row, and the events that brought it there."""

from datetime import datetime
from typing import Any, Final

from sqlalchemy import Connection, Row, func, select

from evaluator.domain.cases import Case
from evaluator.office.instants import written
from evaluator.office.store.schema import case_event, case_file

KIOSK: Final = ""
"""Who acted, when the resident changed the answer."""


def row_of(connection: Connection, case: str) -> Row[Any] | None:
    """The row of a case; None when there is none."""
    return connection.execute(select(case_file).where(case_file.c.case == case)).one_or_none()


def standing(row: Row[Any]) -> Case:
    """Where the case of a row stands."""
    return Case(
        state=row.state,
        kind=row.kind,
        owner=row.owner,
        due_day=row.due_day,
        answered_day=row.answered_day,
        answer=row.answer,
        reopened=row.reopened,
    )


def columns_of(case: Case) -> dict[str, str | int | None]:
    """The columns that say where a case stands."""
    return {
        "state": case.state,
        "kind": case.kind,
        "owner": case.owner,
        "due_day": case.due_day,
        "answered_day": case.answered_day,
        "answer": case.answer,
        "reopened": case.reopened,
    }


def keep(connection: Connection, row: Row[Any], after: Case, **others: str) -> int:
    """Put a case where it stands now; its new version."""
    version = int(row.version) + 1
    connection.execute(
        case_file.update().where(case_file.c.case == row.case).values(version=version, **columns_of(after), **others)
    )
    return version


def note(
    connection: Connection, now: datetime, case: str, *, account: str, act: str, version: int, text: str = ""
) -> None:
    """Append an event to the history of a case."""
    last = connection.execute(
        select(func.coalesce(func.max(case_event.c.number), 0)).where(case_event.c.case == case)
    ).scalar_one()
    connection.execute(
        case_event.insert().values(
            case=case, number=last + 1, at=written(now), account=account, act=act, text=text, version=version
        )
    )

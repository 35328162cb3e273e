"""What the office tells of cases: a query, as many pages of it as were asked for."""

from dataclasses import dataclass, replace

import msgspec

from evaluator.manager.office_link import OfficeLink
from evaluator.wire.cases import CASE_FIGURES_PATH, CASES_PATH, CaseFigures, CaseLine, CaseList, CaseQuery
from evaluator.wire.directory import DIRECTORY_PATH, WholeDirectory


@dataclass(frozen=True, slots=True, kw_only=True)
class Inbox:
    """An answered query, as many pages of it as were asked for."""

    query: CaseQuery
    page: CaseList
    cases: tuple[CaseLine, ...]
    figures: CaseFigures
    directory: WholeDirectory


async def read_inbox(link: OfficeLink, query: CaseQuery) -> Inbox:
    """The first page of a query, the figures of its hall, and the names of places."""
    page = await link.get(CASES_PATH, CaseList, _params(query))
    figures = await link.get(CASE_FIGURES_PATH, CaseFigures, {"unit": query.unit})
    directory = await link.get(DIRECTORY_PATH, WholeDirectory)
    return Inbox(query=query, page=page, cases=page.cases, figures=figures, directory=directory)


async def read_more(link: OfficeLink, inbox: Inbox) -> Inbox:
    """One page more of the same query."""
    query = msgspec.structs.replace(inbox.query, after=inbox.page.next)
    page = await link.get(CASES_PATH, CaseList, _params(query))
    held = {case.case for case in inbox.cases}
    return replace(inbox, page=page, cases=(*inbox.cases, *(case for case in page.cases if case.case not in held)))


def _params(query: CaseQuery) -> dict[str, str]:
    said: dict[str, object] = msgspec.to_builtins(query)
    return {name: "true" if value is True else str(value) for name, value in said.items() if value}

"""The page of published answers, for everybody and without a session."""

from typing import Annotated, Any, Final, Literal

from litestar import MediaType, Request, Response, get, head
from litestar.datastructures import State
from msgspec import Meta, Struct
from sqlalchemy import Connection

from evaluator.domain.names import ENGLISH, Language
from evaluator.office.api import office_of
from evaluator.office.cases import published, published_page
from evaluator.office.cases.published import Board
from evaluator.office.cases.published_page import HEADERS, PATH, Masthead
from evaluator.office.office import Office
from evaluator.wire.exchange import rules_version

_HTML: Final = "text/html"
_DIGITS: Final = 9
"""Of a number that is read; a page beyond the last one is the last one."""


class PublishedQuery(Struct, frozen=True):
    """In which language, and which page, 1 the newest. What else a link bears is passed over: whoever shares one in a
    chat sends it on with words of the chat's own.
    """

    language: Literal["zh-CN", "en"] = "zh-CN"
    page: Annotated[int, Meta(ge=1, le=9_999)] = 1


_OPEN: Final = {"right": "anybody", "query": PublishedQuery, "answers": bytes, "media": (_HTML,)}


@get(PATH, opt=_OPEN)
async def get_published(request: Request[Any, Any, State], state: State) -> Response[str]:
    """Published answers as a page to read; it names no resident and no member of staff."""
    office, asked = office_of(state), _asked(request)
    board, rules = await office.read(lambda connection: _board(office, connection))
    about = office.about
    head = Masthead(about.name, about.name_en, rules, about.simulated)
    page = published_page.page_of(board, head, Language(asked.language), asked.page)
    return Response(page, media_type=MediaType.HTML, headers=HEADERS)


@head(PATH, opt=_OPEN, media_type=MediaType.HTML)
async def head_published() -> Response[None]:
    """Whether the page is there, for a watch on it or whoever shows a link beforehand."""
    return Response(None, media_type=MediaType.HTML, headers=HEADERS)


def _asked(request: Request[Any, Any, State]) -> PublishedQuery:
    """What the link says; a page or language that is none gives the first one: a person reads the answer."""
    language, page = (request.query_params.get(name, "") for name in ("language", "page"))
    number = int(page[:_DIGITS]) if page.isascii() and page.isdecimal() else 1
    return PublishedQuery("en" if language == ENGLISH else "zh-CN", max(1, number))


def _board(office: Office, connection: Connection) -> tuple[Board, str]:
    """Looked up once a minute, however many ask."""
    now, pack, tree = office.clock(), office.rules_in(connection), office.remembered.tree(connection)
    rests_on = "board", now.replace(second=0, microsecond=0), tree.directory.version, rules_version(pack)
    deed = published.everybody(now, office.about.zone, pack)
    found = office.remembered.recall(rests_on, lambda: published.board(connection, tree, deed))
    return found, rules_version(pack)

"""The interface in words of OpenAPI, made from the handlers and from the very types that decode and encode.

Litestar could write one too, but it describes a row that travels as an array as if it were an object.
"""

import inspect
from collections.abc import Iterable, Sequence
from http import HTTPStatus
from typing import Any, Final

import msgspec
from litestar import MediaType, Response, get
from litestar.handlers import HTTPRouteHandler

from evaluator import __version__
from evaluator.office.api.guards import OPEN
from evaluator.wire.enrolment import Failure
from evaluator.wire.signing import KIOSK_HEADER, MESSAGE_HEADER, SIGNATURE_HEADER

PATH: Final = "/v1/openapi.json"
_JSON: Final = "application/json"
_REFERENCE: Final = "#/components/schemas/{name}"
_Schema = dict[str, Any]
_ANY: Final = (
    "A code for programs and one sentence, as from 400 up always. Whatever is asked may be answered too_large (413),"
    " unreadable_body (415), too_slow (408), internal (500), ending or store_away (503)."
)


def describer(handlers: Sequence[HTTPRouteHandler]) -> HTTPRouteHandler:
    """The handler that answers with the description of these handlers and itself."""

    @get(PATH, opt={"right": "anybody", "answers": dict[str, Any]}, sync_to_thread=False)
    def get_openapi() -> Response[bytes]:
        """This description."""
        return Response(body, media_type=MediaType.JSON)

    body = msgspec.json.encode(document([*handlers, get_openapi]))
    return get_openapi


def document(handlers: Iterable[HTTPRouteHandler]) -> _Schema:
    """The whole description."""
    known = list(handlers)
    types = [kind for handler in known for kind in _types(handler)]
    schemas, components = msgspec.json.schema_components([*types, Failure], ref_template=_REFERENCE)
    by_type = dict(zip([*map(_name, types), _name(Failure)], schemas, strict=True))
    paths: dict[str, _Schema] = {}
    for handler in known:
        for path in handler.paths:
            for method in handler.http_methods:
                paths.setdefault(path, {})[method.lower()] = _operation(handler, by_type, components)
    return {
        "openapi": "3.1.0",
        "info": {"title": "The office of the service-window evaluator", "version": __version__},
        "paths": paths,
        "components": {
            "schemas": components,
            "securitySchemes": {"session": {"type": "http", "scheme": "bearer"}},
        },
    }


def _types(handler: HTTPRouteHandler) -> list[Any]:
    opt = handler.opt
    told = (opt.get("asks"), opt.get("query"), _answers(handler), *opt.get("refuses", {}).values())
    return [kind for kind in told if kind is not None]


def _answers(handler: HTTPRouteHandler) -> Any:  # noqa: ANN401 - a type
    kind = handler.opt.get("answers") or inspect.signature(handler.fn).return_annotation
    return None if kind is None else kind


def _name(kind: Any) -> str:  # noqa: ANN401 - a type
    return f"{getattr(kind, '__module__', '')}.{kind}"


def _operation(handler: HTTPRouteHandler, by_type: dict[str, _Schema], components: _Schema) -> _Schema:
    right = handler.opt["right"]
    said: _Schema = {
        "operationId": handler.handler_name.rpartition(".")[2],
        "summary": inspect.getdoc(handler.fn) or "",
        "x-right": right,
        "responses": _responses(handler, by_type),
        "parameters": [*_query(handler, by_type, components), *(_signature() if right == "kiosk" else [])],
    }
    if handler.opt.get("asks") is not None:
        schema = by_type[_name(handler.opt["asks"])]
        said["requestBody"] = {"required": True, "content": {_JSON: {"schema": schema}}}
    if right not in OPEN:
        said["security"] = [{"session": []}]
    return said


def _responses(handler: HTTPRouteHandler, by_type: dict[str, _Schema]) -> _Schema:
    status = HTTPStatus(handler.status_code)
    good: _Schema = {"description": status.phrase}
    answers = _answers(handler)
    if "media" in handler.opt:
        good["content"] = {media: {"schema": _of_file(media)} for media in handler.opt["media"]}
    elif answers is not None:
        own = "text/plain" if handler.media_type == MediaType.TEXT else _JSON
        good["content"] = {own: {"schema": by_type[_name(answers)]}}
    return {str(int(status)): good} | _refusals(handler, by_type)


def _refusals(handler: HTTPRouteHandler, by_type: dict[str, _Schema]) -> _Schema:
    """What is answered from 400 up: by who calls and how it is asked, then with more than code and sentence."""
    codes, more = _codes(handler), handler.opt.get("refuses", {})
    failure = by_type[_name(Failure)]
    said: _Schema = {}
    for status in sorted({*codes, *more}):
        kind = more.get(status, Failure)
        schema = failure if kind is Failure else {"anyOf": [by_type[_name(kind)], failure]}
        about = f"{codes[status]}, or a code of this path's own" if status in codes else HTTPStatus(status).phrase
        said[str(int(status))] = {"description": about, "content": {_JSON: {"schema": schema}}}
    return said | {"default": {"description": _ANY, "content": {_JSON: {"schema": failure}}}}


def _codes(handler: HTTPRouteHandler) -> dict[HTTPStatus, str]:
    """The codes that answer before a handler's own work begins."""
    opt, right = handler.opt, handler.opt["right"]
    said: dict[HTTPStatus, str] = {}
    if "asks" in opt or "query" in opt:
        said[HTTPStatus.BAD_REQUEST] = "malformed"
    if right == "kiosk":
        said |= {HTTPStatus.UNAUTHORIZED: "unknown_kiosk", HTTPStatus.FORBIDDEN: "revoked_kiosk"}
    elif right not in OPEN:
        said[HTTPStatus.UNAUTHORIZED] = "no_session"
        if right != "own_session":
            said[HTTPStatus.FORBIDDEN] = "not_allowed or must_change"
    return said


def _of_file(media: str) -> _Schema:
    """A file goes out as it is saved: nothing wraps it, and base64 is not in it."""
    return {"type": "object"} if media == _JSON else {"type": "string", "contentMediaType": media}


def _query(handler: HTTPRouteHandler, by_type: dict[str, _Schema], components: _Schema) -> list[_Schema]:
    kind = handler.opt.get("query")
    if kind is None:
        return []
    name = by_type[_name(kind)]["$ref"].rpartition("/")[2]
    shape = components[name]
    return [
        {"name": field, "in": "query", "required": field in shape.get("required", ()), "schema": schema}
        for field, schema in shape["properties"].items()
    ]


def _signature() -> list[_Schema]:
    about = {
        KIOSK_HEADER: "Id of the kiosk.",
        MESSAGE_HEADER: "Message number, as in the body.",
        SIGNATURE_HEADER: "Ed25519 over method, path, kiosk, message number and body hash, in hex.",
    }
    return [
        {"name": name, "in": "header", "required": True, "description": text, "schema": {"type": "string"}}
        for name, text in about.items()
    ]

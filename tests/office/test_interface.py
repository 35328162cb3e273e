"""The interface as a stranger meets it: described truly, and every refusal a code and a sentence."""

from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, func, select

from evaluator.domain.roles import RIGHTS, may
from evaluator.office.api.application import HANDLERS
from evaluator.office.api.openapi import PATH, document
from evaluator.office.office import Office
from evaluator.office.store import schema
from evaluator.wire.directory import ChangedMeanwhile, UnitRecord
from evaluator.wire.enrolment import Failure
from evaluator.wire.exchange import PATH as EXCHANGE
from evaluator.wire.people import AUDIT_PATH
from evaluator.wire.rules import FaultyRules
from tests.office.conftest import ask, know, on_sqlite
from tests.office.paper import PaperKiosk
from tests.office.test_cases import sign_in


def references(node: object) -> set[str]:
    if isinstance(node, dict):
        found = {node["$ref"]} if "$ref" in node else set()
        return found.union(*(references(value) for value in node.values()))
    if isinstance(node, list):
        return set().union(*(references(value) for value in node))
    return set()


def test_the_description_is_served_and_every_reference_in_it_leads_somewhere(office: Office) -> None:
    served: dict[str, Any] = ask(office, "GET", PATH).json()
    assert served["openapi"] == "3.1.0"
    schemas = {f"#/components/schemas/{name}" for name in served["components"]["schemas"]}
    assert references(served) <= schemas
    assert len(schemas) > 30


def test_it_describes_every_handler_and_nothing_else(office: Office) -> None:
    served: dict[str, Any] = ask(office, "GET", PATH).json()
    described = {(path, method) for path, methods in served["paths"].items() for method in methods}
    handled = {(path, method.lower()) for one in HANDLERS for path in one.paths for method in one.http_methods}
    assert described == handled | {(PATH, "get")}


def test_rows_that_travel_as_arrays_are_described_as_arrays() -> None:
    schemas = document(HANDLERS)["components"]["schemas"]
    row = schemas["evaluator.wire.exchange.TallyRow"]
    assert (row["type"], len(row["prefixItems"])) == ("array", 10)
    assert schemas["Request"]["properties"]["protocol"]["type"] == "integer"


HELD_BY_CODE = {"Request.protocol", "Checklist.version"}
"""Compared, and refused with a sentence of their own (`test_a_version_no_database_can_hold_is_malformed`)."""


def boundless(schema: dict[str, Any], components: dict[str, Any], name: str, seen: frozenset[str]) -> set[str]:
    """The whole numbers in what a caller sends that have no least or no most."""
    if "$ref" in schema:
        kind = schema["$ref"].rpartition("/")[2]
        return set() if kind in seen else boundless(components[kind], components, kind, seen | {kind})
    found = set()
    if schema.get("type") == "integer" and not {"minimum", "maximum"} <= schema.keys():
        found.add(name)
    inner = [one for key in ("anyOf", "oneOf", "prefixItems") for one in schema.get(key, ())]
    inner += [schema[key] for key in ("items", "additionalProperties") if isinstance(schema.get(key), dict)]
    for one in inner:
        found |= boundless(one, components, name, seen)
    for field, one in schema.get("properties", {}).items():
        found |= boundless(one, components, f"{name}.{field}", seen)
    return found


def test_no_number_a_caller_sends_is_larger_than_a_database_holds() -> None:
    said = document(HANDLERS)
    components = said["components"]["schemas"]
    asked: list[tuple[str, dict[str, Any]]] = []
    for methods in said["paths"].values():
        for operation in methods.values():
            asked += [(one["name"], one["schema"]) for one in operation["parameters"]]
            if "requestBody" in operation:
                asked.append(("body", operation["requestBody"]["content"]["application/json"]["schema"]))
    found = {name for one, schema in asked for name in boundless(schema, components, one, frozenset())}
    assert found == HELD_BY_CODE


def reachable(schema: object, components: dict[str, Any], seen: set[str]) -> set[str]:
    """The names of everything a schema is made of."""
    for name in {one.rpartition("/")[2] for one in references(schema)} - seen:
        seen.add(name)
        reachable(components[name], components, seen)
    return seen


SIGNED = {"SignedSheet", "PostedSheet", "PostedWindow", "PostedHead"}
"""What is signed is taken as it was signed, and no field more."""
RECORDS = {"Unit", "Window", "StaffMember", "Matter", "Checklist"}
"""Sent and answered: the same records of the directory."""


def test_what_is_sent_has_known_fields_alone_and_what_is_answered_may_gain_some() -> None:
    """The promise of `/v1`: a program of an older release reads a newer office."""
    said = document(HANDLERS)
    components = said["components"]["schemas"]
    closed = {name for name, schema in components.items() if schema.get("additionalProperties") is False}
    objects = {name for name, schema in components.items() if schema.get("type") == "object"}
    asked: set[str] = set()
    answered: set[str] = set()
    for methods in said["paths"].values():
        for operation in methods.values():
            reachable(operation.get("requestBody"), components, asked)
            reachable(operation["responses"], components, answered)
    assert {"SignIn", "CaseChange"} <= asked
    assert {"Session", "TallyAnswer", "CaseDetail"} <= answered
    assert (asked & objects) - closed == RECORDS
    assert answered & closed == SIGNED


def test_an_act_beyond_all_numbers_is_asked_for_in_vain(office: Office) -> None:
    header = sign_in(office, "wu", "auditor")
    answer = ask(office, "GET", f"{AUDIT_PATH}?before=23615287234231017472", headers=header)
    assert (answer.status_code, answer.json()["code"]) == (400, "malformed")
    assert ask(office, "GET", f"{AUDIT_PATH}?before={2**53}", headers=header).status_code == 200


def test_what_needs_a_session_says_so() -> None:
    paths = document(HANDLERS)["paths"]
    assert paths["/v1/tally"]["get"]["security"] == [{"session": []}]
    assert "security" not in paths["/v1/health"]["get"]
    assert {one["name"] for one in paths["/v1/tally"]["get"]["parameters"]} == {
        *("month", "period", "by", "unit", "rules"),
    }


@on_sqlite
def test_who_calls_without_a_right_and_what_is_malformed_are_refused_as_described(office: Office) -> None:
    """Each path is asked for by nobody, and by somebody who may, with a body that is none."""
    sessions = {role: sign_in(office, role, role) for role in RIGHTS}
    described: dict[str, dict[str, Any]] = ask(office, "GET", PATH).json()["paths"]
    asked = 0
    for path, methods in described.items():
        for method, said in methods.items():
            right = said["x-right"]
            if right != "anybody":
                answer = ask(office, method.upper(), path, content=b"{}")
                assert answer.json()["code"] in said["responses"][str(answer.status_code)]["description"], (
                    path,
                    method,
                )
                asked += 1
            theirs = next((session for role, session in sessions.items() if may(role, right)), {})
            if "requestBody" in said and (theirs or right == "anybody"):
                answer = ask(office, method.upper(), path, content=b"[", headers=theirs)
                assert (answer.status_code, answer.json()["code"]) == (400, "malformed"), (path, method)
                assert "malformed" in said["responses"]["400"]["description"]
                asked += 1
    assert asked > 100


@on_sqlite
def test_a_refusal_that_tells_more_is_described_with_all_it_tells(office: Office) -> None:
    editor, manager = (sign_in(office, role, role) for role in ("directory_administrator", "office_manager"))
    unit = {"unit": {"id": "hall-east", "parent": None, "kind": "hall", "name": "东"}, "base": 0}
    for path, method, asked, session, status, kind in (
        ("/v1/rules", "POST", {"toml": "slug = 1"}, manager, 400, FaultyRules),
        ("/v1/directory/unit", "PUT", unit, editor, 409, ChangedMeanwhile[UnitRecord]),
    ):
        answer = ask(office, method, path, json=asked, headers=session)
        assert answer.status_code == status, answer.text
        msgspec.json.decode(answer.content, type=kind)
        served: dict[str, Any] = ask(office, "GET", PATH).json()
        shapes = served["paths"][path][method.lower()]["responses"][str(status)]["content"]["application/json"][
            "schema"
        ]
        name = shapes["anyOf"][0]["$ref"].rpartition("/")[2]
        assert answer.json().keys() == served["components"]["schemas"][name]["properties"].keys()


@pytest.mark.parametrize(
    ("method", "path", "status", "code"),
    [
        ("GET", "/", 404, "unknown_path"),
        ("GET", "/v1", 404, "unknown_path"),
        ("GET", "/v1/tally/../../etc/passwd", 404, "unknown_path"),
        ("GET", "/schema", 404, "unknown_path"),
        ("PUT", "/v1/sessions", 405, "unknown_method"),
        ("GET", "/v1/exchange", 405, "unknown_method"),
        ("POST", "/v1/health", 405, "unknown_method"),
    ],
)
def test_what_does_not_exist_is_refused_with_a_code(
    office: Office, method: str, path: str, status: int, code: str
) -> None:
    answer = ask(office, method, path)
    assert (answer.status_code, msgspec.json.decode(answer.content, type=Failure).code) == (status, code)


POSTS = ["/v1/enrol", "/v1/sessions"]


@settings(
    max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
)
@given(
    path=st.sampled_from(POSTS),
    body=st.one_of(
        st.binary(max_size=200),
        st.recursive(
            st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
            lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=12), inner, max_size=4),
            max_leaves=12,
        ).map(msgspec.json.encode),
    ),
)
def test_whatever_is_posted_the_answer_is_a_failure_and_nothing_is_kept(office: Office, path: str, body: bytes) -> None:
    answer = ask(office, "POST", path, content=body)
    assert 400 <= answer.status_code < 500
    assert msgspec.json.decode(answer.content, type=Failure).code
    assert b"Traceback" not in answer.content


@settings(
    max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
)
@given(data=st.data())
def test_a_signed_request_spoiled_anywhere_is_malformed_or_taken_but_never_our_fault(
    office: Office, data: st.DataObject
) -> None:
    kiosk = PaperKiosk(kiosk="k-spoiled").start("r1").serve("s03").rate(times=2)
    with office.database.reading() as connection:
        key = connection.execute(select(schema.kiosk.c.kiosk).where(schema.kiosk.c.kiosk == kiosk.kiosk)).scalar()
    if key is None:
        know(office, kiosk)
        _KEYS[id(office)] = kiosk
    kiosk.key = _KEYS[id(office)].key
    request = kiosk.request(with_digests=True)
    whole = msgspec.to_builtins(request)
    spoil(whole, data)
    body = msgspec.json.encode(whole)
    answer = ask(office, "POST", EXCHANGE, content=body, headers=kiosk.headers(request, body))
    assert answer.status_code in (200, 400, 426), answer.text


_KEYS: dict[int, PaperKiosk] = {}
JUNK: st.SearchStrategy[Any] = st.sampled_from(
    [
        "2026-11-20T01:00:00",
        "0001-01-01T00:00:00+23:59",
        "9999-12-31T23:59:59-23:59",
        None,
        "",
        0,
        -1,
        2**53,
        2**70,
        1.5,
        [],
        {},
        "x" * 100,
        "\x00",
        True,
        "九",
        20261399,
    ]
)


def spoil(whole: dict[str, Any], data: st.DataObject) -> None:
    """Put something else in one place, at any depth."""
    here: Any = whole
    while True:
        keys = list(here) if isinstance(here, dict) else list(range(len(here)))
        key = data.draw(st.sampled_from(keys))
        inner = here[key]
        if isinstance(inner, dict | list) and inner and data.draw(st.booleans()):
            here = inner
            continue
        here[key] = data.draw(JUNK)
        return


@pytest.mark.parametrize("instant", ["0001-01-01T00:00:00+23:59", "9999-12-31T23:59:59-23:59", "1970-01-01T00:00:00Z"])
def test_the_strangest_instants_are_taken(office: Office, instant: str) -> None:
    kiosk = know(office, PaperKiosk()).start("r1").serve("s03").rate()
    request = kiosk.request()
    whole = msgspec.to_builtins(request)
    whole["duties"][0][5] = whole["duties"][0][6] = whole["sent"]["wall"] = whole["sent"]["at"] = instant
    body = msgspec.json.encode(whole)
    assert ask(office, "POST", EXCHANGE, content=body, headers=kiosk.headers(request, body)).status_code == 200


def test_a_version_no_database_can_hold_is_malformed(office: Office) -> None:
    kiosk = know(office, PaperKiosk()).start("r1")
    request = kiosk.request()
    whole = msgspec.to_builtins(request)
    whole["held"]["directory"] = 2**70
    body = msgspec.json.encode(whole)
    answer = ask(office, "POST", EXCHANGE, content=body, headers=kiosk.headers(request, body))
    assert (answer.status_code, answer.json()["code"]) == (400, "malformed")


@pytest.mark.parametrize("place", ["duty", "wall"])
def test_an_instant_without_a_zone_is_malformed(office: Office, place: str) -> None:
    kiosk = know(office, PaperKiosk()).start("r1").serve("s03").rate()
    request = kiosk.request()
    whole = msgspec.to_builtins(request)
    if place == "duty":
        whole["duties"][0][5] = "2026-11-20T01:00:00"
    else:
        whole["sent"]["wall"] = "2026-11-20T01:00:00"
    body = msgspec.json.encode(whole)
    answer = ask(office, "POST", EXCHANGE, content=body, headers=kiosk.headers(request, body))
    assert (answer.status_code, answer.json()["code"]) == (400, "malformed")


def test_a_fault_of_ours_is_500_with_a_code_and_no_stack(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    def fault(_connection: Connection) -> None:
        raise ZeroDivisionError("secret detail")  # noqa: EM101, TRY003 - it must not be seen

    monkeypatch.setattr("evaluator.office.api.health.select", fault)
    answer = ask(office, "GET", "/v1/health")
    assert answer.status_code == 500
    assert answer.json() == {"code": "internal", "detail": "The office has a fault; its log says which."}


def test_an_office_that_ends_says_so(office: Office) -> None:
    office.writer.close()
    answer = ask(office, "POST", "/v1/sessions", json={"account": "office", "password": "x"})
    assert (answer.status_code, answer.json()["code"]) == (503, "ending")


def test_health_holds_no_figure_about_ratings(office: Office) -> None:
    health: dict[str, Any] = ask(office, "GET", "/v1/health").json()
    assert set(health) == {
        *("program", "protocol", "store", "simulated", "now"),
        *("database", "step", "certificate_days"),
    }
    assert health["database"] == office.database.dialect
    assert health["certificate_days"] > 15_000
    with office.database.reading() as connection:
        assert connection.execute(select(func.count()).select_from(schema.kiosk)).scalar_one() == 0


@on_sqlite
def test_a_day_or_month_the_calendar_lacks_is_malformed_wherever_it_is_asked_for(office: Office) -> None:
    header, auditor = sign_in(office, "zhang"), sign_in(office, "wu", "auditor")
    with_month = (
        *("/v1/stars?", "/v1/signals?", "/v1/tally?by=unit&", "/v1/trend?by=unit&", "/v1/same-windows?staff=s01&"),
        *(
            "/v1/posted-sheet?hall=hall-east&",
            "/v1/exports/tally?by=unit&format=csv&",
            "/v1/exports/national?format=csv&",
        ),
    )
    asked = [
        *(f"/v1/duties?day={day}" for day in (0, 20261332, 20260230, 99_999_999)),
        *(f"/v1/cases?due_until={day}" for day in (20261332, 1)),
        "/v1/cases/figures?first=20261100",
        "/v1/cases/figures?last=20260631",
        *(f"{path}month=202613" for path in with_month),
    ]
    for path in asked:
        answers = [ask(office, "GET", path, headers=who) for who in (header, auditor)]
        codes = {(one.status_code, one.json()["code"]) for one in answers}
        assert (400, "malformed") in codes, path
        assert codes <= {(400, "malformed"), (403, "not_allowed")}, path
    for path in ("/v1/cases?due_until=0", "/v1/cases/figures"):
        assert ask(office, "GET", path, headers=header).status_code == 200, path

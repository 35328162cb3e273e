"""Rule packs over the wire: looked at, added from a file, put in force."""

from http import HTTPStatus
from typing import Any

import anyio.to_thread
from litestar import Request, get, post
from litestar.datastructures import State

from evaluator.office.api import office_of
from evaluator.office.api.failures import RefusedError, body_of
from evaluator.office.api.guards import caller
from evaluator.office.directory import rule_packs
from evaluator.office.directory.rule_packs import Kept
from evaluator.wire.exchange import rules_version
from evaluator.wire.rule_pack import RulePackFaultyError, read_rule_pack
from evaluator.wire.rules import RULES_IN_FORCE_PATH, RULES_PATH, AllRules, FaultyRules, KeptRules, NewRules, UseRules


@get(RULES_PATH, opt={"right": "read_tallies"})
async def get_rules(state: State) -> AllRules:
    """Every pack there is to count by, and which one is in force."""
    office = office_of(state)
    return AllRules(tuple(map(_told, await office.read(rule_packs.kept))))


@post(RULES_PATH, opt={"right": "edit_rules", "asks": NewRules, "refuses": {HTTPStatus.BAD_REQUEST: FaultyRules}})
async def post_rules(request: Request[Any, Any, State], state: State) -> KeptRules:
    """Add a pack from its file. It is in force only once it is put so."""
    office, who, asked = office_of(state), caller(request), await body_of(request, NewRules)
    now = office.clock()
    body = asked.toml.encode()
    try:
        pack = await anyio.to_thread.run_sync(read_rule_pack, body)
    except RulePackFaultyError as error:
        told = FaultyRules("faulty_rules", str(error), error.faults)
        raise RefusedError(HTTPStatus.BAD_REQUEST, told.code, told.detail, told=told) from error
    became = await office.writer.do(lambda connection: rule_packs.add(connection, pack, body, who.account, now))
    if became == "changed":
        detail = f"Another file is kept as {rules_version(pack)}; give the changed pack a higher version."
        raise RefusedError(HTTPStatus.CONFLICT, "changed_rules", detail)
    return _told(await office.read(lambda connection: rule_packs.kept_as(connection, rules_version(pack))))


@post(RULES_IN_FORCE_PATH, opt={"right": "edit_rules", "asks": UseRules}, status_code=HTTPStatus.OK)
async def post_rules_in_force(request: Request[Any, Any, State], state: State) -> KeptRules:
    """Work by a pack from now on. The kiosks take it in the signed reply to their next exchange."""
    office, who, asked = office_of(state), caller(request), await body_of(request, UseRules)
    now = office.clock()
    pack = await office.writer.do(lambda connection: rule_packs.use(connection, asked.rules, who.account, now))
    if pack is None:
        raise RefusedError(HTTPStatus.NOT_FOUND, "unknown_rules", "There is no such rule pack.")
    return _told(await office.read(lambda connection: rule_packs.kept_as(connection, asked.rules)))


def _told(kept: Kept | None) -> KeptRules:
    if kept is None:
        raise LookupError  # a pack that is kept never goes
    return KeptRules(rules_version(kept.pack), kept.in_force, kept.added_at, kept.pack)

"""The HTTP side of an office: every handler there is, and what stands around them."""

from functools import cache
from typing import Final

from litestar import Litestar
from litestar.datastructures import State
from litestar.exceptions import HTTPException
from litestar.handlers import HTTPRouteHandler

from evaluator.office.api import (
    cases,
    corrections,
    devices,
    directory,
    directory_files,
    exports,
    failures,
    guards,
    health,
    kiosks,
    openapi,
    own_months,
    people,
    pin_resets,
    published,
    rules,
    sessions,
    signals,
    stars,
    tallies,
)
from evaluator.office.api.limits import Limits
from evaluator.office.office import Office

HANDLERS: Final = (
    kiosks.get_ca,
    kiosks.post_enrol,
    kiosks.post_exchange,
    kiosks.post_new_key,
    devices.get_kiosks,
    devices.post_confirmed_kiosk,
    devices.post_revoked_kiosk,
    devices.post_asked_new_key,
    devices.post_fork,
    devices.get_codes,
    devices.post_code,
    devices.post_withdrawn_code,
    devices.get_alarms,
    devices.post_acknowledged_alarm,
    sessions.post_session,
    sessions.delete_session,
    sessions.post_password,
    tallies.get_months,
    tallies.get_tally,
    people.get_accounts,
    people.post_account,
    people.put_account,
    people.post_closed_account,
    people.post_restored_account,
    people.post_account_password,
    people.get_audit,
    pin_resets.get_pin_resets,
    pin_resets.post_pin_reset,
    pin_resets.post_pin_reset_decision,
    signals.get_signals,
    signals.post_signal,
    stars.get_stars,
    stars.post_star,
    stars.get_assessment,
    own_months.post_own_month,
    cases.get_cases,
    cases.get_case_figures,
    cases.get_case_owners,
    cases.get_case,
    cases.get_case_preview,
    cases.post_new_case,
    cases.post_case,
    cases.post_case_person,
    published.get_published,
    published.head_published,
    directory.get_directory,
    directory.get_photo,
    directory.get_history,
    directory.put_unit,
    directory.put_window,
    directory.put_staff,
    directory.put_matter,
    directory.put_photo,
    directory.post_erasure,
    directory_files.get_export,
    directory_files.post_import,
    tallies.get_trend,
    tallies.get_same_windows,
    exports.get_tally_export,
    exports.get_national_export,
    exports.get_posted_sheet,
    corrections.get_corrections,
    corrections.get_challenges,
    corrections.get_duties,
    corrections.post_correction,
    corrections.post_decision,
    corrections.get_forks,
    corrections.post_branch,
    corrections.post_branch_decision,
    rules.get_rules,
    rules.post_rules,
    rules.post_rules_in_force,
    health.get_health,
    health.get_metrics,
)


def application(office: Office) -> Litestar:
    """What answers for an office."""
    return Litestar(
        route_handlers=[*HANDLERS, _describer()],
        state=State({"office": office}),
        guards=[guards.needs_right],
        exception_handlers={HTTPException: failures.refused, Exception: failures.broken},
        middleware=[health.Measured, Limits],
        request_max_body_size=None,
        openapi_config=None,
        logging_config=None,
        debug=False,
    )


@cache
def _describer() -> HTTPRouteHandler:
    """The description is the same for every office of a process, and takes as long to make as all else."""
    return openapi.describer(HANDLERS)

"""The office's tables, by subject. The kiosk stands in every key it writes."""

from evaluator.office.store.schema.cases import case_event, case_file
from evaluator.office.store.schema.columns import metadata
from evaluator.office.store.schema.counts import (
    case_row,
    correction,
    credit,
    duty,
    late,
    reason,
    rhythm,
    ruling,
    signal_row,
    tally,
    tally_day,
    tally_month,
    tally_narrow,
)
from evaluator.office.store.schema.directory import (
    checklist,
    directory_change,
    directory_version,
    matter,
    photo,
    pin_reset,
    staff,
    unit,
    window,
)
from evaluator.office.store.schema.identity import rule_pack, store
from evaluator.office.store.schema.kiosks import alarm, enrolment_code, head, kiosk, run, spent_key
from evaluator.office.store.schema.own_months import own_month
from evaluator.office.store.schema.people import account, audit, session, sign_in_try
from evaluator.office.store.schema.signals import signal_decision
from evaluator.office.store.schema.stars import star

__all__ = [
    "account",
    "alarm",
    "audit",
    "case_event",
    "case_file",
    "case_row",
    "checklist",
    "correction",
    "credit",
    "directory_change",
    "directory_version",
    "duty",
    "enrolment_code",
    "head",
    "kiosk",
    "late",
    "matter",
    "metadata",
    "own_month",
    "photo",
    "pin_reset",
    "reason",
    "rhythm",
    "rule_pack",
    "ruling",
    "run",
    "session",
    "sign_in_try",
    "signal_decision",
    "signal_row",
    "spent_key",
    "staff",
    "star",
    "store",
    "tally",
    "tally_day",
    "tally_month",
    "tally_narrow",
    "unit",
    "window",
]

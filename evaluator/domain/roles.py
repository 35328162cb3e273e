"""Who may see and do what at the office, as one table. What is not listed is denied."""

from typing import Final, Literal

Role = Literal["hall_manager", "office_manager", "directory_administrator", "system_administrator", "auditor"]
Right = Literal[
    "read_tallies",
    "read_cases",
    "handle_cases",
    "decide_stars",
    "edit_directory",
    "enrol_kiosks",
    "read_kiosks",
    "manage_accounts",
    "read_accounts",
    "read_audit",
]

RIGHTS: Final[dict[Role, frozenset[Right]]] = {
    "hall_manager": frozenset({"read_tallies", "read_cases", "handle_cases"}),
    "office_manager": frozenset({"read_tallies", "read_cases", "handle_cases", "decide_stars"}),
    "directory_administrator": frozenset({"edit_directory"}),
    "system_administrator": frozenset({"enrol_kiosks", "read_kiosks", "manage_accounts", "read_accounts"}),
    "auditor": frozenset({"read_tallies", "read_cases", "read_kiosks", "read_accounts", "read_audit"}),
}


def may(role: Role, right: Right) -> bool:
    """Whether a role holds a right."""
    return right in RIGHTS.get(role, frozenset())

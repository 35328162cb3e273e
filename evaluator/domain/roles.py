"""Who may see and do what at the office, as one table. What is not listed is denied."""

from typing import Final, Literal

Role = Literal["hall_manager", "office_manager", "directory_administrator", "system_administrator", "auditor"]
Right = Literal[
    "read_tallies",
    "read_corrections",
    "correct_tallies",
    "decide_exclusions",
    "read_cases",
    "handle_cases",
    "decide_stars",
    "print_own_months",
    "read_signals",
    "decide_signals",
    "edit_rules",
    "read_directory",
    "edit_directory",
    "reset_pins",
    "manage_kiosks",
    "read_kiosks",
    "read_accounts",
    "manage_accounts",
    "read_audit",
]

RIGHTS: Final[dict[Role, frozenset[Right]]] = {
    "hall_manager": frozenset(
        {
            "read_tallies",
            "read_corrections",
            "decide_exclusions",
            "read_cases",
            "handle_cases",
            "print_own_months",
            "read_directory",
        }
    ),
    "office_manager": frozenset(
        {
            "read_tallies",
            "read_corrections",
            "correct_tallies",
            "decide_exclusions",
            "read_cases",
            "handle_cases",
            "decide_stars",
            "print_own_months",
            "read_signals",
            "decide_signals",
            "edit_rules",
            "read_directory",
            "reset_pins",
        }
    ),
    "directory_administrator": frozenset({"read_directory", "edit_directory", "reset_pins"}),
    "system_administrator": frozenset(
        {"read_directory", "manage_kiosks", "read_kiosks", "read_accounts", "manage_accounts"}
    ),
    "auditor": frozenset(
        {
            "read_tallies",
            "read_corrections",
            "read_cases",
            "read_signals",
            "read_directory",
            "read_kiosks",
            "read_accounts",
            "read_audit",
        }
    ),
}


def may(role: Role, right: Right) -> bool:
    """Whether a role holds a right."""
    return right in RIGHTS.get(role, frozenset())

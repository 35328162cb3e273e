"""What a screen reader is told: `at_spi_tree.py PROGRAM [NAME]`, run by the system's Python, which has the bindings.

Prints the accessible things of PROGRAM that are showing, one JSON object a line, in the order of the tree; presses the
one that is called NAME. The first run on a bus starts the accessibility service.
"""

import json
import sys
from collections.abc import Iterator
from typing import Any

import gi  # type: ignore[import-not-found]  # a package of the system

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi  # type: ignore[import-not-found]  # noqa: E402 - the version comes first


def below(thing: Any) -> Iterator[Any]:  # noqa: ANN401 - the bindings carry no types
    """Everything under a thing, depth first."""
    for place in range(thing.get_child_count()):
        child = thing.get_child_at_index(place)
        if child is not None:
            yield child
            yield from below(child)


def actions(thing: Any) -> list[str]:  # noqa: ANN401
    """Names of what can be done with a thing."""
    return [Atspi.Action.get_action_name(thing, place) for place in range(Atspi.Action.get_n_actions(thing))]


def main(program: str, press: str = "") -> None:
    """Print, and press."""
    for application in below(Atspi.get_desktop(0)):
        if application.get_name() != program or application.get_role() != Atspi.Role.APPLICATION:
            continue
        for thing in below(application):
            if thing.get_state_set().contains(Atspi.StateType.SHOWING):
                can = actions(thing)
                told = {"role": thing.get_role_name(), "name": thing.get_name(), "actions": can}
                sys.stdout.write(json.dumps(told) + "\n")
                if press and told["name"] == press and "Press" in can:
                    Atspi.Action.do_action(thing, can.index("Press"))
                    return


if __name__ == "__main__":
    main(*sys.argv[1:])

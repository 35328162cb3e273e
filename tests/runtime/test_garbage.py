"""Collections are rare once a program stands, and still come."""

import gc
from collections.abc import Iterator

import pytest

from evaluator.domain.directory import Unit
from evaluator.runtime.garbage import NEW_OBJECTS, look_seldom
from evaluator.wire.manager import Figures, Rate, TallyRow


@pytest.fixture
def as_before() -> Iterator[None]:
    before = gc.get_threshold()
    yield
    gc.unfreeze()
    gc.set_threshold(*before)


@pytest.mark.usefixtures("as_before")
def test_what_stands_is_looked_through_no_more_and_circles_still_go() -> None:
    runs: list[int] = []

    def seen(phase: str, info: dict[str, int]) -> None:
        if phase == "start":
            runs.append(info["generation"])

    look_seldom()
    assert gc.get_freeze_count()
    gc.callbacks.append(seen)
    try:
        held: list[list[object]] = [[] for _ in range(NEW_OBJECTS // 2)]
        assert not runs
        held += [[] for _ in range(NEW_OBJECTS)]
        assert runs
    finally:
        gc.callbacks.remove(seen)


def test_a_row_of_an_answer_is_nothing_to_look_through() -> None:
    row = TallyRow("s1", "王", "", "u", "1", Figures({"a": 1}, {}, {}, 1, 0, None, {"r": Rate(1.0, 0.9, 1.0)}, True))
    assert not gc.is_tracked(row)
    assert not gc.is_tracked(row.figures)
    assert gc.is_tracked([Unit(id="u", parent=None, kind="hall", name="", name_en="")])  # the check sees something

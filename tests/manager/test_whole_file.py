"""A file that is saved is there whole or not at all."""

import asyncio
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event

import pytest

from evaluator.manager.csv_file import write_csv
from evaluator.manager.list_file import write_list
from evaluator.manager.whole_file import save_whole, write_whole

FULL = "no space left on device"


def test_what_stood_there_stays_when_the_disk_is_full_half_way(tmp_path: Path) -> None:
    file = tmp_path / "months.csv"
    file.write_text("of last month")

    def write(draft: Path) -> None:
        draft.write_text("half a li")
        raise OSError(FULL)

    with pytest.raises(OSError, match=FULL):
        write_whole(file, write)
    assert [one.name for one in tmp_path.iterdir()] == ["months.csv"]
    assert file.read_text() == "of last month"


def test_what_is_stopped_half_way_leaves_no_file_and_no_draft(tmp_path: Path) -> None:
    begun, go_on = Event(), Event()

    def write(draft: Path) -> None:
        draft.write_text("half a li")
        begun.set()
        go_on.wait()
        draft.write_text("half a line and the rest")

    async def stop_half_way() -> None:
        task = asyncio.create_task(save_whole(tmp_path / "months.csv", write))
        await asyncio.to_thread(begun.wait)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        go_on.set()

    asyncio.run(stop_half_way())  # ends when the thread has
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "save",
    [lambda file, rows: write_csv(file, ["head"], rows), lambda file, rows: write_list(file, (), ["head"], rows)],
)
def test_a_list_that_breaks_off_leaves_what_stood_there(tmp_path: Path, save: Callable[..., None]) -> None:
    file = tmp_path / "list.csv"
    file.write_text("before")

    def rows() -> Iterator[list[str]]:
        yield ["first"]
        raise OSError(FULL)

    with pytest.raises(OSError, match=FULL):
        save(file, rows())
    assert [(one.name, one.read_text()) for one in tmp_path.iterdir()] == [("list.csv", "before")]

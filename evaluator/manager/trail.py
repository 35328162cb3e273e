"""Where a person came from, so that Esc and Backspace lead back by the same steps."""

from evaluator.manager.wish import MonthWish


class Trail:
    """The wishes that led to the one that is shown."""

    def __init__(self) -> None:
        self._before: list[MonthWish] = []

    def __bool__(self) -> bool:
        return bool(self._before)

    def go_deeper(self, from_here: MonthWish) -> None:
        """A figure was opened."""
        self._before.append(from_here)

    def back(self) -> MonthWish:
        """The wish before; there must be one."""
        return self._before.pop()

    def clear(self) -> None:
        """The person went elsewhere by another road."""
        self._before.clear()

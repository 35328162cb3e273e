"""What is done about a branch of a fork: one person proposes, another one decides."""

from collections.abc import Callable
from types import NoneType
from typing import Final

from evaluator.manager.asking import Errand
from evaluator.manager.corrections import fork_words, forks, words
from evaluator.manager.corrections.reading import branch_sentence_of
from evaluator.manager.decision_form import Decided, DecisionForm
from evaluator.manager.office_link import OfficeTroubleError
from evaluator.manager.page import Page
from evaluator.wire.branches import (
    BRANCH_DECISIONS_PATH,
    BRANCHES_PATH,
    BranchDecision,
    BranchProposed,
    BranchWish,
    Fork,
)

CHANGED_MEANWHILE: Final = frozenset(
    {"decided_already", "decided_first", "no_fork", "nothing_counted", "nothing_excluded", "other_branch",
     "unknown_correction"}
)  # fmt: skip
"""Refusals that another person's deed explains: what is shown is old."""


class BranchActs:
    """Acts of one page with its form; `changed` is called with the key of what turned out to be otherwise."""

    def __init__(self, page: Page, form: DecisionForm, changed: Callable[[str], None]) -> None:
        self._page, self._form, self._changed = page, form, changed

    def decide(self, fork: Fork, decided: Decided) -> None:
        """The second person's word where something waits, else a proposal."""
        waiting = forks.waiting_of(fork)
        if waiting:
            self._second(fork, waiting[0], decided)
        else:
            self._propose(fork, decided)

    def _propose(self, fork: Fork, decided: Decided) -> None:
        act, side = forks.chosen_of(decided.slug)
        wish = BranchWish(fork.kiosk, fork.run, decided.reason, side, act)
        remark = fork_words.was_proposed(fork_words.side_name(side))
        self._page.ask(
            Errand(
                work=lambda link: link.send("POST", BRANCHES_PATH, BranchProposed, wish),
                done=lambda _proposed: self._done(decided, remark),
                refused=lambda error: self._refused(decided.key, error),
            )
        )

    def _second(self, fork: Fork, waiting: forks.Waiting, decided: Decided) -> None:
        agree = decided.slug == "agree"
        word = BranchDecision(fork.kiosk, fork.run, agree, waiting.side)
        remark = fork_words.was_agreed(fork_words.side_name(waiting.side)) if agree else words.refused_stays()
        self._page.ask(
            Errand(
                work=lambda link: link.send("POST", BRANCH_DECISIONS_PATH, NoneType, word),
                done=lambda _none: self._done(decided, remark),
                refused=lambda error: self._refused(decided.key, error),
            )
        )

    def _done(self, decided: Decided, remark: str) -> None:
        self._form.taken(decided)
        self._page.progress.remark(remark)
        self._page.refresh()

    def _refused(self, key: str, error: OfficeTroubleError) -> None:
        self._form.set_acting(acting=False)
        sentence = branch_sentence_of(error)
        self._form.refusal.say(sentence)
        if error.code in CHANGED_MEANWHILE:
            self._page.progress.remark(sentence)
            self._changed(key)

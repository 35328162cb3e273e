"""A fork as it is read and decided on the corrections page: both branches, the months, who said what."""

from collections.abc import Iterator
from typing import Final, Literal, NamedTuple, get_args

from evaluator.domain.names import Language
from evaluator.manager import deciding_words, formats
from evaluator.manager.corrections import fork_words, words
from evaluator.manager.corrections.names import Names
from evaluator.manager.decision_form import Choice
from evaluator.manager.detail_sheet import Opened, Pair
from evaluator.wire.branches import Branch, BranchAct, BranchMonth, BranchStep, Fork, Side
from evaluator.wire.manager import RateName

SIDES: Final[tuple[Side, ...]] = get_args(Side)
MOST_MONTHS: Final = 6
MOST_OF_ID: Final = 12
ForkState = Literal["waiting", "proposed", "in_force", "refused", "counted"]


class Waiting(NamedTuple):
    """What waits for a second person about a fork."""

    side: Side
    step: BranchStep


def key_of(fork: Fork) -> str:
    """By which the page knows it; the run is the one that is marked."""
    return f"fork.{fork.kiosk}.{fork.run}"


def branch_of(fork: Fork, side: Side) -> Branch:
    return fork.marked if side == "marked" else fork.other


def waiting_of(fork: Fork) -> list[Waiting]:
    """Every proposal that nobody has decided; the office lets only one branch have any."""
    return [Waiting(side, step) for side in SIDES for step in branch_of(fork, side).steps if step.state == "proposed"]


def state_of(fork: Fork) -> ForkState:
    """As the page says it: `waiting` where nobody has proposed, `counted` where only the mark was decided."""
    states = {branch_of(fork, side).state for side in SIDES}
    if "proposed" in states:
        return "proposed"
    if states & {"excluded", "partly_excluded"}:
        return "in_force"
    if any(branch_of(fork, side).steps for side in SIDES):
        return "refused"
    return "counted" if fork.decided else "waiting"


def by_of(fork: Fork) -> str:
    """Who proposed last; "" where nobody has."""
    steps = [step for side in SIDES for step in branch_of(fork, side).steps]
    return max(steps, key=lambda step: step.at).by if steps else ""


def second_word() -> tuple[Choice, ...]:
    """What the second person can say to a proposal."""
    return (
        Choice("agree", words.agree(), needs_reason=False),
        Choice("disagree", words.disagree(), needs_reason=False),
    )


def choices(fork: Fork, account: str, *, corrects: bool, decides: bool) -> tuple[Choice, ...]:
    """What somebody can do about it now; whoever proposed does not decide."""
    waiting = waiting_of(fork)
    if waiting:
        mine = any(one.step.by == account for one in waiting)
        return second_word() if decides and not mine else ()
    if not corrects:
        return ()
    out = [side for side in SIDES if branch_of(fork, side).state != "counted"]
    found = [
        Choice(f"exclude_{side}", fork_words.exclude(side), fork_words.exclude_about())
        for side in SIDES
        if branch_of(fork, side).days and branch_of(fork, side).state != "excluded" and set(out) <= {side}
    ]
    return (*found, *(Choice(f"include_{side}", fork_words.include(), fork_words.include_about()) for side in out[:1]))


def chosen_of(slug: str) -> tuple[BranchAct, Side]:
    """`exclude_marked` is what its button means."""
    act: BranchAct = "exclude" if slug.startswith("exclude_") else "include"
    return act, "marked" if slug.endswith("_marked") else "other"


def opened(fork: Fork, names: Names, headline: RateName, language: Language) -> Opened:
    """Both branches, the months with and without each, where they parted, and who said what."""
    held = None if fork.held_at is None else formats.instant(fork.held_at)
    seq = formats.count(fork.seq)
    where = fork_words.parted_after(seq) if held is None else fork_words.parted_held(seq, held)
    facts = [(_capital(fork_words.side_name(side)), _holds(branch_of(fork, side))) for side in SIDES]
    facts += _months(fork, names, headline, language)
    facts += [
        (fork_words.parted(), where if fork.seq else fork_words.parted_at_first()),
        (fork_words.seen(), formats.instant(fork.seen_at)),
    ]
    if fork.decided:
        facts.append((fork_words.administrator(), fork_words.kept_marked(fork.decided_by)))
    short = fork.kiosk if len(fork.kiosk) <= MOST_OF_ID else f"{fork.kiosk[:MOST_OF_ID]}…"
    facts += [(words.window(), f"{names.hall(fork.unit)} · {names.window(fork.window)}"), (fork_words.kiosk(), short)]
    return Opened(
        f"{words.state_name(state_of(fork))}　·　{formats.instant(fork.seen_at)}",
        words.act_name("fork"),
        (fork_words.lead(), *_standing(fork)),
        facts,
        deciding_words.history(),
        _history(fork),
    )


def _capital(name: str) -> str:
    return name[:1].upper() + name[1:]


def _holds(branch: Branch) -> str:
    if not branch.n:
        return fork_words.holds_nothing()
    said = fork_words.holds_at_most if branch.at_most else fork_words.holds
    first, last = formats.day(branch.first_day), formats.day(branch.last_day)
    return said(formats.count(branch.n), first if first == last else fork_words.from_to(first, last))


def _months(fork: Fork, names: Names, headline: RateName, language: Language) -> Iterator[Pair]:
    """A hall's month as it is, and without either branch."""
    found: dict[tuple[int, str], list[str]] = {}
    for side in SIDES:
        for one in branch_of(fork, side).months:
            lines = found.setdefault((one.month, one.unit), [_whole(one, headline, language)])
            lines.append(_without(one, side, headline))
    for month, unit in sorted(found, reverse=True)[:MOST_MONTHS]:
        hall = [] if unit == fork.unit else [names.hall(unit)]
        yield formats.month(month), "\n".join([*hall, *found[month, unit]])
    if len(found) > MOST_MONTHS:
        yield "", fork_words.more_months(formats.count(len(found) - MOST_MONTHS))


def _whole(one: BranchMonth, headline: RateName, language: Language) -> str:
    n = formats.count(one.n_with)
    if one.rate_with is None:
        return fork_words.counts(n)
    return fork_words.figures(headline.names[language], formats.rate(one.rate_with, headline.unit), n)


def _without(one: BranchMonth, side: Side, headline: RateName) -> str:
    n, name = formats.count(one.n_without), fork_words.side_name(side)
    if one.rate_without is None:
        return fork_words.counts_without(name, n)
    return fork_words.figures_without(name, formats.rate(one.rate_without, headline.unit), n)


def _standing(fork: Fork) -> Iterator[str]:
    if state_of(fork) in ("waiting", "refused", "counted"):
        yield fork_words.what_to_do()
    for waiting in waiting_of(fork):
        said = fork_words.proposed if waiting.step.act == "exclude" else fork_words.proposed_again
        yield said(fork_words.side_name(waiting.side))
    for side in SIDES:
        branch, name = branch_of(fork, side), fork_words.side_name(side)
        if branch.state == "excluded":
            yield fork_words.left_out(name)
        elif branch.state == "partly_excluded":
            yield fork_words.partly_left_out(name)
        if branch.left_out > branch.n:
            yield fork_words.cannot_be_cut(name, formats.count(branch.left_out))


def _history(fork: Fork) -> list[Pair]:
    """Newest first, the second person's word above what it is about."""
    steps = [(side, step) for side in SIDES for step in branch_of(fork, side).steps]
    found: list[Pair] = []
    for side, step in sorted(steps, key=lambda pair: pair[1].at, reverse=True):
        if step.second is not None and step.second_at is not None:
            said = words.step_refused if step.state == "refused" else words.step_agreed
            found.append((formats.instant(step.second_at), said(step.second)))
        told = fork_words.step_exclude if step.act == "exclude" else fork_words.step_include
        days = formats.count(len(step.corrections))
        found.append((formats.instant(step.at), told(step.by, fork_words.side_name(side), days, step.reason)))
    return found

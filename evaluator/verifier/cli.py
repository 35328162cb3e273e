"""`evaluator verify PATH…`: for an outsider, with no office and none of its code."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final, Literal

import click
import msgspec
from msgspec import Struct

from evaluator.runtime.named_files import read_named, require_file
from evaluator.runtime.refusal import refuse
from evaluator.verifier.finding import ORDER, Finding
from evaluator.verifier.heads import journal_findings
from evaluator.verifier.journals import DATABASE, Journal, read_journal
from evaluator.verifier.proving import bundle_findings, refusal_findings, unseen_refusals
from evaluator.verifier.series import series_findings
from evaluator.verifier.settling import decided
from evaluator.verifier.sheets import both_findings, sheet_findings
from evaluator.wire.decoding import UNREADABLE
from evaluator.wire.evidence import Bundle, SignedBundle, decode_signed_bundle
from evaluator.wire.posted import SignedSheet, is_genuine

PROVED, REFUTED, UNUSABLE, OPEN = 0, 1, 2, 3
"""Exit codes. UNUSABLE is that of every refusal."""
FILE_BYTES_AT_MOST: Final = 1_000_000_000
NOT_SIGNED: Final = "it is not signed by this office"
_WORDS: Final = {"refuted": "WRONG", "refused": "REFUSED", "open": "NOT SHOWN"}
_SQLITE: Final = b"SQLite format 3\0"


class JournalShown(Struct, frozen=True):
    kiosk: str
    entries: int
    head: str
    path: str


class Verdict(Struct, frozen=True, kw_only=True):
    """What was shown and what it proves."""

    verdict: Literal["proved", "refuted", "refused", "open"]
    """That of the finding that weighs most."""
    office_key: str
    key_from: Literal["asked", "journal", "itself", "nowhere"]
    """Where the key is known from; `itself`: the file that it signs says so."""
    journals: tuple[JournalShown, ...]
    months: dict[str, int]
    """Ratings that count, by month (202611), as the bundles say."""
    told: tuple[str, ...]
    """What the bundles say of themselves, in a sentence each: as of when, of how many kiosks, what was decided."""
    decisions: tuple[str, ...]
    """What counts otherwise than its journal says, and by whose decision."""
    findings: tuple[Finding, ...]


@click.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--office-key", default="", help="The office's public key in hex, as posted or as a kiosk pins it.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def command(paths: tuple[Path, ...], office_key: str, *, as_json: bool) -> None:
    """Prove or refute that a month's tally is made of the journals. Needs no office, no network and no trust.

    PATHS are kiosks' folders or their files, evidence bundles (office bundle) and posted sheets (office posted-sheet
    --format json), in any order. Shown alone, a journal is held against the heads the office signed for it.

    Exit code: 0 proved, 1 refuted, 2 a path cannot be used, 3 nothing is wrong but something was not shown,
    or refused by the office when it was handed over.
    """
    found = judge(paths, office_key.lower())
    click.echo(msgspec.json.encode(found).decode() if as_json else as_text(found))
    sys.exit({"proved": PROVED, "refuted": REFUTED, "refused": OPEN, "open": OPEN}[found.verdict])


def judge(paths: tuple[Path, ...], office_key: str = "") -> Verdict:
    """Read everything and hold it against each other. Refused where a path is nothing of ours."""
    journals: list[Journal] = []
    bundles: list[SignedBundle] = []
    sheets: list[SignedSheet] = []
    for path in paths:
        if path.is_dir() or _begins(path) == _SQLITE:
            if path.is_dir() and not (path / DATABASE).exists():
                refuse(f"{path} holds no journal. Name a kiosk's folder, a bundle or a posted sheet.")
            journals.append(read_journal(path))
        else:
            _take(path, bundles, sheets)
    key, key_from = office_key, "asked"
    if not key:
        key, key_from = next(((one.office_key, "journal") for one in journals if one.office_key), ("", "nowhere"))
    if not key:
        key, key_from = next(((one, "itself") for one in _own_keys(bundles, sheets)), ("", "nowhere"))
    findings, months = [*_journals(journals, key), *refusal_findings(journals, key)], {}
    for signed in bundles:
        bundle = signed.said()
        months[str(bundle.month)] = bundle.n
        if signed.public_key != key or not signed.is_genuine:
            findings.append(Finding("refuted", f"the bundle of {bundle.month}", None, NOT_SIGNED))
        findings += bundle_findings(bundle, journals, key)
    findings += series_findings([signed.said() for signed in bundles])
    for sheet in sheets:
        if not is_genuine(sheet, key):
            findings.append(Finding("refuted", f"the sheet of {sheet.sheet.hall}", None, NOT_SIGNED))
        findings += sheet_findings(sheet.sheet, journals, key)
        for signed in bundles:
            findings += both_findings(sheet.sheet, signed.said())
    if journals and not (bundles or sheets or any(one.receipts for one in journals)):
        findings.append(Finding("open", "the office", None, "no head that it signed was shown"))
    if not bundles:
        findings += unseen_refusals(journals)
    found = {one.kind for one in findings}
    return Verdict(
        verdict=next((kind for kind in ORDER if kind in found), "proved"),
        office_key=key,
        key_from=key_from,  # type: ignore[arg-type]  # and the pairs
        journals=tuple(JournalShown(one.kiosk, one.seq, one.hashes[-1], str(one.path)) for one in journals),
        months=months,
        told=tuple(line for signed in bundles for line in _told(signed.said())),
        decisions=tuple(line for signed in bundles for one in signed.said().kiosks for line in decided(one)),
        findings=tuple(sorted(findings, key=lambda one: (ORDER.index(one.kind), one.whose, one.seq or 0))),
    )


def _told(bundle: Bundle) -> Iterator[str]:
    month = f"{bundle.month // 100}-{bundle.month % 100:02}"
    places = len({told.window or told.unit for told in bundle.kiosks})
    of = f"{_counted(len(bundle.kiosks), 'kiosk')} at {_counted(places, 'place')}"
    yield f"The bundle of {month} was made on {bundle.as_of}, of {of}"
    if bundle.audit_seq:
        yield f"The office's audit log then stood at line {bundle.audit_seq}, {bundle.audit_hash}"
    if bundle.restored_at:
        yield f"The office says that it was restored from a backup on {bundle.restored_at}"
    if bundle.simulated:
        yield "It is of a simulated office: nobody rated anything"
    revoked = [f"{told.kiosk} ({told.revoked_at})" for told in bundle.kiosks if told.revoked_at]
    if revoked:
        yield f"Nothing more is taken of kiosks that were revoked: {', '.join(revoked)}"


def _counted(n: int, thing: str) -> str:
    return f"{n} {thing}" if n == 1 else f"{n} {thing}s"


def _own_keys(bundles: list[SignedBundle], sheets: list[SignedSheet]) -> list[str]:
    return [*(one.public_key for one in bundles), *(one.public_key for one in sheets)]


def _journals(journals: list[Journal], key: str) -> list[Finding]:
    found: list[Finding] = []
    for journal in journals:
        if journal.office_key and key and journal.office_key != key:
            why = "it was enrolled with an office of another key"
            found.append(Finding("refuted", f"the journal of {journal.kiosk}", None, why))
        found += journal_findings(journal, key)
    return found


def _begins(path: Path) -> bytes:
    try:
        require_file(path)
        with path.open("rb") as read:
            return read.read(len(_SQLITE))
    except OSError as error:
        refuse(f"{path} cannot be read: {error.strerror}. Check the path and its rights.", error)


def _take(path: Path, bundles: list[SignedBundle], sheets: list[SignedSheet]) -> None:
    try:
        body = read_named(path, FILE_BYTES_AT_MOST)
    except OSError as error:
        refuse(f"{path} cannot be read: {error.strerror}. Check the path and its rights.", error)
    try:
        signed = decode_signed_bundle(body)
        signed.said()
        bundles.append(signed)
    except UNREADABLE:
        try:
            sheets.append(msgspec.json.decode(body, type=SignedSheet))
        except UNREADABLE as error:
            refuse(f"{path} is neither a journal, nor a bundle, nor a posted sheet. Name another file.", error)


def as_text(found: Verdict) -> str:
    """A sentence for everything that was shown and found. What files of anybody say commands no terminal."""
    lines = [f"{one.kiosk}: all entries link ({one.entries}). Head {one.head}. ({one.path})" for one in found.journals]
    lines += [
        f"{month[:4]}-{month[4:]}: {n} ratings, as the office signed." for month, n in sorted(found.months.items())
    ]
    lines += [f"{line}." for line in found.told]
    lines += [f"DECIDED: {line}." for line in found.decisions]
    if found.key_from == "itself":
        lines.append(f"The key {found.office_key} is known from the file alone: compare it with the posted sheet.")
    for one in found.findings:
        at = "" if one.seq is None else f" first at entry {one.seq}"
        lines.append(f"{_WORDS[one.kind]}: {one.whose}{at}: {one.why}.")
    lines.append(
        {
            "proved": "Proved: what was counted is what the journals say, and nothing else."
            if not found.decisions
            else "Proved: what was counted is what the journals say, but for what is named as decided.",
            "refuted": "Refuted. Keep the files as they are and hand them to the auditor.",
            "refused": "Nothing is wrong, and what is named was refused: ask the office why.",
            "open": "Nothing is wrong, and not everything is proved: show what is missing.",
        }[found.verdict]
    )
    return "\n".join("".join(one if one.isprintable() else "?" for one in line) for line in lines)

"""The board as one page of HTML: no script, nothing fetched from anywhere, every word of somebody else's escaped."""

import base64
import hashlib
from html import escape
from typing import Final, NamedTuple

from evaluator.domain.names import CHINESE, ENGLISH, Language
from evaluator.office import messages
from evaluator.office.cases.published import Board, PublishedAnswer

PATH: Final = "/published"
A_PAGE: Final = 20
"""Answers."""
STYLE: Final = """
:root{color-scheme:light dark;--ink:#17212b;--soft:#475460;--rule:#d9d4ca;--ground:#ffffff;--accent:#0b5d66}
@media(prefers-color-scheme:dark){:root{--ink:#ece9e2;--soft:#b4b9bc;--rule:#3a4248;--ground:#14191d;--accent:#7cc4ca}}
*{box-sizing:border-box}
body{margin:0;background:var(--ground);color:var(--ink);
font:1.125rem/1.7 "Noto Sans CJK SC","Noto Sans SC","PingFang SC","Microsoft YaHei",system-ui,sans-serif}
main,header,footer{max-width:46rem;margin:0 auto;padding:0 1.25rem;overflow-wrap:anywhere}
header{padding-top:1.25rem}
.top{display:flex;justify-content:space-between;align-items:baseline;gap:1rem;color:var(--soft)}
h1{font-size:2rem;line-height:1.25;margin:1.5rem 0 .5rem}
.lead{color:var(--soft);margin:0 0 1.25rem}
.on-time{border-left:.25rem solid var(--accent);padding:.125rem 0 .125rem 1rem;margin:0 0 2rem}
.simulated{border:2px solid currentColor;border-radius:.25rem;padding:.25rem .75rem;font-weight:700}
article{border-top:1px solid var(--rule);padding:1.25rem 0}
h2{font-size:1rem;font-weight:400;color:var(--soft);margin:0 0 .25rem}
article p{margin:0;white-space:pre-line}
.none{border-top:1px solid var(--rule);padding:3rem 0;text-align:center}
.none strong{font-size:1.25rem}
.none p{color:var(--soft);margin:.25rem 0 0;text-wrap:balance}
nav{display:flex;flex-wrap:wrap;gap:.25rem 1.5rem;border-top:1px solid var(--rule);padding:1rem 0;color:var(--soft)}
a{color:var(--accent);padding:.5rem 0}
a:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
footer{color:var(--soft);font-size:.9375rem;padding-top:1rem;padding-bottom:2.5rem}
@media print{nav,.top a{display:none}}
""".strip()
_STYLE_HASH: Final = base64.b64encode(hashlib.sha256(STYLE.encode()).digest()).decode()
HEADERS: Final = {
    "Cache-Control": "public, max-age=300",
    "Content-Security-Policy": f"default-src 'none'; style-src 'sha256-{_STYLE_HASH}'; base-uri 'none';"
    " form-action 'none'; frame-ancestors 'none'",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}
"""Kept for five minutes by whoever lies between; nothing runs on it, frames it, or is fetched for it."""
_UNSEEN: Final = dict.fromkeys((*range(9), 11, 12, *range(14, 32), *range(127, 160)), "�")
"""Controls that are no text in HTML; tabs and the ends of lines stay."""


class Masthead(NamedTuple):
    """Whose page it is."""

    office: str
    office_en: str
    rules: str
    simulated: bool

    def name(self, language: Language) -> str:
        return self.office if language == CHINESE else self.office_en or self.office


def pages_of(board: Board) -> int:
    """How many pages there are; the first is always there."""
    return max(1, -(-len(board.answers) // A_PAGE))


def page_of(board: Board, head: Masthead, language: Language, page: int) -> str:
    """One page, 1 the newest; the last one where there are fewer."""
    pages = pages_of(board)
    at = min(page, pages)
    shown = board.answers[(at - 1) * A_PAGE : at * A_PAGE]
    title, office = _say(language, "public_title"), _text(head.name(language))
    other = ENGLISH if language == CHINESE else CHINESE
    link = f'<a href="{_address(other, at)}" lang="{other}">{_say(language, "public_other_language")}</a>'
    mark = f'<p class="simulated">{_say(language, "tally_simulated")}</p>' if head.simulated else ""
    body = "".join(_article(one, language) for one in shown) or _none(language)
    return (
        f'<!doctype html><html lang="{_text(language)}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width,initial-scale=1">'
        f"<title>{title} · {office}</title><style>{STYLE}</style></head><body>"
        f'<header><div class="top"><span><bdi>{office}</bdi></span>{link}</div><h1>{title}</h1>'
        f'<p class="lead">{_say(language, "public_lead")}</p>{mark}<p class="on-time">{_on_time(board, language)}</p>'
        f"</header><main>{body}{_pages(board, language, at, pages)}</main>"
        f"<footer>{_say(language, 'public_foot', office=head.name(language), rules=head.rules)}</footer></body></html>"
    )


def _say(language: Language, sentence: str, **facts: str) -> str:
    return _text(messages.say_in(language, sentence, **facts))


def _text(words: str) -> str:
    return escape(words.translate(_UNSEEN), quote=True)


def _address(language: Language, page: int) -> str:
    asked = [f"language={language}"] * (language != CHINESE) + [f"page={page}"] * (page > 1)
    return PATH + ("?" + "&amp;".join(asked) if asked else "")


def _month(month: int) -> str:
    return f"{month // 100}-{month % 100:02}"


def _on_time(board: Board, language: Language) -> str:
    span = {"first": _month(board.first), "last": _month(board.last)}
    if board.on_time is None or board.on_time.rate is None:
        return _say(language, "public_on_time_few", least=str(board.least), **span)
    kept, due = board.on_time
    rate = f"{board.on_time.rate:.1%}" if kept == due else f"{min(board.on_time.rate, 0.999):.1%}"
    return _say(language, "public_on_time", kept=f"{kept:,}", due=f"{due:,}", rate=rate, **span)


def _article(one: PublishedAnswer, language: Language) -> str:
    head = _say(language, "public_of", hall=f"\N{FIRST STRONG ISOLATE}{one.hall[language]}\N{POP DIRECTIONAL ISOLATE}",
                month=_month(one.month))  # fmt: skip
    return f'<article><h2>{head}</h2><p dir="auto">{_text(one.text[language])}</p></article>'


def _none(language: Language) -> str:
    title, lead = _say(language, "public_empty"), _say(language, "public_empty_lead")
    return f'<div class="none"><strong>{title}</strong><p>{lead}</p></div>'


def _pages(board: Board, language: Language, at: int, pages: int) -> str:
    if not board.answers:
        return ""
    said = _say(language, "public_count", n=f"{len(board.answers):,}", page=str(at), pages=str(pages))
    newer = f'<a rel="prev" href="{_address(language, at - 1)}">{_say(language, "public_newer")}</a>' * (at > 1)
    older = f'<a rel="next" href="{_address(language, at + 1)}">{_say(language, "public_older")}</a>' * (at < pages)
    return f'<nav aria-label="{_say(language, "public_pages")}"><span>{said}</span>{newer}{older}</nav>'

"""What the office says to the person at its command line, in Chinese and in English.

The language is that of `EVALUATOR_LANGUAGE`, else of the terminal; English where neither is Chinese, because a
terminal of another language may not show Chinese at all.
"""

from typing import Final

from evaluator.domain import names
from evaluator.office.sentences import directory, figures, keeping, kiosks, people, public, rules, serving
from evaluator.runtime.spoken import CHINESE, language

__all__ = ["SENTENCES", "language", "say", "say_in", "tag"]


def tag() -> names.Language:
    """The same as a tag."""
    return names.CHINESE if language() == CHINESE else names.ENGLISH


def say(sentence: str, **facts: object) -> str:
    """A sentence by its name, with its facts."""
    return say_in(tag(), sentence, **facts)


def say_in(tag: names.Language, sentence: str, **facts: object) -> str:
    """The same in a language that was asked for."""
    chinese, english = SENTENCES[sentence]
    return (chinese if tag == names.CHINESE else english).format(**facts)


SENTENCES: Final = {
    **serving.SENTENCES,
    **keeping.SENTENCES,
    **directory.SENTENCES,
    **people.SENTENCES,
    **figures.SENTENCES,
    **rules.SENTENCES,
    **kiosks.SENTENCES,
    **public.SENTENCES,
}
"""Chinese and English of each, by its name."""

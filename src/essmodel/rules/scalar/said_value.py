"""The values found, in words: a writer for each fact, with all that no case changes made ready."""

from collections.abc import Callable
from datetime import date

from essmodel.messages import form
from essmodel.messages.catalogue import say
from essmodel.messages.text import Lang
from essmodel.rules import expression as tree
from essmodel.rules.datatype import CENTS, Calendar, Label, Number, Truth
from essmodel.rules.fact import Facts, FactValue
from essmodel.rules.wording import Wording

Say = Callable[[Facts], str | None]
"""Says a fact of a case; ``None`` where its spaces are such that lines cannot simply be joined."""

Write = Callable[[FactValue], str | None]

_HERE = "\0"
_GROUP = 1000


def writer(fact: tree.Fact, wording: Wording) -> Say:
    """Return the function that says *fact* in a case: ``label: value``."""
    path, like = fact.path, fact.type
    before, after = framed("labelled", wording, "value", label=wording.of(fact))

    def at_length(value: FactValue) -> str | None:
        said = before + wording.value(value, like) + after
        return said if is_plain(said) else None

    match like:
        case Truth():
            return _listed(path, (True, False, None), (before, after), at_length)
        case Label():
            books = (book for book in wording.books if book.id == like.book)
            codes = (code for book in books for code, _ in book.codes)
            return _listed(path, (None, *codes), (before, after), at_length)
        case Number():
            return _number(path, like, (before, after), wording.lang, at_length)
        case Calendar():
            return _day(path, (before, after), wording.lang, at_length)
        case _:
            return lambda facts: at_length(facts.get(path))


def is_plain(text: str) -> bool:
    """Whether *text* is one line whose spaces stand inside, none of them a tab."""
    return "\t" not in text and len(text.splitlines()) == 1 and not text[-1].isspace()


def labelled(leaf: tree.Fact | tree.RefDate, value: FactValue, wording: Wording) -> str:
    """Return a fact or a day with its value, as `Wording.found` says it."""
    said = wording.value(value, leaf.type)
    return say("labelled", wording.lang, label=wording.of(leaf), value=said)


def framed(message: str, wording: Wording, place: str, **data: object) -> tuple[str, str]:
    """Return what a message says before and after the value of one *place*."""
    said = say(message, wording.lang, **data, **{place: _HERE})
    before, _, after = said.partition(_HERE)
    return before, after


def _listed(
    path: str, values: tuple[FactValue, ...], around: tuple[str, str], at_length: Write
) -> Say:
    """Say a fact of which there are few values; a code that is not listed is its own name."""
    before, after = around
    known = {value: at_length(value) for value in values}

    def said(facts: Facts) -> str | None:
        value = facts.get(path)
        text = known.get(value)
        if text is not None or value in known:
            return text
        text = f"{before}{value}{after}"
        return text if type(value) is str and is_plain(text) else at_length(value)

    return said


def _day(path: str, around: tuple[str, str], lang: Lang, at_length: Write) -> Say:
    """Say a day."""
    before, after = around
    day = form.day

    def said(facts: Facts) -> str | None:
        value = facts.get(path)
        return (
            f"{before}{day(value, lang=lang)}{after}" if type(value) is date else at_length(value)
        )

    return said


def _number(path: str, like: Number, around: tuple[str, str], lang: Lang, at_length: Write) -> Say:
    """Say a number as `Number.written` does; one below zero, or below one, at length."""
    places = max(CENTS, like.places) if like.is_money else like.places
    nothing = form.decimal(0, places=places, lang=lang)
    sign, _, unit = like.written(0, lang=lang).partition(nothing)
    before, after = around[0] + sign, unit + around[1]
    finer, point = 10 ** (places - like.places), nothing[1:2]
    separator = form.decimal(_GROUP, places=0, lang=lang)[1:2]

    def said(facts: Facts) -> str | None:
        value = facts.get(path)
        if type(value) is not int or value < 0:
            return at_length(value)
        digits = str(value * finer)
        if not places:
            return f"{before}{_grouped(digits, separator)}{after}"
        if len(digits) <= places:
            return at_length(value)
        whole = _grouped(digits[:-places], separator)
        return f"{before}{whole}{point}{digits[-places:]}{after}"

    return said


def _grouped(digits: str, separator: str) -> str:
    """Put *separator* between thousands."""
    if len(digits) <= 3:  # noqa: PLR2004 - a group
        return digits
    if len(digits) <= 6:  # noqa: PLR2004 - two groups
        return f"{digits[:-3]}{separator}{digits[-3:]}"
    return f"{int(digits):,}".replace(",", separator)

"""
The words, signs, figures and texts that a formula is made of, and nothing else.

What looks like one of them and is not, ``=``, ``≥``, ``et``, ``900,50``, is refused with what to
write instead.
"""

import re
from keyword import kwlist

from attrs import define, field

from essmodel.errors import InvalidValueError, Problem

DEEPEST = 60
MOST_MISTAKES = 10
TOKEN = re.compile(
    r"""
    (?P<space>\s+)
  | (?P<text>"[^"\\\n\r\0\ud800-\udfff]*"|'[^'\\\n\r\0\ud800-\udfff]*')
  | (?P<day>\d{4}-\d\d-\d\d)
  | (?P<number>\.?\d[\w.]*(?:(?<=[eE])[+-]\d+)?(?:[ \u00a0\u202f]\d{3}\b)*(?:,\d[\w.]*)*)
  | (?P<joining>(?:and|or|in|not\s+in|if|else)\b)
  | (?P<not>not\b)
  | (?P<word>[^\W\d][\w\u0300-\u036f]*)
  | (?P<quote>["'].*)
  | (?P<mistaken>===|:=|=>|=<|<>|&&|\|\||=(?!=)|!(?!=)|[&|~≤≥≠\u00d7«»“”\u2018\u2019])
  | (?P<percent>%)
  | (?P<sign><=|>=|==|!=|//|\*\*|[-<>+*/,.:(){}\[\]])
  | (?P<other>\#.*|.)
    """,
    re.VERBOSE | re.DOTALL,
)
_NUMBER = re.compile(r"(?!.{40})(?:0|[1-9][0-9]*)(?:\.[0-9]+)?")
_CODE = re.compile(r"0[0-9]+")
_MEANT = {
    "===": "==", "=": "==", ":=": "==", "is": "==", "=>": ">=", "≥": ">=", "=<": "<=", "≤": "<=",
    "<>": "!=", "≠": "!=", "&&": "and", "&": "and", "||": "or", "|": "or", "!": "not", "~": "not",
    "\u00d7": "*",
    "“": '"', "”": '"', "«": '"', "»": '"', "\u2018": "'", "\u2019": "'",
}  # fmt: skip
_SAID = {
    "and": "and", "et": "and", "or": "or", "ou": "or", "not": "not", "non": "not",
    "in": "in", "dans": "in", "if": "if", "si": "if", "else": "else", "sinon": "else",
}  # fmt: skip
_RESERVED = frozenset(kwlist) - {"True", "False"}
_CLOSING = {"(": ")", "[": "]", "{": "}"}
_SHOWN = 60


def checked(text: str) -> str:
    """
    Return *text* with a plain space for each other one, where it is made of tokens alone.

    Raises:
        InvalidValueError: all that is none, each with its column.
    """
    tokens = tuple(TOKEN.finditer(text))
    scan = _Scan()
    for token in tokens:
        scan.take(token)
    scan.end()
    return "".join(
        " " * len(token[0]) if token.lastgroup == "space" else token[0] for token in tokens
    )


def refused(problem: str, column: int, found: str, **data: object) -> Problem:
    """Make a problem with the piece *found* at a *column*, counted in characters from 1."""
    shown = found if len(found) <= _SHOWN else f"{found[: _SHOWN - 1]}…"
    return Problem(id=problem, data=(("found", shown), ("column", column), *data.items()))


@define
class _Scan:
    """One reading of a line; it changes because each token is judged by those before it."""

    problems: list[Problem] = field(factory=list[Problem])
    opened: list[re.Match[str]] = field(factory=list[re.Match[str]])
    value: re.Match[str] | None = None

    def take(self, token: re.Match[str]) -> None:
        """Judge the next token; *value* is the one that just ended, if one did."""
        mistake = _mistake(token)
        if mistake is not None:
            problem, meant = mistake
            self._refuse(problem, token, meant=meant)
        match token.lastgroup:
            case "space" | "percent":
                return
            case "day" | "number" | "quote" if mistake is not None:
                self.value = token
            case "text" | "number" | "word" if mistake is None:
                self._value(token)
            case "not" if self.value is not None:
                self._value(token)
                self.value = None
            case "sign":
                self._bracket(token)
                self.value = token if token[0] in _CLOSING.values() else None
            case _:
                self.value = None

    def end(self) -> None:
        """Refuse all that was wrong."""
        for bracket in self.opened:
            self._refuse("formula_bracket_open", bracket, meant=_CLOSING[bracket[0]])
        if self.problems:
            raise InvalidValueError(*self.problems[:MOST_MISTAKES])

    def _value(self, token: re.Match[str]) -> None:
        """Judge a value: between it and another stands a sign, or one of the four words."""
        before, self.value = self.value, token
        if before is None:
            return
        for word in (token, before):
            if word[0].lower() in _SAID and word.lastgroup == "word":
                self._refuse("formula_meant", word, meant=_SAID[word[0].lower()])
                self.value = None if word is token else token
                return
        self._refuse("formula_two_values", token)

    def _bracket(self, token: re.Match[str]) -> None:
        """Judge a bracket: they come in pairs, and not too many inside each other."""
        if token[0] in _CLOSING:
            self.opened.append(token)
            if len(self.opened) > DEEPEST:
                self._refuse("formula_too_deep", token, most=DEEPEST)
                raise InvalidValueError(*self.problems)
        elif token[0] in _CLOSING.values() and (
            not self.opened or _CLOSING[self.opened.pop()[0]] != token[0]
        ):
            self._refuse("formula_bracket", token)

    def _refuse(self, problem: str, token: re.Match[str], **data: object) -> None:
        self.problems.append(refused(problem, token.start() + 1, token[0], **data))


def _mistake(token: re.Match[str]) -> tuple[str, str] | None:  # noqa: C901 - one branch a token
    """Return the problem with a token that no formula holds, and what to write instead."""
    found = token[0]
    match token.lastgroup:
        case "mistaken":
            return "formula_meant", _MEANT[found]
        case "word" if found in _MEANT:
            return "formula_meant", _MEANT[found]
        case "word" if found == "None":
            return "formula_none", ""
        case "word" if found in _RESERVED or not found.isidentifier():
            return "formula_form", ""
        case "number" if _CODE.fullmatch(found):
            return "formula_leading_zero", f'"{found}"'
        case "number" if not _NUMBER.fullmatch(found):
            return "formula_number", ""
        case "day":
            return "formula_day", f'"{found}"'
        case "quote":
            return "formula_quote", ""
        case "percent":
            return "formula_percent", ""
        case "other":
            return "formula_form", ""
        case _:
            return None

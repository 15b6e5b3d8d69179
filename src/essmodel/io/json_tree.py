"""
JSON as a tree: a small scanner, because the standard reader recurses and forgets the places.

Numbers keep their digits: ``0.1`` stays ``0.1``.  ``null`` is an absent text, as it is in YAML.
"""

import json
import re

from attrs import define

from essmodel.errors import Position
from essmodel.io.growth import Growth, brief
from essmodel.io.source import Source
from essmodel.io.tree import Scalar

# Quantifiers that never give back what they took: no text is read twice.
_BEGINNING = r'"(?:[^"\\\x00-\x1f]++|\\(?:["\\/bfnrt]|u[0-9A-Fa-f]{4}))*+'
_TOKEN = re.compile(
    rf"""
    [ \t\n]*+
    (?: (?P<sign>  [\[\]{{}},:] )
      | (?P<text>  {_BEGINNING}" )
      | (?P<wrong> "(?:[^"\\\n]++|\\[^\n])*+"? )
      | (?P<word>  [^ \t\n\[\]{{}},:"]++ )
      | \Z
    )
    """,
    re.VERBOSE,
)
_RIGHT_BEGINNING = re.compile(_BEGINNING)
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?")
_LIKE_A_NUMBER = re.compile(r"[+-]?\.?[0-9]")
_WORDS = frozenset({"true", "false", "null"})
_INFINITE = frozenset({"NaN", "Infinity", "-Infinity"})

_KEY, _VALUE = "key", "value"


def read_json(source: Source, growth: Growth) -> None:
    """Read *source* into *growth*, up to its end or to a mistake that ends the reading."""
    reader = _Reader(source, growth)
    for token in _TOKEN.finditer(source.text):
        if growth.has_stopped:
            return
        if kind := token.lastgroup:
            reader.take(kind, token[kind], token.start(kind))
    if branch := growth.innermost:
        end = source.at(len(source.text))
        growth.stop("json_unfinished", end, closing=branch.closing, opened=branch.at)


@define  # it changes: it remembers what it has just read
class _Reader:
    source: Source
    growth: Growth
    # A key, a value, or the sign ``[ { , :`` after which one of them must come.
    before: str = ""

    def take(self, kind: str, written: str, offset: int) -> None:
        """Take the next token into the tree."""
        if self.before == _KEY:
            self._take_colon(written, offset)
        elif self.before == _VALUE:
            self._take_after_value(written, offset)
        elif written in {"]", "}"}:
            self._close_without_value(written, self.source.at(offset))
        elif kind == "wrong":
            self._leave_out(written, offset)
        elif self.growth.awaits_key:
            self._take_key(kind, written, self.source.at(offset))
        else:
            self._take_value(kind, written, self.source.at(offset))

    def _take_colon(self, written: str, offset: int) -> None:
        if written != ":":
            at = self.source.at(offset)
            self.growth.stop("json_colon_awaited", at, found=brief(written))
        self.before = ":"

    def _take_after_value(self, written: str, offset: int) -> None:
        branch = self.growth.innermost
        if branch is None:
            at = self.source.at(offset)
            self.growth.stop("json_after_end", at, found=brief(written))
        elif written == branch.closing:
            self._close()
        elif written == ",":
            self.before = ","
        else:
            at, found = self.source.at(offset), brief(written)
            self.growth.stop("json_comma_awaited", at, closing=branch.closing, found=found)

    def _close_without_value(self, written: str, at: Position) -> None:
        branch = self.growth.innermost
        if branch is None or self.before == ":" or written != branch.closing:
            self.growth.stop("json_value_awaited", at, found=written)
            return
        if self.before == ",":
            self.growth.refuse("json_comma_last", at, closing=written)
        self._close()

    def _close(self) -> None:
        self.growth.close()
        self.before = _VALUE

    def _take_key(self, kind: str, written: str, at: Position) -> None:
        match kind:
            case "text":
                self.growth.add(_text(written, at))
            case "word":
                self.growth.refuse("json_key_bare", at, key=brief(written))
                self.growth.add(Scalar(written, at, is_plain=False))
            case _:
                self.growth.stop("json_key_awaited", at, found=written)
        self.before = _KEY

    def _take_value(self, kind: str, written: str, at: Position) -> None:
        self.before = _VALUE
        match kind:
            case "text":
                self.growth.add(_text(written, at))
            case "word" if written in _WORDS or _NUMBER.fullmatch(written):
                self.growth.add(Scalar(written, at, is_plain=True))
            case "word":
                self.growth.leave_out(_what_is_wrong(written), at, found=brief(written))
            case _ if written in {"[", "{"}:
                self.growth.open(at, is_mapping=written == "{")
                self.before = written
            case _:
                self.growth.stop("json_value_awaited", at, found=written)

    def _leave_out(self, written: str, offset: int) -> None:
        """Say why a text is not one, and go on after it if its end is known."""
        right = _RIGHT_BEGINNING.match(written)
        assert right is not None  # both begin with the same quote  # noqa: S101
        if right.end() == len(written):
            self.growth.stop("json_quote_open", self.source.at(offset))
            return
        self.before = _KEY if self.growth.awaits_key else _VALUE
        is_tab = written[right.end()] == "\t"
        problem = "json_tab" if is_tab else "json_escape"
        self.growth.leave_out(problem, self.source.at(offset + right.end()))


def _text(written: str, at: Position) -> Scalar:
    # Only escapes need the standard reader, which also joins the halves of a surrogate pair.
    text = str(json.loads(written)) if "\\" in written else written[1:-1]
    return Scalar(text, at, is_plain=False)


def _what_is_wrong(word: str) -> str:
    if word in _INFINITE:
        return "json_infinite"
    return "json_number" if _LIKE_A_NUMBER.match(word) else "json_word"

"""Lines of text kept within a width, as `textwrap.fill` does and faster for plain sentences."""

from textwrap import fill

from essmodel.rules.scalar.said_value import is_plain

WIDTH = 100


def wrapped(text: str, *, first: str = "", others: str) -> str:
    """Return *text* within the width, *first* before its first line, *others* before the rest."""
    if is_plain(text):
        if len(first) + len(text) <= WIDTH:
            return first + text
        words = text.split(" ")
        if all(words) and len(max(words, key=len)) + max(len(first), len(others)) <= WIDTH:
            return _in_lines(words, first=first, others=others)
    return fill(text, WIDTH, initial_indent=first, subsequent_indent=others, break_on_hyphens=False)


def _in_lines(words: list[str], *, first: str, others: str) -> str:
    """Put as many *words* on each line as fit, each of which fits alone."""
    lines: list[str] = []
    line = first + words[0]
    for word in words[1:]:
        if len(line) + 1 + len(word) <= WIDTH:
            line += " " + word
        else:
            lines.append(line)
            line = others + word
    return "\n".join((*lines, line))

"""Colour, for those who read at a terminal; it says nothing that the marks do not."""

import re

from rich.console import Console
from rich.text import Text

_STYLES = {
    r"(?m)^ *✓.*$": "green",
    r"(?m)^ *✗.*$": "red",
    r"(?m)^ *\?.*$": "yellow",
    r"(?m)^── .*$": "bold",
    r"(?m)^─+$": "dim",
}


def paint(text: str) -> None:
    """Print *text* as it is, its marked lines in colour."""
    painted = Text(text)
    for pattern, style in _STYLES.items():
        painted.highlight_regex(re.compile(pattern), style)
    Console().print(painted, soft_wrap=True)

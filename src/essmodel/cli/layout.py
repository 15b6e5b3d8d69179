"""How the tour is set on the page: headings, columns, and a finding in two lines or so."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import zip_longest
from textwrap import wrap

from essmodel.messages.catalogue import say
from essmodel.messages.text import Lang
from essmodel.questions.explanation import joined, marked, reasons
from essmodel.questions.wrapping import WIDTH
from essmodel.rules.finding import Finding
from essmodel.rules.law.source import Invention, LegalSource, Publication, Source
from essmodel.rules.wording import Wording

INDENT = " " * 4
GAP = 2
WIDEST = 40
"""The widest a column of a table may be, but for the last."""


def heading(text: str) -> str:
    """Return a heading that a line draws out to the width of the page."""
    return f"── {text} ".ljust(WIDTH, "─")


def paragraph(text: str, *, indent: str = "", hang: str = "") -> list[str]:
    """Return *text* within the width."""
    return wrap(
        text,
        WIDTH,
        initial_indent=indent,
        subsequent_indent=indent + hang,
        break_on_hyphens=False,
    )


def columns(rows: Sequence[tuple[str, ...]]) -> list[str]:
    """Return *rows* with their cells aligned and wrapped; the last column takes what is left."""
    widths = [min(WIDEST, max(map(len, column))) for column in zip(*rows, strict=True)]
    widths[-1] = WIDTH - sum(GAP + width for width in widths[:-1]) - GAP
    lines: list[str] = []
    for row in rows:
        cells = [wrap(cell, width) for cell, width in zip(row, widths, strict=True)]
        for parts in zip_longest(*cells, fillvalue=""):
            padded = (part.ljust(width) for part, width in zip(parts, widths, strict=True))
            lines.append((" " * GAP + (" " * GAP).join(padded)).rstrip())
    return lines


def usual_text(findings: Sequence[Finding]) -> str:
    """Return the title of the legal text that most of *findings* cite, to say it only once."""
    titles = Counter(
        source.title
        for finding in findings
        for source in finding.sources
        if isinstance(source, LegalSource) and source.article
    )
    return max(titles, key=lambda title: titles[title], default="")


def compact(
    finding: Finding, wording: Wording, *, usual: str = "", indent: str = ""
) -> Iterator[str]:
    """
    Yield a finding: what is required, then what was found beside who says so.

    Of the *usual* text only the article is named.
    """
    required = marked(finding.standing, wording.required(finding))
    yield from paragraph(required, indent=indent, hang="  ")
    for why in reasons(finding, wording):
        yield from paragraph(why, indent=indent + INDENT)
    sources = ", ".join(cited(one, wording.lang, usual=usual) for one in finding.sources)
    found = joined(wording.found(finding), wording.lang)
    yield from beside(found, sources, indent=indent + INDENT)


def beside(left: str, right: str, *, indent: str = INDENT) -> list[str]:
    """Return *left* with *right* at the right edge of its last line, or of one more."""
    lines = paragraph(left, indent=indent)
    last = lines[-1] if lines else ""
    if len(last) + GAP + len(right) > WIDTH:
        return [*lines, *(line.rjust(WIDTH) for line in wrap(right, WIDTH - len(INDENT)))]
    return [*lines[:-1], last + right.rjust(WIDTH - len(last))]


def cited(source: Source, lang: Lang, *, usual: str = "") -> str:
    """Return the citation of *source* with a mark of how far to trust it, both short."""
    if isinstance(source, Invention):
        return f"[{say('invented', lang)}]"
    parts = [part for part in _parts(source) if part and part != usual] or [source.title]
    mark = say(f"short_{source.confidence.value}", lang)
    return say("short_cited", lang, source=", ".join(parts), mark=mark)


def _parts(source: LegalSource | Publication) -> tuple[str, str]:
    return (source.title, source.article if isinstance(source, LegalSource) else "")

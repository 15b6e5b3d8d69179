"""Answers as pages of plain text: a finding, a letter of decision, and the lines of both."""

from collections.abc import Iterator

from essmodel.coproduction import request
from essmodel.coproduction.request import Answer, Price, Refused
from essmodel.coproduction.service import Service
from essmodel.messages.catalogue import say
from essmodel.messages.text import Lang
from essmodel.questions.wrapping import wrapped
from essmodel.rules.finding import Finding, Standing
from essmodel.rules.verdict import Undetermined
from essmodel.rules.wording import Wording

MARKS = {Standing.MET: "✓", Standing.UNMET: "✗", Standing.UNDETERMINED: "?"}


def explained(finding: Finding, wording: Wording) -> str:
    """Return a finding in a few lines: required, found, why it is open, and who says so."""
    return "\n".join(finding_lines(finding, wording))


def decision_letter(service: Service, answer: Answer, wording: Wording, *, asker: str = "") -> str:
    """Return a decision: the answer and the price first, then every reason."""
    lines = [line(decided(service, answer, wording.lang, asker=asker))]
    price = None if isinstance(answer, Refused) else answer.price
    if price:
        lines += [detail(one) for one in priced(price, wording)]
    for finding in answer.findings:
        lines += finding_lines(finding, wording)
    return "\n".join(lines)


# --- the parts, one sentence each -----------------------------------------------------------------


def marked(standing: Standing, text: str) -> str:
    """Put the mark of *standing* before *text*."""
    return f"{MARKS[standing]} {text}"


def reasons(finding: Finding, wording: Wording) -> Iterator[str]:
    """Yield why a finding is open, or that its source makes it a doubt."""
    if isinstance(finding.verdict, Undetermined):
        yield from wording.why(finding.verdict, finding)
    elif finding.is_doubt:
        yield say(f"doubt_{type(finding.verdict).__name__.lower()}", wording.lang)


def decided(service: Service, answer: Answer, lang: Lang, *, asker: str = "") -> str:
    """Return the answer to a request, with the name of who asks where it is known."""
    said = say(f"answer_{type(answer).__name__.lower()}", lang, service=service.title)
    if asker:
        said = say("answer_to", lang, asker=asker, answer=said)
    return marked(request.standing(answer), said)


def priced(price: Price, wording: Wording) -> Iterator[str]:
    """Yield the price, or why nobody can tell it; what it was looked up by; who says so."""
    if price.amount is not None:
        yield say("price_line", wording.lang, price=price.amount)
        if price.is_doubt:
            yield say("doubt_price", wording.lang)
    else:
        yield from wording.causes(price.causes, price.observations)
    found = wording.observed(price.observations)
    if found:
        yield found_line(found, wording.lang)
    for source in (price.source, *price.readings):
        yield wording.source(source)


def found_line(found: tuple[str, ...], lang: Lang) -> str:
    """Return what was found, as one line."""
    return say("found_line", lang, found=joined(found, lang))


def joined(parts: tuple[str, ...], lang: Lang) -> str:
    """Return *parts* side by side."""
    return ("\u00a0; " if lang == "fr" else "; ").join(parts)


def line(text: str) -> str:
    """Return *text* within the width, its other lines under the text after the mark."""
    return wrapped(text, others="  ")


def detail(text: str) -> str:
    """Return *text* within the width, set in under a line."""
    return wrapped(text, first=" " * 4, others=" " * 6)


def finding_lines(
    finding: Finding, wording: Wording, *, shows_figures: bool = True
) -> Iterator[str]:
    """Yield the lines of a finding; without what was found where that would tell too much."""
    yield line(marked(finding.standing, wording.required(finding)))
    found = wording.found(finding)
    if found and shows_figures:
        yield detail(found_line(found, wording.lang))
    for why in reasons(finding, wording):
        yield detail(why)
    for source in finding.sources:
        yield detail(wording.source(source))

"""Answers as pages of plain text: a finding, the minutes of a meeting, a letter of decision."""

from collections.abc import Iterator
from fractions import Fraction
from textwrap import fill

from essmodel.coproduction import request
from essmodel.coproduction.request import Answer, Price
from essmodel.coproduction.service import Service
from essmodel.governance import outcome as vote
from essmodel.governance.meeting import Meeting
from essmodel.governance.outcome import Counted, NoQuorum, Outcome, Rejected, Shortfall
from essmodel.governance.roll import Roll
from essmodel.governance.tally import CollegeTally
from essmodel.messages import form
from essmodel.messages.catalogue import say
from essmodel.rules.finding import Finding, Standing
from essmodel.rules.verdict import Undetermined
from essmodel.rules.wording import Wording

WIDTH = 100
MARKS = {Standing.MET: "✓", Standing.UNMET: "✗", Standing.UNDETERMINED: "?"}


def explained(finding: Finding, wording: Wording) -> str:
    """Return a finding in a few lines: required, found, why it is open, and who says so."""
    return "\n".join(_finding(finding, wording))


def minutes(meeting: Meeting, outcomes: tuple[Outcome, ...], wording: Wording) -> str:
    """Return the count of a meeting: who came, then each resolution with its findings."""
    lang = wording.lang
    call = say(f"code_call_{meeting.call.value}", lang)
    title = say("minutes_title", lang, title=meeting.title, on=meeting.held_on, call=call)
    pages = [[title]]
    if outcomes:
        pages[0] += _roll(outcomes[0].count.roll, wording)
    titles = {one.id: one.title.said(lang) for one in meeting.resolutions}
    for outcome in outcomes:
        lines = [_line(say("resolution_title", lang, title=titles[outcome.count.resolution]))]
        lines += _counted(outcome.count, wording)
        lines.append(_result(outcome, wording))
        for finding in outcome.count.findings:
            lines += _finding(finding, wording)
        pages.append(lines)
    return "\n\n".join("\n".join(page) for page in pages)


def decision_letter(service: Service, answer: Answer, wording: Wording) -> str:
    """Return a decision: the answer and the price first, then every reason."""
    lang = wording.lang
    name = type(answer).__name__.lower()
    mark = MARKS[request.standing(answer)]
    lines = [f"{mark} {say(f'answer_{name}', lang, service=service.title)}"]
    price = None if isinstance(answer, request.Refused) else answer.price
    if price:
        lines += _price(price, wording)
    for finding in answer.findings:
        lines += _finding(finding, wording)
    return "\n".join(lines)


def _finding(finding: Finding, wording: Wording) -> Iterator[str]:
    lang = wording.lang
    yield _line(f"{MARKS[finding.standing]} {wording.required(finding)}", hang=2)
    found = (
        "\u00a0; ".join(wording.found(finding))
        if lang == "fr"
        else "; ".join(wording.found(finding))
    )
    if found:
        yield _detail(say("found_line", lang, found=found))
    if isinstance(finding.verdict, Undetermined):
        for why in wording.why(finding.verdict, finding):
            yield _detail(why)
    elif finding.is_doubt:
        yield _detail(say(f"doubt_{type(finding.verdict).__name__.lower()}", lang))
    for source in finding.sources:
        yield _detail(wording.source(source))


def _price(price: Price, wording: Wording) -> Iterator[str]:
    lang = wording.lang
    if price.amount is not None:
        yield _detail(say("price_line", lang, price=price.amount))
    else:
        for why in wording.causes(price.causes, price.observations):
            yield _detail(why)
    for found in wording.observed(price.observations):
        yield _detail(say("found_line", lang, found=found))
    yield _detail(wording.source(price.source))


def _roll(roll: Roll, wording: Wording) -> Iterator[str]:
    lang = wording.lang
    present = sum(one.present.count for one in roll.colleges)
    represented = sum(one.represented.count for one in roll.colleges)
    entitled = sum(one.entitled.count for one in roll.colleges)
    yield say("roll_line", lang, present=present, represented=represented, entitled=entitled)
    for refused in roll.refused:
        yield _detail(
            say(
                f"refused_{refused.why.value}",
                lang,
                giver=refused.proxy.giver,
                holder=refused.proxy.holder,
            )
        )


def _counted(count: Counted, wording: Wording) -> Iterator[str]:
    for one in count.tally.colleges:
        yield _detail(_college(one, wording))


def _college(one: CollegeTally, wording: Wording) -> str:
    message = "college_tally" if one.roll.college else "tally"
    return say(
        message,
        wording.lang,
        college=one.roll.college,
        yes=one.yes.count,
        no=one.no.count,
        abstain=one.abstain.count,
        blank=one.blank.count,
        void=one.void.count,
    )


def _result(outcome: Outcome, wording: Wording) -> str:
    lang = wording.lang
    part = outcome.count.attending if isinstance(outcome, NoQuorum) else outcome.count.in_favour
    name = type(outcome).__name__.lower()
    if isinstance(outcome, Rejected) and outcome.is_tied:
        name = "tied"
    data = {"part": part[0], "whole": part[1], "percent": form.percent(Fraction(*part), lang=lang)}
    said = say(f"outcome_{name}", lang, **data)
    missing = outcome.shortfall if isinstance(outcome, NoQuorum | Rejected) else None
    lack = _lack(missing, wording) if missing else ""
    return _line(f"{MARKS[vote.standing(outcome)]} {said}{lack}", hang=2)


def _lack(missing: Shortfall, wording: Wording) -> str:
    """Return how much was missing, to follow the result; nothing where only a tie refused it."""
    if missing.voices and missing.voices.count:
        return say("lacks_voices", wording.lang, count=missing.voices.count)
    if missing.share:
        return say(
            "lacks_share", wording.lang, share=form.percent(missing.share, lang=wording.lang)
        )
    return ""


def _line(text: str, *, hang: int = 0) -> str:
    return fill(text, WIDTH, subsequent_indent=" " * hang, break_on_hyphens=False)


def _detail(text: str) -> str:
    indent = " " * 4
    return fill(
        text, WIDTH, initial_indent=indent, subsequent_indent=indent + "  ", break_on_hyphens=False
    )

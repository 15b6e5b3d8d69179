"""The tour: one case from top to bottom, which a pack brings, on one page."""

from collections.abc import Iterator
from datetime import date
from itertools import chain

from attrs import frozen

from essmodel.cli.cast_list import cast_list
from essmodel.cli.harvest import Harvest
from essmodel.cli.layout import (
    INDENT,
    beside,
    cited,
    columns,
    compact,
    heading,
    paragraph,
    usual_text,
)
from essmodel.coproduction.request import Granted, Refused, Undecided
from essmodel.errors import InvalidValueError
from essmodel.governance.minutes import Decided, Minutes
from essmodel.io.documents import loads
from essmodel.messages.catalogue import say
from essmodel.messages.text import Lang
from essmodel.packs.pack import RulePack
from essmodel.packs.vocabulary import vocabulary
from essmodel.partnership.partnership import Partnership
from essmodel.questions.check import check
from essmodel.questions.count import count
from essmodel.questions.decide import Decision, decide
from essmodel.questions.explanation import decided, joined, marked
from essmodel.questions.minutes_page import attendance, result, votes
from essmodel.rules.finding import Finding, Standing
from essmodel.rules.wording import Wording

MOST_MET = 11
"""How many of the rules that are met are shown; the others are counted."""


@frozen(kw_only=True)
class _Visit:
    """The case that is shown, and what it is shown with."""

    case: Partnership
    packs: tuple[RulePack, ...]
    on: date
    wording: Wording

    @property
    def lang(self) -> Lang:
        return self.wording.lang


def tour(found: Harvest, lang: Lang) -> str:
    """
    Return the guided tour of the first pack that brings one; those that are named come first.

    Raises:
        InvalidValueError: no pack brings a tour, or its case has mistakes.
    """
    # The law of everywhere before that of a place, as when they are asked.
    installed = sorted(found.installed, key=lambda pack: bool(pack.manifest.places))
    guide = next((pack for pack in (*found.named, *installed) if pack.tour), None)
    if guide is None:
        raise InvalidValueError.because("cli_no_tour")
    case = loads(guide.tour, file=f"{guide.manifest.id}/tour.yaml", packs=found.sound)
    if case.as_of is None:
        raise InvalidValueError.because("cli_tour_without_day")
    wording = Wording(lang, vocabulary(found.sound).books)
    visit = _Visit(case=case, packs=found.sound, on=case.as_of, wording=wording)
    sections = (_stakeholders, _statutes, _meeting, _granted, _open)
    pages = [page for page in (tuple(section(visit)) for section in sections) if page]
    numbered = (
        ("", heading(f"{number}. {title}"), *lines)
        for number, (title, *lines) in enumerate(pages, start=1)
    )
    return "\n".join(chain(_opening(visit), *numbered, _closing(visit)))


def _opening(visit: _Visit) -> list[str]:
    case, lang = visit.case, visit.lang
    title = say("tour_title", lang, title=case.title, on=visit.on)
    return [title, *(paragraph(case.about.said(lang)) if case.about else ())]


def _closing(visit: _Visit) -> list[str]:
    return ["", *paragraph(say("tour_closing", visit.lang))]


def _stakeholders(visit: _Visit) -> Iterator[str]:
    rows = cast_list(visit.case.register, visit.wording, on=visit.on)
    if rows:
        yield say("tour_stakeholders", visit.lang)
        yield from columns(rows)


def _statutes(visit: _Visit) -> Iterator[str]:
    if visit.case.cooperative is None:
        return
    findings = check(visit.case, packs=visit.packs, on=visit.on).findings
    usual = usual_text(findings)
    yield say("tour_statutes", visit.lang)
    source = cited(visit.case.cooperative.statutes.source, visit.lang)
    if usual:
        yield from paragraph(say("tour_key", visit.lang, usual=usual, source=source))
    yield from paragraph(say("tour_marks", visit.lang))
    left = len(findings)
    for finding in _some(findings):
        left -= 1
        yield from compact(finding, visit.wording, usual=usual)
    if left:
        yield marked(Standing.MET, say("tour_more", visit.lang, count=left))


def _some(findings: tuple[Finding, ...]) -> Iterator[Finding]:
    """Yield the first findings of what is met, and all of what is not: a visit is short."""
    shown = 0
    for finding in findings:
        shown += finding.standing is Standing.MET
        if finding.standing is not Standing.MET or shown <= MOST_MET:
            yield finding


def _meeting(visit: _Visit) -> Iterator[str]:
    meetings = visit.case.cooperative.meetings if visit.case.cooperative else ()
    for meeting in [one for one in meetings if one.resolutions][:1]:
        counted = count(meeting, within=visit.case, packs=visit.packs, on=visit.on)
        minutes = counted.minutes
        came, *refused = attendance(counted.outcomes[0].count.roll, visit.lang, within=visit.case)
        call = say(f"code_call_{meeting.call.value}", visit.lang)
        title = say("minutes_title", visit.lang, title=meeting.title, on=meeting.held_on, call=call)
        yield say("tour_meeting", visit.lang)
        yield from beside(title, cited(meeting.source, visit.lang), indent="")
        yield from paragraph(came, indent=INDENT)
        yield from refused
        shown: list[Finding] = []
        for one, outcome in zip(minutes.decided, counted.outcomes, strict=True):
            yield from _resolution(one, minutes, visit)
            fresh = [one for one in outcome.count.findings if one not in shown]
            shown += fresh
            for finding in fresh:
                yield from compact(finding, visit.wording, indent="  ")


def _resolution(one: Decided, minutes: Minutes, visit: _Visit) -> Iterator[str]:
    """Show how a resolution was voted; a finding that another shares is shown there."""
    lang = visit.lang
    cast = tuple(votes(one, lang, of=minutes, within=visit.case))
    said = f"{one.title.said(lang)} · {result(one, lang)}"
    yield from paragraph(marked(one.standing, said), hang="  ")
    yield from paragraph(joined(cast, lang), indent=INDENT)


def _granted(visit: _Visit) -> Iterator[str]:
    """Show the first request that is granted at a price, then the first that is refused."""
    answers = _answers(visit)
    priced = [one for one in answers if isinstance(one.answer, Granted) and one.answer.price]
    refused = [one for one in answers if isinstance(one.answer, Refused)]
    if priced or refused:
        yield say("tour_granted", visit.lang)
    for one in (*priced[:1], *refused[:1]):
        yield from _letter(one, visit)


def _open(visit: _Visit) -> Iterator[str]:
    undecided = [one for one in _answers(visit) if isinstance(one.answer, Undecided)]
    if undecided:
        yield say("tour_open", visit.lang)
    for one in undecided:
        yield from _letter(one, visit)


def _answers(visit: _Visit) -> list[Decision]:
    return [
        decide(one, within=visit.case, packs=visit.packs, on=visit.on)
        for one in visit.case.requests
    ]


def _letter(decision: Decision, visit: _Visit) -> Iterator[str]:
    lang, answer, wording = visit.lang, decision.answer, visit.wording
    yield decided(decision.service, answer, lang, asker=decision.asker)
    price = None if isinstance(answer, Refused) else answer.price
    if price:
        source = cited(price.source, lang)
        found = joined(wording.observed(price.observations), lang)
        if price.amount is not None:
            yield from beside(say("price_line", lang, price=price.amount), source)
            yield from paragraph(found, indent=INDENT)
        else:
            for why in wording.causes(price.causes, price.observations):
                yield from paragraph(why, indent=INDENT)
            yield from beside(found, source)
    for finding in answer.findings:
        yield from compact(finding, wording, indent="  ")

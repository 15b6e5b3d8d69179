"""The tour: one case from top to bottom, which a pack brings, on one page."""

from collections.abc import Iterator
from datetime import date
from itertools import chain

from attrs import frozen

from essmodel.cli.cast_list import cast_list
from essmodel.cli.layout import (
    INDENT,
    beside,
    cited,
    columns,
    compact,
    heading,
    joined,
    paragraph,
    usual_text,
)
from essmodel.coproduction.request import Granted, Refused, Undecided
from essmodel.errors import InvalidValueError
from essmodel.io.documents import loads
from essmodel.messages.catalogue import say
from essmodel.messages.text import Lang
from essmodel.packs.pack import RulePack
from essmodel.packs.vocabulary import vocabulary
from essmodel.partnership.partnership import Partnership
from essmodel.questions.check import check
from essmodel.questions.count import count
from essmodel.questions.decide import Decision, decide
from essmodel.questions.explanation import attendance, decided, result, votes
from essmodel.rules.wording import Wording


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


def tour(packs: tuple[RulePack, ...], lang: Lang) -> str:
    """
    Return the guided tour of the first pack that brings one.

    Raises:
        InvalidValueError: no pack brings a tour, or its case has mistakes.
    """
    guides = [pack for pack in packs if pack.tour]
    if not guides:
        raise InvalidValueError.because("cli_no_tour")
    case = loads(guides[0].tour, file=f"{guides[0].manifest.id}/tour.yaml", packs=packs)
    if case.as_of is None:
        raise InvalidValueError.because("cli_tour_without_day")
    wording = Wording(lang, vocabulary(packs).books)
    visit = _Visit(case=case, packs=packs, on=case.as_of, wording=wording)
    sections = (_stakeholders, _statutes, _meeting, _granted, _open)
    pages = [page for page in (tuple(section(visit)) for section in sections) if page]
    numbered = (
        [heading(f"{number}. {title}"), *lines]
        for number, (title, *lines) in enumerate(pages, start=1)
    )
    return "\n".join(chain(_opening(visit), *numbered, _closing(visit)))


def _opening(visit: _Visit) -> list[str]:
    case, lang = visit.case, visit.lang
    title = say("tour_title", lang, title=case.title, on=visit.on)
    return [title, *(paragraph(case.about.said(lang)) if case.about else ())]


def _closing(visit: _Visit) -> list[str]:
    return [heading(say("tour_end", visit.lang)), *paragraph(say("tour_closing", visit.lang))]


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
    source = cited(visit.case.cooperative.statutes.source, visit.wording)
    yield from paragraph(say("tour_key", visit.lang, usual=usual, source=source))
    for finding in findings:
        yield from compact(finding, visit.wording, usual=usual)


def _meeting(visit: _Visit) -> Iterator[str]:
    meetings = visit.case.cooperative.meetings if visit.case.cooperative else ()
    for meeting in meetings[:1]:
        counted = count(meeting, within=visit.case, packs=visit.packs, on=visit.on)
        roll = counted.outcomes[0].count.roll
        came, *refused = attendance(roll, visit.lang, within=visit.case)
        call = say(f"code_call_{meeting.call.value}", visit.lang)
        title = say("minutes_title", visit.lang, title=meeting.title, on=meeting.held_on, call=call)
        yield say("tour_meeting", visit.lang)
        yield from beside(f"{title} · {came}", cited(meeting.source, visit.wording))
        yield from refused
        titles = {one.id: one.title.said(visit.lang) for one in meeting.resolutions}
        for outcome in counted.outcomes:
            cast = joined(tuple(votes(outcome, visit.lang, within=visit.case)), visit.lang)
            name = titles[outcome.count.resolution]
            yield from paragraph(f"{result(outcome, visit.lang)}", hang="  ")
            yield from paragraph(f"{name} · {cast}", indent=INDENT)
            for finding in outcome.count.findings:
                yield from compact(finding, visit.wording)


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
    lang, answer = visit.lang, decision.answer
    said = decided(decision.service, answer, lang, asker=decision.asker)
    price = None if isinstance(answer, Refused) else answer.price
    if price and price.amount is not None:
        said = f"{said} · {say('price_line', lang, price=price.amount)}"
    yield said
    if price:
        for why in visit.wording.causes(price.causes, price.observations):
            yield from paragraph(why, indent=INDENT)
        found = joined(visit.wording.observed(price.observations), lang)
        yield from beside(found, cited(price.source, visit.wording))
    for finding in answer.findings:
        yield from (f"  {line}" for line in compact(finding, visit.wording))

"""Answers as pages of plain text: a finding, the minutes of a meeting, a letter of decision."""

from collections.abc import Iterator
from fractions import Fraction

from essmodel.coproduction import request
from essmodel.coproduction.request import Answer, Price, Refused
from essmodel.coproduction.service import Service
from essmodel.governance import outcome as vote
from essmodel.governance.cooperative import Cooperative
from essmodel.governance.electorate import electorate
from essmodel.governance.meeting import GeneralMeeting
from essmodel.governance.outcome import NoQuorum, Outcome, Rejected, Shortfall
from essmodel.governance.roll import RefusedProxy, Roll
from essmodel.governance.statutes import CountingMode
from essmodel.governance.tally import CollegeTally
from essmodel.messages import form
from essmodel.messages.catalogue import say
from essmodel.messages.text import Lang
from essmodel.partnership.partnership import Partnership
from essmodel.questions.wrapping import wrapped
from essmodel.rules.finding import Finding, Standing
from essmodel.rules.verdict import Undetermined
from essmodel.rules.wording import Wording

Data = dict[str, str | int]
MARKS = {Standing.MET: "✓", Standing.UNMET: "✗", Standing.UNDETERMINED: "?"}


def explained(finding: Finding, wording: Wording) -> str:
    """Return a finding in a few lines: required, found, why it is open, and who says so."""
    return "\n".join(_finding(finding, wording))


def minutes(
    meeting: GeneralMeeting, outcomes: tuple[Outcome, ...], wording: Wording, *, within: Partnership
) -> str:
    """Return the count of a meeting: who came, then each resolution with its findings."""
    lang = wording.lang
    call = say(f"code_call_{meeting.call.value}", lang)
    title = say("minutes_title", lang, title=meeting.title, on=meeting.held_on, call=call)
    pages = [[title]]
    if outcomes:
        pages[0] += attendance(outcomes[0].count.roll, lang, within=within)
    titles = {one.id: one.title.said(lang) for one in meeting.resolutions}
    for outcome in outcomes:
        lines = [line(titles[outcome.count.resolution])]
        lines += [detail(one) for one in votes(outcome, lang, of=meeting, within=within)]
        lines.append(line(marked(vote.standing(outcome), result(outcome, lang))))
        for finding in outcome.count.findings:
            lines += _finding(finding, wording)
        pages.append(lines)
    return "\n\n".join("\n".join(page) for page in pages)


def decision_letter(service: Service, answer: Answer, wording: Wording, *, asker: str = "") -> str:
    """Return a decision: the answer and the price first, then every reason."""
    lines = [line(decided(service, answer, wording.lang, asker=asker))]
    price = None if isinstance(answer, Refused) else answer.price
    if price:
        lines += [detail(one) for one in priced(price, wording)]
    for finding in answer.findings:
        lines += _finding(finding, wording)
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


def attendance(roll: Roll, lang: Lang, *, within: Partnership) -> Iterator[str]:
    """Yield how many attend, then each proxy set aside and why."""
    yield say(
        "roll_line",
        lang,
        present=sum(one.present.count for one in roll.colleges),
        represented=sum(one.represented.count for one in roll.colleges),
        entitled=sum(one.entitled.count for one in roll.colleges),
    )
    for one in roll.refused:
        yield detail(_set_aside(one, lang, within))


def votes(
    outcome: Outcome, lang: Lang, *, of: GeneralMeeting, within: Partnership
) -> Iterator[str]:
    """Yield the votes of each college, then the members whose ballot does not count."""
    colleges = _colleges(within.cooperative, of) if within.cooperative else {}
    for one in outcome.count.tally.colleges:
        cast = form.listed(tuple(_cast(one, lang)), lang=lang)
        message, data = colleges.get(one.roll.college, ("votes_of_all", {}))
        yield say(message, lang, cast=cast, **data)
    refused = tuple(within.register.party(one).name for one in outcome.count.tally.refused)
    if refused:
        yield say("ballots_set_aside", lang, members=refused)


def result(outcome: Outcome, lang: Lang) -> str:
    """Return what a resolution came to, and by how much it failed."""
    part, whole = outcome.count.in_favour
    if isinstance(outcome, NoQuorum):
        part, whole = outcome.count.attending
    name = type(outcome).__name__.lower()
    if isinstance(outcome, Rejected) and outcome.is_tied:
        name = "tied"
    percent = form.percent(Fraction(part, whole), lang=lang)
    said = say(f"outcome_{name}", lang, part=part, whole=whole, percent=percent)
    missing = outcome.shortfall if isinstance(outcome, NoQuorum | Rejected) else None
    return said + (_lack(missing, lang) if missing else "")


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


def _finding(finding: Finding, wording: Wording) -> Iterator[str]:
    yield line(marked(finding.standing, wording.required(finding)))
    found = wording.found(finding)
    if found:
        yield detail(found_line(found, wording.lang))
    for why in reasons(finding, wording):
        yield detail(why)
    for source in finding.sources:
        yield detail(wording.source(source))


def _set_aside(refused: RefusedProxy, lang: Lang, within: Partnership) -> str:
    giver = within.register.party(refused.proxy.giver).name
    holder = within.register.party(refused.proxy.holder).name
    return say(f"proxy_{refused.why.value}", lang, giver=giver, holder=holder)


def _colleges(cooperative: Cooperative, meeting: GeneralMeeting) -> dict[str, tuple[str, Data]]:
    """Return, for each college that met, how its votes are said: with its weight if that counts."""
    statutes = cooperative.statutes
    if not statutes.colleges:
        return {}
    met = electorate(statutes, cooperative.membership, on=meeting.held_on)
    weighs = statutes.counting in {CountingMode.PROPORTIONAL, CountingMode.BLOC}
    message = "college_votes_weighted" if weighs else "college_votes"
    return {
        one.id: (message, {"college": one.name, "parts": one.parts, "whole": met.whole})
        for one in met.colleges
    }


def _cast(tally: CollegeTally, lang: Lang) -> Iterator[str]:
    """Yield the votes for and against, and the other ballots of which there are some."""
    yield say("cast_yes", lang, count=tally.yes.count)
    yield say("cast_no", lang, count=tally.no.count)
    for name, voices in (("abstain", tally.abstain), ("blank", tally.blank), ("void", tally.void)):
        if voices.count:
            yield say(f"cast_{name}", lang, count=voices.count)


def _lack(missing: Shortfall, lang: Lang) -> str:
    """Return how much was missing, to follow the result; nothing where only a tie refused it."""
    if missing.voices and missing.voices.count:
        return say("lacks_voices", lang, count=missing.voices.count)
    if missing.share:
        return say("lacks_share", lang, share=form.percent(missing.share, lang=lang))
    return ""

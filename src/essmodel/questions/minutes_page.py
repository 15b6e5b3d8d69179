"""The minutes of a meeting as a page of plain text: who came, how they voted, what it came to."""

from collections.abc import Iterator
from datetime import date
from fractions import Fraction

from essmodel.governance.cooperative import Cooperative
from essmodel.governance.electorate import electorate
from essmodel.governance.minutes import Decided, Minutes
from essmodel.governance.outcome import Shortfall
from essmodel.governance.roll import RefusedProxy, Roll
from essmodel.governance.secrecy import PublishedVotes
from essmodel.governance.statutes import CountingMode
from essmodel.governance.tally import CollegeTally
from essmodel.messages import form
from essmodel.messages.catalogue import say
from essmodel.messages.text import Lang
from essmodel.partnership.partnership import Partnership
from essmodel.questions.explanation import detail, finding_lines, line, marked
from essmodel.rules.finding import Finding
from essmodel.rules.wording import Wording

Data = dict[str, str | int]


def minutes_page(
    minutes: Minutes,
    findings: tuple[tuple[Finding, ...], ...],
    wording: Wording,
    *,
    within: Partnership,
) -> str:
    """Return the minutes of a meeting: who came, then each resolution with its findings."""
    lang = wording.lang
    call = say(f"code_call_{minutes.call.value}", lang)
    pages = [[say("minutes_title", lang, title=minutes.title, on=minutes.held_on, call=call)]]
    if minutes.roll is not None:
        pages[0] += attendance(minutes.roll, lang, within=within)
    for one, found in zip(minutes.decided, findings, strict=True):
        lines = [line(one.title.said(lang))]
        lines += [detail(said) for said in votes(one, lang, of=minutes, within=within)]
        lines.append(line(marked(one.standing, result(one, lang))))
        for finding in found:
            lines += finding_lines(finding, wording, shows_figures=not one.secret)
        pages.append(lines)
    return "\n\n".join("\n".join(page) for page in pages)


def attendance(roll: Roll, lang: Lang, *, within: Partnership) -> Iterator[str]:
    """Yield how many attend, then each proxy set aside and why."""
    yield say(
        "roll_line",
        lang,
        present=sum(one.present.count for one in roll.colleges),
        represented=sum((one.represented + one.blank).count for one in roll.colleges),
        entitled=sum(one.entitled.count for one in roll.colleges),
    )
    apart = {
        "remote": sum(one.remote.count for one in roll.colleges),
        "by_post": sum(one.by_post.count for one in roll.colleges),
        "blank": sum(one.blank.count for one in roll.colleges),
    }
    for name, count in apart.items():
        if count:
            yield detail(say(f"roll_{name}", lang, count=count))
    for one in roll.refused:
        yield detail(_set_aside(one, lang, within))


def votes(one: Decided, lang: Lang, *, of: Minutes, within: Partnership) -> Iterator[str]:
    """Yield the votes of each college, whose ballot does not count, and the objections."""
    colleges = _colleges(within.cooperative, of.held_on) if within.cooperative else {}
    for tally in one.votes:
        cast = form.listed(tuple(_cast(tally, lang)), lang=lang)
        message, data = colleges.get(tally.roll.college, ("votes_of_all", {}))
        yield say(message, lang, cast=cast, **data)
    for group in one.published:
        names = tuple(str(colleges[name][1]["college"]) for name in group.colleges if name)
        message = "published_votes" if names else "published_votes_of_all"
        cast = form.listed(tuple(_published(group, lang)), lang=lang)
        yield say(message, lang, colleges=names, cast=cast)
    for message, members in (("ballots_set_aside", one.set_aside), ("votes_barred", one.barred)):
        if members:
            names = tuple(within.register.called(member) for member in members)
            yield say(message, lang, members=names)
    for objection in one.objections:
        member = within.register.called(objection.member)
        yield say(_OBJECTIONS[objection.upheld], lang, member=member, reason=objection.reason)


_OBJECTIONS = {True: "objection_upheld", False: "objection_met", None: "objection_open"}


def result(one: Decided, lang: Lang) -> str:
    """Return what a resolution came to, and by how much it failed; of a secret vote, no figure."""
    if one.share is None:
        return say(f"outcome_{one.outcome}_secret", lang)
    part, whole = one.share
    percent = form.percent(Fraction(part, whole), lang=lang)
    said = say(f"outcome_{one.outcome}", lang, part=part, whole=whole, percent=percent)
    return said + (_lack(one.shortfall, lang) if one.shortfall else "")


def _set_aside(refused: RefusedProxy, lang: Lang, within: Partnership) -> str:
    giver, holder = refused.proxy.giver, refused.proxy.holder
    names = {"giver": within.register.called(giver)}
    if holder is None:
        return say(f"blank_proxy_{refused.why.value}", lang, **names)
    names["holder"] = within.register.called(holder)
    return say(f"proxy_{refused.why.value}", lang, **names)


def _colleges(cooperative: Cooperative, day: date) -> dict[str, tuple[str, Data]]:
    """Return, for each college that met, how its votes are said: with its weight if that counts."""
    statutes = cooperative.statutes_on(day)
    if not statutes.colleges:
        return {}
    met = electorate(statutes, cooperative.membership, on=day)
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


def _published(group: PublishedVotes, lang: Lang) -> Iterator[str]:
    yield say("cast_yes", lang, count=group.yes)
    yield say("cast_no", lang, count=group.no)
    if group.other:
        yield say("cast_other", lang, count=group.other)


def _lack(missing: Shortfall, lang: Lang) -> str:
    """Return how much was missing, to follow the result; nothing where only a tie refused it."""
    if missing.voices and missing.voices.count:
        return say("lacks_voices", lang, count=missing.voices.count)
    if missing.share:
        return say("lacks_share", lang, share=form.percent(missing.share, lang=lang))
    return ""

"""Measures of power as pages of plain text and as documents."""

from collections.abc import Iterator
from fractions import Fraction

from essmodel.messages import form
from essmodel.messages.catalogue import say
from essmodel.messages.text import Lang
from essmodel.questions.explanation import detail, line
from essmodel.questions.power_measure import (
    CollegePower,
    DecisionPower,
    PowerChange,
    PowerMeasures,
)
from essmodel.questions.wrapping import wrapped
from essmodel.rules.finding import Standing


def power_page(finding: PowerMeasures, lang: Lang) -> str:
    """Return the measures in words, with what they suppose."""
    title = say("power_title", lang, cooperative=finding.cooperative, on=finding.on)
    counting = finding.counting.value if finding.counting else "none"
    pages = [[title, line(say(f"power_counting_{counting}", lang))]]
    pages += [list(_decision(one, lang)) for one in finding.decisions]
    pages.append([line(say("power_assumption", lang))])
    return "\n\n".join("\n".join(page) for page in pages)


def shift_page(after: PowerMeasures, changes: tuple[PowerChange, ...], lang: Lang) -> str:
    """Return the measures after, then who gains and who loses."""
    lines = [say("power_shift_title", lang)]
    for one in changes:
        name = one.name or say("power_everyone", lang)
        lines.append(line(say(f"power_{one.kind.value}_of", lang, college=name)))
        lines += [detail(said) for said in _change(one, lang)]
    return power_page(after, lang) + "\n\n" + "\n".join(lines)


def as_document(finding: PowerMeasures) -> dict[str, object]:
    """Return the measures as JSON carries them: fractions as texts."""
    return {
        "cooperative": finding.cooperative,
        "on": finding.on.isoformat(),
        "standing": Standing.MET.value,
        "counting": finding.counting.value if finding.counting else None,
        "decisions": [
            {
                "kind": one.kind.value,
                "act": str(one.act),
                "colleges": [_college_document(college) for college in one.colleges],
            }
            for one in finding.decisions
        ],
    }


def shift_document(
    before: PowerMeasures, after: PowerMeasures, changes: tuple[PowerChange, ...]
) -> dict[str, object]:
    """Return the measures after, those before, and each change."""
    return {
        **as_document(after),
        "before": as_document(before),
        "changes": [
            {
                "kind": one.kind.value,
                "college": one.college,
                "of_college": str(one.of_college),
                "of_member": _text(one.of_member),
            }
            for one in changes
        ],
    }


def _decision(one: DecisionPower, lang: Lang) -> Iterator[str]:
    kind = say(f"power_{one.kind.value}", lang)
    yield line(say("power_decision", lang, kind=kind, majority=one.majority.said(lang)))
    for college in one.colleges:
        name = college.name or say("power_everyone", lang)
        yield detail(
            say(
                "power_college",
                lang,
                college=name,
                members=college.members,
                parts=college.parts,
                whole=college.whole,
            )
        )
        if len(one.colleges) > 1:
            yield from (_under(said) for said in _alike(college, lang))
        yield _under(_member(college, lang))


def _alike(college: CollegePower, lang: Lang) -> Iterator[str]:
    """Yield what a college can do if its members vote alike."""
    yield say(
        "power_indices",
        lang,
        banzhaf=_exact(college.banzhaf, lang),
        shapley=_exact(college.shapley_shubik, lang),
    )
    yield say(
        "power_coleman",
        lang,
        prevent=_exact(college.prevent, lang),
        initiate=_exact(college.initiate, lang),
    )
    if college.is_dummy:
        yield say("power_dummy", lang)
    if college.has_veto:
        yield say("power_veto", lang)


def _member(college: CollegePower, lang: Lang) -> str:
    if college.member is None:
        return say("power_member_uncountable", lang)
    return say("power_member", lang, chance=form.percent(college.member, lang=lang))


def _change(one: PowerChange, lang: Lang) -> Iterator[str]:
    """Yield what a college and its members gain or lose."""
    if one.before is None:
        yield say("power_college_new", lang)
    elif one.after is None:
        yield say("power_college_gone", lang)
    was, now = (_of(two) for two in (one.before, one.after))
    yield say(
        "power_change_of_college", lang, before=_exact(was[0], lang), after=_exact(now[0], lang)
    )
    if was[1] is not None and now[1] is not None:
        before, after = (form.percent(two, lang=lang) for two in (was[1], now[1]))
        yield say("power_change_of_member", lang, before=before, after=after)


def _of(college: CollegePower | None) -> tuple[Fraction, Fraction | None]:
    return (college.banzhaf, college.member) if college else (Fraction(0), Fraction(0))


def _under(text: str) -> str:
    """Return *text* within the width, set in under a college."""
    return wrapped(text, first=" " * 8, others=" " * 10)


def _exact(part: Fraction, lang: Lang) -> str:
    """Return a fraction, and about how many percent it is; of a whole number, only those."""
    percent = form.percent(part, lang=lang)
    return percent if part.denominator == 1 else f"{part} ({percent})"


def _college_document(college: CollegePower) -> dict[str, object]:
    return {
        "id": college.id,
        "name": college.name,
        "members": college.members,
        "parts": college.parts,
        "whole": college.whole,
        "banzhaf": str(college.banzhaf),
        "shapley_shubik": str(college.shapley_shubik),
        "prevent": str(college.prevent),
        "initiate": str(college.initiate),
        "member": _text(college.member),
    }


def _text(part: Fraction | None) -> str | None:
    return None if part is None else str(part)

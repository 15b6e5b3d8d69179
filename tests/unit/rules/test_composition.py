"""
Norms of several ranks: what a lower one may not do has no effect.

The emblematic case: a school canteen, once there is one, is open to every pupil (code de
l'éducation, art. L131-13), so that a town cannot keep it for children whose parents both work.
"""

from datetime import date

import pytest
from attrs import evolve

from essmodel.errors import InvalidValueError
from essmodel.messages.text import Text
from essmodel.rules.expression import Fact, Lit, Node
from essmodel.rules.finding import Finding, Standing, overall
from essmodel.rules.law.event import Event
from essmodel.rules.law.mode import Mode
from essmodel.rules.law.source import (
    Confidence,
    Invention,
    LegalSource,
    Publication,
    Source,
    SourceKind,
)
from essmodel.rules.law.status import Annulled, Draft, LegalStatus, Repealed, Suspended
from essmodel.rules.rule import Rule, Subject
from essmodel.rules.rulebook import Rulebook
from essmodel.rules.verdict import Conflicting, Missing, Silent, Undetermined, Unsettled
from essmodel.rules.well_typed import TRUTH
from essmodel.values.period import ALWAYS, DayWithin, Period

DAY = date(2026, 11, 22)
PUPIL, STAFF, WORKING, PAID = (
    Fact(f"child.{name}", TRUTH, Text.same(name)) for name in ("pupil", "staff", "working", "paid")
)
MET, UNMET, UNDETERMINED = Standing.MET, Standing.UNMET, Standing.UNDETERMINED
ALL = Lit(True, TRUTH)


def law(kind: SourceKind, *, status: LegalStatus | None = None) -> LegalSource:
    """Return a text of one rank."""
    source = LegalSource(kind=kind, title=kind.value, confidence=Confidence.READ)
    return source if status is None else evolve(source, status=status)


ACT, DECREE, BYLAW = (
    law(kind) for kind in (SourceKind.ACT, SourceKind.DECREE, SourceKind.DELIBERATION)
)


def rule(
    name: str,
    requires: Node,
    source: Source = ACT,
    *,
    applies: Node | None = None,
    mode: Mode = Mode.CEILING,
    instead_of: str | None = None,
    period: Period = ALWAYS,
) -> Rule:
    """Return a rule about eligibility."""
    return Rule(
        id=f"law.{name}",
        subject=Subject.ELIGIBILITY,
        requires=requires,
        applies=applies,
        source=source,
        period=period,
        event=Event.DECISION,
        mode=mode,
        derogates_from=f"law.{instead_of}" if instead_of else None,
    )


def asked(*rules: Rule, **facts: bool) -> tuple[Finding, ...]:
    """Ask one case, the rules in either order, which changes nothing but the order."""
    known = {f"child.{name}": value for name, value in facts.items()}
    dates = {Event.DECISION: DAY}
    found = Rulebook(rules=rules).ask(known, dates)
    turned = Rulebook(rules=rules[::-1]).ask(known, dates)
    assert {one.rule.id: one.verdict for one in found} == {
        one.rule.id: one.verdict for one in turned
    }
    return found


def told(*rules: Rule, **facts: bool) -> Standing:
    """Return what one case comes to."""
    return overall(tuple(one.standing for one in asked(*rules, **facts)))


RIGHT = rule("right", ALL, applies=PUPIL, mode=Mode.FLOOR)
"""Every pupil has the right; of others it says nothing."""
NARROW = rule("narrow", WORKING, BYLAW)


def test_right_that_is_narrowed_stands() -> None:
    """A town may not keep it for those whose parents work; for others its rule holds."""
    assert told(RIGHT, NARROW, pupil=True, working=False) is MET
    assert told(RIGHT, NARROW, pupil=False, working=False) is UNMET
    assert told(RIGHT, NARROW, pupil=False, working=True) is MET
    assert [one.rule.id for one in asked(RIGHT, NARROW, pupil=True, working=False)] == ["law.right"]


def test_right_needs_no_fact_of_the_rule_that_it_sets_aside() -> None:
    """Nobody has to say whether they work, where it changes nothing."""
    (found,) = asked(RIGHT, NARROW, pupil=True)
    assert found.standing is MET

    verdict = asked(RIGHT, NARROW, working=False)[-1].verdict
    assert verdict == Undetermined((Missing(frozenset({PUPIL.path})),))


def test_right_that_is_widened_is_wider() -> None:
    """A town may feed its staff."""
    widened = rule("widened", STAFF, BYLAW, instead_of="benefit")
    benefit = rule("benefit", PUPIL, mode=Mode.FLOOR)

    assert told(benefit, pupil=False, staff=True) is UNMET
    assert told(benefit, widened, pupil=False, staff=True) is MET
    assert told(benefit, widened, pupil=True, staff=False) is MET
    assert told(benefit, widened, pupil=False, staff=False) is UNMET
    (found,) = asked(benefit, widened, pupil=True, staff=False)
    assert found.sources == (BYLAW, ACT)


def test_floor_protects_what_stands_below_it_alone() -> None:
    """A decree is bound by an act, an act not by a decree; page and invention stand lowest."""
    lower = evolve(RIGHT, source=DECREE)
    narrow = evolve(NARROW, source=ACT)
    assert told(lower, narrow, pupil=True, working=False) is UNMET

    for source in (Invention(), Publication(title="page", confidence=Confidence.READ)):
        assert told(RIGHT, evolve(NARROW, source=source), pupil=True, working=False) is MET


def test_case_law_neither_binds_nor_is_bound() -> None:
    """It qualifies a norm, and is not one."""
    ruling = law(SourceKind.CASE_LAW)

    assert told(RIGHT, evolve(NARROW, source=ruling), pupil=True, working=False) is UNMET
    assert told(evolve(RIGHT, source=ruling), NARROW, pupil=True, working=False) is UNMET


def test_floors_add_up() -> None:
    """Whoever has one right is not refused for want of another, of its rank or below."""
    one = rule("one", PUPIL, mode=Mode.FLOOR)
    beside = rule("other", STAFF, mode=Mode.FLOOR)
    below = evolve(beside, source=DECREE)

    for other in (beside, below):
        assert told(one, other, pupil=True, staff=False) is MET
        assert told(one, other, pupil=False, staff=False) is UNMET
    assert told(one, beside, pupil=False, staff=True) is MET
    assert told(one, below, pupil=False, staff=True) is UNMET  # it does not say that it widens
    widening = evolve(below, derogates_from=one.id)
    assert told(one, widening, pupil=False, staff=True) is MET


def test_norms_of_one_rank_that_contradict_each_other_are_both_shown() -> None:
    """Nobody can tell, and why: both texts."""
    narrow = evolve(NARROW, source=evolve(ACT, title="another act"))

    verdict = asked(RIGHT, narrow, pupil=True, working=False)[-1].verdict
    assert verdict == Undetermined((Conflicting((narrow.source, ACT)),))
    assert told(RIGHT, narrow, pupil=True, working=True) is MET
    assert told(RIGHT, narrow, pupil=False, working=False) is UNMET
    assert told(RIGHT, narrow, working=False) is UNDETERMINED


@pytest.mark.parametrize("special", ["right", "narrow"])
def test_special_law_prevails_where_it_says_so(special: str) -> None:
    """Inside a rank, and nowhere else."""
    narrow = evolve(NARROW, source=ACT)
    if special == "right":
        rules = (evolve(RIGHT, derogates_from=NARROW.id), narrow)
    else:
        rules = (RIGHT, evolve(narrow, derogates_from=RIGHT.id))

    expected = MET if special == "right" else UNMET
    assert told(*rules, pupil=True, working=False) is expected


def test_default_yields_to_any_lower_norm_that_speaks() -> None:
    """To the lowest of them, and only where it speaks."""
    default = rule("default", WORKING, mode=Mode.DEFAULT)
    town = rule("town", PAID, BYLAW, applies=STAFF, instead_of="default")

    assert told(default, working=False) is UNMET
    assert told(default, town, staff=True, working=False, paid=True) is MET
    assert told(default, town, staff=True, working=True, paid=False) is UNMET
    assert told(default, town, staff=False, working=False, paid=True) is UNMET
    lowest = rule("lowest", ALL, law(SourceKind.INTERNAL_RULES), instead_of="town")
    default_town = evolve(town, mode=Mode.DEFAULT)
    assert told(default, default_town, lowest, staff=True, working=False, paid=False) is MET


def test_ceiling_is_asked_beside_what_is_stricter() -> None:
    """Two bounds are not a conflict."""
    town = rule("town", PAID, BYLAW, instead_of="cap")
    cap = rule("cap", WORKING)

    assert told(cap, town, working=True, paid=False) is UNMET
    assert told(cap, town, working=False, paid=True) is UNMET
    assert told(cap, town, working=True, paid=True) is MET


def test_what_is_fixed_is_not_moved() -> None:
    """Neither way, nor by what stands below the one that tried."""
    fixed = rule("fixed", WORKING, mode=Mode.FIXED)
    town = rule("town", PAID, BYLAW, instead_of="fixed")
    house = rule("house", STAFF, law(SourceKind.INTERNAL_RULES), instead_of="town")

    found = asked(fixed, town, house, working=True, paid=False, staff=False)
    assert [one.rule.id for one in found] == ["law.fixed"]
    assert found[0].standing is MET


def test_higher_norm_does_not_stand_in_the_place_of_a_lower_one() -> None:
    """Both are asked."""
    town = rule("town", PAID, BYLAW, mode=Mode.DEFAULT)
    act = rule("act", WORKING, instead_of="town")

    assert told(town, act, working=True, paid=False) is UNMET


def test_two_that_want_one_place_contradict_each_other() -> None:
    """Where they differ; a stricter bound beside another does not."""
    default = rule("default", STAFF, mode=Mode.DEFAULT)
    one = rule("one", WORKING, BYLAW, mode=Mode.DEFAULT, instead_of="default")
    other = rule("other", PAID, law(SourceKind.DELIBERATION), mode=Mode.FIXED, instead_of="default")

    assert told(default, one, other, working=True, paid=True) is MET
    assert told(default, one, other, working=False, paid=False) is UNMET
    assert told(default, one, other, working=True, paid=False) is UNDETERMINED
    assert told(default, one, other, working=False, paid=True) is UNDETERMINED
    bounds = (evolve(one, mode=Mode.CEILING), evolve(other, mode=Mode.CEILING))
    assert told(default, *bounds, working=True, paid=False) is UNMET


@pytest.mark.parametrize("confidence", [one for one in Confidence if not one.is_law])
def test_guess_takes_nothing_from_anybody(confidence: Confidence) -> None:
    """A right that nobody read as law leaves what it contradicts open."""
    guessed = evolve(RIGHT, source=evolve(ACT, confidence=confidence))

    narrow = asked(guessed, NARROW, pupil=True, working=False)[-1].verdict
    assert narrow == Undetermined((Unsettled((BYLAW, guessed.source)),))


def test_right_of_which_the_first_day_is_doubtful() -> None:
    """It may not be in force yet."""
    since = Period(start=DayWithin.month(2026, 11))

    assert told(evolve(RIGHT, period=since), NARROW, pupil=True, working=False) is UNDETERMINED
    later = Period(start=date(2026, 12, 1))
    assert told(evolve(RIGHT, period=later), NARROW, pupil=True, working=False) is UNMET


def test_place_taken_by_what_is_doubtful_is_not_taken() -> None:
    """Both answers are possible until the day is known."""
    default = rule("default", WORKING, mode=Mode.DEFAULT)
    since = Period(start=DayWithin.month(2026, 11))
    town = rule("town", PAID, BYLAW, instead_of="default", period=since)

    assert told(default, town, working=True, paid=True) is MET
    assert told(default, town, working=False, paid=True) is UNDETERMINED
    assert told(default, town, working=True, paid=False) is UNDETERMINED
    fixed = rule("fixed", WORKING, mode=Mode.FIXED, period=since)
    town = rule("town", PAID, BYLAW, instead_of="fixed")
    assert told(fixed, town, working=True, paid=False) is UNDETERMINED


NOT_LAW: list[LegalStatus] = [
    Annulled(on=date(2027, 1, 1), by="a court", ground=Text.same("no power")),
    Draft(),
    Repealed(on=DAY),
    Suspended(on=DAY),
    Suspended(on=date(2026, 1, 1), until=date(2026, 12, 1)),
]
STILL_LAW: list[LegalStatus] = [
    Repealed(on=date(2026, 11, 23)),
    Suspended(on=date(2026, 11, 23)),
    Suspended(on=date(2026, 1, 1), until=DAY),
]


@pytest.mark.parametrize("status", NOT_LAW)
def test_text_that_is_not_law_binds_nobody(status: LegalStatus) -> None:
    """What was annulled never did, whatever the day of the judgment."""
    right = evolve(RIGHT, source=law(SourceKind.ACT, status=status))

    assert told(right, NARROW, pupil=True, working=False) is UNMET
    assert asked(right, pupil=True) == ()
    assert asked(evolve(NARROW, status=status), working=False) == ()


@pytest.mark.parametrize("status", STILL_LAW)
def test_text_is_law_until_the_day(status: LegalStatus) -> None:
    """And from the day on which a suspension ends."""
    right = evolve(RIGHT, source=law(SourceKind.ACT, status=status))

    assert told(right, NARROW, pupil=True, working=False) is MET
    assert told(evolve(NARROW, status=status), working=False) is UNMET


def test_nobody_can_tell_on_a_day_that_is_not_known() -> None:
    """A repealed text may have been in force."""
    repealed = evolve(NARROW, status=Repealed(on=DAY))

    (found,) = Rulebook(rules=(repealed,)).ask({WORKING.path: False}, {})
    assert isinstance(found.verdict, Undetermined)
    assert Silent(BYLAW) in found.verdict.causes


def test_rules_that_derogate_in_a_circle_are_refused() -> None:
    """Both would be gone."""
    one = rule("one", PAID, instead_of="other")
    other = rule("other", PAID, instead_of="one")

    with pytest.raises(InvalidValueError, match=r"^the rule law\.one derogates from one that"):
        Rulebook(rules=(one, other))

"""Counts of a meeting that are wrong as naive code is wrong; the docstring names the mistake."""

from collections.abc import Callable
from fractions import Fraction

from attrs import evolve

from essmodel.governance.meeting import Ballot, Choice
from essmodel.governance.outcome import Adopted, Outcome, Rejected, Shortfall
from essmodel.governance.statutes import DecisionKind
from essmodel.partnership.partnership import Partnership
from essmodel.questions.count import count

A_SHARE = 1000


def true_count(case: Partnership) -> tuple[Outcome, ...]:
    """The count of the library."""
    assert case.cooperative is not None
    (meeting,) = case.cooperative.meetings
    return count(meeting, within=case, packs=(), on=meeting.held_on).outcomes


def capital_votes(case: Partnership) -> tuple[Outcome, ...]:
    """A voice for each share of capital instead of each member."""
    assert case.cooperative is not None
    shares = {
        one.party: one.capital.cents // A_SHARE for one in case.cooperative.membership.members
    }
    return _heavier(case, shares)


def first_member_presides(case: Partnership) -> tuple[Outcome, ...]:
    """The first member on the list has two voices."""
    return _heavier(case, {"c0-0": 2})


def first_ballot_decides(case: Partnership) -> tuple[Outcome, ...]:
    """Everyone is taken to have voted as the first ballot out of the box."""

    def follow(ballots: tuple[Ballot, ...]) -> tuple[Ballot, ...]:
        return tuple(evolve(one, choice=ballots[0].choice) for one in ballots)

    return true_count(_revoted(case, follow))


def floats(case: Partnership) -> tuple[Outcome, ...]:
    """Shares summed as floats: 40/30/30 with 3/4, 1/2 and 1/6 comes to 0.5000000000000001."""
    assert case.cooperative is not None
    statutes = case.cooperative.statutes
    threshold = statutes.decision(DecisionKind.ORDINARY).majority.threshold
    whole = sum(one.parts for one in statutes.colleges)
    outcomes: list[Outcome] = []
    for outcome in true_count(case):
        share = 0.0
        for college, cell in zip(statutes.colleges, outcome.count.tally.colleges, strict=True):
            cast = cell.yes.count + cell.no.count
            share += college.parts / whole * (cell.yes.count / cast if cast else 0)
        bound = threshold.part / threshold.whole
        is_adopted = share > bound if threshold.is_strict else share >= bound
        outcomes.append(_judged(outcome, Fraction(share), is_adopted=is_adopted))
    return tuple(outcomes)


def strict_is_forgotten(case: Partnership) -> tuple[Outcome, ...]:
    """More than a half read as a half at least."""
    return true_count(_bounded(case, is_strict=False))


def strict_is_assumed(case: Partnership) -> tuple[Outcome, ...]:
    """A half at least read as more than a half."""
    return true_count(_bounded(case, is_strict=True))


def abstention_is_a_no(case: Partnership) -> tuple[Outcome, ...]:
    """Abstentions counted among the votes cast, against."""

    def refuse(ballots: tuple[Ballot, ...]) -> tuple[Ballot, ...]:
        return tuple(
            evolve(one, choice=Choice.NO) if one.choice is Choice.ABSTAIN else one
            for one in ballots
        )

    return true_count(_revoted(case, refuse))


def blank_ballots_vanish(case: Partnership) -> tuple[Outcome, ...]:
    """Blank ballots thrown away instead of counted apart."""

    def kept(ballots: tuple[Ballot, ...]) -> tuple[Ballot, ...]:
        return tuple(one for one in ballots if one.choice is not Choice.BLANK)

    return true_count(_revoted(case, kept))


def _heavier(case: Partnership, voices: dict[str, int]) -> tuple[Outcome, ...]:
    """Count again, pooled, each member with the number of voices given, or with one."""
    assert case.cooperative is not None
    (meeting,) = case.cooperative.meetings
    outcomes: list[Outcome] = []
    for outcome, resolution in zip(true_count(case), meeting.resolutions, strict=True):
        votes = {one.member: one.choice for one in resolution.ballots}
        cast = {name: choice for name, choice in votes.items() if choice in {Choice.YES, Choice.NO}}
        whole = sum(voices.get(name, 1) for name in cast)
        yes = sum(voices.get(name, 1) for name, choice in cast.items() if choice is Choice.YES)
        share = Fraction(yes, whole) if whole else Fraction(0)
        outcomes.append(_judged(outcome, share, is_adopted=share > Fraction(1, 2)))
    return tuple(outcomes)


def _judged(outcome: Outcome, share: Fraction, *, is_adopted: bool) -> Outcome:
    """Return the outcome that *share* would have had."""
    counted = evolve(outcome.count, in_favour=share.as_integer_ratio())
    if is_adopted:
        return Adopted(count=counted)
    return Rejected(count=counted, shortfall=Shortfall(share=Fraction(0)), is_tied=False)


def _bounded(case: Partnership, *, is_strict: bool) -> Partnership:
    """Return the case with every majority strict, or none."""
    assert case.cooperative is not None
    statutes = case.cooperative.statutes
    decisions = tuple(
        evolve(
            one,
            majority=evolve(
                one.majority, threshold=evolve(one.majority.threshold, is_strict=is_strict)
            ),
        )
        for one in statutes.decisions
    )
    statutes = evolve(statutes, decisions=decisions)
    return evolve(case, cooperative=evolve(case.cooperative, statutes=statutes))


def _revoted(
    case: Partnership, change: Callable[[tuple[Ballot, ...]], tuple[Ballot, ...]]
) -> Partnership:
    assert case.cooperative is not None
    (meeting,) = case.cooperative.meetings
    resolutions = tuple(
        evolve(one, ballots=change(one.ballots)) if one.ballots else one
        for one in meeting.resolutions
    )
    meetings = (evolve(meeting, resolutions=resolutions),)
    return evolve(case, cooperative=evolve(case.cooperative, meetings=meetings))

"""A meeting counted: roll, tally, shares, and every rule of the statutes and of the law asked."""

from datetime import date
from fractions import Fraction

from attrs import evolve, frozen

from essmodel.governance import share
from essmodel.governance.cooperative import Cooperative, cooperative_facts
from essmodel.governance.electorate import Electorate, electorate
from essmodel.governance.meeting import GeneralMeeting, Resolution
from essmodel.governance.outcome import (
    Adopted,
    Counted,
    NoQuorum,
    Outcome,
    Rejected,
    Shortfall,
    Undecided,
)
from essmodel.governance.roll import Roll, call_the_roll
from essmodel.governance.share import PartOfWhole
from essmodel.governance.statutes import (
    Call,
    CountingMode,
    DecisionRule,
    MajorityBase,
    QuorumMeasure,
    SilentCollege,
    Statutes,
)
from essmodel.governance.statutory import statutory_rules
from essmodel.governance.tally import Tally, tally
from essmodel.governance.vote_facts import meeting_facts, resolution_facts
from essmodel.rules.fact import Facts, stated
from essmodel.rules.finding import Standing, overall
from essmodel.rules.law.event import Dates, Event
from essmodel.rules.rule import Subject
from essmodel.rules.rulebook import Rulebook
from essmodel.stakeholders.register import Register
from essmodel.values.count import Voices
from essmodel.values.threshold import Threshold


def count_meeting(
    meeting: GeneralMeeting,
    cooperative: Cooperative,
    register: Register,
    *,
    law: Rulebook,
    on: date,
) -> tuple[Outcome, ...]:
    """
    Return the outcome of each resolution of *meeting*, in order.

    The law of the day of the meeting governs it; *on* is the day on which the question is asked.

    Raises:
        InvalidValueError: the attendance or the ballots cannot be those of this electorate.
    """
    voters = electorate(cooperative.statutes, cooperative.membership, on=meeting.held_on)
    roll = call_the_roll(
        meeting.attendance, electorate=voters, proxies=cooperative.statutes.proxies
    )
    known = stated(cooperative_facts(cooperative, register, on=meeting.held_on))
    dates = {**cooperative.dates(on=on), Event.ASSEMBLY: meeting.held_on}
    if meeting.fiscal_year_end is not None:
        dates[Event.FISCAL_YEAR_END] = meeting.fiscal_year_end
    else:
        dates.pop(Event.FISCAL_YEAR_END, None)
    shared = _Shared(
        meeting=meeting,
        statutes=cooperative.statutes,
        electorate=voters,
        roll=roll,
        facts=known,
        dates=dates,
        law=law,
    )
    return tuple(_outcome(one, shared) for one in meeting.resolutions)


@frozen(kw_only=True)
class _Shared:
    """What all resolutions of one meeting share."""

    meeting: GeneralMeeting
    statutes: Statutes
    electorate: Electorate
    roll: Roll
    facts: Facts
    dates: Dates
    law: Rulebook


@frozen(kw_only=True)
class _Votes:
    """A resolution with its votes, before they are carried."""

    resolution: Resolution
    decision: DecisionRule
    tally: Tally
    attending: PartOfWhole


def _outcome(resolution: Resolution, shared: _Shared) -> Outcome:
    """Count a resolution; where nobody said what silence means, in each way it may be meant."""
    statutes, decision = shared.statutes, shared.statutes.decision(resolution.kind)
    votes = _Votes(
        resolution=resolution,
        decision=decision,
        tally=tally(resolution, roll=shared.roll, electorate=shared.electorate),
        attending=share.attending(
            shared.roll, electorate=shared.electorate, measure=decision.quorum.measured_by
        ),
    )
    silent = _silent(votes, statutes)
    said = statutes.silent_college
    readings = tuple(SilentCollege) if silent and said is None else (said or _UNCHANGED,)
    outcomes = tuple(_read(votes, shared, silence=one) for one in readings)
    if len({type(one) for one in outcomes}) == 1:
        return outcomes[0]
    return _read(votes, shared, silence=_UNCHANGED, is_open=True)


_UNCHANGED = SilentCollege.BRINGS_NOTHING
"""The reading that changes no weight; where no college is silent, all readings are the same."""


def _silent(votes: _Votes, statutes: Statutes) -> tuple[str, ...]:
    base = votes.decision.majority.base
    return share.silent_colleges(votes.tally, statutes=statutes, base=base)


def _read(
    votes: _Votes, shared: _Shared, *, silence: SilentCollege, is_open: bool = False
) -> Outcome:
    """Return the outcome where *silence* is what a silent college means, or nobody knows."""
    electorate, statutes, decision = shared.electorate, shared.statutes, votes.decision
    yes = {
        base: share.in_favour(
            votes.tally, electorate=electorate, statutes=statutes, base=base, silence=silence
        )
        for base in MajorityBase
    }
    deciding = share.deciding(_silent(votes, statutes), electorate=electorate, silence=silence)
    facts = {
        **shared.facts,
        **stated(meeting_facts(shared.meeting, shared.roll, votes.attending)),
        **stated(
            resolution_facts(
                votes.resolution,
                votes.tally,
                yes={} if is_open else yes,
                deciding=None if is_open else deciding,
            )
        ),
    }
    statutory = statutory_rules(decision, call=shared.meeting.call, is_silence_open=is_open)
    book = evolve(shared.law, rules=(*statutory, *shared.law.rules))
    counted = Counted(
        resolution=votes.resolution.id,
        roll=shared.roll,
        tally=votes.tally,
        attending=votes.attending,
        in_favour=yes[decision.majority.base],
        findings=tuple(
            finding
            for subject in (Subject.QUORUM, Subject.MAJORITY)
            for finding in book.about(subject).ask(facts, shared.dates)
        ),
    )
    return _settled(counted, decision, shared.meeting.call, _counting(statutes))


def _settled(
    counted: Counted, decision: DecisionRule, call: Call, counting: CountingMode
) -> Outcome:
    """Return what the findings come to: no quorum first, then the majority."""
    quorum, majority = _standing(counted, Subject.QUORUM), _standing(counted, Subject.MAJORITY)
    if quorum is Standing.UNMET:
        by_heads = decision.quorum.measured_by is QuorumMeasure.HEADS
        threshold = decision.quorum.on(call)
        missing = _shortfall(counted.attending, threshold, are_voices=by_heads)
        return NoQuorum(count=counted, shortfall=missing)
    if majority is Standing.UNMET:
        bound = decision.majority.threshold
        pooled = counting is CountingMode.POOLED
        return Rejected(
            count=counted,
            shortfall=_shortfall(counted.in_favour, bound, are_voices=pooled),
            is_tied=bound.is_strict and Fraction(*counted.in_favour) == bound.proportion.value,
        )
    if Standing.UNDETERMINED in {quorum, majority}:
        return Undecided(count=counted)
    return Adopted(count=counted)


def _standing(counted: Counted, subject: Subject) -> Standing:
    return overall(tuple(one.standing for one in counted.findings if one.rule.subject is subject))


def _counting(statutes: Statutes) -> CountingMode:
    """Without colleges there is nothing to carry: every voice counts alike."""
    return statutes.counting or CountingMode.POOLED


def _shortfall(found: PartOfWhole, threshold: Threshold | None, *, are_voices: bool) -> Shortfall:
    """Return what *found* lacks of *threshold*; nothing where only the law refused it."""
    if threshold is None:
        return Shortfall(share=Fraction(0))
    part, whole = found
    missing = max(0, threshold.least(whole) - part)
    return Shortfall(
        share=max(Fraction(0), threshold.proportion.value - Fraction(part, whole)),
        voices=Voices(missing) if are_voices else None,
    )

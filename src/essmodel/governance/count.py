"""A meeting counted: roll, tally, shares, and every rule of the statutes and of the law asked."""

from datetime import date
from fractions import Fraction

from attrs import evolve, frozen

from essmodel.governance import share
from essmodel.governance.assembled import Assembled, assembled
from essmodel.governance.cooperative import Cooperative
from essmodel.governance.meeting import GeneralMeeting, Resolution
from essmodel.governance.notice import Holidays, no_holidays
from essmodel.governance.outcome import (
    Adopted,
    Counted,
    NoQuorum,
    Outcome,
    Rejected,
    Shortfall,
    Undecided,
    Voidable,
)
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
from essmodel.rules.fact import stated
from essmodel.rules.finding import Standing, overall
from essmodel.rules.rule import Subject
from essmodel.rules.rulebook import Rulebook
from essmodel.stakeholders.register import Register
from essmodel.values.count import Voices
from essmodel.values.threshold import Threshold


def count_meeting(  # noqa: PLR0913 - each is something that a count depends on
    meeting: GeneralMeeting,
    cooperative: Cooperative,
    register: Register,
    *,
    law: Rulebook,
    on: date,
    holidays: Holidays = no_holidays,
) -> tuple[Outcome, ...]:
    """
    Return the outcome of each resolution of *meeting*, in order.

    The law of the day of the meeting governs it; *on* is the day on which the question is asked.

    Raises:
        InvalidValueError: the attendance or the ballots cannot be those of this electorate.
    """
    shared = assembled(meeting, cooperative, register, law=law, on=on, holidays=holidays)
    return tuple(_outcome(one, shared.for_resolution(one)) for one in meeting.resolutions)


@frozen(kw_only=True)
class _Votes:
    """A resolution with its votes, before they are carried."""

    resolution: Resolution
    decision: DecisionRule
    tally: Tally
    attending: PartOfWhole


def _outcome(resolution: Resolution, shared: Assembled) -> Outcome:
    """Count a resolution; where nobody said what silence means, in each way it may be meant."""
    statutes, decision = shared.statutes, shared.statutes.decision(resolution.kind)
    votes = _Votes(
        resolution=resolution,
        decision=decision,
        tally=tally(
            resolution, roll=shared.roll, electorate=shared.electorate, rule=statutes.assembly
        ),
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
    votes: _Votes, shared: Assembled, *, silence: SilentCollege, is_open: bool = False
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
        **stated(
            meeting_facts(shared.meeting, shared.roll, votes.attending, in_time=shared.in_time)
        ),
        **stated(
            resolution_facts(
                votes.resolution,
                votes.tally,
                yes={} if is_open else yes,
                deciding=None if is_open else deciding,
                agenda=shared.meeting.agenda,
            )
        ),
    }
    statutory = statutory_rules(
        statutes, votes.resolution, call=shared.meeting.call, is_silence_open=is_open
    )
    book = evolve(shared.law, rules=(*statutory, *shared.law.rules))
    counted = Counted(
        resolution=votes.resolution.id,
        roll=shared.roll,
        tally=votes.tally,
        attending=votes.attending,
        in_favour=yes[decision.majority.base],
        findings=tuple(
            finding
            for subject in _ASKED
            for finding in book.about(subject).ask(facts, shared.dates)
        ),
    )
    return _settled(counted, votes, shared.meeting.call, _counting(statutes))


def _settled(counted: Counted, votes: _Votes, call: Call, counting: CountingMode) -> Outcome:
    """Return what the findings come to: no quorum first, then the majority, then the call."""
    quorum, majority = _standing(counted, Subject.QUORUM), _standing(counted, Subject.MAJORITY)
    decision, by_consent = votes.decision, votes.resolution.objections is not None
    calling = overall((_standing(counted, Subject.CONVENING), _standing(counted, Subject.PRESENCE)))
    if quorum is Standing.UNMET:
        by_heads = decision.quorum.measured_by is QuorumMeasure.HEADS
        threshold = decision.quorum.on(call)
        missing = _shortfall(counted.attending, threshold, are_voices=by_heads)
        return NoQuorum(count=counted, shortfall=missing)
    if majority is Standing.UNMET:
        bound = None if by_consent else decision.majority.threshold
        pooled = counting is CountingMode.POOLED
        return Rejected(
            count=counted,
            shortfall=_shortfall(counted.in_favour, bound, are_voices=pooled),
            is_tied=bound is not None
            and bound.is_strict
            and Fraction(*counted.in_favour) == bound.proportion.value,
        )
    if Standing.UNDETERMINED in {quorum, majority}:
        return Undecided(count=counted)
    if calling is not Standing.MET:
        is_wrong = calling is Standing.UNMET
        return Voidable(count=counted) if is_wrong else Undecided(count=counted)
    return Adopted(count=counted)


_ASKED = (Subject.CONVENING, Subject.PRESENCE, Subject.QUORUM, Subject.MAJORITY)
"""What is asked about a resolution, in this order."""


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

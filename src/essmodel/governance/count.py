"""A meeting counted: roll, tally, shares, and every rule of the statutes and of the law asked."""

from collections.abc import Mapping
from datetime import date
from fractions import Fraction

from attrs import evolve, frozen

from essmodel.governance import share
from essmodel.governance.cooperative import Cooperative, cooperative_facts
from essmodel.governance.electorate import Electorate, electorate
from essmodel.governance.fact import MeetingFacts, ResolutionFacts
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
    Statutes,
)
from essmodel.governance.statutory import statutory_rules
from essmodel.governance.tally import Tally, tally
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
    return tuple(
        _outcome(resolution, meeting, cooperative.statutes, _Count(voters, roll, known, dates, law))
        for resolution in meeting.resolutions
    )


@frozen
class _Count:
    """What all resolutions of one meeting share."""

    electorate: Electorate
    roll: Roll
    facts: Facts
    dates: Dates
    law: Rulebook


def _outcome(
    resolution: Resolution, meeting: GeneralMeeting, statutes: Statutes, count: _Count
) -> Outcome:
    decision = statutes.decision(resolution.kind)
    votes = tally(resolution, roll=count.roll, electorate=count.electorate)
    attending = share.attending(
        count.roll, electorate=count.electorate, measure=decision.quorum.measured_by
    )
    yes = {base: _in_favour(votes, statutes, count, base) for base in MajorityBase}
    facts = {
        **count.facts,
        **stated(_meeting_facts(meeting, count.roll, attending)),
        **stated(_resolution_facts(resolution, votes, yes)),
    }
    statutory = statutory_rules(decision, call=meeting.call)
    book = evolve(count.law, rules=(*statutory, *count.law.rules))
    counted = Counted(
        resolution=resolution.id,
        roll=count.roll,
        tally=votes,
        attending=attending,
        in_favour=yes[decision.majority.base],
        findings=tuple(
            finding
            for subject in (Subject.QUORUM, Subject.MAJORITY)
            for finding in book.about(subject).ask(facts, count.dates)
        ),
    )
    return _settled(counted, decision, meeting.call, _counting(statutes))


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


def _in_favour(votes: Tally, statutes: Statutes, count: _Count, base: MajorityBase) -> PartOfWhole:
    return share.in_favour(
        votes, electorate=count.electorate, counting=_counting(statutes), base=base
    )


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


def _meeting_facts(meeting: GeneralMeeting, roll: Roll, attending: PartOfWhole) -> MeetingFacts:
    return MeetingFacts(
        call=meeting.call.value,
        attending=attending[0],
        attending_of=attending[1],
        voices_attending=sum(one.attending.count for one in roll.colleges),
        voices_entitled=sum(one.entitled.count for one in roll.colleges),
    )


def _resolution_facts(
    resolution: Resolution, votes: Tally, yes: Mapping[MajorityBase, PartOfWhole]
) -> ResolutionFacts:
    return ResolutionFacts(
        kind=resolution.kind.value,
        yes_of_cast=yes[MajorityBase.VOTES_CAST][0],
        cast=yes[MajorityBase.VOTES_CAST][1],
        yes_of_attending=yes[MajorityBase.ATTENDING][0],
        attending=yes[MajorityBase.ATTENDING][1],
        yes_of_members=yes[MajorityBase.ALL_MEMBERS][0],
        members=yes[MajorityBase.ALL_MEMBERS][1],
        voices_for=sum(one.yes.count for one in votes.colleges),
        voices_cast=sum(one.base(MajorityBase.VOTES_CAST).count for one in votes.colleges),
    )

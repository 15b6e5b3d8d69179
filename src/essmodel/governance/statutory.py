"""The quorum and the majority of the statutes as rules, asked beside those of the law."""

from functools import reduce
from operator import or_

from essmodel.governance.fact import CooperativeFacts, MeetingFacts, ResolutionFacts
from essmodel.governance.statutes import Call, DecisionRule, MajorityBase, SilentCollege
from essmodel.messages.catalogue import Message
from essmodel.rules.law.event import Event
from essmodel.rules.rule import Rule, Subject
from essmodel.rules.term import Term, reaches
from essmodel.values.threshold import Threshold


def statutory_rules(
    decision: DecisionRule, *, call: Call, is_silence_open: bool = False
) -> tuple[Rule, ...]:
    """
    Return what the statutes require of a resolution, on the first or the second call.

    Args:
        decision: what they say of its kind.
        call: of the meeting.
        is_silence_open: whether the result depends on what a silent college means, and they do
            not say so: then the answer is that nobody can tell.
    """
    quorum = decision.quorum.on(call)
    rules = [_quorum(decision, quorum)] if quorum else []
    if is_silence_open:
        rules.append(_silence(decision))
    return (*rules, _majority(decision))


def _quorum(decision: DecisionRule, threshold: Threshold) -> Rule:
    measure = Message(f"measured_by_{decision.quorum.measured_by.value}")
    return Rule(
        id="statutes.quorum",
        subject=Subject.QUORUM,
        requires=reaches(threshold, MeetingFacts.attending, of=MeetingFacts.attending_of).node,
        says=Message.of("statutory_quorum", threshold=threshold, measure=measure),
        source=decision.quorum.source or decision.source,
        event=Event.ASSEMBLY,
    )


def _majority(decision: DecisionRule) -> Rule:
    yes, whole = _yes_of(decision.majority.base)
    return Rule(
        id="statutes.majority",
        subject=Subject.MAJORITY,
        requires=reaches(decision.majority.threshold, yes, of=whole).node,
        says=Message.of("statutory_majority", majority=decision.majority),
        source=decision.majority.source or decision.source,
        event=Event.ASSEMBLY,
    )


def _silence(decision: DecisionRule) -> Rule:
    known = tuple(CooperativeFacts.silent_college == one.value for one in SilentCollege)
    return Rule(
        id="statutes.silent_college",
        subject=Subject.MAJORITY,
        requires=reduce(or_, known).node,
        says=Message("statutory_silence"),
        source=decision.majority.source or decision.source,
        event=Event.ASSEMBLY,
    )


def _yes_of(base: MajorityBase) -> tuple[Term[int], Term[int]]:
    """Return the yes and the whole that a majority on *base* compares."""
    match base:
        case MajorityBase.VOTES_CAST:
            return ResolutionFacts.yes_of_cast, ResolutionFacts.cast
        case MajorityBase.ATTENDING:
            return ResolutionFacts.yes_of_attending, ResolutionFacts.attending
        case MajorityBase.ALL_MEMBERS:
            return ResolutionFacts.yes_of_members, ResolutionFacts.members

"""The quorum and the majority of the statutes as rules, asked beside those of the law."""

from essmodel.governance.fact import MeetingFacts, ResolutionFacts
from essmodel.governance.statutes import Call, DecisionRule, MajorityBase
from essmodel.messages.catalogue import Message
from essmodel.rules.law.event import Event
from essmodel.rules.rule import Rule, Subject
from essmodel.rules.term import Term, reaches
from essmodel.values.threshold import Threshold


def statutory_rules(decision: DecisionRule, *, call: Call) -> tuple[Rule, ...]:
    """Return what the statutes require of a resolution, on the first or the second call."""
    quorum = decision.quorum.on(call)
    rules = [_quorum(decision, quorum)] if quorum else []
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


def _yes_of(base: MajorityBase) -> tuple[Term[int], Term[int]]:
    """Return the yes and the whole that a majority on *base* compares."""
    match base:
        case MajorityBase.VOTES_CAST:
            return ResolutionFacts.yes_of_cast, ResolutionFacts.cast
        case MajorityBase.ATTENDING:
            return ResolutionFacts.yes_of_attending, ResolutionFacts.attending
        case MajorityBase.ALL_MEMBERS:
            return ResolutionFacts.yes_of_members, ResolutionFacts.members

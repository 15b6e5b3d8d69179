"""The quorum and the majority of the statutes as rules, asked beside those of the law."""

from essmodel.governance.fact import MeetingFacts, ResolutionFacts
from essmodel.governance.statutes import Call, DecisionRule, MajorityBase
from essmodel.messages.catalogue import Message
from essmodel.rules.law.event import Event
from essmodel.rules.rule import Rule, Subject
from essmodel.rules.term import Term
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
        requires=_reached(threshold, MeetingFacts.attending, of=MeetingFacts.attending_of).node,
        says=Message.of("statutory_quorum", threshold=threshold, measure=measure),
        source=decision.source,
        event=Event.ASSEMBLY,
    )


def _majority(decision: DecisionRule) -> Rule:
    match decision.majority.base:
        case MajorityBase.VOTES_CAST:
            yes, whole = ResolutionFacts.yes_of_cast, ResolutionFacts.cast
        case MajorityBase.ATTENDING:
            yes, whole = ResolutionFacts.yes_of_attending, ResolutionFacts.attending
        case MajorityBase.ALL_MEMBERS:
            yes, whole = ResolutionFacts.yes_of_members, ResolutionFacts.members
    return Rule(
        id="statutes.majority",
        subject=Subject.MAJORITY,
        requires=_reached(decision.majority.threshold, yes, of=whole).node,
        says=Message.of("statutory_majority", majority=decision.majority),
        source=decision.source,
        event=Event.ASSEMBLY,
    )


def _reached(threshold: Threshold, part: Term[int], *, of: Term[int]) -> Term[bool]:
    """Write that *part* of *of* reaches *threshold*, by cross-multiplication."""
    have, need = part * threshold.whole, of * threshold.part
    return have > need if threshold.is_strict else have >= need

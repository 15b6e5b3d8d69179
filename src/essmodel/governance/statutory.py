"""What the statutes ask of a meeting and its votes, as rules asked beside those of the law."""

from collections.abc import Iterator
from functools import partial, reduce
from operator import or_

from essmodel.governance.assembly_rule import AssemblyRule
from essmodel.governance.fact import CooperativeFacts, MeetingFacts, ResolutionFacts
from essmodel.governance.meeting import Resolution
from essmodel.governance.statutes import (
    Call,
    DecisionRule,
    MajorityBase,
    SilentCollege,
    Statutes,
)
from essmodel.messages.catalogue import Message
from essmodel.rules.law.event import Event
from essmodel.rules.law.source import Source
from essmodel.rules.rule import Rule, Subject
from essmodel.rules.term import Term, reaches
from essmodel.values.threshold import Threshold


def statutory_rules(
    statutes: Statutes, resolution: Resolution, *, call: Call, is_silence_open: bool = False
) -> tuple[Rule, ...]:
    """
    Return what *statutes* require of a resolution, on the first or the second call.

    Args:
        statutes: those of the day of the meeting.
        resolution: decided by a majority, or by consent.
        call: of the meeting.
        is_silence_open: whether the result depends on what a silent college means, and they do
            not say so: then the answer is that nobody can tell.
    """
    decision = statutes.decision(resolution.kind)
    quorum = decision.quorum.on(call)
    by_consent = resolution.objections is not None
    rules = [*_called(statutes.assembly, statutes.source)]
    rules += [_quorum(decision, quorum)] if quorum else []
    rules += [_silence(decision)] if is_silence_open else []
    return (*rules, _consent(statutes.source) if by_consent else _majority(decision))


def _called(assembly: AssemblyRule, source: Source) -> Iterator[Rule]:
    """Yield what the statutes say of how a meeting is called, and of who attends from afar."""
    asked = partial(Rule, source=source, event=Event.ASSEMBLY)
    if assembly.notice is not None:
        counted = Message(f"counted_{assembly.notice.counted.value}")
        yield asked(
            id="statutes.notice",
            subject=Subject.CONVENING,
            requires=(MeetingFacts.called_in_time == True).node,  # noqa: E712 - a term, not a bool
            says=Message.of("statutory_notice", days=assembly.notice.days, counted=counted),
        )
    if assembly.agenda_binds:
        yield asked(
            id="statutes.agenda",
            subject=Subject.CONVENING,
            requires=(ResolutionFacts.on_agenda == True).node,  # noqa: E712 - likewise
            says=Message("statutory_agenda"),
        )
    if assembly.remote is not None:
        yield asked(
            id="statutes.remote",
            subject=Subject.PRESENCE,
            applies=(MeetingFacts.remote > 0).node,
            requires=(CooperativeFacts.admits_remote == True).node,  # noqa: E712 - likewise
            says=Message("statutory_remote"),
        )
    if assembly.by_post is not None:
        yield asked(
            id="statutes.by_post",
            subject=Subject.PRESENCE,
            applies=(MeetingFacts.by_post > 0).node,
            requires=(CooperativeFacts.admits_post == True).node,  # noqa: E712 - likewise
            says=Message("statutory_by_post"),
        )


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


def _consent(source: Source) -> Rule:
    consents = (CooperativeFacts.admits_consent == True) & (ResolutionFacts.objections == 0)  # noqa: E712 - a term, not a bool
    return Rule(
        id="statutes.consent",
        subject=Subject.MAJORITY,
        requires=consents.node,
        says=Message("statutory_consent"),
        source=source,
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

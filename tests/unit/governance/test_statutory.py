"""The quorum and the majority of the statutes, asked as rules."""

from types import SimpleNamespace

import pytest
from attrs import evolve

from essmodel.governance.fact import MeetingFacts, ResolutionFacts
from essmodel.governance.statutes import Call, DecisionRule, MajorityBase
from essmodel.governance.statutory import statutory_rules
from essmodel.rules.fact import stated
from essmodel.rules.finding import Standing
from essmodel.rules.law.event import Event
from essmodel.rules.law.source import Confidence, Publication
from essmodel.rules.rule import Rule, Subject
from essmodel.rules.rulebook import Rulebook

PAGE = Publication(title="a page", confidence=Confidence.READ)


def rules(
    make: SimpleNamespace, decision: DecisionRule, call: Call = Call.FIRST
) -> tuple[Rule, ...]:
    """Return the rules of statutes that know one kind of decision."""
    return statutory_rules(make.statutes(decisions=(decision,)), make.resolution(), call=call)


def asked(rule: Rule, sheet: object) -> Standing:
    """Ask one rule of one sheet of facts."""
    (finding,) = Rulebook(rules=(rule,)).ask(stated(sheet), {})
    return finding.standing


def test_call_without_quorum_has_no_rule_about_one(make: SimpleNamespace) -> None:
    """The majority is asked on every call."""
    decision = make.decision(first="1/5")
    subjects = {call.value: [rule.subject for rule in rules(make, decision, call)] for call in Call}

    assert subjects == {
        "first": [Subject.QUORUM, Subject.MAJORITY],
        "second": [Subject.MAJORITY],
    }


@pytest.mark.parametrize(
    ("quorum", "attending", "standing"),
    [
        ("1/5", 19, Standing.UNMET),
        ("1/5", 20, Standing.MET),
        ("1/5", 21, Standing.MET),
        (">1/5", 20, Standing.UNMET),
        (">1/5", 21, Standing.MET),
    ],
)
def test_quorum_is_reached_exactly(
    make: SimpleNamespace, quorum: str, attending: int, standing: Standing
) -> None:
    """Twenty of a hundred are one fifth, and not more than one fifth."""
    rule, _ = rules(make, make.decision(first=quorum))

    assert asked(rule, MeetingFacts(attending=attending, attending_of=100)) is standing


@pytest.mark.parametrize("base", MajorityBase)
def test_majority_looks_at_the_voices_of_its_own_base(
    make: SimpleNamespace, base: MajorityBase
) -> None:
    """Six of ten on that base, and nothing is known of the others."""
    (rule,) = rules(make, make.decision(base=base))
    of_base = {
        MajorityBase.VOTES_CAST: ResolutionFacts(yes_of_cast=6, cast=10),
        MajorityBase.ATTENDING: ResolutionFacts(yes_of_attending=6, attending=10),
        MajorityBase.ALL_MEMBERS: ResolutionFacts(yes_of_members=6, members=10),
    }

    standings = {one.value: asked(rule, sheet) for one, sheet in of_base.items()}

    assert standings == {
        one.value: Standing.MET if one is base else Standing.UNDETERMINED for one in MajorityBase
    }


def test_rules_say_who_says_so(make: SimpleNamespace) -> None:
    """The statutes do, unless the quorum or the majority has a source of its own."""
    decision = make.decision(first="1/2")
    quorum, majority = (
        evolve(decision, quorum=evolve(decision.quorum, source=PAGE)),
        evolve(decision, majority=evolve(decision.majority, source=PAGE)),
    )
    sources = [
        tuple(rule.source == PAGE for rule in rules(make, one))
        for one in (decision, quorum, majority)
    ]

    assert sources == [(False, False), (True, False), (False, True)]


def test_rules_follow_the_day_of_the_meeting(make: SimpleNamespace) -> None:
    """What counts is what the statutes said when people voted."""
    events = {rule.event for rule in rules(make, make.decision(first="1/2"))}

    assert events == {Event.ASSEMBLY}

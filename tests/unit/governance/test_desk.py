"""A refused command says all its reasons, in both languages, and what to do."""

from datetime import date
from types import SimpleNamespace

import pytest

from essmodel.governance.desk import Desk, MemberCommand
from essmodel.governance.joining import Admit, Apply, Decline, Move, Pay, Subscribe
from essmodel.governance.member_event import Admitted, Applied, GaveNotice, PaidUp, Subscribed
from essmodel.governance.member_register import MemberRegister, replayed
from essmodel.governance.member_rule import MemberRule
from essmodel.governance.parting import Hear, Leave, ProposeExclusion, Repay
from essmodel.journal.command import Accepted, Refused, obey
from essmodel.journal.entry import Dated
from essmodel.messages.text import LANGS
from essmodel.values.money import Money
from essmodel.values.proportion import Proportion

DAY = date(2026, 5, 14)
RULE = MemberRule(
    share=Money(20_00), leaving_notice=30, exclusion_notice=15, floor=Proportion.of(1, 4)
)
MEMBER = replayed(
    Dated(DAY, event)
    for event in (
        Applied(party="amina", category="everyone"),
        Admitted(party="amina", category="everyone", college="users"),
        Subscribed(party="amina", amount=Money(40_00)),
        PaidUp(party="amina", amount=Money(10_00)),
    )
)


@pytest.fixture
def ask(make: SimpleNamespace) -> SimpleNamespace:
    """Give a function that puts a command before a desk, and returns the ids of its reasons."""
    statutes = make.statutes(*make.colleges(users=1, team=1))

    def reasons(command: MemberCommand, register: MemberRegister = MEMBER) -> list[str]:
        desk = Desk(register=register, statutes=statutes, rule=RULE, on=DAY)
        answer = obey(command, desk)
        if isinstance(answer, Accepted):
            return []
        assert isinstance(answer, Refused)
        assert all(one.said(lang) for one in answer.reasons for lang in LANGS)
        return [one.id for one in answer.reasons]

    return SimpleNamespace(reasons=reasons)


@pytest.mark.parametrize(
    ("command", "expected"),
    [
        (Apply(party="bruno", category="everyone"), []),
        (Apply(party="amina", category="nobody"), ["member_already", "category_unknown"]),
        (Admit(party="amina", college="nowhere"), ["member_wrong_stage", "college_unknown"]),
        (Admit(party="bruno"), ["member_wrong_stage", "college_unsaid"]),
        (
            Move(party="bruno", category="nobody", college="nowhere"),
            ["member_wrong_stage", "category_unknown", "college_unknown"],
        ),
        (Subscribe(party="bruno", shares=0), ["member_wrong_stage", "amount_not_positive"]),
        (Pay(party="bruno", amount=Money(1)), ["member_owes_less"]),
        (Pay(party="amina", amount=Money(30_01)), ["member_owes_less"]),
        (Leave(party="amina"), ["member_wrong_stage"]),
        (
            ProposeExclusion(party="bruno", ground="none", voted_on=DAY),
            ["member_wrong_stage", "member_too_early"],
        ),
        (Hear(party="amina"), ["exclusion_not_proposed"]),
        (Repay(party="amina", amount=Money(0)), ["amount_not_positive"]),
        (Repay(party="amina", amount=Money(1)), ["repayment_must_wait"]),
    ],
    ids=str,
)
def test_all_reasons_are_given_at_once(
    ask: SimpleNamespace, command: MemberCommand, expected: list[str]
) -> None:
    """None hides another."""
    assert ask.reasons(command) == expected


def test_reason_says_what_was_found_and_what_would_do(ask: SimpleNamespace) -> None:
    """A day too early names the first that is not."""
    leaving = MEMBER.after(Dated(DAY, GaveNotice(party="amina", leaves_on=date(2026, 6, 13))))
    desk = Desk(register=leaving, statutes=None, rule=RULE, on=DAY)  # type: ignore[arg-type] # not asked

    answer = obey(Leave(party="amina"), desk)

    assert ask.reasons(Leave(party="amina"), leaving) == ["member_too_early"]
    assert isinstance(answer, Refused)
    assert [one.said("fr") for one in answer.reasons] == [
        "le 14 mai 2026 est trop tôt\u00a0; cela peut être à partir du 13 juin 2026"
    ]


def test_members_are_listed_by_name_and_others_are_not() -> None:
    """A candidate has no voice yet."""
    register = replayed((Dated(DAY, Applied(party="bruno", category="everyone")),), start=MEMBER)

    assert [one.party for one in register.members] == ["amina"]
    assert not register.votes("bruno")
    assert not register.votes("nobody")
    assert register.record("nobody") is None
    with pytest.raises(TypeError):
        register.records["bruno"] = register.records["amina"]  # type: ignore[index] # that is it


def test_a_candidate_may_be_declined_and_owes_nothing_then() -> None:
    """What they promised is forgotten; they may ask again."""
    candidate = replayed(
        Dated(DAY, event)
        for event in (
            Applied(party="bruno", category="everyone"),
            Subscribed(party="bruno", amount=Money(20_00)),
        )
    )
    desk = Desk(register=candidate, statutes=None, rule=RULE, on=DAY)  # type: ignore[arg-type] # not asked

    answer = obey(Decline(party="bruno"), desk)

    assert isinstance(answer, Accepted)
    declined = candidate.after(Dated(DAY, answer.event))
    record = declined.record("bruno")
    assert record is not None
    assert (record.status.value, record.subscribed) == ("declined", Money(0))
    assert (declined.capital, declined.highest_capital) == (Money(0), Money(20_00))

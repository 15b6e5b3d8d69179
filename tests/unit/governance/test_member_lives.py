"""Whole lives of members, command by command: each stage, each amount, and the capital."""

from datetime import date, timedelta
from fractions import Fraction
from types import SimpleNamespace

import pytest

from essmodel.governance.desk import Desk, MemberCommand
from essmodel.governance.joining import Admit, Apply, Decline, Move, Pay, Subscribe
from essmodel.governance.member_record import Record
from essmodel.governance.member_register import MemberRegister
from essmodel.governance.member_rule import MemberRule
from essmodel.governance.outcome import Adopted, Rejected, Shortfall
from essmodel.governance.parting import (
    DropExclusion,
    Exclude,
    GiveNotice,
    Hear,
    Leave,
    ProposeExclusion,
    Repay,
    StrikeOff,
)
from essmodel.governance.redemption import Claim
from essmodel.journal.command import Accepted, obey
from essmodel.journal.entry import Dated
from essmodel.values.money import Money
from essmodel.values.proportion import Proportion

DAY = date(2026, 5, 14)
RULE = MemberRule(
    share=Money(20_00), leaving_notice=30, exclusion_notice=15, floor=Proportion.of(1, 4)
)
VOTED = Adopted(count=None)  # type: ignore[arg-type] # nothing of the count is looked at


@pytest.fixture
def live(make: SimpleNamespace) -> SimpleNamespace:
    """Give a function that obeys commands, each so many days after the first."""
    statutes = make.statutes(*make.colleges(users=1, team=1))

    def lived(
        *commands: tuple[int, MemberCommand], start: MemberRegister | None = None
    ) -> MemberRegister:
        register = start or MemberRegister()
        for days, command in commands:
            on = DAY + timedelta(days=days)
            desk = Desk(register=register, statutes=statutes, rule=RULE, on=on)
            answer = obey(command, desk)
            assert isinstance(answer, Accepted), answer
            register = register.after(Dated(on, answer.event))
        return register

    return SimpleNamespace(lived=lived)


JOINED: tuple[tuple[int, MemberCommand], ...] = (
    (0, Apply(party="amina", category="everyone")),
    (0, Admit(party="amina", college="users")),
    (0, Subscribe(party="amina", shares=3)),
    (0, Pay(party="amina", amount=Money(40_00))),
)


def amina(register: MemberRegister) -> Record:
    """Return her record."""
    found = register.record("amina")
    assert found is not None
    return found


def test_a_member_joins_moves_and_pays(live: SimpleNamespace) -> None:
    """Three shares, of which two are paid."""
    register = live.lived(*JOINED, (1, Move(party="amina", category="everyone", college="team")))

    assert amina(register).college == "team"
    assert (amina(register).subscribed, amina(register).paid) == (Money(60_00), Money(40_00))
    assert register.capital == register.highest_capital == Money(60_00)
    assert register.claims == ()


def test_a_member_leaves_and_is_repaid_above_the_floor(live: SimpleNamespace) -> None:
    """What was not paid is owed no more; a quarter of the highest capital stays."""
    register = live.lived(
        *JOINED,
        (0, GiveNotice(party="amina", leaves_on=DAY + timedelta(days=30))),
        (30, Leave(party="amina")),
    )

    assert amina(register).status.value == "left"
    left_on = DAY + timedelta(days=30)
    assert register.claims == (Claim(party="amina", since=left_on, amount=Money(40_00)),)
    assert (register.capital, register.highest_capital) == (Money(40_00), Money(60_00))

    repaid = live.lived((31, Repay(party="amina", amount=Money(25_00))), start=register)

    assert (repaid.capital, amina(repaid).paid) == (Money(15_00), Money(15_00))


def test_an_exclusion_is_told_heard_and_voted(live: SimpleNamespace) -> None:
    """The member votes until then; what was dropped may be proposed anew."""
    proposal = ProposeExclusion(party="amina", ground="absent", voted_on=DAY + timedelta(days=15))
    heard = live.lived(
        *JOINED,
        (0, proposal),
        (0, DropExclusion(party="amina")),
        (0, proposal),
        (1, Hear(party="amina")),
    )
    assert heard.votes("amina")

    register = live.lived((15, Exclude(party="amina", meeting="ag", outcome=VOTED)), start=heard)

    assert amina(register).status.value == "excluded"
    assert amina(register).exclusion is None
    assert not register.votes("amina")


def test_whoever_dies_is_struck_off_and_whoever_is_declined_may_ask_again(
    live: SimpleNamespace,
) -> None:
    """The first is owed what they paid."""
    struck = live.lived(*JOINED, (2, StrikeOff(party="amina", ground="died")))
    assert amina(struck).status.value == "struck_off"
    assert [one.amount for one in struck.claims] == [Money(40_00)]

    again = live.lived(
        (0, Apply(party="amina", category="everyone")),
        (1, Decline(party="amina")),
        (2, Apply(party="amina", category="everyone")),
    )
    assert amina(again).status.value == "candidate"


def test_an_exclusion_lacks_all_that_it_lacks_at_once(
    live: SimpleNamespace, make: SimpleNamespace
) -> None:
    """Not proposed; then proposed twice, unheard, too early, and not voted."""
    joined = live.lived(*JOINED)
    proposal = ProposeExclusion(party="amina", ground="absent", voted_on=DAY + timedelta(days=15))
    proposed = live.lived((0, proposal), start=joined)
    lost = Rejected(count=None, shortfall=Shortfall(share=Fraction(0)), is_tied=False)  # type: ignore[arg-type] # as above

    def reasons(command: MemberCommand, register: MemberRegister) -> list[str]:
        statutes = make.statutes()
        desk = Desk(register=register, statutes=statutes, rule=RULE, on=DAY)
        answer = obey(command, desk)
        return [] if isinstance(answer, Accepted) else [one.id for one in answer.reasons]

    exclude = Exclude(party="amina", meeting="ag", outcome=lost)
    assert reasons(exclude, joined) == ["exclusion_not_proposed", "exclusion_not_voted"]
    assert reasons(exclude, proposed) == [
        "exclusion_not_heard",
        "member_too_early",
        "exclusion_not_voted",
    ]
    assert reasons(proposal, proposed) == ["exclusion_proposed_before"]
    heard = live.lived((0, Hear(party="amina")), start=proposed)
    assert reasons(exclude, heard) == ["member_too_early", "exclusion_not_voted"]

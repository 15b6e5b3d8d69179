"""Agreements of two parties, lawful by construction: every day in them, every payment covered."""

from datetime import date, timedelta

from hypothesis import strategies as st

from essmodel.coproduction.agreement import Agreement, AgreementKind, CrisisClause, Participant
from essmodel.coproduction.contribution import Contribution, ContributionKind
from essmodel.coproduction.delay import Delay
from essmodel.coproduction.obligation import Obligation
from essmodel.coproduction.timing import (
    AfterDone,
    AfterEnd,
    AfterStart,
    BeforeEnd,
    Every,
    OnDay,
    Timing,
)
from essmodel.messages.text import Text
from essmodel.rules.law.source import Invention
from essmodel.values.money import Money

TOWN, CENTRE = "town", "centre"
START = date(2019, 12, 31)
"""So that months are counted over the end of a leap February."""

MADE_UP = Invention(note=Text.same("drawn for a test"))
ENOUGH = Money(10**12)


def delays() -> st.SearchStrategy[Delay]:
    """Up to three months and a few days."""
    return st.builds(Delay, months=st.integers(0, 3), days=st.integers(0, 40))


@st.composite
def agreements(draw: st.DrawFn) -> Agreement:
    """Up to five obligations, each after a day or after an earlier one, half of them payments."""
    days = draw(st.integers(40, 500))
    end = START + timedelta(days=days)
    ids = [f"o{number}" for number in range(draw(st.integers(1, 5)))]
    obligations = tuple(
        draw(_obligations(one, ids[:number], days)) for number, one in enumerate(ids)
    )
    put_off = draw(st.lists(st.sampled_from(ids), unique=True))
    return Agreement(
        id="pact",
        title=Text.same("a pact"),
        kind=draw(st.sampled_from(AgreementKind)),
        start=START,
        end=end,
        source=MADE_UP,
        participants=(Participant(party=TOWN), Participant(party=CENTRE)),
        contributions=tuple(
            Contribution(party=party, kind=ContributionKind.MONEY, amount=ENOUGH)
            for party in (TOWN, CENTRE)
        ),
        obligations=obligations,
        crisis=CrisisClause(trigger=Text.same("a crisis"), suspends=tuple(put_off), longest=120),
    )


@st.composite
def _obligations(draw: st.DrawFn, id: str, before: list[str], days: int) -> Obligation:  # noqa: A002 - the word of the field
    who = draw(st.sampled_from((TOWN, CENTRE)))
    cents = draw(st.none() | st.integers(1, 10**7))
    return Obligation(
        id=id,
        who=who,
        to=CENTRE if who == TOWN else TOWN,
        does=Text.same(id),
        due=draw(_timings(before, days)),
        amount=None if cents is None else Money(cents),
    )


def _timings(before: list[str], days: int) -> st.SearchStrategy[Timing]:
    inside = st.integers(0, days - 1).map(lambda number: START + timedelta(days=number))
    known: list[st.SearchStrategy[Timing]] = [
        inside.map(OnDay),
        st.builds(Every, months=st.integers(1, 6), first=inside),
        delays().map(lambda one: AfterStart(delay=one)),
        delays().map(lambda one: BeforeEnd(delay=one)),
        delays().map(lambda one: AfterEnd(delay=one)),
    ]
    if before:
        known.append(st.builds(AfterDone, obligation=st.sampled_from(before), delay=delays()))
    return st.one_of(known)

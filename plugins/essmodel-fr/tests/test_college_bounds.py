"""P7: the pack accepts colleges exactly where the promise does."""

from collections.abc import Callable
from datetime import date

from hypothesis import example, given, settings
from hypothesis import strategies as st

from essmodel.governance.fact import CollegeRecord, CooperativeFacts
from essmodel.rules.fact import stated
from essmodel.rules.law.event import Event
from essmodel.rules.rulebook import Rulebook
from essmodel.rules.verdict import Met
from essmodel.testing.promises import colleges_stay_within_their_bounds
from essmodel_fr.law import college

BOOK = Rulebook(rules=college.RULES, parameters=college.PARAMETERS)
DATES = {Event.DECISION: date(2026, 11, 22)}

weights = st.lists(st.integers(1, 1_000), min_size=1, max_size=12).map(tuple)
"""Weights of colleges, in any parts."""


@st.composite
def edges(draw: Callable[..., int]) -> tuple[int, ...]:
    """Weights with one college on, just under or just over a tenth or a half of the whole."""
    whole = 10 * draw(st.integers(2, 10_000))
    one = draw(st.sampled_from([whole // 10, whole // 2])) + draw(st.integers(-1, 1))
    second = draw(st.integers(1, whole - one - 1))
    return (one, second, whole - one - second)


def accepts(parts: tuple[int, ...]) -> bool:
    """Whether every rule about colleges is met by these weights."""
    whole = sum(parts)
    facts = CooperativeFacts(
        colleges=tuple(
            CollegeRecord(name=str(index), parts=part, whole=whole)
            for index, part in enumerate(parts)
        ),
        empty_college="keep",
    )
    findings = BOOK.ask(stated(facts), DATES)
    return all(one.verdict == Met() for one in findings)


@settings(deadline=None)
@given(parts=st.one_of(weights, edges()))
@example(parts=(50, 40, 10))
@example(parts=(50, 41, 9))
@example(parts=(51, 39, 10))
@example(parts=(1, 1, 1))
@example(parts=(50, 50))
@example(parts=(1,) * 10)
@example(parts=(1,) * 11)
def test_the_pack_keeps_the_promise_on_college_bounds(parts: tuple[int, ...]) -> None:
    """Exactly a tenth and exactly a half pass; a part in a million beyond does not."""
    colleges_stay_within_their_bounds(accepts, parts)


@settings(deadline=None)
@given(parts=weights, times=st.integers(1, 10_000))
def test_only_the_proportions_of_weights_count(parts: tuple[int, ...], times: int) -> None:
    """40/30/30 and 400/300/300 are the same statutes."""
    assert accepts(parts) == accepts(tuple(part * times for part in parts))

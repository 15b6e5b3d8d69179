"""P25: boards with seats kept for groups."""

from collections.abc import Iterable
from itertools import combinations

import pytest

from essmodel.counting.board import Board, GroupSeats, Person, compose
from essmodel.errors import InvalidValueError
from essmodel.messages.text import LANGS


def people(said: str) -> tuple[Person, ...]:
    """Return people: ``a:SW`` is a, of the groups S and W."""
    pairs = (one.partition(":") for one in said.split())
    return tuple(Person(name=name, groups=frozenset(groups)) for name, _, groups in pairs)


def rules(**bounds: tuple[int, int]) -> tuple[GroupSeats, ...]:
    """Return rules: minimum and maximum."""
    return tuple(
        GroupSeats(group=group, minimum=low, maximum=high) for group, (low, high) in bounds.items()
    )


def names(found: Iterable[Person]) -> str:
    """Return the names in their order."""
    return "".join(one.name for one in found)


def test_the_highest_sit_where_the_rules_let_them() -> None:
    """A maximum passes over c; a minimum keeps a seat for e."""
    standing = people("a:S b:S c:S x:T e:U")

    assert names(compose(standing, seats=3, rules=()).elected) == "abc"
    assert names(compose(standing, seats=3, rules=rules(S=(0, 2))).elected) == "abx"
    assert names(compose(standing, seats=3, rules=rules(U=(1, 3))).elected) == "abe"
    assert names(compose(standing, seats=3, rules=rules(S=(1, 1))).elected) == "axe"


def test_groups_may_overlap() -> None:
    """A college and a parity together, for which one by one is not enough."""
    standing = people("a:SM b:SM c:TM d:SW e:TW")
    asked = rules(S=(1, 2), T=(1, 2), W=(2, 3))

    assert names(compose(standing, seats=3, rules=asked).elected) == "ade"


def test_every_small_board_is_the_highest_possible() -> None:
    """Held against all boards, listed."""
    standing = people("a:SM b:SW c:TM d:TM e:SM f:TW")
    for low in range(3):
        for women in range(3):
            asked = rules(S=(low, 2), T=(1, 3), W=(women, 2))
            found = compose(standing, seats=4, rules=asked)
            listed = [
                one for size in (4, 3, 2, 1) for one in combinations(standing, size)
                if all(
                    rule.minimum <= sum(rule.group in who.groups for who in one) <= rule.maximum
                    for rule in asked
                )
            ]  # fmt: skip
            assert found.elected == listed[0]
            assert found.vacant == 4 - len(listed[0])


def test_seats_that_nobody_may_have_are_vacant() -> None:
    """Too few stand, or the rest is of a full group."""
    few = compose(people("a:S"), seats=3, rules=rules(S=(1, 3)))
    full = compose(people("a:S b:S c:T"), seats=3, rules=rules(S=(0, 1)))

    assert (names(few.sitting), few.vacant) == ("a", 2)
    assert (names(full.sitting), full.vacant) == ("ac", 1)


def test_who_replaces_somebody_keeps_the_rules() -> None:
    """Those who remain keep their seats; the next who may have the seat has it."""
    found = compose(
        people("x:S y:T"), sitting=people("a:S b:S"), seats=3, rules=rules(S=(1, 2), T=(0, 1))
    )

    assert (names(found.sitting), names(found.elected)) == ("aby", "y")
    assert compose((), sitting=people("a:S"), seats=1, rules=()) == Board(
        sitting=people("a:S"), elected=(), vacant=0
    )


@pytest.mark.parametrize(
    ("standing", "sitting", "asked", "wrong"),
    [
        ("a:S", "", rules(S=(2, 3), T=(1, 3)), ["seats_too_few_stand"] * 2),
        ("a:S", "b:S c:S", rules(S=(0, 1)), ["seats_too_many_sit"]),
        ("a:S", "b:S c:S d:S e:S", (), ["seats_overfull"]),
        ("a:S b:S c:T d:T", "", rules(S=(2, 3), T=(2, 3)), ["seats_impossible"]),
        ("a:S a:T", "", rules(S=(0, 1)) + rules(S=(0, 2)), ["seats_twice"] * 2),
        ("a:S", "a:S", (), ["seats_twice"]),
    ],
    ids=["too few stand", "too many sit", "overfull", "impossible", "twice", "sits and stands"],
)
def test_what_is_not_possible_is_refused_with_the_reason(
    standing: str, sitting: str, asked: tuple[GroupSeats, ...], wrong: list[str]
) -> None:
    """Never left out in silence."""
    with pytest.raises(InvalidValueError) as refused:
        compose(people(standing), sitting=people(sitting), seats=3, rules=asked)

    assert [one.id for one in refused.value.problems] == wrong
    assert all(refused.value.said(lang) for lang in LANGS)


def test_a_minimum_is_no_more_than_the_maximum() -> None:
    """And neither is negative."""
    with pytest.raises(InvalidValueError) as refused:
        rules(S=(2, 1))
    with pytest.raises(InvalidValueError):
        rules(S=(-1, 1))

    assert all(refused.value.said(lang) for lang in LANGS)

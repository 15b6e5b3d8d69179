"""What the names in formulas and statements mean."""

import pytest
from attrs import evolve

from essmodel.errors import InvalidValueError
from essmodel.messages.text import Text
from essmodel.rules.datatype import Many, Truth
from essmodel.rules.expression import Fact, Item, Quant
from essmodel.rules.formula import Formula, Names, typed


def test_field_of_a_record_hides_a_fact_of_the_same_last_name() -> None:
    """Inside a list the nearest meaning counts; the whole name still says the other."""
    many = Fact("town.schools", Many("school"), Text.same(""))
    near = Item("school", "open", Truth(), Text.same(""))
    far = Fact("town.open", Truth(), Text.same(""))
    names = Names(leaves=(many, far), items=(near,))

    assert typed(Formula("any(schools, open)"), names) == Quant("any", many, near)
    assert typed(Formula("any(schools, town.open)"), names) == Quant("any", many, far)
    assert typed(Formula("open"), names) == far


def test_accented_name_is_one_name_however_it_is_typed(names: Names) -> None:
    """An accent of its own and an accented letter are the same to a reader."""
    assert typed(Formula("qualite\u0301"), names) == names.find("inhabitant.qualité")


@pytest.mark.parametrize("name", ["cooperative.colleges", "age", "scic.capital_cap", "capital_cap"])
def test_last_parts_of_a_name_do_where_only_one_ends_so(names: Names, name: str) -> None:
    """A fact of one subject need not repeat the subject."""
    assert names.find(name) in names.leaves


def test_last_part_that_two_functions_share_names_neither(names: Names) -> None:
    """Both are told, so that one can be written whole."""
    (left,) = names.functions
    other = evolve(left, id="town.income_left")

    with pytest.raises(InvalidValueError, match=r"may mean fr\.income_left and town\.income_left"):
        evolve(names, functions=(left, other)).function("income_left")


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("resident", "'resident' may mean inhabitant.resident and worker.resident; "),
        ("inhabitant.ages", "no pack knows the name 'inhabitant.ages'; did you mean "),
        ("zzz", "no pack knows the name 'zzz'; check it, or add the pack that declares it"),
    ],
)
def test_name_that_means_nothing_or_too_much_is_refused(
    names: Names, name: str, message: str
) -> None:
    """A statement of a fact is looked up in the same way, and has no column."""
    with pytest.raises(InvalidValueError) as refusal:
        names.find(name)

    assert str(refusal.value).startswith(message)


def test_vocabulary_is_equal_to_its_like() -> None:
    """What it keeps to find names quickly does not count."""
    fact = Fact("a.b", Truth(), Text.same("b"))

    assert Names(leaves=(fact,)) == Names(leaves=(fact,))
    assert hash(Names(leaves=(fact,))) == hash(Names(leaves=(fact,)))

"""
The parts of the household quotient, as towns publish them, for each number of children.

Typed here from http://www.coevrons.fr/simulateur-de-quotient-familial, whose rule the deliberation
2010 DASCO 03 of Paris shares: a couple or a lone parent has two parts, the first and the second
child half a part each, the third a whole one, each further child a half, and a disabled child a
half more.  One, two, three and four children are published as 2.5, 3, 4 and 4.5.
"""

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest

from essmodel.rules.rounding import Rounding
from essmodel.values.money import Money
from essmodel_fr.quotient import household_quotient, parts

PUBLISHED = {
    0: "2",
    1: "2.5",
    2: "3",
    3: "4",
    4: "4.5",
    5: "5",
    6: "5.5",
    7: "6",
    8: "6.5",
    9: "7",
    10: "7.5",
}


@pytest.mark.parametrize("children", PUBLISHED)
@pytest.mark.parametrize("disabled", [0, 1, 2, 3])
def test_each_child_adds_its_parts(children: int, disabled: int) -> None:
    """The third a whole one, all others a half; half a part more for each disabled child."""
    known = min(children, disabled)

    expected = Fraction(PUBLISHED[children]) + known * Fraction(1, 2)

    assert parts(children=children, disabled_children=known) == expected


@pytest.mark.parametrize("children", PUBLISHED)
@pytest.mark.parametrize("resources", ["0", "12000", "23999.99", "41234.56"])
@pytest.mark.parametrize("benefits", ["0", "148.52"])
def test_quotient_is_a_twelfth_and_the_benefits_over_the_parts(
    children: int, resources: str, benefits: str
) -> None:
    """Resources are of a year, benefits of one month: only the first are divided by twelve."""
    monthly = Decimal(resources) / 12 + Decimal(benefits)
    expected = (monthly / Decimal(PUBLISHED[children])).quantize(Decimal("0.01"), ROUND_HALF_UP)

    found = household_quotient(
        yearly_resources=Money(int(Decimal(resources) * 100)),
        monthly_benefits=Money(int(Decimal(benefits) * 100)),
        parts=parts(children=children, disabled_children=0),
        rounding=Rounding.HALF_UP,
    )

    assert Decimal(found.cents).scaleb(-2) == expected

"""
The household quotient of the family benefits branch (*quotient familial CAF*).

A twelfth of the yearly resources before any allowance, of two years before (N-2), and the
recurrent benefits of the month, divided by the household's parts.  Left out: birth bonus,
back-to-school allowance, exceptional RSA bonus, childcare benefit.

Law:
    Practice of the CAF [secondary: see `SOURCE`].  Towns vary: some take the taxable reference
    income and the tax parts for families outside the CAF, and each fixes the month whose quotient
    counts.  How a fund rounds was not read, so the caller says.
"""

from fractions import Fraction

from essmodel.errors import InvalidValueError
from essmodel.rules.law.source import Confidence, LegalSource, SourceKind
from essmodel.rules.rounding import Rounding, divided
from essmodel.values.money import Money

SOURCE = LegalSource(
    kind=SourceKind.CIRCULAR,
    title="quotient familial de la branche famille (CNAF)",
    article="parts: Coevrons, simulateur; Ville de Paris, délibération 2010 DASCO 03",
    confidence=Confidence.SECONDARY,
    url="http://www.coevrons.fr/simulateur-de-quotient-familial",
)
"""Who says so: pages of towns that apply the rule; the CAF's own text was not read."""

PARENTS = Fraction(2)
A_CHILD = Fraction(1, 2)
THE_THIRD_CHILD = Fraction(1)
A_DISABILITY = Fraction(1, 2)


def parts(*, children: int, disabled_children: int) -> Fraction:
    """
    Return the parts of a couple or of a lone parent, who count alike (*nombre de parts*).

    Two, a half for each child, one for the third, and a half more for each disabled child.

    >>> [str(parts(children=number, disabled_children=0)) for number in (1, 2, 3, 4)]
    ['5/2', '3', '4', '9/2']
    >>> parts(children=1, disabled_children=1)
    Fraction(3, 1)

    Raises:
        InvalidValueError: a number is negative, or more children are disabled than there are.
    """
    if not 0 <= disabled_children <= children:
        raise InvalidValueError.because("out_of_bounds", found=disabled_children, expected=children)
    third = THE_THIRD_CHILD - A_CHILD if children > 2 else 0  # noqa: PLR2004 - the third child's
    return PARENTS + children * A_CHILD + third + disabled_children * A_DISABILITY


def household_quotient(
    *, yearly_resources: Money, monthly_benefits: Money, parts: Fraction, rounding: Rounding
) -> Money:
    """
    Return the monthly quotient of a household, rounded once, to the cent, as *rounding* says.

    >>> household_quotient(
    ...     yearly_resources=Money(24_000_00),
    ...     monthly_benefits=Money(148_52),
    ...     parts=parts(children=2, disabled_children=0),
    ...     rounding=Rounding.HALF_UP,
    ... )
    Money(cents=71617, currency='EUR')

    Raises:
        InvalidValueError: there is not one part, or the currencies differ.
    """
    if parts < 1:
        raise InvalidValueError.because("not_positive", path="parts", found=parts)
    # (resources / 12 + benefits) / parts, as one division of whole numbers.
    total = (yearly_resources + monthly_benefits * 12) * parts.denominator
    return Money(divided(total.cents, 12 * parts.numerator, rounding), total.currency)

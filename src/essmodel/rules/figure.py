"""The value of a figure of law when a rule is asked: one for all, or one for each code."""

from attrs import Factory, field, frozen

from essmodel.rules.expression import Scalar
from essmodel.rules.law.parameter import AnyParameter, Enacted, Local
from essmodel.rules.law.source import Source
from essmodel.rules.literal import scaled


@frozen
class ByCode:
    """
    A figure that differs from place to place: the code that the fact *by* holds chooses it.

    A code that is not among *values* has no figure: the *source* is silent there.
    """

    by: str
    values: tuple[tuple[str, Scalar], ...]
    source: Source
    _index: dict[str, Scalar] = field(
        init=False,
        eq=False,
        repr=False,
        default=Factory(lambda self: dict(self.values), takes_self=True),
    )

    def of(self, code: str) -> Scalar | None:
        """Return the figure of *code*; ``None`` where it has none."""
        return self._index.get(code)


Figure = Scalar | ByCode
"""What a figure comes to, in units of its type."""


def figure(parameter: AnyParameter, enacted: Enacted[object]) -> Figure:
    """Return what *parameter* came to under one enacted value, in units of its type."""
    if parameter.by is None or not isinstance(enacted.value, Local):
        return scaled(enacted.value, parameter.datatype)
    values = ((code, scaled(one, parameter.datatype)) for code, one in enacted.value.values)
    return ByCode(parameter.by, tuple(values), enacted.source)

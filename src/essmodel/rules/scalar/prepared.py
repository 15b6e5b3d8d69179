"""A rule made ready to be asked of many cases, one at a time."""

from collections.abc import Mapping
from typing import Any

from attrs import Factory, define, field

from essmodel.rules import expression as tree
from essmodel.rules.fact import Facts
from essmodel.rules.figure import Figure
from essmodel.rules.law.event import Dates
from essmodel.rules.scalar.closure import closure
from essmodel.rules.scalar.generated import compiled
from essmodel.rules.scalar.run import Told

PAYS_AFTER = 500
"""Compiling takes about as long as this many answers of a closure save."""


@define(eq=False)
class Prepared:
    """
    A node with the law of a day, asked through `ask`.

    It changes because it counts how often it is asked: it begins as a closure, which is quick to
    make, and is compiled when that pays.  What it answers never changes.

    Attributes:
        ask: says what the node comes to for the facts of a case; ``None`` where it is unknown.
    """

    node: tree.Node
    figures: Mapping[str, Figure]
    dates: Dates
    ask: Told = field(init=False, default=Factory(lambda self: self._counted, takes_self=True))
    _closure: Told = field(
        init=False,
        default=Factory(
            lambda self: closure(self.node, figures=self.figures, dates=self.dates),
            takes_self=True,
        ),
    )
    _times: int = field(init=False, default=0)

    @property
    def is_compiled(self) -> bool:
        """Whether it answers at full speed."""
        return self.ask != self._counted

    def publish(self) -> None:
        """Compile it now, as for a service that is about to be asked by many."""
        if not self.is_compiled:
            self.ask = compiled(self.node, figures=self.figures, dates=self.dates)

    def _counted(self, facts: Facts) -> Any:  # noqa: ANN401 - of the type of the node
        self._times += 1
        if self._times > PAYS_AFTER:
            self.publish()
        return self._closure(facts)

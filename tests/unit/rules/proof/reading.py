"""What the solver says that a rule comes to in a case."""

from essmodel.rules import expression as tree
from essmodel.rules.datatype import DataType
from essmodel.rules.fact import FactValue
from essmodel.rules.proof.encoding import UnprovableError
from essmodel.rules.proof.grounds import Grounds
from essmodel.rules.proof.search import leaves_of
from essmodel.rules.proof.solver import Search, search
from essmodel.rules.proof.variable import Told
from essmodel.rules.situation import Situation


class RefusedError(Exception):
    """The solver is not asked about this rule."""


def z3_value(node: tree.Node, case: Situation) -> object:
    """
    Return what the solver says that *node* comes to in *case*; ``None`` where unknown.

    Raises:
        RefusedError: the rule has a part that the solver is not asked about.
    """
    grounds = Grounds(figures=case.figures, dates=case.dates)
    lists = [one for one in case.facts.values() if isinstance(one, tuple)]
    leaves = leaves_of((node,), grounds)
    coded = {one.path: one for one in leaves if isinstance(one, tree.Fact)}
    asked = search(grounds, coded, most_records=max(map(len, lists), default=0))
    try:
        told = asked.read(node)
    except UnprovableError as error:
        raise RefusedError(error.why.said("en")) from error
    _fix(asked, case)
    assert asked.is_possible()
    answer = asked.value(told, node.type)
    if answer is not None:  # it is so, and cannot be otherwise
        asked.solver.add(
            asked.z3.Not(
                asked.z3.And(told.known, told.value == asked.encoder.value(answer, node.type))
            )
        )
        assert not asked.is_possible()
    return answer


def _fix(asked: Search, case: Situation) -> None:
    """Leave the solver no choice but *case*."""
    for leaf, told in asked.variables.leaves.items():
        found = case.fact(leaf.path) if isinstance(leaf, tree.Fact) else case.day(leaf.event)
        _be(asked, told, found, leaf.type)
    for leaf, rows in asked.variables.lists.items():
        records = case.fact(leaf.path)
        asked.solver.add(rows.known == (records is not None))
        if isinstance(records, tuple):
            asked.solver.add(rows.count == len(records))
            for row, record in zip(rows.records, records, strict=False):
                for name, told in row.fields.items():
                    _be(asked, told, record.get(name), row.types[name])


def _be(asked: Search, told: Told, found: FactValue, kind: DataType) -> None:
    asked.solver.add(told.known == (found is not None))
    if found is not None:
        asked.solver.add(told.value == asked.encoder.value(found, kind))

"""Each node as the solver reads it: a case for each answer, known and unknown."""

from datetime import date

import pytest
from tests.unit.rules.proof.person import (
    BORN,
    CHILD_AGE,
    CHILDREN,
    INVENTED,
    QUOTIENT,
    SCHEME,
    SIZE,
    aged,
    euros,
    quotient,
    whole,
)
from tests.unit.rules.proof.reading import RefusedError, z3_value

from essmodel.rules import expression as tree
from essmodel.rules.anniversary import Birthday
from essmodel.rules.datatype import Many, Number
from essmodel.rules.fact import Facts
from essmodel.rules.law.event import Event
from essmodel.rules.oracle import value
from essmodel.rules.situation import situation
from essmodel.rules.well_typed import CALENDAR, TRUTH

DAY = date(2026, 11, 22)
DATES = {Event.DECISION: DAY}
TODAY = tree.RefDate(Event.DECISION)
LONG_AGO = tree.Lit(date(2008, 2, 29), CALENDAR)
GRANDCHILDREN = tree.Item("child", "children", Many("child"), CHILD_AGE.label)
NODES: dict[str, tree.Node] = {
    "age today": aged(">=", 18),
    "age on a day": tree.Age(BORN, LONG_AGO, Birthday.FEBRUARY_28, INVENTED),
    "age on a day that moves": tree.Age(BORN, tree.AddMonths(BORN, 12), Birthday.MARCH_1, INVENTED),
    "age where both days move": tree.Age(
        BORN, tree.AddMonths(BORN, 12), Birthday.FEBRUARY_28, INVENTED
    ),
    "age of a day": tree.Age(LONG_AGO, TODAY, Birthday.MARCH_1, INVENTED),
    "months later": tree.AddMonths(BORN, 1),
    "days since": tree.DaysBetween(BORN, TODAY),
    "difference": tree.Sub(QUOTIENT, euros(100_00)),
    "choice": tree.If(quotient("<", 300_00), whole(1), tree.Silent(INVENTED, Number())),
    "default": tree.Coalesce(SIZE, whole(1), INVENTED),
    "bands": tree.Bands(QUOTIENT, (100_00, 200_00), (whole(1), SIZE, whole(3)), INVENTED),
    "count": tree.CountIf(CHILDREN, tree.Cmp("<", CHILD_AGE, whole(18))),
    "sum": tree.SumOf(CHILDREN, CHILD_AGE, tree.Lit(True, TRUTH)),
    "label": tree.Cmp("==", SCHEME, tree.Lit("farm", SCHEME.type)),
    "known list": tree.IsKnown(CHILDREN),
}
CASES: list[Facts] = [
    {},
    {"person.born": date(2008, 2, 29), "person.quotient": 100_00, "person.children": ()},
    {
        "person.born": date(2008, 11, 22),
        "person.quotient": 299_99,
        "person.size": 4,
        "person.scheme": "farm",
    },
    {"person.born": date(2008, 11, 23), "person.quotient": 300_00},
    {"person.children": ({"age": 17}, {"age": 18})},
    {"person.children": ({"age": 3}, {}), "person.scheme": "general"},
]


@pytest.mark.parametrize("name", NODES)
@pytest.mark.parametrize("facts", CASES)
def test_node_is_read_as_specified(name: str, facts: Facts) -> None:
    """To the cent, and unknown where it is unknown."""
    case = situation(facts, {}, DATES)

    assert z3_value(NODES[name], case) == value(NODES[name], case)


@pytest.mark.parametrize(
    "node",
    [
        tree.IsKnown(GRANDCHILDREN),
        tree.Cmp(">", tree.CountIf(GRANDCHILDREN, tree.Lit(True, TRUTH)), whole(0)),
    ],
)
def test_lists_within_lists_are_refused(node: tree.Node) -> None:
    """Told or counted."""
    case = situation({"person.children": ({"age": 3},)}, {}, DATES)

    with pytest.raises(RefusedError):
        z3_value(tree.CountIf(CHILDREN, node), case)

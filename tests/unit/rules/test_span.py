"""Rules over a span of days: one tree for all of them."""

from datetime import date

from essmodel.messages.text import Text
from essmodel.rules import expression as tree
from essmodel.rules.anniversary import EARLIEST
from essmodel.rules.datatype import Number
from essmodel.rules.law.event import Event
from essmodel.rules.law.source import Invention
from essmodel.rules.rule import Rule, Subject
from essmodel.rules.rulebook import Rulebook
from essmodel.rules.span import Span, cut, one_tree, periods
from essmodel.rules.well_typed import CALENDAR
from essmodel.values.period import Period

SOURCE = Invention()
DAYS = (date(2026, 1, 1), date(2026, 7, 1))
AGE = tree.Fact("child.age", Number(least=0, most=30), Text.same("age"))
SINCE = tree.DaysBetween(tree.Lit(EARLIEST, CALENDAR), tree.RefDate(Event.DECISION))
BOUND = ((DAYS[1] - EARLIEST).days,)


def whole(value: int) -> tree.Lit:
    """Return a whole number."""
    return tree.Lit(value, Number())


def joined(first: tree.Node, second: tree.Node) -> tree.Node:
    """Return one tree for two days, on which the law says one thing and then another."""
    return one_tree((first, second), DAYS, Event.DECISION, SOURCE)


def test_rule_that_does_not_change_stands_once() -> None:
    """Nothing is asked of the day."""
    rule = tree.Cmp(">=", AGE, whole(3))

    assert joined(rule, rule) == rule


def test_figure_that_changes_is_chosen_where_it_stands() -> None:
    """The rest of the rule stands once."""
    found = joined(tree.Cmp(">=", AGE, whole(3)), tree.Cmp(">=", AGE, whole(4)))

    chosen = tree.Bands(SINCE, BOUND, (whole(3), whole(4)), SOURCE)
    assert found == tree.Cmp(">=", AGE, chosen)


def test_rules_of_other_forms_are_chosen_whole() -> None:
    """A comparison that turns, and a list of conditions that grows, are no longer alike."""
    old, turned = tree.Cmp(">=", AGE, whole(3)), tree.Cmp("<", AGE, whole(3))
    fewer, more = tree.And((old,)), tree.And((old, turned))

    assert joined(old, turned) == tree.Bands(SINCE, BOUND, (old, turned), SOURCE)
    assert joined(fewer, more) == tree.Bands(SINCE, BOUND, (fewer, more), SOURCE)


def test_parts_of_other_types_are_not_chosen_between() -> None:
    """What a table of bands could not hold is chosen one level above."""
    with_age = tree.Cmp(">=", AGE, whole(3))
    born = tree.Fact("child.born", CALENDAR, Text.same("born"))
    with_day = tree.Cmp(">=", born, tree.RefDate(Event.DECISION))

    assert joined(with_age, with_day) == tree.Bands(SINCE, BOUND, (with_age, with_day), SOURCE)


def test_span_is_cut_where_law_begins_and_ends_inside() -> None:
    """What begins before it, or after it, cuts nothing."""
    span = Span(event=Event.DECISION, first=date(2026, 1, 1), last=date(2026, 12, 31))
    periods = [
        Period(start=date(2020, 1, 1), end=date(2026, 7, 1)),
        Period(start=date(2026, 9, 1), end=None),
        Period(start=date(2027, 1, 1), end=None),
    ]

    assert cut(span, periods) == (date(2026, 1, 1), date(2026, 7, 1), date(2026, 9, 1))


def test_rules_of_another_event_do_not_cut_the_span() -> None:
    """Their version is chosen by another day, which is the same for all cases."""
    since = Period(start=DAYS[1])
    asked, other = (
        Rule(
            id=f"fx.{event.value}",
            subject=Subject.ELIGIBILITY,
            requires=tree.Cmp(">=", AGE, whole(3)),
            source=SOURCE,
            period=since,
            event=event,
        )
        for event in (Event.DECISION, Event.ASSEMBLY)
    )
    book = Rulebook(rules=(asked, other), parameters=())

    assert [*periods(book, Event.DECISION)] == [since]

"""A rule asked of many cases: quick to make at first, and compiled when that pays."""

from essmodel.messages.text import Text
from essmodel.rules.expression import Fact, Not
from essmodel.rules.fact import Facts
from essmodel.rules.scalar.prepared import PAYS_AFTER, Prepared
from essmodel.rules.well_typed import TRUTH

ASKED = Fact("case.a", TRUTH, Text.same("a"))


def prepared() -> Prepared:
    """Return a rule that was never asked."""
    return Prepared(Not(ASKED), figures={}, dates={})


def test_rule_is_compiled_once_it_was_asked_often() -> None:
    """Not one case earlier."""
    rule = prepared()

    for _ in range(PAYS_AFTER):
        assert rule.ask({"case.a": True}) is False
    assert not rule.is_compiled
    assert rule.ask({"case.a": True}) is False
    assert rule.is_compiled


def test_answer_does_not_change_when_it_is_compiled() -> None:
    """The same before and after, for what is known and what is not."""
    rule = prepared()
    cases: tuple[Facts, ...] = ({"case.a": True}, {"case.a": False}, {"case.a": None}, {})
    before = [rule.ask(facts) for facts in cases]

    rule.publish()

    assert [rule.ask(facts) for facts in cases] == before == [False, True, None, None]


def test_published_rule_is_not_compiled_again() -> None:
    """What asks stays the same function."""
    rule = prepared()
    rule.publish()
    ask = rule.ask

    rule.publish()

    assert rule.is_compiled
    assert rule.ask is ask

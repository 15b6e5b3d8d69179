"""Rules refuse what they could not answer or say."""

import pytest

from essmodel.errors import InvalidValueError
from essmodel.messages.text import Text
from essmodel.rules.datatype import Number
from essmodel.rules.expression import And, Cmp, Fact, Lit, Node, Param
from essmodel.rules.law.event import Event
from essmodel.rules.law.source import Invention
from essmodel.rules.rule import Rule, Subject, short_name
from essmodel.rules.well_typed import TRUTH

AGE = Fact("inhabitant.age", Number(), Text.same("age"))
MINIMUM = Param("fr.minimum_age", Number(), Text.same("minimum age"))
OLD_ENOUGH = Cmp(">=", AGE, MINIMUM)
YES = Lit(True, TRUTH)


def rule(requires: Node, *, applies: Node | None = None, says: Text | None = None) -> Rule:
    """Make a rule about nothing in particular."""
    return Rule(
        id="fr.old_enough",
        subject=Subject.ELIGIBILITY,
        requires=requires,
        applies=applies,
        says=says,
        source=Invention(),
        event=Event.DECISION,
    )


@pytest.mark.parametrize(("requires", "applies"), [(AGE, None), (YES, AGE)])
def test_rule_is_made_of_conditions(requires: Node, applies: Node | None) -> None:
    """An age is neither met nor unmet."""
    with pytest.raises(InvalidValueError) as refusal:
        rule(requires, applies=applies)

    assert str(refusal.value) == (
        "fr.old_enough: a condition is true or false, and this is a whole number; "
        "compare it with something"
    )


def test_rule_names_its_figures_once() -> None:
    """Of both its conditions, in the order in which they are named."""
    other = Param("fr.other", Number(), Text.same("other"))
    asked = rule(And((OLD_ENOUGH, OLD_ENOUGH)), applies=Cmp("<", AGE, other))

    assert asked.figures == ("fr.other", "fr.minimum_age")
    assert short_name(asked.figures[1]) == "minimum_age"


def test_sentence_names_figures_of_its_rule_only() -> None:
    """A misspelt figure would be read by the public, between braces."""
    with pytest.raises(InvalidValueError) as refusal:
        rule(OLD_ENOUGH, says=Text(en="you must be {minimal_age}", fr="{minimum_age} ans"))

    assert str(refusal.value) == (
        "fr.old_enough: the sentence names the figure 'minimal_age', "
        "which its rule does not use; write one of: minimum_age"
    )


def test_sentence_may_name_each_figure() -> None:
    """Or none."""
    says = Text(en="you must be {minimum_age}", fr="il faut être assez âgé")

    assert rule(OLD_ENOUGH, says=says).says == says

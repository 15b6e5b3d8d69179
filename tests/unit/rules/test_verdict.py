"""Causes of what nobody can tell yet."""

from essmodel.messages.text import Text
from essmodel.rules.law.source import Invention
from essmodel.rules.verdict import Missing, Silent, merged

SOURCE = Invention(note=Text.same("test"))


def test_missing_facts_are_gathered_into_one_cause() -> None:
    """People are asked once, for all of them; other causes are told once each."""
    causes = (
        Silent(SOURCE),
        Missing(frozenset({"a"})),
        Silent(SOURCE),
        Missing(frozenset({"a", "b"})),
    )

    assert merged(causes) == (Missing(frozenset({"a", "b"})), Silent(SOURCE))


def test_no_cause_is_no_cause() -> None:
    """Nothing is made of nothing."""
    assert merged(()) == ()

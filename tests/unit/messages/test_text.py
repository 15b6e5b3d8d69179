"""A text in both languages."""

from essmodel.messages.text import Sayable, Text


def test_text_is_said_in_the_language_asked() -> None:
    """Each reader gets theirs."""
    text = Text(en="family quotient", fr="quotient familial")

    assert text.said("en") == "family quotient"
    assert text.said("fr") == "quotient familial"


def test_proper_name_is_the_same_in_both_languages() -> None:
    """No language changes a name."""
    assert Text.same("Les Tilleuls") == Text(en="Les Tilleuls", fr="Les Tilleuls")


def test_text_is_sayable_and_a_string_is_not() -> None:
    """A string does not know its language."""
    assert isinstance(Text.same("a"), Sayable)
    assert not isinstance("a", Sayable)

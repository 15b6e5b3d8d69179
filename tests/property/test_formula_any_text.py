"""Whatever is typed as a formula is read, or refused where it is wrong."""

from hypothesis import given
from hypothesis import strategies as st

from essmodel.errors import InvalidValueError
from essmodel.messages.text import Text
from essmodel.rules.datatype import Calendar, Label, Many, Number, Truth
from essmodel.rules.expression import Fact, Item
from essmodel.rules.formula import Formula, Names, typed

LABEL = Text.same("")
NAMES = Names(
    leaves=(
        Fact("inhabitant.age", Number(least=0, most=130), LABEL),
        Fact("inhabitant.born", Calendar(), LABEL),
        Fact("inhabitant.resident", Truth(), LABEL),
        Fact("inhabitant.town", Label("town"), LABEL),
        Fact("cooperative.colleges", Many("college"), LABEL),
    ),
    items=(Item("college", "parts", Number(), LABEL),),
)
PIECES = st.sampled_from(
    (
        "age", "born", "resident", "town", "colleges", "parts", "inhabitant.", "true", "None",
        "and", "or", "not", "in", "is", "if", "et", "lambda", "all(", "total(", "abs(", "(", ")",
        "{", "}", "[", "]", ",", ":", ";", "=", "==", "!=", "<", ">=", "≥", "+", "-", "*", "**",
        "/", "%", "#", "'a'", '"2026-01-31"', "'", '"', "3", "0.5", ".5", "1e5", "007", "1 000",
        "\n", "é", "\ud800", "\0", "__class__",
    )
)  # fmt: skip
TEXTS = st.lists(PIECES, max_size=12).flatmap(
    lambda pieces: st.sampled_from(("", " ")).map(lambda space: space.join(pieces))
)


@given(TEXTS | st.text(max_size=40))
def test_text_is_read_or_refused_and_nothing_else_happens(text: str) -> None:
    """Every refusal points at a piece of the text, and can be said in both languages."""
    try:
        typed(Formula(text), NAMES)
    except InvalidValueError as refusal:
        for problem in refusal.problems:
            data = dict(problem.data)
            column, found = data["column"], str(data["found"]).removesuffix("…")
            assert isinstance(column, int)
            here = text[column - 1 :]
            assert _plain(here).startswith(_plain(found))
            assert problem.said("en")
            assert problem.said("fr")


def _plain(text: str) -> str:
    """Return *text* with one space for each other one, as a formula is read."""
    return "".join(" " if character.isspace() else character for character in text)

"""What is wrong with a formula is said in both languages, with what to write instead."""

from collections.abc import Callable
from string import Formatter

import pytest

from essmodel.errors import Problem
from essmodel.messages.catalogue import catalogue
from essmodel.messages.text import LANGS

Problems = Callable[[str], tuple[Problem, ...]]


@pytest.mark.parametrize(
    ("text", "english"),
    [
        (
            "inhabitant.aeg >= 3",
            "no pack knows the name 'inhabitant.aeg' (column 1); did you mean 'inhabitant.age'?",
        ),
        (
            "age >= 3 et inhabitant.resident",
            "'et' (column 10) is not known in formulas; write 'and'",
        ),
        (
            "hours < age",
            (
                "'age' (column 9) has fewer decimals than 'hours'; multiply it by 1.0 "
                "to bring both to one scale"
            ),
        ),
        (
            "legal_form == 'gmbh'",
            "'gmbh' (column 15) is no code of 'legal form'; write one of: sa and sas",
        ),
        (
            "born < 3",
            (
                "'3' (column 8) stands beside a day; write a value of that kind, such as "
                '"2026-01-31"'
            ),
        ),
    ],
)
def test_advice_in_english(problems: Problems, text: str, english: str) -> None:
    """What was found, where, and what to write."""
    (problem,) = problems(text)

    assert problem.said("en") == english


@pytest.mark.parametrize(
    ("text", "french"),
    [
        (
            "inhabitant.aeg >= 3",
            (
                "aucun paquet ne connaît le nom 'inhabitant.aeg' (colonne 1) ; vouliez-vous dire "
                "'inhabitant.age' ?"
            ),
        ),
        (
            "(age >= 3",
            "'(' (colonne 1) n’est jamais fermé ; ajoutez ')'",
        ),
        (
            "hours < age",
            (
                "'age' (colonne 9) a moins de décimales que 'hours' ; multipliez-le par 1.0 pour "
                "ramener les deux à une même échelle"
            ),
        ),
        (
            "legal_form == 'gmbh'",
            (
                "'gmbh' (colonne 15) n’est pas un code de « forme juridique » ; écrivez l’un de : "
                "sa et sas"
            ),
        ),
        (
            "born < 3",
            (
                "'3' (colonne 8) se trouve à côté de ceci : un jour ; écrivez une valeur de ce "
                'genre, comme "2026-01-31"'
            ),
        ),
    ],
)
def test_advice_in_french(problems: Problems, text: str, french: str) -> None:
    """The same, with the spaces that French asks for, shown here as plain ones."""
    (problem,) = problems(text)

    said = problem.said("fr")
    assert said.replace("\u00a0", " ") == french
    assert " ;" not in said


@pytest.mark.parametrize("key", [key for key in catalogue("en") if key.startswith("formula_")])
def test_sentence_says_what_is_wrong_then_what_to_do(key: str) -> None:
    """In lower case, without a final period, with the same data in both languages."""
    texts = [str(catalogue(lang)[key]) for lang in LANGS]
    english, french = ({name for _, name, _, _ in Formatter().parse(text)} for text in texts)

    assert english == french
    for text in texts:
        assert text.count(";") == 1
        assert not text.endswith(".")
        assert not text[0].isupper()

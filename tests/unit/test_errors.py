"""Errors are ids and data, said in either language."""

import pickle

import pytest

from essmodel.errors import (
    EssmodelError,
    InvalidValueError,
    Known,
    NoLawInForceError,
    PluginError,
    Position,
    Problem,
    UnclearTermError,
    ids_taken,
    under,
    unknown_ids,
)
from essmodel.messages.text import Text

TWICE = Problem(id="id_taken", data=(("found", "amina"),), path="stakeholders.3.id")
AT = Position("centre.yaml", 12, 5)


def test_problem_says_where_then_what_then_what_to_do() -> None:
    """The place first, as compilers and editors write it."""
    problem = Problem(id=TWICE.id, data=TWICE.data, path=TWICE.path, at=AT)

    assert problem.said("en") == (
        "centre.yaml:12:5: stakeholders.3.id: the id 'amina' is already taken; choose another"
    )


def test_problem_is_said_in_french_with_french_spaces() -> None:
    """The colon after the path stands after a space that does not break."""
    assert TWICE.said("fr").startswith("stakeholders.3.id\u00a0: l")


def test_problem_without_a_place_says_only_what_is_wrong() -> None:
    """A value made in Python was written in no file."""
    assert Problem(id="float_refused", data=(("found", 0.1),)).said("en") == (
        "0.1 is a float, which is not exact; give an int, a Fraction or a Decimal"
    )


def test_problem_is_plain_for_programs() -> None:
    """Its data are texts; one that exists in both languages is given in English."""
    data = (("found", "8"), ("scheme", Text(en="code of a town", fr="code commune")))
    problem = Problem(id="identifier_shape", data=data, at=AT)

    assert problem.to_dict() == {
        "id": "identifier_shape",
        "data": {"found": "8", "scheme": "code of a town"},
        "path": "",
        "file": "centre.yaml",
        "line": 12,
        "column": 5,
    }


def test_error_says_all_problems_a_line_each() -> None:
    """Whoever corrects a file corrects it once."""
    error = InvalidValueError(TWICE, Problem(id="bands_not_in_order"))

    assert str(error).splitlines() == [
        TWICE.said("en"),
        "the bounds of bands must grow; sort them, each once",
    ]
    assert error.said("fr") != error.said("en")


def test_error_is_plain_for_programs() -> None:
    """Its kind, then each problem."""
    error = NoLawInForceError(Problem(id="id_unknown"))

    assert error.to_dict() == {
        "error": "NoLawInForceError",
        "problems": [
            {"id": "id_unknown", "data": {}, "path": "", "file": None, "line": None, "column": None}
        ],
    }


@pytest.mark.parametrize(
    ("error", "builtin"),
    [
        (InvalidValueError, ValueError),
        (NoLawInForceError, LookupError),
        (UnclearTermError, TypeError),
        (PluginError, RuntimeError),
    ],
)
def test_error_is_also_the_builtin_that_fits(
    error: type[EssmodelError], builtin: type[Exception]
) -> None:
    """Whoever catches the builtin catches ours."""
    assert issubclass(error, EssmodelError)
    assert issubclass(error, builtin)


def test_error_crosses_processes_with_its_problems() -> None:
    """A worker's error is read by whoever asked."""
    error = InvalidValueError.because("id_taken", path="places.0.id", found="centre")

    assert pickle.loads(pickle.dumps(error)).problems == error.problems  # noqa: S301 - our own bytes


def test_problems_of_a_part_are_told_from_the_whole() -> None:
    """The path of the part goes in front, with or without a path of the problem's own."""
    error = InvalidValueError(TWICE, Problem(id="bands_not_in_order"))

    assert [one.path for one in under("case", error)] == ["case.stakeholders.3.id", "case"]
    assert [one.path for one in under("", error)] == ["stakeholders.3.id", ""]


def test_each_id_taken_again_is_a_problem() -> None:
    """The first to have an id keeps it; all others are told, at their place."""
    problems = ids_taken("places", ["a", "b", "a", "a"])

    assert [(one.id, one.path, one.data) for one in problems] == [
        ("id_taken", "places.2.id", (("found", "a"),)),
        ("id_taken", "places.3.id", (("found", "a"),)),
    ]


def test_use_of_an_id_that_is_not_known_is_a_problem() -> None:
    """With the ids there are; a use that names nobody is none."""
    known = frozenset({"bruno", "amina"})
    uses = [("a", "amina", known), ("b", "amin", known), ("c", None, known)]

    (problem,) = unknown_ids(uses)

    assert problem.said("en") == "b: nothing has the id 'amin'; write one of: amina and bruno"
    assert problem.to_dict()["data"] == {"found": "amin", "known": "amina and bruno"}


def test_message_lists_no_thousand_ids() -> None:
    """The nearest where some are near, else the first ones."""
    many = frozenset(f"person-{number:04}" for number in range(5_000))

    assert "person-1234" in Known("personne-1234", many).said("fr")
    assert len(Known("personne-1234", many).said("fr")) < 50
    assert Known("zzz", many).said("en").startswith("person-0000, person-0001, ")
    assert str(Known("zzz", many)).endswith("person-0011 and …")

"""What is wrong in a case file is said at its place, in both languages, all of it at once."""

import tomllib
from pathlib import Path
from typing import TypedDict

import pytest

from essmodel.errors import InvalidValueError, Problem
from essmodel.io.documents import loads

HERE = Path(__file__).parent
WHOLE = (HERE / "whole-case.yaml").read_text("utf-8")


class Refusal(TypedDict):
    """One mistake put into the whole case, and what is said of it."""

    fact: str
    was: str
    now: str
    en: str
    fr: str


REFUSALS: list[Refusal] = tomllib.loads((HERE / "case-refusals.toml").read_text("utf-8"))["refusal"]


def problems(text: str, *, file: str = "case.yaml") -> tuple[Problem, ...]:
    """Read a case that must be refused."""
    with pytest.raises(InvalidValueError) as refusal:
        loads(text, file=file)
    return refusal.value.problems


def with_mistake(was: str, now: str) -> str:
    """Put one mistake into the whole case."""
    assert WHOLE.count(was) == 1
    return WHOLE.replace(was, now)


@pytest.mark.parametrize("refusal", REFUSALS, ids=[one["fact"] for one in REFUSALS])
def test_mistake_is_said_at_its_place_in_both_languages(refusal: Refusal) -> None:
    """File, line, column, path, what is wrong, and what to do."""
    found = InvalidValueError(*problems(with_mistake(refusal["was"], refusal["now"])))

    assert found.said("en") == refusal["en"]
    assert found.said("fr") == refusal["fr"]


@pytest.mark.parametrize(
    ("was", "now", "expected"),
    [
        (
            "          ballots: {",
            "          counted: [{yes: 3}]\n          ballots: {",
            ["ballots_twice case.yaml:103:20 cooperative.meetings.0.resolutions.0.counted"],
        ),
        (
            "{type: person, id: bruno,",
            "{type: person, id: amina,",
            [
                "id_taken case.yaml:16:24 stakeholders.3.id",
                "id_unknown case.yaml:21:13 roles.1.party",
            ],
        ),
        (
            "{party: chloe, kind: volunteer, of: asso}",
            "{party: chloe, kind: volunteer, of: club}",
            ["id_unknown case.yaml:22:41 roles.2.of"],
        ),
        (
            "    counting: bloc\n    bloc_majority: {more_than: 60 %, base: votes_cast}\n",
            "",
            ["choice_unsaid case.yaml:37:5 cooperative.statutes.counting"],
        ),
        (
            "merges_into: usagers",
            "merges_into: nobody",
            ["merges_into_none case.yaml:45:62 cooperative.statutes.colleges.1.merges_into"],
        ),
        (
            "        - price: 6.50\n",
            "",
            ["others_pay_what case.yaml:147:9 services.0.tariff.tables"],
        ),
        (
            "          whole_units: yes\n",
            "",
            ["fractions_of_what case.yaml:157:22 services.0.tariff.tables.1.fractions"],
        ),
        (
            "capital: 20, from",
            "capital: 20, category: artisans, from",
            ["document_key_twice case.yaml:64:74 cooperative.members.0.category"],
        ),
    ],
)
def test_what_the_model_refuses_stands_where_it_was_written(
    was: str, now: str, expected: list[str]
) -> None:
    """The classes know their fields only; the tree knows the lines."""
    found = problems(with_mistake(was, now))

    assert [f"{one.id} {one.at} {one.path}" for one in found] == expected


def test_eight_mistakes_are_said_at_once_in_the_order_of_the_file() -> None:
    """One reading is enough to correct a file."""
    text = """\
essmodel: 1
as_of: 22/11/2026
stakeholders:
  - {type: person, id: amina, nme: Amina}
  - {type: persn, id: bruno, name: Bruno}
  - chloe
roles:
  - {party: amina, kind: inhabitant, of: ville, from: 2019-02-29}
requests:
  - {id: d1, service: [cantine], sheets: []}
"""

    assert [f"{one.at} {one.id}" for one in problems(text)] == [
        "case.yaml:1:1 key_missing",  # the title
        "case.yaml:2:8 not_a_day",
        "case.yaml:4:31 key_misspelt",
        "case.yaml:5:12 choice_misspelt",
        "case.yaml:6:5 keys_expected",
        "case.yaml:8:55 no_such_day",
        "case.yaml:10:23 one_value_expected",
        "case.yaml:10:34 key_unknown",
    ]


def test_mistake_that_an_alias_repeats_is_said_once() -> None:
    """One line is to be corrected, however often it is read."""
    text = """\
essmodel: 1
title: T
services:
  - id: s
    title: S
    conditions:
      - {id: a, requires: x, source: &law {kind: act, title: T, confidence: sure}}
      - {id: b, requires: y, source: *law}
"""

    (problem,) = problems(text)

    assert str(problem.at) == "case.yaml:7:77"
    assert problem.path == "services.0.conditions.0.source.confidence"


def test_hundred_mistakes_are_enough_for_one_reading() -> None:
    """A column filled in wrongly on every line is said often, not endlessly."""
    lines = "\n".join(f"  - {{type: person, id: p{n}}}" for n in range(150))

    found = problems(f"essmodel: 1\ntitle: T\nstakeholders:\n{lines}\n")

    assert [one.id for one in found] == ["key_missing"] * 100 + ["document_too_many_problems"]
    assert found[-1].at == found[-2].at


def test_parts_that_can_be_read_are_checked_beside_those_that_cannot() -> None:
    """A mistake in one part hides none in another."""
    text = """\
essmodel: 1
title: T
stakeholders:
  - {type: person, id: amina, name: Amina}
  - {type: person, id: amina, name: Amina}
services:
  - {id: s}
"""

    assert [f"{one.at} {one.id}" for one in problems(text)] == [
        "case.yaml:5:24 id_taken",
        "case.yaml:7:5 key_missing",
    ]


@pytest.mark.parametrize("text", ["- essmodel: 1", "essmodel", "3"])
def test_document_that_is_no_case_is_refused(text: str) -> None:
    """A case is a group of keys."""
    (problem,) = problems(text)

    assert (problem.id, str(problem.at)) == ("keys_expected", "case.yaml:1:1")


def test_mistake_in_json_has_its_place_too() -> None:
    """Line and column of the value, as in YAML."""
    text = '{"essmodel": 1,\n "title": "T",\n "as_of": 20261122}'

    (problem,) = problems(text, file="case.json")

    assert problem.said("en") == (
        "case.json:3:11: as_of: '20261122' is not a day; write it year first, as in 2026-11-22"
    )


def test_refusal_names_no_class_of_the_code() -> None:
    """People read words of their files, never names of Python."""
    said = [text for one in REFUSALS for text in (one["en"], one["fr"])]

    assert not [text for text in said if "Error" in text or "attrs" in text or "<" in text]

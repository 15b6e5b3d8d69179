"""With ``--json`` a program finds one document, in the form that the reference promises."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

import essmodel as em

Ask = Callable[..., CompletedProcess[str]]
Case = Callable[..., Path]

ROOT = Path(__file__).parents[3]
PAGE = (ROOT / "docs" / "reference" / "command-line.md").read_text("utf-8")
CASE = "examples/social-centre.yaml"


def promised(title: str) -> list[str]:
    """Return the words in code of the first column of the table that follows *title*."""
    rows = PAGE.partition(title)[2].lstrip().partition("\n\n")[0].splitlines()[2:]
    return [re.findall(r"`(\w+)`", row.split("|")[1])[0] for row in rows]


@pytest.mark.parametrize("question", ["check", "count", "decide", "power", "prove"])
def test_an_answer_has_the_keys_of_the_reference(ask: Ask, question: str) -> None:
    """The table in the reference, in its order."""
    document = json.loads(ask(question, CASE, "--json").stdout)

    assert list(document) == promised("An answer has these keys.")
    assert document["question"] == question
    assert document["file"] == CASE
    assert document["on"] == "2026-11-22"
    assert {"id": "fr", "version": "0.1.0"} in document["packs"]
    assert document["broken_packs"] == []


def test_answers_are_those_of_python(ask: Ask) -> None:
    """`to_dict()` and the command line say the same."""
    packs = em.installed_packs()
    case = em.load(ROOT / CASE, packs=packs)
    assert case.as_of

    document = json.loads(ask("check", CASE, "--json").stdout)

    assert document["answers"] == [em.check(case, packs=packs, on=case.as_of).to_dict()]


@pytest.mark.parametrize(
    ("question", "row"),
    [
        ("check", "of `check`"),
        ("count", "of `count`"),
        ("decide", "of `decide`"),
        ("power", "of `power`"),
        ("prove", "of `prove`"),
    ],
)
def test_each_answer_has_the_keys_of_the_reference(ask: Ask, question: str, row: str) -> None:
    """And a standing of its own."""
    (line,) = [line for line in PAGE.splitlines() if line.startswith(f"| {row}")]
    keys = re.findall(r"`(\w+)`", line.split("|")[2])

    for answer in json.loads(ask(question, CASE, "--json").stdout)["answers"]:
        assert set(answer) == {"standing", *keys}


def test_types_are_those_of_the_reference(ask: Ask) -> None:
    """Outcomes, answers, findings, money."""
    outcomes = json.loads(ask("count", CASE, "--json").stdout)["answers"][0]["outcomes"]
    answers = [one["answer"] for one in json.loads(ask("decide", CASE, "--json").stdout)["answers"]]

    assert [one["type"] for one in outcomes] == ["Adopted", "Rejected"]
    assert [one["type"] for one in answers] == ["Granted", "Refused", "Undecided", "Undecided"]
    assert answers[0]["price"]["amount"] == {"cents": 235, "currency": "EUR"}
    assert set("rule standing verdict is_doubt confidence sources".split()) <= set(
        answers[0]["findings"][0]
    )


def test_the_whole_document_stands_for_all_answers(ask: Ask) -> None:
    """One refusal among four requests."""
    document = json.loads(ask("decide", CASE, "--json").stdout)

    assert document["standing"] == "unmet"
    assert [one["standing"] for one in document["answers"]] == [
        "met",
        "unmet",
        "undetermined",
        "undetermined",
    ]


@pytest.mark.parametrize(
    ("arguments", "error", "problem"),
    [
        ("check --json", "UsageError", "cli_argument_missing"),
        ("checc a.yaml --json", "UsageError", "cli_command_misspelt"),
        ("check nowhere.yaml --json", "InvalidValueError", "file_missing"),
        (
            "check examples/aurora-5r.yaml --on 1900-01-01 --json",
            "NoLawInForceError",
            "no_rule_in_force",
        ),
    ],
)
def test_a_mistake_is_a_document_too(ask: Ask, arguments: str, error: str, problem: str) -> None:
    """Standard error is then silent: there is one thing to read."""
    answer = ask(*arguments.split(), "--lang", "fr")

    document = json.loads(answer.stdout)
    (found,) = document["problems"]
    assert (answer.returncode, answer.stderr) == (2, "")
    assert document["error"] == error
    assert found["id"] == problem
    assert set(found) == {"id", "data", "path", "file", "line", "column", "message"}


def test_a_mistake_in_a_file_has_its_place(ask: Ask, case: Case) -> None:
    """What editors follow, programs have as numbers."""
    path = case("residnt: yes")

    (found,) = json.loads(ask("decide", path, "--json").stdout)["problems"]

    assert (found["file"], found["line"], found["column"]) == (str(path), 9, 46)

"""The exit status is the answer, in one number."""

import json
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

Ask = Callable[..., CompletedProcess[str]]
Start = Callable[..., CompletedProcess[bytes]]
Install = Callable[..., None]
Case = Callable[..., Path]


@pytest.mark.parametrize(
    ("facts", "status"), [("resident: yes", 0), ("resident: no", 1), ("children: 2", 3)]
)
def test_status_is_the_standing(ask: Ask, case: Case, facts: str, status: int) -> None:
    """Granted is 0, refused is 1, and 3 where a fact is missing."""
    assert ask("decide", case(facts)).returncode == status


def test_a_refusal_outweighs_what_is_open(ask: Ask) -> None:
    """The tour's requests are granted, refused and open: together, something is refused."""
    assert ask("decide", "examples/social-centre.yaml").returncode == 1


def test_a_doubt_is_never_a_refusal(ask: Ask) -> None:
    """Aurora's redistribution breaks an inferred rule; on its own that would be 3, not 1."""
    answer = ask("check", "examples/aurora-5r.yaml", "--json")

    findings = json.loads(answer.stdout)["answers"][0]["findings"]
    doubts = [one for one in findings if one["is_doubt"]]
    assert [(one["verdict"]["type"], one["standing"]) for one in doubts] == [
        ("Unmet", "undetermined")
    ]


def test_a_file_with_mistakes_is_two(ask: Ask, case: Case) -> None:
    """A mistake is one line: file, line, column, path, sentence."""
    path = case("residnt: yes")

    answer = ask("decide", path, "--lang", "en")

    assert answer.returncode == 2
    assert answer.stdout == ""
    place, path_of_value, sentence = answer.stderr.split(": ", 2)
    assert place == f"{path}:9:46"
    assert path_of_value == "requests.0.facts.residnt"
    assert sentence.startswith("no pack knows the name 'residnt'")


def test_mistakes_of_form_come_all_at_once(ask: Ask, tmp_path: Path) -> None:
    """Two mistakes, two lines."""
    path = tmp_path / "case.yaml"
    path.write_text("essmodel: 1\ntitlle: x\nas_of: soon\n", "utf-8")

    answer = ask("check", path)

    assert answer.returncode == 2
    assert [line.split(": ")[0] for line in answer.stderr.splitlines()] == [
        f"{path}:2:1",
        f"{path}:3:8",
    ]


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("check", "this case has no co-operative"),
        ("count", "this case has no general meeting"),
        ("count --meeting ag", "this case has no general meeting"),
    ],
)
def test_to_ask_about_nothing_is_a_mistake(
    ask: Ask, case: Case, question: str, sentence: str
) -> None:
    """What is not there was not lawful, adopted or granted either."""
    answer = ask(*question.split(), case(), "--lang", "en")

    assert answer.returncode == 2
    assert sentence in answer.stderr


def test_a_case_without_requests_cannot_be_decided(ask: Ask) -> None:
    """Aurora is a draft of statutes and nothing else."""
    answer = ask("decide", "examples/aurora-5r.yaml", "--lang", "en")

    assert (answer.returncode, answer.stdout) == (2, "")
    assert "this case has no request" in answer.stderr


def test_a_day_without_law_is_a_mistake(ask: Ask) -> None:
    """There was no such law in 1900, and silence is not a yes."""
    answer = ask("check", "examples/aurora-5r.yaml", "--on", "1900-01-01", "--lang", "en")

    assert answer.returncode == 2
    assert "no rule in force on 1 January 1900" in answer.stderr


@pytest.mark.parametrize(
    ("question", "only", "sentence"),
    [
        ("count", "--meeting", "there is no meeting 'nowhere'"),
        ("decide", "--request", "there is no request 'nowhere'"),
    ],
)
def test_an_unknown_id_is_a_mistake(ask: Ask, question: str, only: str, sentence: str) -> None:
    """A name that is not in the file finds nothing, and says so."""
    answer = ask(question, "examples/social-centre.yaml", only, "nowhere", "--lang", "en")

    assert answer.returncode == 2
    assert sentence in answer.stderr


def test_one_meeting_or_one_request_is_asked_alone(ask: Ask) -> None:
    """The request of Amina is granted, whatever becomes of the others."""
    answer = ask("decide", "examples/social-centre.yaml", "--request", "amina-lunch")
    counted = ask("count", "examples/social-centre.yaml", "--meeting", "ag-2026", "--json")

    assert answer.returncode == 0
    assert "Bruno" not in answer.stdout
    assert [one["meeting"] for one in json.loads(counted.stdout)["answers"]] == ["ag-2026"]


@pytest.mark.parametrize(
    ("day", "doubt"),
    [("2021-12-31", "not met, if this source is right"), ("2022-01-01", "met, but this source")],
)
def test_the_day_of_the_question_counts(ask: Ask, day: str, doubt: str) -> None:
    """From 2022 on the guarantors weigh 45 of 90, one half, which an inferred rule allows."""
    answer = ask("check", "examples/aurora-5r.yaml", "--on", day, "--lang", "en")

    assert doubt in answer.stdout


def test_without_any_day_the_run_says_what_to_write(ask: Ask, case: Case) -> None:
    """There is no today in this library."""
    answer = ask("decide", case(more=""), "--lang", "en")

    assert answer.returncode == 2
    assert "write '--on 2026-11-22', year first, or the key 'as_of' in the file" in answer.stderr
    assert ask("decide", case(more=""), "--on", "2026-11-22").returncode == 0


# --- faults of our own, and interruptions ---------------------------------------------------------


@pytest.mark.parametrize(
    "failure", ["RuntimeError('a wall')", "SystemExit(0)", "EOFError", "BaseException"]
)
def test_a_crash_is_seventy(ask: Ask, install: Install, failure: str) -> None:
    """Whatever is raised where nobody expects it, the status is never that of an answer."""
    install("loud", failure=failure)

    answer = ask("check", "examples/aurora-5r.yaml", "--lang", "en")

    assert answer.returncode == 70
    assert answer.stdout == ""
    assert answer.stderr.startswith("This is a fault of essmodel, not of your file.")
    assert f"Python {sys.version_info.major}.{sys.version_info.minor}" in answer.stderr
    assert failure.partition("(")[0] in answer.stderr.splitlines()[-2]


def test_a_crash_is_json_too(ask: Ask, install: Install) -> None:
    """A program that asked for JSON reads JSON, and people read the traceback beside it."""
    install("odd", facts="(None,)")

    answer = ask("check", "examples/aurora-5r.yaml", "--json", "--lang", "en")

    document = json.loads(answer.stdout)
    assert answer.returncode == 70
    assert document["error"] == "AttributeError"
    assert document["problems"][0]["message"].startswith("a fault of essmodel, not of your file")
    assert "Traceback" in answer.stderr


def test_an_interruption_is_said_as_shells_do(ask: Ask, install: Install) -> None:
    """130 is 128 and the number of the signal."""
    install("loud", failure="KeyboardInterrupt")

    answer = ask("check", "examples/aurora-5r.yaml")

    assert (answer.returncode, answer.stdout, answer.stderr) == (128 + signal.SIGINT, "", "")


# --- broken packs ---------------------------------------------------------------------------------


def test_a_broken_pack_leaves_the_answer_open(ask: Ask, install: Install, case: Case) -> None:
    """Nobody knows what it would have said: granted becomes undetermined, and says why."""
    install("bad", code="raise ImportError('no such roof')")

    answer = ask("decide", case(), "--lang", "en")

    assert answer.returncode == 3
    assert answer.stderr.startswith(
        "the pack 'bad' of bad-pack is broken, and its law is not asked:\n"
    )
    assert "no such roof" in answer.stderr


def test_a_broken_pack_leaves_a_refusal_open(ask: Ask, install: Install, case: Case) -> None:
    """It may give a right that a town cannot refuse; nobody knows."""
    install("bad", code="raise ImportError")

    assert ask("decide", case("resident: no")).returncode == 3


def test_a_broken_pack_leaves_a_proof_open(ask: Ask, install: Install, case: Case) -> None:
    """Nobody knows which rules it would have brought."""
    assert ask("prove", case("resident: yes")).returncode == 0
    install("bad", code="raise ImportError('no such roof')")

    assert ask("prove", case("resident: yes")).returncode == 3


def test_a_broken_pack_ends_a_strict_run(ask: Ask, install: Install, case: Case) -> None:
    """Whoever bears no gap is told why there is no answer."""
    install("bad", code="raise ImportError('no such roof')")

    answer = ask("decide", case(), "--strict", "--lang", "en")

    assert (answer.returncode, answer.stdout) == (2, "")
    assert "no such roof" in answer.stderr


def test_a_broken_pack_is_named_in_json(ask: Ask, install: Install, case: Case) -> None:
    """A program learns it where it looks."""
    install("bad", code="raise ImportError('no such roof')")

    document = json.loads(ask("decide", case(), "--json", "--lang", "en").stdout)

    (broken,) = document["broken_packs"]
    assert document["standing"] == "undetermined"
    assert broken["name"] == "bad"
    assert "no such roof" in broken["problems"][0]["message"]


# --- the program as people start it ---------------------------------------------------------------


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        ("decide examples/social-centre.yaml --request amina-lunch", 0),
        ("check examples/aurora-5r.yaml", 1),
        ("check examples/nowhere.yaml", 2),
        ("decide examples/social-centre.yaml --request chloe-lunch", 3),
    ],
)
def test_the_module_ends_with_the_status(essmodel: Start, arguments: str, status: int) -> None:
    """``python -m essmodel`` is the program."""
    assert essmodel(*arguments.split()).returncode == status


def test_the_script_is_the_module(essmodel: Start) -> None:
    """What pip puts beside Python says the same."""
    script = [sys.executable.replace("python3", "python").removesuffix("python") + "essmodel"]

    answer = subprocess.run([*script, "--version"], capture_output=True, check=True)  # noqa: S603 - our own program

    assert answer.stdout == essmodel("--version").stdout

"""The examples run, say where their figures come from, and are the ones that packs carry."""

import re
import runpy
from collections.abc import Callable
from pathlib import Path

import pytest

import essmodel as em
from essmodel_fr.pack import PACK

ROOT = Path(__file__).parents[3]
EXAMPLES = ROOT / "examples"
CASES = sorted(EXAMPLES.glob("*.yaml"))
STORIES = {
    "budget_ghent": (
        "east: orchard, ramp; 20000 of 270000 euros left\n"
        "centre: shade, bridge; 378000 of 648000 euros left\n"
        "west: swings, workshop; 272000 of 432000 euros left\n"
    ),
    "budget_paris": (
        "garden: fair (better 40, worse 30)\n"
        "library: good (better 35, worse 0)\n"
        "fountain: not for me (better 30, worse 0)\n"
        "funded: library, fountain\n"
    ),
    "budget_rennes": "funded: weir, lamps, court, benches, trees\nleft: 400000 euros\n",
    "knife_edge": "as a float: 0.5000000000000001\nexactly: 1/2\n",
    "typed_facts": "met\nunmet\nundetermined\n",
}


def every(case: em.Partnership) -> dict[str, str]:
    """Ask everything of a case on its own day; return what each question comes to."""
    assert case.as_of is not None
    asked: dict[str, em.AgreementStatus | em.Check | em.Count | em.Decision] = {}
    for one in em.agreements_of(case, on=case.as_of):
        asked[one.agreement.id] = one
    if case.cooperative:
        asked["statutes"] = em.check(case, packs=(PACK,), on=case.as_of)
        for meeting in case.cooperative.meetings:
            asked[meeting.id] = em.count(meeting, within=case, packs=(PACK,), on=case.as_of)
    for request in case.requests:
        asked[request.id] = em.decide(request, within=case, packs=(PACK,), on=case.as_of)
    for answer in asked.values():
        assert answer.explain("en") != answer.explain("fr")
    return {name: answer.standing.value for name, answer in asked.items()}


@pytest.mark.parametrize(
    ("name", "standings"),
    [
        (
            "social-centre",
            {
                "statutes": "met",
                "ag-2026": "unmet",
                "amina-lunch": "met",
                "bruno-homework": "unmet",
                "chloe-lunch": "undetermined",
                "djibril-club": "undetermined",
            },
        ),
        ("social-centre-2020", {"objectives": "met", "running": "met", "garden": "met"}),
        ("scani", {"statutes": "undetermined", "sixteen": "unmet", "seventy-five": "unmet"}),
        ("scani-debate", {"statutes": "undetermined", "sixteen": "unmet", "seventy-five": "met"}),
        ("aurora-5r", {"statutes": "unmet"}),
        (
            "roncq",
            {
                "just-under": "met",
                "in-the-hole": "undetermined",
                "no-quotient": "undetermined",
                "from-elsewhere": "met",
                "care-830": "undetermined",
                "care-1500": "undetermined",
                "not-enrolled": "unmet",
            },
        ),
        ("roncq-grille", {"just-under": "met", "in-the-hole": "undetermined", "a-period": "met"}),
        (
            "loon-plage",
            {
                "at-370": "met",
                "between": "undetermined",
                "no-quotient": "undetermined",
                "no-membership": "unmet",
                "joins": "met",
                "joins-late": "met",
                "homework": "met",
            },
        ),
    ],
)
def test_every_question_of_an_example_is_answered(
    example: Callable[[str], em.Partnership], name: str, standings: dict[str, str]
) -> None:
    """On the day that the file describes, in both languages."""
    assert every(example(name)) == standings


def test_every_example_is_tested_above() -> None:
    """A new file needs a new line."""
    marks = getattr(test_every_question_of_an_example_is_answered, "pytestmark", [])

    assert {path.stem for path in CASES} == {name for name, _ in marks[0].args[1]}


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_case_says_its_format_in_its_first_line(path: Path) -> None:
    """Before any comment."""
    assert path.read_text("utf-8").splitlines()[0] == "essmodel: 1"


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_figures_have_a_source_or_are_marked_invented(path: Path) -> None:
    """What is published has an address, and what is invented says so in both languages."""
    text = path.read_text("utf-8")

    assert len(re.findall(r"kind: (?:publication|statutes)", text)) == text.count("https://")
    assert text.count("kind: invented") == len(
        re.findall(r"kind: invented[\s,]+note:\s*\{?\s*en: \"[^\"]+\",?\s+fr: \"[^\"]+\"", text)
    )


def test_tour_of_the_pack_is_the_social_centre() -> None:
    """One case, in two places, byte for byte."""
    tour = ROOT / "plugins/essmodel-fr/src/essmodel_fr/tour.yaml"

    assert tour.read_bytes() == (EXAMPLES / "social-centre.yaml").read_bytes()


@pytest.mark.parametrize("story", sorted(STORIES))
def test_story_runs_and_prints(story: str, capsys: pytest.CaptureFixture[str]) -> None:
    """In forty-five lines at most."""
    path = EXAMPLES / f"{story}.py"

    runpy.run_path(str(path))

    assert capsys.readouterr().out == STORIES[story]
    assert len(path.read_text("utf-8").splitlines()) <= 45


def test_every_story_is_told_above() -> None:
    """A new one needs what it prints."""
    assert {path.stem for path in EXAMPLES.glob("*.py")} == set(STORIES)


def test_readme_lists_every_example() -> None:
    """With its link."""
    readme = (EXAMPLES / "README.md").read_text("utf-8")
    names = {path.name for path in EXAMPLES.iterdir() if path.suffix in {".yaml", ".py", ".csv"}}

    assert set(re.findall(r"\]\(([^)]+)\)", readme)) == names

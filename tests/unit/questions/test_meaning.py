"""The words of a case and what packs make of them: all that means nothing, each with its place."""

import re
from collections.abc import Callable

import pytest

import essmodel as em
from essmodel.errors import Problem
from essmodel.packs.vocabulary import vocabulary
from essmodel.questions.meaning import problems, require_meaning
from essmodel_fr.pack import PACK

WORDS = vocabulary((PACK,))
CASE = """\
essmodel: 1
title: a case
places:
  - {type: municipality, id: town, name: Town, identifiers: {insee: 5950}}
stakeholders:
  - {type: public_authority, id: mairie, name: Town hall, kind: comune, identifiers: {siern: 1}}
  - {type: ess_organisation, id: asso, name: A, family: association, identifiers: {rna: W1}}
  - {type: person, id: amina, name: Amina, facts: {quotient: 1, resident: maybe, birth_date: 2020}}
cooperative:
  name: C
  legal_form: sass
  statutes:
    source: {kind: invented}
    voice: one_per_member
    categories: [{id: all, name: All, interest: beneficiaries}]
    decisions: []
    proxies: {limit: none}
services:
  - id: meal
    title: Meal
    conditions:
      - {id: a, requires: inhabitant.quotient_familial, source: {kind: invented}}
    tariff:
      source: {kind: invented}
      tables:
        - by: inhabitant.quotient_familial
          bands: [{below: 400, price: 1}, {from: 401, price: 2}]
requests:
  - {id: r, service: meal, facts: {benefit_scheme: cfa}}
"""


def written(problem: Problem) -> str:
    """Return the word that stands where a problem points."""
    assert problem.at is not None
    line = CASE.splitlines()[problem.at.line - 1]
    return re.split(r"[,}]", line[problem.at.column - 1 :])[0]


def test_every_word_that_means_nothing_is_found_where_it_stands() -> None:
    """In the order of the file, each at its line and column."""
    found = problems(em.loads(CASE), WORDS)

    assert [(one.path, written(one)) for one in found] == [
        ("places.0.identifiers.insee", "5950"),
        ("stakeholders.0.kind", "comune"),
        ("stakeholders.0.identifiers.siern", "1"),
        ("stakeholders.1.identifiers.rna", "W1"),
        ("stakeholders.2.facts.quotient", "1"),
        ("stakeholders.2.facts.resident", "maybe"),
        ("stakeholders.2.facts.birth_date", "2020"),
        ("cooperative.legal_form", "sass"),
        ("services.0.conditions.0.requires", "inhabitant.quotient_familial"),
        ("services.0.tariff.tables.0.bands.1", "{from: 401"),
        ("requests.0.facts.benefit_scheme", "cfa"),
    ]


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_every_mistake_is_said_in_both_languages(lang: str) -> None:
    """With the file, the line and the column."""
    with pytest.raises(em.InvalidValueError) as refusal:
        require_meaning(em.loads(CASE, file="case.yaml"), WORDS)

    said = refusal.value.said("fr" if lang == "fr" else "en").splitlines()
    assert len(said) == 11
    assert all(line.startswith("case.yaml:") for line in said)


def test_case_made_in_python_has_no_places_but_its_paths() -> None:
    """Nobody wrote it down."""
    case = em.Partnership(title=em.loads(CASE).title, services=em.loads(CASE).services)

    assert [(one.path, one.at) for one in problems(case, WORDS)] == [
        ("services.0.conditions.0.requires", None),
        ("services.0.tariff.tables.0.bands.1", None),
    ]


@pytest.mark.parametrize(
    "name", ["social-centre", "scani", "scani-debate", "aurora-5r", "roncq", "loon-plage"]
)
def test_every_word_of_the_examples_means_something(
    example: Callable[[str], em.Partnership], name: str
) -> None:
    """To the core and the French pack."""
    require_meaning(example(name), WORDS)


def test_the_kind_of_a_service_is_a_code_of_the_core() -> None:
    """Told where it stands, with those there are."""
    text = CASE.replace("    title: Meal\n", "    title: Meal\n    kind: school_meal\n")
    (found,) = (one for one in problems(em.loads(text), WORDS) if one.path == "services.0.kind")

    assert found.at is not None
    assert found.at.line == 1 + CASE.splitlines().index("    title: Meal") + 1
    assert "school_meals" in found.said("en")

"""The answers to a population as a page."""

import polars as pl
import pytest

import essmodel as em
from essmodel.messages.text import Lang


@pytest.mark.parametrize(("lang", "begins"), [("en", "School lunch: 1 case\n"), ("fr", "Repas ")])
def test_page_says_how_many_cases_there_are(lang: Lang, begins: str) -> None:
    """One is one, in both languages."""
    case = em.load("examples/social-centre.yaml")
    people = pl.DataFrame({"enrolled_in_school": [True], "resident": [True]})
    assert case.as_of is not None

    decided = em.decide_all("lunch", people, within=case, packs=em.installed_packs(), on=case.as_of)

    assert decided.explain(lang).startswith(begins)

"""Tests of OpenFisca, read as cases of a pack."""

from datetime import date
from pathlib import Path

import pytest

from essmodel.errors import InvalidValueError
from essmodel.io.readable_case import read_cases
from essmodel.messages.text import LANGS
from essmodel.packs.readable_case import Outcome, ReadableCase
from essmodel.rules.statement import Statement
from essmodel.values.money import Money

MAPPING = """\
essmodel_mapping: 1
facts: {age: town.age, resident: town.resident}
answers: {eligible: town.meal}
prices: {price: town.meal, club: town.club}
left_out: [rent]
"""
TESTS = """\
- name: A child of three
  period: 2025-09
  absolute_error_margin: 0.01
  input: {age: 3, resident: true, rent: 500}
  output: {eligible: true, price: 1.75}
- period: month:2025-10
  input:
    persons:
      child:
        age: {2025-10: 2}
  output:
    persons:
      child: {eligible: false, price: 0, rent: 1}
- {period: 2024, output: {club: 2}}
"""


@pytest.fixture(name="folder")
def _folder(tmp_path: Path) -> Path:
    """Write the tests and their mapping."""
    there = tmp_path / "cases" / "openfisca"
    there.mkdir(parents=True)
    (there / "mapping.yaml").write_text(MAPPING, "utf-8")
    (there / "tests.yaml").write_text(TESTS, "utf-8")
    return tmp_path


def change(folder: Path, old: str, new: str, *, file: str = "tests.yaml") -> None:
    """Change what stands in one of the files."""
    path = folder / "cases" / "openfisca" / file
    assert old in path.read_text("utf-8")
    path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")


def refusals(folder: Path) -> list[str]:
    """Return each problem with its line and its column."""
    with pytest.raises(InvalidValueError) as refused:
        read_cases(folder)
    assert all(one.said(lang) for one in refused.value.problems for lang in LANGS)
    return [f"{one.id}:{one.at.line}:{one.at.column}" for one in refused.value.problems if one.at]


def test_each_test_is_a_case_of_each_service(folder: Path) -> None:
    """On the first day of its period; flat, or about one person."""
    first, second, third = read_cases(folder)

    assert first.says.said("fr") == "A child of three"
    assert first.on == date(2025, 9, 1)
    assert first.given == (Statement("town.age", "3"), Statement("town.resident", "true"))
    assert first.service == "town.meal"
    assert (first.expects.answer, first.expects.price) == (Outcome.GRANTED, Money(1_75))
    assert first.expects.within == Money(1)
    assert first.at is not None
    assert first.at.line == 1
    assert second.given == (Statement("town.age", "2"),)
    assert second.expects.answer is Outcome.REFUSED
    assert (third.on, third.service, third.given) == (date(2024, 1, 1), "town.club", ())


def test_without_tests_there_are_none(tmp_path: Path) -> None:
    """A pack need not have any."""
    assert read_cases(tmp_path) == ()


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("rent: 500", "income: 500", "openfisca_input_unknown:4:43"),
        ("{age: 3,", "{ages: 3,", "openfisca_input_misspelt:4:17"),
        ("eligible: true", "eligibles: true", "openfisca_output_misspelt:5:23"),
        ("eligible: true", "granted: true", "openfisca_output_unknown:5:21"),
        ("  absolute_error_margin", "  reforms", "openfisca_key_unknown:3:3"),
        ("  absolute_error_margin", "  absolute_error_margins", "openfisca_key_misspelt:3:3"),
        ("  period: 2025-09\n", "", "openfisca_key_missing:1:3"),
        ("period: 2025-09", "period: eternity", "openfisca_period:2:11"),
        ("period: 2025-09", "period: 2025-13", "openfisca_period:2:11"),
        ("{age: 3,", "{age: [3],", "openfisca_not_read:4:16"),
        ("{eligible: true,", "{eligible: maybe,", "not_a_truth:5:22"),
        ("price: 1.75", "price: 1.755", "finer_than_a_cent:5:35"),
        (
            "      child:\n        age: {2025-10: 2}",
            "      child: {age: 2}\n      other: {age: 3}",
            "openfisca_several_people:10:14",
        ),
    ],
)
def test_what_is_not_read_is_refused_at_its_place(
    folder: Path, old: str, new: str, problem: str
) -> None:
    """In both languages, with what to write instead."""
    change(folder, old, new)

    assert refusals(folder) == [problem]


def test_mistakes_of_several_tests_are_told_together(folder: Path) -> None:
    """And those of the other cases of the pack."""
    change(folder, "period: 2025-09", "period: eternity")
    change(folder, "period: 2024", "period: never")
    (folder / "cases" / "ours.yaml").write_text("essmodel_cases: 7\ncases: []\n", "utf-8")

    assert [one.partition(":")[0] for one in refusals(folder)] == [
        "cases_format", "openfisca_period", "openfisca_period",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("essmodel_mapping: 1", "essmodel_mapping: 2", "openfisca_mapping_format:1:19"),
        ("essmodel_mapping: 1\n", "", "openfisca_mapping_format:1:1"),
        ("left_out", "forgotten", "openfisca_key_unknown:5:1"),
    ],
)
def test_mapping_is_read_strictly(folder: Path, old: str, new: str, problem: str) -> None:
    """A section that is misspelt would leave variables out without a word."""
    change(folder, old, new, file="mapping.yaml")

    assert refusals(folder) == [problem]


def test_one_test_may_stand_alone(folder: Path) -> None:
    """Without a list around it."""
    path = folder / "cases" / "openfisca" / "tests.yaml"
    path.write_text("{period: 2024-02-29, output: {eligible: true}}\n", "utf-8")

    (case,) = read_cases(folder)

    assert isinstance(case, ReadableCase)
    assert (case.on, case.says.said("en")) == (date(2024, 2, 29), "2024-02-29")


def test_a_mapping_need_not_leave_anything_out(folder: Path) -> None:
    """Where every variable has a place here."""
    change(folder, "left_out: [rent]\n", "", file="mapping.yaml")
    change(folder, ", rent: 500", "")
    change(folder, ", rent: 1", "")

    assert len(read_cases(folder)) == 3

"""Readable cases are read with all that is wrong in them."""

from datetime import date
from pathlib import Path

import pytest

from essmodel.errors import InvalidValueError
from essmodel.io.readable_case import read_cases
from essmodel.messages.text import Text
from essmodel.packs.readable_case import Expectation, Outcome, ReadableCase
from essmodel.rules.statement import Statement
from essmodel.values.money import Money

WRITTEN = """\
essmodel_cases: 1
cases:
  - says: {en: "A child of three", fr: "Un enfant de trois ans"}
    on: 2025-09-01
    service: town.meal
    given: {child.age: 3, child.resident: yes}
    expects: {answer: granted, price: "1,75 €"}
  - says: "Nobody knows"
    on: 2025-09-01
    rule: town.old_enough
    expects: {answer: undetermined, missing: [child.age]}
"""


def written(folder: Path, **files: str) -> Path:
    """Write the cases of a pack."""
    (folder / "cases").mkdir()
    for name, text in files.items():
        (folder / "cases" / f"{name}.yaml").write_text(text, "utf-8")
    return folder


def test_cases_are_read_as_they_are_written(tmp_path: Path) -> None:
    """With the place of each, to be told where it fails."""
    first, second = read_cases(written(tmp_path, meal=WRITTEN))

    assert first == ReadableCase(
        says=Text(en="A child of three", fr="Un enfant de trois ans"),
        on=date(2025, 9, 1),
        service="town.meal",
        given=(Statement("child.age", "3"), Statement("child.resident", "yes")),
        expects=Expectation(answer=Outcome.GRANTED, price=Money(1_75)),
    )
    assert second.expects == Expectation(answer=Outcome.UNDETERMINED, missing=("child.age",))
    assert first.at is not None
    assert (Path(first.at.file).name, first.at.line) == ("meal.yaml", 3)


def test_pack_may_have_no_cases(tmp_path: Path) -> None:
    """Nor a folder for them."""
    assert read_cases(tmp_path) == ()


@pytest.mark.parametrize(
    ("was", "now", "expected"),
    [
        ("essmodel_cases: 1", "essmodel_cases: 2", "cases_format 1:17 essmodel_cases"),
        ("service: town.meal\n", "service: a\n    rule: b\n", "service_or_rule 3:5 cases.0"),
        ("    service: town.meal\n", "", "service_or_rule 3:5 cases.0"),
        ("granted", "met", "expected_of_what 7:14 cases.0.expects"),
        ("undetermined", "granted", "expected_of_what 11:14 cases.1.expects"),
        ("undetermined,", "met, price: 1,", "expected_of_what 11:14 cases.1.expects"),
        ("granted", "grantd", "choice_misspelt 7:23 cases.0.expects.answer"),
        (
            "on: 2025-09-01\n    service",
            "on: 2025-09-31\n    service",
            "no_such_day 4:9 cases.0.on",
        ),
        ("given", "givn", "key_misspelt 6:5 cases.0.givn"),
        ("1,75 €", "cheap", "not_a_decimal 7:39 cases.0.expects.price"),
    ],
)
def test_mistake_has_its_place(tmp_path: Path, was: str, now: str, expected: str) -> None:
    """As in every file."""
    with pytest.raises(InvalidValueError) as refusal:
        read_cases(written(tmp_path, meal=WRITTEN.replace(was, now, 1)))

    (found,) = refusal.value.problems
    assert found.at is not None
    assert f"{found.id} {found.at.line}:{found.at.column} {found.path}" == expected


def test_mistakes_of_all_files_are_said_at_once(tmp_path: Path) -> None:
    """Whoever mends one sees the other."""
    broken = WRITTEN.replace("granted", "grantd")
    with pytest.raises(InvalidValueError) as refusal:
        read_cases(written(tmp_path, a=broken, b=broken))

    assert len(refusal.value.problems) == 2

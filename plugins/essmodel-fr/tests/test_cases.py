"""The readable cases of the pack: what people read and sign."""

from pathlib import Path

import pytest

import essmodel_fr
from essmodel.io.readable_case import read_cases
from essmodel.packs.readable_case import ReadableCase
from essmodel.questions.rehearse import rehearse
from essmodel_fr.pack import PACK

CASES = read_cases(Path(essmodel_fr.__file__).parent)


def test_there_are_cases() -> None:
    """The test below asks something."""
    assert len(CASES) > 100


@pytest.mark.parametrize(
    "case", CASES, ids=lambda case: f"{case.rule or case.service}-{case.says.en}"
)
def test_case_comes_out_as_expected(case: ReadableCase) -> None:
    """In both languages, at its place."""
    (found,) = rehearse(PACK, (case,))

    assert found.is_kept, found.explain("fr")

"""Why the work on a file of Parquet stopped half-way."""

from pathlib import Path

import polars as pl
import pytest

from essmodel.errors import InvalidValueError
from essmodel.rules.columns.damage import explained, is_damaged


@pytest.fixture(name="people")
def _people(tmp_path: Path) -> Path:
    path = tmp_path / "people.parquet"
    pl.DataFrame({"age": range(1000), "name": ["Maya"] * 1000}).write_parquet(path)
    return path


@pytest.fixture(name="damaged")
def _damaged(people: Path) -> Path:
    """The table whose first column was overwritten; its end still says what it holds."""
    held = people.read_bytes()
    people.write_bytes(held[:4] + bytes(100) + held[104:])
    return people


def test_a_whole_file_is_not_damaged(people: Path) -> None:
    """It is read to its end."""
    assert not is_damaged(people)


def test_a_file_is_damaged_wherever_it_is(damaged: Path) -> None:
    """Even in a column that nothing asks about."""
    assert pl.scan_parquet(damaged).select("name").collect().height == 1000
    assert is_damaged(damaged)


def test_a_file_that_went_away_is_damaged(tmp_path: Path) -> None:
    """As far as anybody can read it."""
    assert is_damaged(tmp_path / "people.parquet")


def test_what_goes_well_is_left_alone(people: Path) -> None:
    """Nothing is read once more."""
    with explained(people):
        assert people.exists()


def test_damage_is_said_to_be_that_of_the_file(damaged: Path) -> None:
    """By its name."""
    with pytest.raises(InvalidValueError) as refusal, explained(damaged):
        pl.scan_parquet(damaged).select(pl.col("age").hash().max()).collect()

    assert refusal.value.problems[0].id == "columns_damaged"
    assert dict(refusal.value.problems[0].data) == {"file": str(damaged)}


def test_a_panic_over_a_damaged_file_is_damage_too(damaged: Path) -> None:
    """What polars did not expect in a file, it does not tell as an error."""
    with pytest.raises(InvalidValueError, match="is damaged"), explained(damaged):
        raise pl.exceptions.PanicException


def test_a_failure_over_a_whole_file_stays_what_it_is(people: Path) -> None:
    """Then it is a mistake of ours, and must be known as one."""
    with pytest.raises(pl.exceptions.ComputeError, match="ours"), explained(people):
        raise pl.exceptions.ComputeError("ours")


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (OSError(28, "disk full"), "disk full"),
        (OSError("gone"), "gone"),
    ],
)
def test_a_disk_that_refuses_is_said_to_be_the_disk(
    people: Path, error: OSError, said: str
) -> None:
    """With the words of the system, where it has some."""
    with pytest.raises(InvalidValueError) as refusal, explained(people):
        raise error

    assert refusal.value.problems[0].id == "columns_disk"
    assert dict(refusal.value.problems[0].data) == {"error": said}

"""The answers of a population: what is kept, where they are written, and how far the work is."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import narwhals as nw
import narwhals.stable.v1 as stable
import pandas as pd
import polars as pl
import pytest

import essmodel as em
from essmodel.errors import InvalidValueError
from essmodel.rules.columns.tally import Tally
from essmodel_fr.pack import PACK

Example = Callable[[str], em.Partnership]
Hold = Callable[[pl.DataFrame], Any]
Lines = Callable[[Any], list[dict[str, Any]]]
Ask = Callable[..., em.PopulationDecision]
PEOPLE = pl.DataFrame(
    {
        "key": [1, 2, 3, 4],
        "enrolled_in_school": [True, True, None, False],
        "resident": [True, True, True, True],
        "quotient_familial": [642_00, None, 1900_00, 100_00],
        "left aside": ["a", "b", "c", "d"],
    }
)
DAY = date(2026, 11, 22)
VERDICTS = [True, None, None, False]
OLD = b"what was there before"


@pytest.fixture
def ask(example: Example) -> Ask:
    """Decide who may have lunch, or another service."""
    case = example("social-centre")

    def asked(
        population: Any,  # noqa: ANN401 - a frame of any library
        services: Any = "lunch",  # noqa: ANN401 - one, or several
        **more: Any,  # noqa: ANN401 - of each its own type
    ) -> em.PopulationDecision:
        return em.decide_all(services, population, within=case, packs=(PACK,), on=DAY, **more)

    return asked


def test_answer_has_the_columns_kept_and_no_others(ask: Ask, lines: Lines, hold: Hold) -> None:
    """Those that are kept first, as they were."""
    found = lines(ask(hold(PEOPLE), keep=["left aside", "key"]).frame)

    assert [list(line) for line in found] == [
        ["left aside", "key"]
        + [f"lunch.{one}" for one in ("verdict", "price", "failed", "undetermined")]
    ] * 4
    assert [line["left aside"] for line in found] == ["a", "b", "c", "d"]
    assert [line["lunch.verdict"] for line in found] == VERDICTS


def test_one_column_may_be_kept_by_its_name(ask: Ask) -> None:
    """A name is no list of letters; and twice the same is once."""
    assert ask(PEOPLE, keep="left aside").frame.columns[:2] == ["left aside", "lunch.verdict"]
    assert ask(PEOPLE, keep=["key", "key"]).frame.columns[:2] == ["key", "lunch.verdict"]


def test_fact_may_be_kept(ask: Ask) -> None:
    """As the column gave it."""
    kept = ask(PEOPLE, keep=["quotient_familial"]).frame["quotient_familial"]

    assert kept.equals(PEOPLE["quotient_familial"])


def test_each_row_is_answered_where_no_fact_has_a_column(
    ask: Ask, lines: Lines, hold: Hold
) -> None:
    """Nothing is known of anybody, but they are as many."""
    decided = ask(hold(PEOPLE.select("left aside")))

    found = lines(decided.frame)
    assert [line["lunch.verdict"] for line in found] == [None] * 4
    assert [line["lunch.undetermined"] for line in found] == [1] * 4
    assert decided.absent == (
        "inhabitant.enrolled_in_school",
        "inhabitant.quotient_familial",
        "inhabitant.resident",
    )


def test_nobody_is_answered_where_there_is_nobody(ask: Ask, lines: Lines, hold: Hold) -> None:
    """A population may be empty; its answer has the same columns."""
    decided = ask(hold(PEOPLE.clear()), keep="key")

    assert lines(decided.frame) == []
    assert set(nw.from_native(decided.frame).collect_schema()) == {
        "key",
        *(f"lunch.{one}" for one in ("verdict", "price", "failed", "undetermined")),
    }
    assert decided.tally()["lunch"] == Tally(
        granted=0, refused=0, undetermined=0, unpriced=0, unmet=(0,), untold=(0,)
    )


def test_answer_is_a_frame_of_the_same_sort(ask: Ask, hold: Hold) -> None:
    """And a plan where the population is a file."""
    population = hold(PEOPLE)

    found = ask(population).frame

    assert type(found) is (pl.LazyFrame if isinstance(population, Path) else type(population))


def test_frame_of_narwhals_stays_one(ask: Ask) -> None:
    """Whatever it holds; one of a stable version gives back what it holds."""
    assert isinstance(ask(nw.from_native(PEOPLE.to_arrow())).frame, nw.DataFrame)
    assert isinstance(ask(nw.from_native(PEOPLE.lazy())).frame, nw.LazyFrame)
    assert isinstance(ask(stable.from_native(PEOPLE)).frame, pl.DataFrame)


def test_index_of_pandas_is_kept(ask: Ask) -> None:
    """It may name the cases, and be named as a column is."""
    index = pd.Index(["a", "b", "c", "d"], name="key")

    found = ask(PEOPLE.drop("key").to_pandas().convert_dtypes().set_index(index)).frame

    assert found.index.equals(index)
    assert found["lunch.failed"].to_list() == [0, 0, 0, 1]


def test_answers_are_counted(ask: Ask, hold: Hold) -> None:
    """By verdict and by rule, and by service."""
    told = ask(hold(PEOPLE), ["lunch", "homework"]).tally()

    assert told["lunch"] == Tally(
        granted=1, refused=1, undetermined=2, unpriced=1, unmet=(1,), untold=(1,)
    )
    assert told["homework"] == Tally(
        granted=0, refused=0, undetermined=4, unpriced=0, unmet=(0, 0), untold=(4, 2)
    )


def test_reasons_are_named(ask: Ask) -> None:
    """By the bits of a mask, for the service that is meant."""
    one, several = ask(PEOPLE), ask(PEOPLE, ["lunch", "homework"])

    assert one.reasons(1) == one.reasons(1, service="lunch") == ("lunch.enrolled",)
    assert one.reasons(0) == one.reasons() == ()
    assert several.reasons(2, service="homework") == ("homework.near-or-modest",)
    for decided, service in ((several, None), (several, "dinner"), (one, "dinner")):
        with pytest.raises(InvalidValueError, match="say which one is meant, of lunch"):
            decided.reasons(1, service=service)


def test_answers_are_written(ask: Ask, lines: Lines, hold: Hold, tmp_path: Path) -> None:
    """To a file, whose name may have quotes; and they are given back."""
    to = tmp_path / 'it\'s "all".parquet'
    to.write_bytes(OLD)

    decided = ask(hold(PEOPLE), keep=["key"], to=str(to))

    found = lines(pl.read_parquet(to))
    assert [line["lunch.verdict"] for line in found] == VERDICTS
    assert lines(decided.frame) == found
    assert {one.name for one in tmp_path.iterdir()} <= {to.name, "population.parquet"}


def test_file_is_written_by_pieces_and_watched(ask: Ask, tmp_path: Path) -> None:
    """How many rows went by is told more than once, and comes to all of them."""
    rows, seen = 400_000, list[int]()
    path = tmp_path / "many.parquet"
    many = PEOPLE.select(pl.all().repeat_by(rows // 4).explode())
    many.write_parquet(path, row_group_size=50_000)

    ask(path, to=tmp_path / "answers.parquet", watch=seen.append)

    assert sum(seen) == rows
    assert len(seen) > 1
    assert pl.scan_parquet(tmp_path / "answers.parquet").select(pl.len()).collect().item() == rows


def test_frame_in_memory_is_not_watched(ask: Ask, hold: Hold) -> None:
    """Only what is read by pieces takes long enough to tell; the answers are the same."""
    population, seen = hold(PEOPLE), list[int]()

    found = ask(population, watch=seen.append).frame

    if isinstance(found, pl.LazyFrame):
        found.collect()
    assert sum(seen) == (4 if isinstance(found, pl.LazyFrame) else 0)


def interrupted(_rows: int) -> None:
    """Fail, as whoever watches may."""
    raise KeyError("stop")


@pytest.mark.parametrize(
    ("change", "more"),
    [
        (pl.col("quotient_familial").neg(), {}),
        (pl.col("resident").cast(pl.Int64), {}),
        (pl.col("key"), {"keep": ["nobody"]}),
        (pl.col("key"), {"keep": ["#1"]}),
        (pl.col("key"), {"watch": interrupted}),
    ],
)
def test_run_that_is_refused_writes_nothing(
    change: pl.Expr, more: dict[str, Any], ask: Ask, tmp_path: Path
) -> None:
    """What was there stays as it was, whenever it fails."""
    to = tmp_path / "answers.parquet"
    to.write_bytes(OLD)

    with pytest.raises((InvalidValueError, pl.exceptions.PolarsError, KeyError)):
        ask(PEOPLE.with_columns(change).lazy(), to=to, **more)

    assert to.read_bytes() == OLD
    assert list(tmp_path.iterdir()) == [to]


def test_file_is_written_where_there_is_a_folder(ask: Ask, tmp_path: Path) -> None:
    """And said so before anything is read."""
    for to in (tmp_path / "nowhere" / "answers.parquet", tmp_path):
        with pytest.raises(InvalidValueError, match="no file can be written there; name a file in"):
            ask(tmp_path / "unread.parquet", to=to)


def test_answers_do_not_take_the_place_of_the_cases(ask: Ask, tmp_path: Path) -> None:
    """However the path is written."""
    path = tmp_path / "people.parquet"
    PEOPLE.write_parquet(path)

    with pytest.raises(InvalidValueError, match="would take the place of the cases"):
        ask(path, to=tmp_path / ".." / tmp_path.name / "people.parquet")
    assert pl.read_parquet(path).equals(PEOPLE)

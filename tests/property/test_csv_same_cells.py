"""CSV is read as Python's own reader reads it, whatever is in the cells."""

import csv
import io
from functools import cache

from hypothesis import given
from hypothesis import strategies as st

from essmodel.io.allowance import Allowance
from essmodel.io.csv_table import read_csv

Rows = list[list[str]]


@cache
def tables() -> st.SearchStrategy[Rows]:
    """Lists of rows, of cells that have all that makes CSV hard."""
    cells = st.text(st.sampled_from('aé€ 1";,\t\n'), max_size=6)
    return st.lists(st.lists(cells, min_size=2, max_size=4), min_size=1, max_size=5)


@given(table=tables(), sign=st.sampled_from(";\t,"), end=st.sampled_from(["\n", "\r\n"]))
def test_what_is_written_is_read(table: Rows, sign: str, end: str) -> None:
    """Python's writer is a reference: cells come back as they were, but for blanks around them."""
    stream = io.StringIO()
    head = ["x", "y"]
    csv.writer(stream, delimiter=sign, lineterminator=end, quoting=csv.QUOTE_ALL).writerow(head)
    csv.writer(stream, delimiter=sign, lineterminator=end, quoting=csv.QUOTE_MINIMAL).writerows(
        table
    )

    rows = read_csv(stream.getvalue().encode(), file="f.csv", allowance=Allowance())

    expected = [[cell.strip() for cell in row] for row in [head, *table]]
    assert [[cell.text for cell in row] for row in rows] == expected

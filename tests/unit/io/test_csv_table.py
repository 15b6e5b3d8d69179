"""CSV as French and English spreadsheets save it: same cells, and the places where they stand."""

import pytest

from essmodel.errors import InvalidValueError
from essmodel.io.allowance import Allowance
from essmodel.io.csv_table import read_csv


def cells(written: str | bytes) -> list[list[str]]:
    """Read a CSV file; return the texts of its cells."""
    data = written.encode() if isinstance(written, str) else written
    rows = read_csv(data, file="f.csv", allowance=Allowance())
    return [[cell.text for cell in row] for row in rows]


def places(written: str) -> list[list[str]]:
    """Read a CSV file; return the line and column of its cells."""
    rows = read_csv(written.encode(), file="f.csv", allowance=Allowance())
    return [[f"{cell.at.line}:{cell.at.column}" for cell in row] for row in rows]


def refused(written: bytes, allowance: Allowance | None = None) -> tuple[str, str]:
    """Read a CSV file that must be refused; return the id of the message, and its place."""
    with pytest.raises(InvalidValueError) as refusal:
        read_csv(written, file="f.csv", allowance=allowance or Allowance())
    (problem,) = refusal.value.problems
    return problem.id, str(problem.at)


@pytest.mark.parametrize("sign", [";", ",", "\t"], ids=["semicolon", "comma", "tab"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"], ids=["LF", "CRLF", "CR"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_every_spreadsheet_program_says_the_same(sign: str, end: str, encoding: str) -> None:
    """Whatever stands between columns and at the end of lines, and however é and € are stored."""
    written = f"Été{sign}Parts (€){end}Agnès{sign}50{end}"

    assert cells(written.encode(encoding)) == [["Été", "Parts (€)"], ["Agnès", "50"]]


def test_a_semicolon_wins_over_the_comma_of_a_heading() -> None:
    """French headings and numbers have commas."""
    assert cells("Parts (€, entières);Nom\n1,5;A") == [["Parts (€, entières)", "Nom"], ["1,5", "A"]]


def test_a_sign_in_quotes_is_not_between_columns() -> None:
    """The first line that says something decides, without what it has in quotes."""
    assert cells('\n"a;b",c\n1,2') == [[""], ["a;b", "c"], ["1", "2"]]
    assert cells('"a,b"\t"c;d"\n1\t2') == [["a,b", "c;d"], ["1", "2"]]


def test_one_column_needs_no_sign() -> None:
    """A list of names is a table."""
    assert cells("party\namina") == [["party"], ["amina"]]


def test_an_empty_file_has_one_empty_cell() -> None:
    """It is refused later, where the table is named."""
    assert cells("") == [[""]]


def test_quotes_keep_what_would_end_a_cell() -> None:
    """Signs, line ends, and quotes written twice; blanks around are left out."""
    written = 'a;b\n "x;""y"" \nz" ;  t "u"  \n'

    assert cells(written) == [["a", "b"], ['x;"y" \nz', 't "u"']]


def test_cells_stand_where_an_editor_shows_them() -> None:
    """A line end in quotes counts as one, and so do letters of several bytes."""
    written = 'é;b\r\n"x\r\ny";2\r\n;4'

    assert places(written) == [["1:1", "1:3"], ["2:1", "3:4"], ["4:1", "4:2"]]


@pytest.mark.parametrize(
    ("written", "problem", "place"),
    [
        (b'a;b\n1;"2', "table_quote_open", "2:3"),
        (b'a;b\n1;"2""', "table_quote_open", "2:3"),
        (b'a;b\n"1"x;2', "table_quote_closed", "2:4"),
        (b'a;b\n "1" "x";2', "table_quote_closed", "2:5"),
        (b"a;b\n\xff\x81;1", "document_byte", "2:1"),
        ("a;b".encode("utf-16"), "document_in_utf16", "1:1"),
        (b"a\0b", "document_in_utf16", "1:1"),
    ],
)
def test_a_broken_file_is_refused_at_its_place(written: bytes, problem: str, place: str) -> None:
    """Quotes that nobody can pair, bytes of no known encoding."""
    assert refused(written) == (problem, f"f.csv:{place}")


def test_a_file_ends_where_its_allowance_does() -> None:
    """A file of semicolons only is not read to its end; as many cells as allowed are."""
    assert refused(b";" * 5_000, Allowance(cells=3)) == ("table_too_long", "f.csv:1:4")
    assert len(read_csv(b"a;b;c", file="f.csv", allowance=Allowance(cells=3))[0]) == 3


def test_a_quote_that_never_closes_is_found_at_once() -> None:
    """A megabyte of quotes costs no more than to read it."""
    assert refused(b"a;b\n" + b'"' * 999_999) == ("table_quote_open", "f.csv:2:1")

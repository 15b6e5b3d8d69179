"""XLSX as spreadsheets save it: what people see in a cell is what is read, and nothing else is."""

import io
import sys
import warnings
import zipfile
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest
from openpyxl.xml.constants import SHARED_STRINGS
from tests.unit.io.spreadsheet import AT, book, refused, rewritten, texts

import essmodel as em
from essmodel.errors import InvalidValueError
from essmodel.io.allowance import Allowance
from essmodel.io.reading import read_file
from essmodel.io.xlsx_table import read_xlsx
from essmodel_fr.pack import PACK

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
STRINGS = f"""<Override PartName="/xl/sharedStrings.xml" ContentType="{SHARED_STRINGS}"/></Types>"""
SHEET = "xl/worksheets/sheet1.xml"


@pytest.mark.parametrize(
    ("value", "form", "text"),
    [
        (0.1, "General", "0.1"),
        (0.1 + 0.2, "General", "0.3"),
        (1.1000000000000001, "0.00", "1.1"),
        (4.60, "#,##0.00 €", "4.6"),
        (1e-7, "General", "0.0000001"),
        (123456789.125, "General", "123456789.125"),
        (12345678900014, "0", "12345678900014"),
        (1.2e13, "0.00E+00", "12000000000000"),
        (40, "General", "40"),
        (1e300, "General", "1" + "0" * 300),
        (1e28, "0%", "1" + "0" * 30 + " %"),
        (-2.0, "General", "-2"),
        (0, "0.00", "0"),
        (0.4, "0%", "40 %"),
        (0.0125, "0.00%", "1.25 %"),
        (1, "0%", "100 %"),
        (40, '0" %"', "40"),
        (40, "0\\%", "40"),
        (0.4, "[Red]0.0%;[Blue]-0.0%", "40 %"),
        (True, "General", "yes"),
        (False, "0%", "no"),
        (date(2026, 1, 31), "dd/mm/yyyy", "2026-01-31"),
        (datetime(2026, 1, 31), "d mmm yy", "2026-01-31"),  # noqa: DTZ001 - sheets have no zones
        (datetime(2026, 1, 31, 12, 30), "yyyy-mm-dd hh:mm", "2026-01-31 12:30:00"),  # noqa: DTZ001 - as above
        (time(12, 30), "hh:mm", "12:30:00"),
        (timedelta(hours=30), "[h]:mm", "1 day, 6:00:00"),
        ("31/01/2026", "General", "31/01/2026"),
        (" 01004\n", "@", "01004"),
        ("", "General", ""),
        (None, "0%", ""),
    ],
)  # fmt: skip
def test_a_cell_says_what_it_shows(value: object, form: str, text: str) -> None:
    """Numbers exactly, percentages as such, days with the year first; no more than 15 digits."""

    def change(made: Any) -> None:  # noqa: ANN401 - openpyxl's types fit nobody
        made.active.cell(1, 1, value).number_format = form

    assert texts(book((None, "x"), change=change)) == [[text, "x"]]


def test_cells_stand_at_their_row_and_column() -> None:
    """Rows and cells that were never written count, as they do on the screen."""

    def change(made: Any) -> None:  # noqa: ANN401 - as above
        made.active["C4"] = "x"

    rows = read_xlsx(book(change=change), file="f.xlsx", sheet=None, at=AT, allowance=Allowance())

    assert [str(cell.at) for row in rows for cell in row if cell.text] == ["f.xlsx:4:3"]


def test_a_table_in_a_spreadsheet_is_a_list(tmp_path: Path) -> None:
    """A document names it as it names a CSV file, its sheet too."""
    data = book(("Nom", "Parts"), ("amina", 20.5), (None, None), ("bruno", None))
    for name in ("t.xlsx", "t.XLSM"):
        (tmp_path / name).write_bytes(data)
        (tmp_path / "f.yaml").write_text(
            f"{{table: {name}, sheet: Grille, columns: {{Nom: party, Parts: capital}}}}", "utf-8"
        )

        tree: Any = read_file(tmp_path / "f.yaml")

        said = [[one.value.text for one in item.entries] for item in tree.items]
        assert said == [["amina", "20.5"], ["bruno", ""]]


def test_a_code_that_lost_its_zeros_is_refused_with_advice(tmp_path: Path) -> None:
    """A spreadsheet keeps numbers and not codes, unless it is told to."""
    head = ("type", "id", "name", "kind", "identifiers.insee")
    town = ("public_authority", "mairie", "Ville", "commune", 1004)
    (tmp_path / "t.xlsx").write_bytes(book(head, town))
    document = tmp_path / "f.yaml"
    document.write_text("essmodel: 1\ntitle: T\nstakeholders: {table: t.xlsx}", "utf-8")

    with pytest.raises(InvalidValueError) as refusal:
        em.load(document, packs=(PACK,))

    (said,) = refusal.value.said("fr").splitlines()
    assert said.startswith(f"{tmp_path}/t.xlsx:2:5: stakeholders.0.identifiers.insee")
    assert said.endswith("et dans un tableur donnez à sa colonne le format Texte")


def hide(made: Any, state: str = "hidden") -> None:  # noqa: ANN401 - as above
    """Add a sheet that is not shown."""
    made.create_sheet("Brouillon").sheet_state = state


def test_the_only_sheet_that_is_shown_is_meant() -> None:
    """A hidden one is no choice."""
    assert texts(book(("a",), change=hide)) == [["a"]]


def test_a_sheet_is_chosen_by_its_name() -> None:
    """Among several."""

    def change(made: Any) -> None:  # noqa: ANN401 - as above
        made.create_sheet("Annexe").append(["b"])

    data = book(("a",), change=change)

    assert texts(data, "Grille") == [["a"]]
    assert texts(data, "Annexe") == [["b"]]
    assert refused(data) == [("table_sheet_missing", "f.yaml:1:8")]
    assert refused(data, "Anexe") == [("table_sheet_misspelt", "f.yaml:1:20")]
    assert refused(data, "2026") == [("table_sheet_unknown", "f.yaml:1:20")]


@pytest.mark.parametrize("state", ["hidden", "veryHidden"])
def test_a_hidden_sheet_is_never_read(state: str) -> None:
    """Nobody is judged by figures that nobody sees."""
    data = book(("a",), change=lambda made: hide(made, state))

    assert refused(data, "Brouillon") == [("table_sheet_hidden", "f.yaml:1:20")]


def test_a_chart_is_no_sheet() -> None:
    """It has no cells."""
    assert texts(book(("a",), change=lambda made: made.create_chartsheet("Courbe"))) == [["a"]]


def test_merged_cells_are_refused_together() -> None:
    """A spreadsheet keeps the value of the first only; the others would be left out."""

    def change(made: Any) -> None:  # noqa: ANN401 - as above
        made.active.merge_cells("A2:A3")
        made.active.merge_cells("B1:C1")

    data = book(("a", "b", "c"), (1, 2, 3), (4, 5, 6), change=change)

    assert sorted(refused(data)) == [("table_merged", "f.xlsx:1:2"), ("table_merged", "f.xlsx:2:1")]


def test_a_formula_without_a_result_is_refused() -> None:
    """Programs that write files do not compute; a spreadsheet does when it saves."""
    data = book(("a", "b"), (1, "=A2*2"), ("=A2", 3))

    assert refused(data) == [("table_formula", "f.xlsx:2:2"), ("table_formula", "f.xlsx:3:1")]


def test_texts_and_numbers_are_read_as_excel_stores_them() -> None:
    """Texts apart and by number, and sixteen or more digits of which it shows fifteen."""
    cells = '<c r="A1" t="s"><v>1</v></c><c r="B1"><v>1.1000000000000001</v></c>'
    data = rewritten(
        book(("x",)),
        sheet1=('<c r="A1" t="inlineStr"><is><t>x</t></is></c>', cells),
        workbook=("<definedNames />", ""),
        **{"[Content_Types]": ("</Types>", STRINGS)},
    )
    strings = '<sst xmlns="{}"><si><t>a</t></si><si><r><t>é</t></r><r><t>t</t></r></si></sst>'
    stored = io.BytesIO(data)
    with zipfile.ZipFile(stored, "a") as archive:
        archive.writestr("xl/sharedStrings.xml", strings.format(MAIN))

    assert texts(stored.getvalue()) == [["ét", "1.1"]]


@pytest.mark.parametrize(
    ("result", "text"), [("<v>2</v>", ["1", "2"]), ('" t="str"><f>A1*2</f><v></v>', ["1"])]
)
def test_the_result_of_a_formula_is_read(result: str, text: list[str]) -> None:
    """As it was when the file was saved; the empty text is a result."""
    data = book((1, "=A1*2"))
    with zipfile.ZipFile(io.BytesIO(data)) as stored:
        written = stored.read(SHEET).decode()
    formula = written[written.index('<c r="B1"') : written.index("</c>", written.index('"B1"'))]
    head = '<c r="B1"><f>A1*2</f>' if result.startswith("<v>") else '<c r="B1'

    rows = texts(rewritten(data, sheet1=(formula, head + result)))

    assert [[one for one in row if one] for row in rows] == [text]


def test_a_formula_that_fails_is_refused() -> None:
    """With what the spreadsheet shows."""
    data = book(("a", "b"), ("#N/A", "#DIV/0!"))

    assert refused(data) == [
        ("table_formula_fails", "f.xlsx:2:1"),
        ("table_formula_fails", "f.xlsx:2:2"),
    ]


@pytest.mark.parametrize("serial", [1e9, -1e9])
def test_a_day_out_of_all_calendars_is_refused(serial: float) -> None:
    """It shows as an error in the spreadsheet too."""

    def change(made: Any) -> None:  # noqa: ANN401 - as above
        made.active["A1"] = serial
        made.active["A1"].number_format = "dd/mm/yyyy"

    assert refused(book(change=change)) == [("table_formula_fails", "f.xlsx:1:1")]


def test_a_sheet_that_claims_another_size_is_read_whole() -> None:
    """What a file says of its size is not always so."""
    data = rewritten(book(("a", "b"), (1, 2)), sheet1=('ref="A1:B2"', 'ref="A1:A1"'))

    assert texts(data) == [["a", "b"], ["1", "2"]]


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ('<row r="2"', '<row r="999999999999"', "f.xlsx:11:1"),
        ('<c r="A2"', '<c r="XFD2"', "f.xlsx:2:1"),
    ],
)
def test_a_cell_far_away_ends_the_reading(old: str, new: str, place: str) -> None:
    """Rows and columns that are skipped are counted, and not made."""
    data = rewritten(book(("a",), ("b",)), sheet1=(old, new))

    assert refused(data, allowance=Allowance(cells=10)) == [("table_too_long", place)]


def test_very_many_mistakes_end() -> None:
    """A hundred and one are said at most."""
    assert len(refused(book(*[("=A1",)] * 200))) == 101
    assert len(refused(book(*[("#N/A",)] * 200))) == 101


def test_a_spreadsheet_warns_nobody() -> None:
    """What openpyxl would tell of styles is no business of ours; warnings stay as they were."""
    unknown = '<extLst><ext uri="{0}"/></extLst></worksheet>'
    data = rewritten(book(("a",)), sheet1=("</worksheet>", unknown))

    with warnings.catch_warnings(record=True) as told:
        warnings.simplefilter("always")
        assert texts(data) == [["a"]]

    assert not told


def test_spreadsheets_are_an_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without openpyxl, the message names what to install."""
    monkeypatch.setitem(sys.modules, "openpyxl", None)

    assert refused(book(("a",))) == [("table_without_openpyxl", "f.yaml:1:8")]

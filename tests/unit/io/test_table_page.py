"""The register that the page of tables shows is read as it stands there."""

import re
from datetime import date
from pathlib import Path
from textwrap import dedent

import pytest

from essmodel.errors import InvalidValueError
from essmodel.governance.membership import Member
from essmodel.io.case import CASE
from essmodel.io.converter import Converter
from essmodel.io.reading import read_file
from essmodel.values.money import Money
from essmodel.values.period import Period

PAGE = Path(__file__).parents[3] / "docs/reference/tables.md"


def test_the_page_shows_a_register_that_is_read(tmp_path: Path) -> None:
    """Its headings, its amounts and its days, and the mistake that it shows."""
    page = PAGE.read_text("utf-8")
    yaml, table, mistake = re.findall(r"```(?:yaml|text)\n(.*?)```", page, re.DOTALL)
    (tmp_path / "case.yaml").write_text(dedent(yaml.removeprefix("members:\n")), "utf-8")
    (tmp_path / "associes.csv").write_text(table, "utf-8")
    converter = Converter(CASE)

    members = converter.read(read_file(tmp_path / "case.yaml"), tuple[Member, ...])

    assert members == (
        Member(
            party="amina",
            category="habitants",
            capital=Money(120_050),
            period=Period(start=date(2024, 1, 31)),
        ),
        Member(
            party="bruno",
            category="salaries",
            capital=Money(2_000),
            period=Period(start=date(2025, 9, 1)),
        ),
    )

    (tmp_path / "associes.csv").write_text(table.replace("1 200,50 €", "twenty"), "utf-8")
    with pytest.raises(InvalidValueError) as refusal:
        converter.read(read_file(tmp_path / "case.yaml"), tuple[Member, ...])
    assert str(refusal.value).removeprefix(f"{tmp_path}/") == mistake.strip().replace(
        "cooperative.members.", ""
    )

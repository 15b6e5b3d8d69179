"""A database to ask, and nothing in it but the one case of a test."""

from collections.abc import Callable, Iterator, Mapping

import duckdb
import pytest

from essmodel.rules.columns.dialect import DUCKDB
from essmodel.rules.columns.sql import sql
from essmodel.rules.expression import Node
from essmodel.rules.figure import Figure

Ask = Callable[..., object]


@pytest.fixture(scope="session")
def database() -> Iterator[duckdb.DuckDBPyConnection]:
    """Open a database in memory."""
    with duckdb.connect() as opened:
        yield opened


@pytest.fixture
def ask(database: duckdb.DuckDBPyConnection) -> Ask:
    """Return what DuckDB answers for a rule about one case, whose columns are written as SQL."""

    def asked(
        node: Node, case: Mapping[str, str], figures: Mapping[str, Figure] | None = None
    ) -> object:
        columns = {"key": "1", **case}
        row = ", ".join(f"{one} AS {DUCKDB.identifier(name)}" for name, one in columns.items())
        rule = sql(node, figures=figures or {}, dates={}, dialect=DUCKDB)
        statement = f"SELECT {rule} FROM (SELECT {row})"  # noqa: S608 - our own rules
        assert len(duckdb.extract_statements(statement)) == 1
        ((found,),) = database.execute(statement).fetchall()
        return found

    return asked

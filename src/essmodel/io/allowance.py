"""How much the tables of one document may hold together."""

from attrs import define

from essmodel.errors import Position
from essmodel.io.growth import MOST_VALUES
from essmodel.io.refusal import refusal
from essmodel.io.source import MOST_BYTES, MOST_MEGABYTES


@define(kw_only=True)  # it changes: it is spent
class Allowance:
    """
    What is left to read of tables.

    Attributes:
        bytes: of the files as they are stored, 5 MB in all.
        cells: empty ones among them, 300 000 in all.
    """

    bytes: int = MOST_BYTES
    cells: int = MOST_VALUES

    def spend_bytes(self, count: int, at: Position) -> None:
        """
        Take *count* bytes.

        Raises:
            InvalidValueError: so many are not left.
        """
        self.bytes -= count
        if self.bytes < 0:
            raise refusal("table_too_big", at, most=MOST_MEGABYTES)

    def spend_cells(self, count: int, at: Position) -> None:
        """
        Take *count* cells.

        Raises:
            InvalidValueError: so many are not left.
        """
        self.cells -= count
        if self.cells < 0:
            raise refusal("table_too_long", at, most=MOST_VALUES)

"""What a statement works out once for each row, because its answers name it several times."""

import re
from collections.abc import Sequence

from attrs import define, field

CASES = "cases"
"""What a statement calls the rows it reads."""


@define  # it changes, for it gathers
class Parts:
    """
    Long parts of expressions, each to be a column of a SELECT around the table.

    Attributes:
        name: how the names of these columns begin, as no column of the table does.
    """

    name: str
    _levels: dict[str, int] = field(init=False, factory=dict[str, int])
    _texts: dict[str, str] = field(init=False, factory=dict[str, str])

    def column(self, text: str) -> str:
        """Return the column that *text* is worked out in; a text met before has one already."""
        if text not in self._texts:
            name = f"{self.name}_{len(self._texts) + 1}"
            named = re.findall(rf"\b{CASES}\.({re.escape(self.name)}_\d+)\b", text)
            self._levels[name] = 1 + max((self._levels.get(one, 0) for one in named), default=0)
            self._texts[text] = name
        return f"{CASES}.{self._texts[text]}"

    def around(self, table: str, columns: Sequence[str]) -> str:
        """
        Return what to read from: *table*, with a SELECT around it for each level of parts.

        INVARIANT: only *columns* are handed on, for any other might bear the name of a part.
        """
        rows = f"{table} AS {CASES}"
        kept = [f"{CASES}.{column}" for column in columns]
        for level in range(1, max(self._levels.values(), default=0) + 1):
            here = {text: name for text, name in self._texts.items() if self._levels[name] == level}
            worked_out = [f"{text} AS {name}" for text, name in here.items()]
            shown = ",\n  ".join([", ".join(kept), *worked_out])
            rows = f"(\nSELECT\n  {shown}\nFROM {rows}\n) AS {CASES}"
            kept += [f"{CASES}.{name}" for name in here.values()]
        return rows

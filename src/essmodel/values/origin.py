"""Where the parts of a value were written, for messages that point at them."""

from bisect import bisect_right

from attrs import frozen

from essmodel.errors import Position


@frozen
class Origin:
    """The places of one document: pairs of a dotted path and a position, sorted by path."""

    file: str
    marks: tuple[tuple[str, Position], ...]

    def find(self, path: str) -> Position | None:
        """Return where *path* was written, or else the nearest part that holds it."""
        while True:
            index = bisect_right(self.marks, path, key=lambda mark: mark[0]) - 1
            if index >= 0 and self.marks[index][0] == path:
                return self.marks[index][1]
            if not path:
                return None
            path = path.rpartition(".")[0]

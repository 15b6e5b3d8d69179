"""The page of results, which several benchmarks write, each its own part."""

from pathlib import Path

PAGE = Path(__file__).with_name("RESULTS.md")
_MARK = "<!-- what follows is written by python -m benchmarks."


def write_part(name: str, lines: list[str]) -> None:
    """Write the part of one benchmark in the place of what it wrote before, or at the end."""
    mark = f"{_MARK}{name} -->"
    before, _, rest = PAGE.read_text("utf-8").partition(mark)
    _, other, kept = rest.partition("\n" + _MARK)
    said = "\n".join([mark, "", *lines])
    PAGE.write_text(before.rstrip() + "\n\n" + said + "\n" + other + kept, "utf-8")

"""Every fenced block of the pages is of a kind that the documentation session runs."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
# Pages may also draw and show files; the README shows nothing that is not run.
RUN = {"python", "console", "powershell"}
SHOWN = {"mermaid", "text", "yaml", "{toctree}"}


def languages(page: str) -> set[str]:
    """Name the languages of the fenced blocks of *page*; a block without one is ``""``."""
    fences = re.findall(r"^ *```+ *(\S*)", page, re.MULTILINE)
    return set(fences[::2])


@pytest.mark.parametrize("path", PAGES, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_block_is_run(path: Path) -> None:
    """A block in a language that nobody runs is an example that nobody has tried."""
    allowed = RUN if path.name == "README.md" else RUN | SHOWN

    assert languages(path.read_text("utf-8")) <= allowed


def test_a_block_that_nobody_runs_is_noticed() -> None:
    """A language of its own, and none at all."""
    assert languages("```bash\nls\n```\n\n```\nls\n```\n") == {"bash", ""}

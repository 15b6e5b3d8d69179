"""What the project says of itself in several places is the same in each."""

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PROJECTS = [ROOT, *sorted(ROOT.glob("plugins/*"))]


def version_of(project: Path) -> str:
    """Read the version that a project declares."""
    declared = tomllib.loads((project / "pyproject.toml").read_text("utf-8"))
    return str(declared["project"]["version"])


def test_citation_names_the_version() -> None:
    """Who cites the library cites the version that they ran."""
    citation = (ROOT / "CITATION.cff").read_text("utf-8")

    assert re.findall(r"^version: (.+)$", citation, re.MULTILINE) == [version_of(ROOT)]


@pytest.mark.parametrize("project", PROJECTS, ids=lambda project: project.name)
def test_licence_travels_with_each_wheel(project: Path) -> None:
    """Each wheel carries its own copy of the one licence."""
    assert (project / "LICENSE").read_bytes() == (ROOT / "LICENSE").read_bytes()


def test_constraints_hold_names_and_versions_only() -> None:
    """The list serves whichever index, mirror or folder a machine installs from."""
    lines = (ROOT / "constraints.txt").read_text("utf-8").splitlines()

    strange = [line for line in lines if not re.fullmatch(r"#.*|[\w.-]+==[\w.]+", line)]

    assert strange == []

"""The cases of the examples, read once."""

from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

import essmodel as em

EXAMPLES = Path(__file__).parents[3] / "examples"


@cache
def load(name: str) -> em.Partnership:
    """Read one example."""
    return em.load(EXAMPLES / f"{name}.yaml")


@pytest.fixture
def example() -> Callable[[str], em.Partnership]:
    """Read an example by its name."""
    return load

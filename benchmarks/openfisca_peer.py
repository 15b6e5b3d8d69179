"""OpenFisca as a contender: its process, and the people that it is given."""

import json
import subprocess
from pathlib import Path
from typing import Any, Self

import numpy as np
import polars as pl

from benchmarks.population import population

ROOT = Path(__file__).parents[1]
PYTHON = ROOT / "build" / "bench-venv" / "bin" / "python"
"""The interpreter of the environment of peers, which `make bench` makes."""


class OpenFisca:
    """A running process of OpenFisca; it is told to stop at the end of a ``with`` block."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.process = subprocess.Popen(
            [str(PYTHON), "-m", "benchmarks.openfisca_worker"],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.process.communicate()

    def round(self, way: str, rows: int, *, answers: Path | None = None) -> dict[str, Any]:
        """Let it decide *rows* people once; return its nanoseconds, and its peak in megabytes."""
        asked = {"way": way, "people": str(complete_people(self.folder, rows))}
        if answers:
            asked["answers"] = str(answers)
        if not self.process.stdin or not self.process.stdout:
            raise AssertionError
        self.process.stdin.write(json.dumps(asked) + "\n")
        self.process.stdin.flush()
        told: dict[str, Any] = json.loads(self.process.stdout.readline())
        return told


def installed() -> dict[str, str]:
    """Return the version of OpenFisca in the environment of peers."""
    asks = "from importlib.metadata import version; print(version('openfisca-core'))"
    done = subprocess.run([str(PYTHON), "-c", asks], check=True, capture_output=True, text=True)
    return {"openfisca-core": done.stdout.strip()}


def complete_people(folder: Path, rows: int) -> Path:
    """Write *rows* people of whom all is known, as arrays of numpy, unless they are there."""
    path = folder / f"complete-{rows}.npz"
    if not path.exists():
        folder.mkdir(parents=True, exist_ok=True)
        people = population(rows, unknown=0)
        np.savez(
            path, **{name.removeprefix("child."): _array(people[name]) for name in people.columns}
        )
    return path


def _array(column: pl.Series) -> Any:  # noqa: ANN401 - an array of one of four kinds
    match column.dtype:
        case pl.Enum():
            return column.to_physical().to_numpy().astype(np.uint8)
        case pl.Int64():
            return column.to_numpy().astype(np.int32)
        case _:
            return column.to_numpy()

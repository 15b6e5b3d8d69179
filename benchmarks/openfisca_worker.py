"""
The process of the peer: it is told which people to decide, and answers with its timings.

A line of JSON in, a line of JSON out, until there is no more.  Each round is a simulation of its
own, because OpenFisca keeps what it has worked out.
"""

import json
import sys
from time import perf_counter_ns
from typing import Any

import numpy as np
from openfisca_core.simulations import SimulationBuilder

from benchmarks import openfisca_taught, openfisca_tight
from benchmarks.figures import DECIDED_ON
from benchmarks.memory import peak_megabytes

DAY = DECIDED_ON.isoformat()
COUNTRIES = {"taught": openfisca_taught.system(), "tight": openfisca_tight.system()}


def main() -> None:
    """Answer each line."""
    path, people = "", {}
    for line in sys.stdin:
        asked = json.loads(line)
        if asked["people"] != path:
            path = asked["people"]
            people = dict(np.load(path))
        found, timings = _round(COUNTRIES[asked["way"]], people)
        if "answers" in asked:
            np.savez(asked["answers"], **found)
        print(json.dumps(timings | {"peak": peak_megabytes()}), flush=True)


def _round(country: Any, people: dict[str, Any]) -> tuple[dict[str, Any], dict[str, int]]:  # noqa: ANN401 - OpenFisca's own type
    """Decide all *people* once; say how long the inputs and the answers took, in nanoseconds."""
    start = perf_counter_ns()
    simulation = SimulationBuilder().build_default_simulation(country, len(people["birth"]))
    for name, column in people.items():
        simulation.set_input(name, DAY, column)
    ready = perf_counter_ns()
    found = {name: simulation.calculate(name, DAY) for name in ("granted", "price")}
    end = perf_counter_ns()
    return found, {"inputs": ready - start, "answers": end - ready}


if __name__ == "__main__":
    main()

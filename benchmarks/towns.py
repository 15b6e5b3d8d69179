"""
One decision in one town, of a country of 35 000 towns with 20 rules each, and of one town.

What a decision costs must not depend on how many neighbours have rules.
"""

from datetime import date
from functools import partial
from pathlib import Path

from benchmarks.stopwatch import interleaved, timed
from benchmarks.table import Table, count
from benchmarks.target import Target
from essmodel.coproduction.request import Request
from essmodel.coproduction.service import Service
from essmodel.io.shelf import FolderShelf, shelf
from essmodel.messages.text import Text
from essmodel.partnership.partnership import Partnership
from essmodel.questions.decide import decide
from essmodel.stakeholders.place import Municipality
from essmodel.stakeholders.register import Register
from essmodel.values.identifier import Identifier

DAY = date(2026, 11, 22)
RULES = 20
ALONE, AMONG = "one town", "all towns"
MANIFEST = """\
id: town
title: {{en: "Invented town", fr: "Commune inventée"}}
api: 1
version: "1"
maintainer: nobody
licence: MIT
places: {{town: "{code:05}"}}
"""
FACT = "- {path: child.age, type: number, label: {en: age, fr: âge}}\n"
RULE = """\
- id: town.rule_{number}
  subject: eligibility
  event: decision
  requires: child.age >= {number}
  says: {{en: "is {number} or older", fr: "a {number} ans ou plus"}}
  source: {{kind: invented, note: {{en: "for a benchmark", fr: "pour un banc d’essai"}}}}
"""


def measure(folder: Path, towns: int, rounds: int) -> tuple[list[Table], list[Target]]:
    """Time decisions of the last of *towns* towns, beside those of a town that is alone."""
    alone, among = _written(folder / "one-town", 1), _written(folder / f"{towns}-towns", towns)
    last = towns - 1
    warm = {ALONE: (shelf(alone), 0), AMONG: (shelf(among), last)}
    for packs, code in warm.values():
        _decide(packs, code)
    first = interleaved(
        {
            ALONE: timed(lambda: _decide(shelf(alone), 0)),
            AMONG: timed(lambda: _decide(shelf(among), last)),
        },
        rounds=rounds,
        units=1,
    )
    later = interleaved(
        {name: timed(partial(_decide, packs, code)) for name, (packs, code) in warm.items()},
        rounds=10 * rounds,
        units=1,
    )
    title = f"a decision in a country of {count(towns)} towns × {RULES} rules"
    ratio = later[AMONG].times(later[ALONE])
    return [
        Table(title=f"The first of {title}", timings=first, first=ALONE, per="decision"),
        Table(title=f"A later one of {title}", timings=later, first=ALONE, per="decision"),
    ], [
        Target(
            what=title,
            target="as in a country of one town",
            measured=f"{ratio:.2f} × as long",
            is_met=ratio < 1.1,
        )
    ]


def _decide(packs: FolderShelf, code: int) -> None:
    place = Municipality(id="town", name="Town", identifiers=(Identifier("town", f"{code:05}"),))
    title = Text.same("A town")
    service = Service(id="lunch", title=title, conditions=())
    case = Partnership(title=title, register=Register(places=(place,)), services=(service,))
    found = decide(
        Request(id="one", service="lunch", sheets=()), within=case, packs=(packs,), on=DAY
    )
    assert len(found.answer.findings) == RULES  # noqa: S101 - nothing is timed that does not work


def _written(folder: Path, towns: int) -> Path:
    """Write the packs of *towns* towns, once."""
    done = folder / "done"
    if not done.exists():
        rules = "".join(RULE.format(number=number) for number in range(RULES))
        for code in range(towns):
            town = folder / f"town-{code:05}"
            town.mkdir(parents=True, exist_ok=True)
            (town / "essmodel.yaml").write_text(MANIFEST.format(code=code), "utf-8")
            (town / "facts.yaml").write_text(FACT, "utf-8")
            (town / "rules.yaml").write_text(rules, "utf-8")
        done.touch()
    return folder

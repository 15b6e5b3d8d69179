"""Forty plugins are installed, five of which are broken, and one of whose rules never ends."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import polars as pl
import pytest
from tests.kit.bad_plugins import APART, AT_LOADING, IN_RULE_APART
from tests.kit.plugin import Plugin

import essmodel as em
from essmodel.cli.answer import Said
from essmodel.hooks.budget import Budget
from essmodel.hooks.discovery import discover
from essmodel.messages.text import LANGS
from essmodel.packs.shelf import at_hand
from essmodel.rules.verdict import Undetermined
from essmodel_fr import PACK

Plugged = Callable[..., None]
BROKEN = tuple(
    bad
    for bad in (*AT_LOADING, *APART)
    if bad.plugin.name in {"absent", "texting", "asking", "raising", "looping"}
)
TURNING = next(bad for bad in IN_RULE_APART if bad.plugin.name == "turning")
GOOD = tuple(Plugin(name=f"town{number:02}", places=(f"{number:05}",)) for number in range(34))
CASE = """\
essmodel: 1
title: "Les Tilleuls"
as_of: 2026-11-23
services:
  - id: club
    title: "Club"
requests:
  - {id: r1, service: club}
"""
PLACE = """\
places:
  - {{type: municipality, id: town, name: "Town", identifiers: {{insee: "{code}"}}}}
"""
INSEE = """(IdentifierScheme(
    id="insee", title=Text.same("INSEE"), pattern="[0-9]{5}", example="59508", is_sound=str.isdigit
),)"""
SUBJECTS = {"check": "statutes", "count": "quorum", "decide": "eligibility"}


def forty(plugged: Plugged) -> None:
    """Install all of them."""
    plugged(*GOOD, TURNING.plugin, *(bad.plugin for bad in BROKEN))


def test_every_fault_is_named_and_everything_else_works(plugged: Plugged) -> None:
    """With the distribution, the hook where it is one, and what to do; 34 towns decide on."""
    forty(plugged)

    there = discover(isolation="process", budget=Budget(loading=3_000, call=300))

    assert len(there.packs) == 35
    assert {one.name: one.problems[0].id for one in there.broken} == {
        bad.plugin.name: bad.problem for bad in BROKEN
    }
    assert all(one.distribution == f"{one.name}-pack" for one in there.broken)
    assert "essmodel_pack" in next(one for one in there.broken if one.name == "raising").problems[
        0
    ].said("fr")
    case = em.loads(CASE)
    (request,) = case.requests
    assert case.as_of is not None
    answer = em.decide(request, within=case, packs=there.asked, on=case.as_of).answer
    verdicts = {one.rule.id: one.verdict for one in answer.findings}
    open_ones = {name for name, one in verdicts.items() if isinstance(one, Undetermined)}
    assert open_ones == {
        "turning.rule",
        *(f"{bad.plugin.name}.broken.eligibility" for bad in BROKEN),
    }


@pytest.mark.parametrize(("code", "standing"), [("59508", "met"), ("59512", "undetermined")])
def test_a_town_decides_whatever_its_neighbours_break(
    plugged: Plugged, code: str, standing: str
) -> None:
    """Of a broken pack its places are known: in its own town all is open, elsewhere nothing is."""
    here = Plugin(name="here", places=("59508",))
    there = Plugin(name="there", places=("59512",), at_import="1 / 0")
    plugged(Plugin(name="everywhere", schemes=INSEE), here, there)
    packs = em.installed_packs()
    case = em.loads(CASE + PLACE.format(code=code), packs=packs)
    (request,) = case.requests

    assert case.as_of is not None
    decision = em.decide(request, within=case, packs=packs, on=case.as_of)

    assert [one.failure is None for one in at_hand(packs)] == [True, True, False]
    assert decision.standing.value == standing


@pytest.mark.parametrize("question", ["check", "count", "decide"])
def test_a_broken_pack_leaves_every_question_open(plugged: Plugged, question: str) -> None:
    """With the reason in words, in both languages."""
    plugged(Plugin(name="absent", at_import="1 / 0", subject=SUBJECTS[question]))
    (broken,) = em.installed_packs()
    case = em.load("examples/social-centre.yaml", packs=(PACK,))
    packs, on = (PACK, broken), date(2026, 11, 23)
    assert case.cooperative is not None

    match question:
        case "check":
            said: tuple[Said, ...] = (em.check(case, packs=packs, on=on),)
        case "count":
            meetings = case.cooperative.meetings
            said = tuple(em.count(one, within=case, packs=packs, on=on) for one in meetings)
        case _:
            said = tuple(em.decide(one, within=case, packs=packs, on=on) for one in case.requests)

    assert {one.standing for one in said} <= {em.Standing.UNDETERMINED, em.Standing.UNMET}
    for lang in LANGS:
        assert any("ZeroDivisionError" in one.explain(lang) for one in said)


def test_a_population_is_open_too(plugged: Plugged) -> None:
    """What one person is told, all are."""
    plugged(Plugin(name="absent", at_import="1 / 0"))
    case = em.loads(CASE)

    decided = em.decide_all(
        "club",
        pl.DataFrame({"id": ["a", "b"]}),
        packs=em.installed_packs(),
        on=date(2026, 11, 23),
        within=case,
        keep=("id",),
    )

    assert "? 2 undetermined" in decided.explain("en")


def _untraced() -> dict[str, str]:
    """Return the environment, in which a process is as fast as that of users."""
    return {key: one for key, one in os.environ.items() if key != "COVERAGE_PROCESS_CONFIG"}


@pytest.mark.heavy
def test_the_command_line_lists_forty_plugins(plugged: Plugged, tmp_path: Path) -> None:
    """The list itself is no failure, whatever is in it."""
    forty(plugged)

    answer = subprocess.run(
        [sys.executable, "-m", "essmodel", "packs", "--json", "--lang", "fr"],
        env=_untraced() | {"PYTHONPATH": os.fspath(tmp_path)},
        capture_output=True,
        check=False,
    )

    assert (answer.returncode, answer.stderr) == (0, b"")
    packs = {one["id"]: one for one in json.loads(answer.stdout)["packs"]}
    assert {name for name, one in packs.items() if one["status"] == "broken"} == {
        bad.plugin.name for bad in BROKEN
    }
    assert packs["town07"]["places"] == [{"scheme": "insee", "code": "00007"}]
    for bad in BROKEN:
        (problem,) = packs[bad.plugin.name]["problems"]
        assert problem["id"] == bad.problem
        assert packs[bad.plugin.name]["distribution"] == f"{bad.plugin.name}-pack"

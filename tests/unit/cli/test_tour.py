"""The tour shows one case from top to bottom, in one language, on one page and a half."""

import re
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import attrs
import pytest

import essmodel as em
from essmodel.cli.harvest import Harvest
from essmodel.cli.tour import tour
from essmodel.governance.fact import CooperativeFacts
from essmodel.messages.text import LANGS, Lang, Text
from essmodel.packs.manifest import Manifest
from essmodel.packs.pack import RulePack
from essmodel.packs.shelf import at_hand
from essmodel.rules.codebook import CodeBook
from essmodel.rules.law.event import Event
from essmodel.rules.law.source import Confidence, Publication
from essmodel.rules.rule import Rule, Subject

Ask = Callable[..., CompletedProcess[str]]
Start = Callable[..., CompletedProcess[bytes]]
Install = Callable[..., None]

ROOT = Path(__file__).parents[3]
MANIFEST = Manifest(
    id="bare",
    title=Text("A bare pack", "Un paquet nu"),
    api=1,
    version="0.1.0",
    maintainer="the tests",
    licence="MIT",
)

LEGAL_FORM = CodeBook(id="legal_form", title=Text.same("form"), codes=(("sas", Text.same("SAS")),))


def golden(lang: Lang) -> str:
    """Read the transcript that is kept."""
    return (ROOT / "tests" / "golden" / f"demo.{lang}.txt").read_text("utf-8")


@pytest.mark.parametrize("lang", LANGS)
def test_the_transcript_is_the_one_that_is_kept(essmodel: Start, lang: Lang) -> None:
    """``essmodel demo --lang fr > tests/golden/demo.fr.txt`` keeps a new one."""
    answer = essmodel("demo", "--lang", lang)

    assert answer.stdout.decode("utf-8").replace("\r\n", "\n") == golden(lang)
    assert (answer.returncode, answer.stderr) == (0, b"")


@pytest.mark.parametrize("lang", LANGS)
def test_the_transcript_fits(lang: Lang) -> None:
    """At most 100 lines of 100 columns."""
    lines = golden(lang).splitlines()

    assert len(lines) <= 100
    assert max(map(len, lines)) <= 100
    assert all(line == line.rstrip() for line in lines)


@pytest.mark.parametrize("lang", LANGS)
def test_each_finding_shows_its_article_and_confidence(lang: Lang) -> None:
    """Each mark of a rule is followed, before the next one, by a source and how it was read."""
    marks = {"en": "read|secondary|invented", "fr": "lu|secondaire|inventé"}[lang]
    law = golden(lang).partition("── 2.")[2].partition("── 4.")[0]
    findings = re.split(r"(?m)^ *[✓✗?] ", law)[1:]

    # A line that ends a resolution's title has its own findings below it.
    unsourced = [one for one in findings if not re.search(rf"\[({marks})\]$", one, re.MULTILINE)]
    assert [one.splitlines()[0].partition(" · ")[1] for one in unsourced] == [" · ", " · "]


@pytest.mark.parametrize("lang", LANGS)
def test_each_rule_of_the_check_is_in_the_tour(lang: Lang) -> None:
    """The first of those that are met, all that are not, and the number of the others."""
    packs = em.installed_packs()
    case = em.load(ROOT / "examples" / "social-centre.yaml", packs=packs)
    assert case.as_of

    findings = em.check(case, packs=packs, on=case.as_of).findings

    statutes = golden(lang).partition("── 2.")[2].partition("── 3.")[0]
    *shown, more = re.findall(r"(?m)^[✓✗?] (.*)", statutes)
    assert all(one.standing is em.Standing.MET for one in findings)
    assert len(shown) == 11
    assert more.startswith(f"{len(findings) - 11} ")


def test_the_pack_shows_what_the_examples_show() -> None:
    """The case of the tour is the example, byte for byte."""
    example = (ROOT / "examples" / "social-centre.yaml").read_bytes()
    (pack,) = [pack for pack in at_hand(em.installed_packs()) if pack.manifest.id == "fr"]

    assert pack.tour.encode() == example.replace(b"\r\n", b"\n")


# --- other packs ----------------------------------------------------------------------------------


def test_without_a_tour_the_run_says_so() -> None:
    """A pack need not bring one."""
    with pytest.raises(em.InvalidValueError, match="no pack brings a tour"):
        tour(Harvest(installed=(RulePack(manifest=MANIFEST),)), "en")


def test_a_tour_needs_a_day() -> None:
    """There is no today in this library."""
    pack = RulePack(manifest=MANIFEST, tour="essmodel: 1\ntitle: Les Tilleuls\n")

    with pytest.raises(em.InvalidValueError, match="the tour has no day"):
        tour(Harvest(installed=(pack,)), "en")


def test_a_tour_shows_what_there_is() -> None:
    """A case that is only a title has no section to show."""
    pack = RulePack(manifest=MANIFEST, tour="essmodel: 1\ntitle: Les Tilleuls\nas_of: 2026-11-22\n")

    assert tour(Harvest(installed=(pack,)), "en").splitlines() == [
        "Les Tilleuls, on 22 November 2026",
        "",
        "This is not legal advice. For a case of your own, see 'essmodel --help'.",
    ]


COOPERATIVE = """\
essmodel: 1
title: Les Tilleuls
as_of: 2026-11-22
cooperative:
  name: Les Tilleuls
  legal_form: sas
  statutes:
    source: {kind: invented}
    voice: one_per_member
    categories: [{id: all, name: Tous, interest: beneficiaries}]
    decisions: []
    proxies: {limit: none}
"""


def test_a_tour_without_articles_announces_no_text_of_law() -> None:
    """A by-law that is only a page on the net is cited in full."""
    rule = Rule(
        id="bare.rule",
        subject=Subject.STATUTES,
        requires=(CooperativeFacts.colleges.number() > 0).node,
        says=Text(en="there are colleges", fr="il y a des collèges"),
        source=Publication(title="a page", confidence=Confidence.READ),
        event=Event.DECISION,
    )
    pack = RulePack(manifest=MANIFEST, rules=(rule,), code_books=(LEGAL_FORM,), tour=COOPERATIVE)

    page = tour(Harvest(installed=(pack,)), "en").splitlines()

    assert page[2:-2] == [
        "── 1. The statutes, rule by rule " + "─" * 67,
        (
            "[read]: the text was read; [secondary]: an account of it was;"
            " [invented]: made up for the example."
        ),
        "✗ there are colleges",
        "    number of colleges: 0" + "a page [read]".rjust(75),
    ]


def test_the_tour_of_a_named_pack_comes_first() -> None:
    """Who names a folder wants to see what is in it."""
    installed = RulePack(
        manifest=MANIFEST, tour="essmodel: 1\ntitle: Installed\nas_of: 2026-11-22\n"
    )
    named = attrs.evolve(installed, tour="essmodel: 1\ntitle: Named\nas_of: 2026-11-22\n")

    page = tour(Harvest(installed=(installed,), named=(named,)), "en")

    assert page.startswith("Named, on")


def test_a_tour_with_mistakes_names_its_file() -> None:
    """The author of a pack reads where to look."""
    pack = RulePack(manifest=MANIFEST, tour="essmodel: 1\ntitlle: Les Tilleuls\n")

    with pytest.raises(em.InvalidValueError, match=r"bare/tour\.yaml:2:1: titlle: "):
        tour(Harvest(installed=(pack,)), "en")


def test_a_broken_pack_is_told_beside_the_tour(ask: Ask, install: Install) -> None:
    """The tour goes on, and the status says that something is missing."""
    install("bad", code="raise ImportError")

    answer = ask("demo", "--lang", "en")

    assert answer.returncode == 3
    assert answer.stdout == golden("en")
    assert "the pack 'bad' of bad-pack is broken" in answer.stderr

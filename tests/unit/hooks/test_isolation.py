"""Whatever a plugin does, it is named with what to do, and the others decide on."""

from collections.abc import Callable
from datetime import date

import pytest
from attrs import evolve
from tests.kit.bad_plugins import APART, AT_LOADING, IN_RULE, IN_RULE_APART, Bad
from tests.kit.plugin import Plugin

from essmodel.errors import PluginError
from essmodel.hooks.budget import Budget
from essmodel.hooks.discovery import Discovered, Isolation, discover, installed_packs
from essmodel.messages.catalogue import Message
from essmodel.messages.text import LANGS
from essmodel.packs.pack import RulePack
from essmodel.packs.shelf import at_hand
from essmodel.packs.vocabulary import vocabulary
from essmodel.rules.law.event import Event
from essmodel.rules.rule import Subject
from essmodel.rules.verdict import Failed, Met, Undetermined, Verdict

Plugged = Callable[..., None]
GOOD = Plugin(name="good")
DAY = date(2026, 11, 23)
SHORT = Budget(loading=4_000, call=300, memory=2**29)


def found(isolation: Isolation = "process", budget: Budget = SHORT) -> Discovered:
    """Load what is installed for one test."""
    return discover(isolation=isolation, budget=budget)


def verdict(pack: RulePack) -> Verdict:
    """Ask the one rule of a pack about nothing in particular."""
    law = vocabulary((pack,)).law.about(Subject.ELIGIBILITY)
    (one,) = law.ask({}, {Event.DECISION: DAY})
    return one.verdict


def why(pack: RulePack) -> Message:
    """Return why the rule of a pack could not be run."""
    answer = verdict(pack)
    assert isinstance(answer, Undetermined)
    (cause,) = answer.causes
    assert isinstance(cause, Failed)
    assert isinstance(cause.why, Message)
    return cause.why


@pytest.mark.parametrize("isolation", ["none", "process"])
def test_what_breaks_while_it_loads_is_named(plugged: Plugged, isolation: Isolation) -> None:
    """Each with its distribution and the reason; the others load."""
    plugged(GOOD, *(bad.plugin for bad in AT_LOADING))

    there = found(isolation)

    assert [one.manifest.id for one in there.packs] == ["good"]
    require_named(there, AT_LOADING)


def test_what_never_loads_is_ended(plugged: Plugged) -> None:
    """Its time and its memory are its own."""
    plugged(GOOD, *(bad.plugin for bad in APART))

    there = found(budget=evolve(SHORT, loading=2_500))

    assert [one.manifest.id for one in there.packs] == ["good"]
    require_named(there, APART)


def require_named(there: Discovered, bad: tuple[Bad, ...]) -> None:
    """Hold each broken pack against what must be told of it, and ask what stands for it."""
    broken = {one.name: one for one in there.broken}
    assert broken.keys() == {one.plugin.name for one in bad}
    for one in bad:
        told = broken[one.plugin.name]
        assert told.distribution == f"{one.plugin.name}-pack"
        assert (told.problems[0].id, one.promise) == (one.problem, one.promise)
        assert one.said in told.problems[0].said("en")
        assert all(told.problems[0].said(lang) in why(told.pack).said(lang) for lang in LANGS)


@pytest.mark.parametrize("isolation", ["none", "process"])
def test_what_breaks_in_a_rule_leaves_it_open(plugged: Plugged, isolation: Isolation) -> None:
    """The rule is failed, in any mode."""
    plugged(*(bad.plugin for bad in IN_RULE))

    packs = {one.manifest.id: one for one in found(isolation).packs}

    for bad in IN_RULE:
        assert bad.said in why(packs[bad.plugin.name]).said("en")


def test_what_never_answers_is_ended(plugged: Plugged) -> None:
    """The rule is failed, and the next call finds a process that was started again."""
    plugged(GOOD, *(bad.plugin for bad in IN_RULE_APART))

    packs = {one.manifest.id: one for one in found().packs}

    for bad in IN_RULE_APART:
        assert (bad.promise, why(packs[bad.plugin.name]).id) == (bad.promise, bad.problem)
        assert bad.said in why(packs[bad.plugin.name]).said("en")
    assert verdict(packs["good"]) == Met()


def test_a_pack_is_the_same_from_a_process_of_its_own(plugged: Plugged) -> None:
    """It goes through JSON, and comes back as it was; its functions answer."""
    plugged(GOOD)

    (here,), (apart,) = found("none").packs, found().packs

    assert apart == here
    assert verdict(apart) == verdict(here) == Met()


def test_what_a_plugin_prints_breaks_nothing(plugged: Plugged) -> None:
    """It has other streams than those that it answers through, and nothing to read."""
    noise = "import os, sys; print('noise', flush=True); os.write(1, b'noise'); sys.stdin.read()"
    plugged(Plugin(name="noisy", at_import=noise, in_rule="print('{}'); return number == 7"))

    (pack,) = found().packs

    assert verdict(pack) == Met()


def test_what_a_plugin_changes_is_not_changed_for_us(plugged: Plugged) -> None:
    """It may change every class that it reaches: those of its own process."""
    mend = "import essmodel.rules.verdict as ours; ours.Met = None"
    plugged(Plugin(name="mending", at_import=mend))

    (pack,) = found().packs

    assert verdict(pack) == Met()


def test_a_plugin_is_started_again_only_so_often(plugged: Plugged) -> None:
    """Whoever ends each time is left alone in the end."""
    plugged(Plugin(name="quitting", in_rule="os._exit(0)"))

    (pack,) = found(budget=evolve(SHORT, restarts=1)).packs

    assert [why(pack).id for _ in range(4)] == [
        "plugin_call_process_ended",
        "plugin_call_process_ended",
        "plugin_given_up",
        "plugin_given_up",
    ]


def test_a_plugin_that_changes_between_two_starts_is_not_asked(plugged: Plugged) -> None:
    """Nobody knows any more what its functions are."""
    mark = "import pathlib; mark = pathlib.Path(__file__).with_name('mark')"
    changing = Plugin(
        name="changing",
        at_import=mark,
        in_rule="os._exit(0)",
        hook="import attrs\n@hookimpl\ndef essmodel_pack():\n"
        "    tour = 'a: 1' if mark.exists() else ''\n"
        "    mark.touch()\n"
        "    return attrs.evolve(PACK, tour=tour)\n",
    )
    plugged(changing)

    (pack,) = found().packs

    assert [why(pack).id for _ in range(2)] == ["plugin_call_process_ended", "plugin_changes"]


def test_a_program_bears_a_broken_pack_or_is_told(plugged: Plugged) -> None:
    """It stands among the packs and answers to nothing, unless that is not to be borne."""
    plugged(GOOD, Plugin(name="absent", at_import="import nothing_of_that_name"))

    packs = {one.manifest.id: one for one in at_hand(installed_packs())}

    assert packs["good"].failure is None
    assert "nothing_of_that_name" in why(packs["absent"]).said("fr")
    with pytest.raises(PluginError, match="nothing_of_that_name"):
        installed_packs(strict=True)


def test_a_strict_program_gets_packs_of_which_none_is_broken(plugged: Plugged) -> None:
    """As it does without being strict."""
    plugged(GOOD)

    assert installed_packs(strict=True, isolation="process") == installed_packs()


def test_a_check_of_codes_that_fails_is_told(plugged: Plugged) -> None:
    """Nobody takes a code for right because its check broke."""
    schemes = (
        "(IdentifierScheme(id='x', title=Text.same('x'), pattern='.*', example='ab',"
        " is_sound=lambda code: 1 // 0),)"
    )
    plugged(Plugin(name="checking", schemes=schemes))

    (pack,) = found().packs

    with pytest.raises(ValueError, match="ZeroDivisionError"):
        pack.schemes[0].check("ab")

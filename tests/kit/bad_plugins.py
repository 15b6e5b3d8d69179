"""Plugins that each break one promise, with the problem that must be told of each."""

from attrs import frozen
from tests.kit.plugin import HOOK, Plugin


@frozen(kw_only=True)
class Bad:
    """
    A plugin that breaks a promise.

    Attributes:
        promise: what it breaks.
        problem: the id of what is told, while it is loaded or when its rule is asked.
        said: a part of the sentence in English.
    """

    plugin: Plugin
    promise: str
    problem: str
    said: str = ""


AT_LOADING = (
    Bad(
        plugin=Plugin(name="absent", at_import="import nothing_of_that_name"),
        promise="what it imports is there",
        problem="plugin_fails",
        said="nothing_of_that_name",
    ),
    Bad(
        plugin=Plugin(name="exits", at_import="raise SystemExit(3)"),
        promise="it does not end the program",
        problem="plugin_fails",
        said="SystemExit(3)",
    ),
    Bad(
        plugin=Plugin(name="hookless", hook=""),
        promise="it has a hook",
        problem="plugin_without_hook",
        said="essmodel_pack and essmodel_folders",
    ),
    Bad(
        plugin=Plugin(name="hiding", at_import="def __dir__(): 1 / 0"),
        promise="its names can be listed",
        problem="plugin_fails",
        said="ZeroDivisionError",
    ),
    Bad(
        plugin=Plugin(name="asking", hook=HOOK.replace("()", "(town)")),
        promise="its hook takes no argument",
        problem="plugin_hook_form",
        said="town",
    ),
    Bad(
        plugin=Plugin(name="misspelt", hook=HOOK.replace("_pack()", "_paks()")),
        promise="its hook is one that there is",
        problem="plugin_hook_form",
        said="essmodel_paks",
    ),
    Bad(
        plugin=Plugin(name="texting", hook=HOOK.replace("PACK", "'a pack'")),
        promise="its hook returns a pack",
        problem="plugin_hook_gives",
        said="returns a str instead of a RulePack",
    ),
    Bad(
        plugin=Plugin(
            name="posing",
            hook="class Pack(RulePack): pass\n"
            + HOOK.replace("PACK", "Pack(manifest=PACK.manifest)"),
        ),
        promise="its pack is of no class of its own",
        problem="plugin_hook_gives",
        said="returns a Pack instead of a RulePack",
    ),
    Bad(
        plugin=Plugin(name="raising", hook=HOOK.replace("return PACK", "1 / 0")),
        promise="its hook does not fail",
        problem="plugin_hook_fails",
        said="the hook essmodel_pack of the plugin 'raising' fails",
    ),
    Bad(
        plugin=Plugin(name="unnamed", has_manifest=False),
        promise="its manifest is there",
        problem="manifest_missing",
        said="essmodel.yaml",
    ),
    Bad(
        plugin=Plugin(
            name="twofaced",
            hook="import attrs\n"
            + HOOK.replace(
                "PACK", "attrs.evolve(PACK, manifest=attrs.evolve(PACK.manifest, version='9'))"
            ),
        ),
        promise="it says the same of itself twice",
        problem="manifest_differs",
    ),
)
APART = (
    # These are borne only where each has a process of its own.
    Bad(
        plugin=Plugin(name="looping", at_import="while True: pass"),
        promise="its import ends",
        problem="plugin_too_slow",
        said="did not load within",
    ),
    Bad(
        plugin=Plugin(name="summing", at_import="sum(range(10**12))"),
        promise="its import ends, in C too",
        problem="plugin_too_slow",
    ),
    Bad(
        plugin=Plugin(name="leaving", at_import="import os; os._exit(0)"),
        promise="its import leaves the program alone",
        problem="plugin_process_ended",
    ),
    Bad(
        plugin=Plugin(name="eating", at_import="held = bytearray(2**40)"),
        promise="its import takes no more than its memory",
        problem="plugin_fails",
        said="MemoryError()",
    ),
    Bad(
        plugin=Plugin(
            name="floating",
            hook="import attrs\n" + HOOK.replace("PACK", "attrs.evolve(PACK, tour=0.5)"),
        ),
        promise="its pack holds exact values",
        problem="pack_holds_stranger",
        said="float",
    ),
    Bad(
        plugin=Plugin(
            name="mistyped",
            hook="import attrs\n" + HOOK.replace("PACK", "attrs.evolve(PACK, facts=('x',))"),
        ),
        promise="its pack holds what its fields say",
        problem="pack_field_misfit",
        said="the field facts of a RulePack",
    ),
    Bad(
        plugin=Plugin(
            name="backtracking",
            schemes="(IdentifierScheme(id='x', title=Text.same('x'), pattern='(a+)+b',"
            " example='ab', is_sound=bool),)",
        ),
        promise="the patterns of its identifiers are quick",
        problem="pattern_not_quick",
        said="(a+)+b",
    ),
)
IN_RULE = (
    Bad(
        plugin=Plugin(name="failing", in_rule="raise ValueError('no such year')"),
        promise="its function does not fail",
        problem="plugin_call_raises",
        said="no such year",
    ),
    Bad(
        plugin=Plugin(name="nothing", in_rule="return None"),
        promise="its function gives something",
        problem="function_gave",
        said="None",
    ),
    Bad(
        plugin=Plugin(name="halving", in_rule="return number / 2"),
        promise="its function gives no float",
        problem="function_gave",
        said="3.5",
    ),
    Bad(
        plugin=Plugin(
            name="lying",
            in_rule="return type('Yes', (int,), {'__eq__': lambda *_: True, '__hash__': hash})(1)",
        ),
        promise="its function gives no value of a class of its own",
        problem="function_gave",
        said="1",
    ),
    Bad(
        plugin=Plugin(name="counting", in_rule="return number"),
        promise="its function gives what it says",
        problem="function_gave",
        said="7",
    ),
)
IN_RULE_APART = (
    Bad(
        plugin=Plugin(name="turning", in_rule="\n    while True: pass"),
        promise="its function ends",
        problem="plugin_call_too_slow",
        said="did not answer within",
    ),
    Bad(
        plugin=Plugin(name="adding", in_rule="return sum(range(10**12)) > 0"),
        promise="its function ends, in C too",
        problem="plugin_call_too_slow",
    ),
    Bad(
        plugin=Plugin(name="quitting", in_rule="os._exit(0)"),
        promise="its function leaves the program alone",
        problem="plugin_call_process_ended",
    ),
    Bad(
        plugin=Plugin(name="hoarding", in_rule="return len('x' * 2**40) > 0"),
        promise="its function takes no more than its memory",
        problem="plugin_call_raises",
        said="MemoryError()",
    ),
)

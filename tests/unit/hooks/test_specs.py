"""Every hook has a typed specification, a heading in the pages, and a shipped pack that uses it."""

import inspect
import typing
from pathlib import Path

from essmodel.hooks.specs import Specs

ROOT = Path(__file__).parents[3]
HOOKS = [name for name in vars(Specs) if name.startswith("essmodel_")]


def test_there_are_hooks() -> None:
    """The checks below look at something."""
    assert HOOKS == ["essmodel_pack"]


def test_every_hook_is_documented_with_its_signature() -> None:
    """The page of the hooks has a heading with the exact signature of each."""
    page = (ROOT / "docs/reference/hooks.md").read_text("utf-8")

    for name in HOOKS:
        hook = getattr(Specs, name)
        parameters = [one for one in inspect.signature(hook).parameters if one != "self"]
        returned = typing.get_type_hints(hook)["return"].__name__
        assert f"## `{name}({', '.join(parameters)}) -> {returned}`" in page


def test_every_hook_is_used_by_a_shipped_pack() -> None:
    """A hook that nobody needs is not kept."""
    plugins = "".join(path.read_text("utf-8") for path in ROOT.glob("plugins/*/src/*/plugin.py"))

    for name in HOOKS:
        assert f"def {name}(" in plugins

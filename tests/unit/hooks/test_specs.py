"""Every hook has a typed specification, a heading in the pages, a test, and a pack that uses it."""

import inspect
from pathlib import Path

import pytest

from essmodel.hooks.specs import Specs

ROOT = Path(__file__).parents[3]
HOOKS = [name for name in vars(Specs) if name.startswith("essmodel_")]


def test_there_are_hooks() -> None:
    """The checks below look at something."""
    assert HOOKS == ["essmodel_pack", "essmodel_folders"]


def test_every_heading_of_the_page_is_the_signature_of_a_hook() -> None:
    """Exactly, and none is left out."""
    page = (ROOT / "docs/reference/hooks.md").read_text("utf-8")
    headings = [line for line in page.splitlines() if line.startswith("## ")]

    assert headings == [f"## `{signature(name)}`" for name in HOOKS]


def signature(name: str) -> str:
    """Return a hook as its specification declares it, without ``self``."""
    declared = inspect.signature(getattr(Specs, name))
    parameters = [str(one) for key, one in declared.parameters.items() if key != "self"]
    returned = inspect.formatannotation(declared.return_annotation).replace("pathlib.", "")
    return f"{name}({', '.join(parameters)}) -> {returned.rpartition('pack.')[2]}"


@pytest.mark.parametrize("name", HOOKS)
def test_every_hook_says_what_it_returns(name: str) -> None:
    """In its type and in words; it takes nothing, and gives no first result."""
    hook = getattr(Specs, name)

    assert list(inspect.signature(hook).parameters) == ["self"]
    assert "return" in hook.__annotations__
    assert inspect.getdoc(hook)
    assert not hook.essmodel_spec["firstresult"]


@pytest.mark.parametrize("name", HOOKS)
def test_every_hook_is_used_by_a_shipped_pack(name: str) -> None:
    """A hook that nobody needs is not kept."""
    plugins = "".join(path.read_text("utf-8") for path in ROOT.glob("plugins/*/src/*/plugin.py"))

    assert f"def {name}(" in plugins


@pytest.mark.parametrize("name", HOOKS)
def test_every_hook_has_a_test(name: str) -> None:
    """Some test has a plugin that implements it."""
    tests = "".join(path.read_text("utf-8") for path in (ROOT / "tests").glob("**/*.py"))

    assert f"def {name}():" in tests

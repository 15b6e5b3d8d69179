"""Help is quick: nothing is loaded that a page about the program does not need."""

import subprocess
import sys

import pytest

from essmodel.__main__ import main


def loaded_by(*arguments: str) -> set[str]:
    """Name the libraries that a fresh interpreter loads for one run."""
    script = (
        "import runpy, sys\n"
        "before = set(sys.modules)\n"
        "try: runpy.run_module('essmodel', run_name='__main__')\n"
        "except SystemExit: pass\n"
        "print(*set(sys.modules) - before, file=sys.stderr)"
    )
    command = [sys.executable, "-c", script, *arguments]
    answer = subprocess.run(command, capture_output=True, encoding="utf-8", check=True)  # noqa: S603 - our own words
    roots = {name.partition(".")[0] for name in answer.stderr.split()}
    return roots - sys.stdlib_module_names - {"__mp_main__"}


@pytest.mark.parametrize("page", ["--help", "--version", "check --help"])
def test_a_page_loads_click_and_nothing_heavier(page: str) -> None:
    """Neither cattrs, yaml, pluggy nor rich."""
    assert loaded_by(*page.split()) <= {"essmodel", "attr", "attrs", "click"}


def test_a_heavy_run_is_noticed() -> None:
    """The same look at a question sees what it loads, and rich is not among it."""
    loaded = loaded_by("check", "examples/aurora-5r.yaml", "--lang", "en")

    assert {"yaml", "pluggy"} <= loaded
    assert "rich" not in loaded


def test_the_module_ends_with_the_status_of_the_run(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """What `main` does with the words it was started with."""
    monkeypatch.setattr(sys, "argv", ["essmodel", "checc", "--lang", "en"])

    with pytest.raises(SystemExit) as end:
        main()

    assert end.value.code == 2
    assert "did you mean 'check'?" in capsys.readouterr().err


def test_without_click_the_run_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The library alone has no command line; the words are those to type."""
    without(monkeypatch, "click")

    with pytest.raises(SystemExit) as end:
        main()

    assert end.value.code == 2
    assert capsys.readouterr().err == "pip install 'essmodel[cli]'\n"


def test_another_missing_module_is_not_hidden(monkeypatch: pytest.MonkeyPatch) -> None:
    """A broken installation is no missing extra."""
    without(monkeypatch, "essmodel.cli.streams")

    with pytest.raises(ModuleNotFoundError):
        main()


def without(monkeypatch: pytest.MonkeyPatch, module: str) -> None:
    """Take *module* away, and all of the command line that may have been loaded with it."""
    for name in [name for name in sys.modules if name.startswith("essmodel.cli")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, module, None)

"""What the tests of the command line share: runs here and in fresh processes, packs, cases."""

import os
import sys
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess
from subprocess import run as start

import pytest

from essmodel.cli.main import run

ROOT = Path(__file__).parents[3]
EXAMPLES = ROOT / "examples"
SPOKEN = ("LC_ALL", "LC_MESSAGES", "LANG")
TRACING = "COVERAGE_PROCESS_CONFIG"  # a process is as fast as that of users; others trace its lines

MANIFEST = """\
id: {id}
title: {{en: "A pack of tests", fr: "Un paquet de tests"}}
api: 1
version: 0.1.0
maintainer: "the tests"
licence: MIT
"""
PACK = """\
from essmodel.governance.fact import CooperativeFacts
from essmodel.hooks.specs import hookimpl
from essmodel.messages.text import Text
from essmodel.packs.manifest import Manifest
from essmodel.packs.pack import RulePack
from essmodel.rules.law.event import Event
from essmodel.rules.law.source import Invention
from essmodel.rules.rule import Rule, Subject


class Failing:
    def said(self, lang):
        raise {failure}


@hookimpl
def essmodel_pack():
    return RulePack(
        manifest=Manifest(
            id="{id}", title=Text("A pack of tests", "Un paquet de tests"), api=1,
            version="0.1.0", maintainer="the tests", licence="MIT",
        ),
        facts={facts},
        rules=(
            Rule(
                id="{id}.has_members", subject=Subject.STATUTES, source=Invention(),
                requires=(CooperativeFacts.members > 0).node, says=Failing(),
                event=Event.DECISION,
            ),
        ),
    )
"""
CASE = """\
essmodel: 1
title: "Les Tilleuls"
{more}
services:
  - id: club
    title: "Club"
    conditions: [{{id: here, requires: inhabitant.resident, source: {{kind: invented}}}}]
requests:
  - {{id: r1, service: club, facts: {{{facts}}}}}
"""


@pytest.fixture(name="ask")
def _ask(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Callable[..., CompletedProcess[str]]:
    """Run the command line in this process, the packs too."""
    monkeypatch.setenv("ESSMODEL_ISOLATION", "none")

    def ask(*arguments: str | Path) -> CompletedProcess[str]:
        status = run([str(argument) for argument in arguments])
        said = capsys.readouterr()
        return CompletedProcess(arguments, status, said.out, said.err)

    return ask


@pytest.fixture(name="essmodel")
def _essmodel() -> Callable[..., CompletedProcess[bytes]]:
    """Run the command line in a fresh process, in a given environment, and return its bytes."""

    def essmodel(*arguments: str | Path, **environment: str) -> CompletedProcess[bytes]:
        left_out = {*SPOKEN, TRACING}
        env = {key: value for key, value in os.environ.items() if key not in left_out}
        env["ESSMODEL_ISOLATION"] = "none"  # a process each for the packs is looked at elsewhere
        command = [sys.executable, "-m", "essmodel", *map(str, arguments)]
        return start(  # noqa: S603 - our own program
            command, cwd=ROOT, env=env | environment, capture_output=True, check=False
        )

    return essmodel


@pytest.fixture(name="install")
def _install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """
    Install a pack as pip leaves it on the disk.

    Its one rule raises *failure* when it is worded; *code* stands instead of all of it.
    """
    monkeypatch.syspath_prepend(tmp_path)

    def install(
        name: str, *, failure: str = "RuntimeError", facts: str = "()", code: str = PACK
    ) -> None:
        package, info = tmp_path / f"{name}_pack", tmp_path / f"{name}_pack-0.1.0.dist-info"
        package.mkdir()
        info.mkdir()
        words = {"{failure}": failure, "{facts}": facts, "{id}": name}
        for placeholder, word in words.items():
            code = code.replace(placeholder, word)
        (package / "__init__.py").write_text(code, "utf-8")
        (package / "essmodel.yaml").write_text(MANIFEST.format(id=name), "utf-8")
        about = f"Metadata-Version: 2.1\nName: {name}-pack\nVersion: 0.1.0\n"
        (info / "METADATA").write_text(about, "utf-8")
        (info / "entry_points.txt").write_text(f"[essmodel]\n{name} = {name}_pack\n", "utf-8")
        monkeypatch.delitem(sys.modules, f"{name}_pack", raising=False)

    return install


@pytest.fixture(name="case")
def _case(tmp_path: Path) -> Callable[..., Path]:
    """Write a case with one request, granted where its *facts* say ``resident: yes``."""

    def case(facts: str = "resident: yes", more: str = "as_of: 2026-11-22") -> Path:
        path = tmp_path / "case.yaml"
        path.write_text(CASE.format(facts=facts, more=more), "utf-8")
        return path

    return case

"""
Runs what the pages show: README, docs and docstrings, in a session without random order.

Python blocks run as they stand.  A ``console`` block runs each ``$`` line and compares what it
prints.  A ``powershell`` block is held against what ``make demo`` would do, which runs elsewhere.
"""

import os
import shlex
import subprocess
import sys
from doctest import ELLIPSIS, NORMALIZE_WHITESPACE, OutputChecker
from pathlib import Path

from sybil import Example, Sybil
from sybil.document import PythonDocStringDocument
from sybil.parsers.markdown import CodeBlockParser, PythonCodeBlockParser
from sybil.parsers.rest import DocTestParser
from sybil.sybil import SybilCollection

ROOT = Path(__file__).parent
PLAIN = {"LC_ALL": "C.UTF-8", "NO_COLOR": "1", "COLUMNS": "100", "ESSMODEL_ISOLATION": "none"}


def run(*command: str) -> str:
    """Run a command in the root of the project and return what it printed."""
    answer = subprocess.run(  # noqa: S603 - the commands that our own pages show
        command,
        cwd=ROOT,
        env=os.environ | PLAIN,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    # 1 and 3 are answers too: something unmet, something undetermined.
    if answer.returncode not in {0, 1, 3}:
        raise AssertionError(shlex.join(command) + "\n" + answer.stdout + answer.stderr)
    return answer.stdout


def console(example: Example) -> str | None:
    """Run each line that starts with ``$``; the lines below it are what it prints."""
    for part in ("\n" + example.parsed).split("\n$ ")[1:]:
        line, _, expected = part.partition("\n")
        match shlex.split(line):
            case ["make", target]:
                run("make", "--dry-run", target)
            case ["essmodel", *arguments]:
                found = run(sys.executable, "-m", "essmodel", *arguments)
                options = ELLIPSIS | NORMALIZE_WHITESPACE
                if not OutputChecker().check_output(expected.strip(), found.strip(), options):
                    return f"$ {line}\nexpected:\n{expected}\nfound:\n{found}"
            case _:
                return f"the tests cannot run: {line}"
    return None


def powershell(example: Example) -> str | None:
    """Compare each line with those that ``make demo`` runs."""
    recipe = run("make", "--dry-run", "--always-make", "PYTHON=py", "demo")
    known = [shlex.split(line) for line in recipe.splitlines() if not line.startswith("test ")]
    for line in example.parsed.strip().splitlines():
        here = line.replace("\\", "/").replace(".venv/Scripts/", ".venv/bin/")
        if shlex.split(here) not in known:
            return f"`make demo` does not do this: {line}"
    return None


def case_file(example: Example) -> None:
    """Load a block that is a whole case, with the packs that are installed."""
    from essmodel import installed_packs, loads  # noqa: PLC0415 - other sessions do not need it

    if example.parsed.startswith("essmodel: 1"):
        loads(example.parsed, file=example.path, packs=installed_packs())


# `**` is no deeper than `*` in `PurePath.match` before Python 3.13.
pages = Sybil(
    parsers=[
        PythonCodeBlockParser(doctest_optionflags=ELLIPSIS),
        CodeBlockParser("console", console),
        CodeBlockParser("powershell", powershell),
        CodeBlockParser("yaml", case_file),
    ],
    patterns=["README.md", "docs/*.md", "docs/*/*.md", "docs/*/*/*.md"],
)
docstrings = [
    Sybil(
        parsers=[DocTestParser(ELLIPSIS)],
        path=folder,
        pattern="*.py",
        document_types={".py": PythonDocStringDocument},
    )
    for folder in ("src", "plugins")
]
pytest_collect_file = SybilCollection([pages, *docstrings]).pytest()

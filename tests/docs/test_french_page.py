"""The French page is walked as it stands: from nothing to a checked pack, with five mistakes."""

import re
import shlex
from pathlib import Path

import pytest

from essmodel.cli.main import run

PAGE = (Path(__file__).parents[2] / "docs" / "tutorial" / "regles.md").read_text("utf-8")
MOST_COMMANDS, MOST_LINES, MISTAKES = 8, 25, 5
BLOCKS = [
    (before.strip().splitlines()[-1] if before.strip() else "", language, text)
    for before, language, text in re.findall(r"(.*?)```(\w+)\n(.*?)```", PAGE, re.DOTALL)
]
SEEDED = re.compile(r"dans `([^`]+)`, `(.+)` devient `(.+)`\.$")
NAMED = re.compile(r"`(cantine/[^`]+)` :$")


def plain(text: str) -> str:
    """Return *text* with one kind of space, on one line."""
    return " ".join(text.replace("\u00a0", " ").replace("\u202f", " ").split())


def answered(command: str, capsys: pytest.CaptureFixture[str]) -> str:
    """Run one line and return all that it prints."""
    name, *arguments = shlex.split(command.removeprefix("PS> "))
    assert name == "essmodel"
    run(arguments)
    said = capsys.readouterr()
    return plain(said.out + said.err)


def test_page_is_walked_as_it_stands(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Each file written, each line run, each answer shown; each mistake mended afterwards."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("ESSMODEL_ISOLATION", "none")  # the page is about another thing, and is long
    mistakes = 0
    for before, language, text in BLOCKS:
        if language == "yaml":
            found = NAMED.search(before)
            assert found, before
            path = Path(found[1])
            old = path.read_text("utf-8") if path.exists() else ""
            path.write_text(old + text, "utf-8")
        elif language == "text":
            command, *expected = text.strip().splitlines()
            seeded = SEEDED.search(before)
            sound = ""
            if seeded:
                mistakes += 1
                sound = Path(seeded[1]).read_text("utf-8")
                assert seeded[2] in sound
                Path(seeded[1]).write_text(sound.replace(seeded[2], seeded[3], 1), "utf-8")
            said = answered(command, capsys)
            for line in expected:
                assert plain(line) in said, (command, line, said)
            if seeded:
                Path(seeded[1]).write_text(sound, "utf-8")
    assert mistakes == MISTAKES


def test_page_is_as_short_as_it_promises() -> None:
    """Commands and lines that are typed, mistakes aside; and no Python."""
    shown = [
        line
        for before, language, text in BLOCKS
        if language in {"powershell", "text"} and not SEEDED.search(before)
        for line in text.splitlines()
        if language == "powershell" or line.startswith("PS> ")
    ]
    typed = [
        line for _, language, text in BLOCKS if language == "yaml" for line in text.splitlines()
    ]

    assert len(shown) <= MOST_COMMANDS
    assert len(typed) <= MOST_LINES
    assert "python" not in {language for _, language, _ in BLOCKS}

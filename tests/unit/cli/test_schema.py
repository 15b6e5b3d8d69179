"""`essmodel schema` shows or writes what editors know of the files that people write."""

import json
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from essmodel.io.schema import KINDS, schema_file, schema_of, schema_text
from essmodel.messages.text import LANGS, Lang

Ask = Callable[..., CompletedProcess[str]]


@pytest.mark.parametrize("lang", LANGS)
def test_schema_is_shown_in_the_language_asked_for(ask: Ask, lang: Lang) -> None:
    """It can be sent into a file."""
    said = ask("schema", "rules", "--lang", lang)

    assert (said.returncode, said.stderr) == (0, "")
    assert json.loads(said.stdout) == schema_of("rules", lang)


def test_without_a_kind_all_are_named(ask: Ask) -> None:
    """With what each kind of file is for."""
    said = ask("schema", "--lang", "fr")

    assert said.returncode == 0
    assert [line.split()[0] for line in said.stdout.splitlines()[: len(KINDS)]] == list(KINDS)
    assert "'essmodel schema SORTE'" in said.stdout


def test_all_schemas_are_written_into_a_folder(ask: Ask, tmp_path: Path) -> None:
    """The folder is made, and what was there is replaced."""
    folder = tmp_path / "new" / ".schemas"
    ask("schema", "--to", folder, "--lang", "fr")
    (folder / "rules.fr.schema.json").write_text("old", "utf-8")

    said = ask("schema", "--to", folder, "--lang", "fr")

    assert said.returncode == 0
    assert said.stdout.splitlines() == [str(folder / schema_file(kind, "fr")) for kind in KINDS]
    for kind in KINDS:
        written = (folder / schema_file(kind, "fr")).read_text("utf-8")
        assert written == schema_text(kind, "fr")


def test_one_schema_is_written_where_one_is_asked_for(ask: Ask, tmp_path: Path) -> None:
    """And no other."""
    ask("schema", "facts", "--to", tmp_path, "--lang", "en")

    assert [one.name for one in tmp_path.iterdir()] == ["facts.en.schema.json"]


@pytest.mark.parametrize("more", [(), ("--to", "nowhere")])
def test_unknown_kind_is_refused_and_nothing_is_written(
    ask: Ask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, more: tuple[str, ...]
) -> None:
    """The nearest is named."""
    monkeypatch.chdir(tmp_path)

    said = ask("schema", "fact", *more, "--lang", "en")

    assert said.returncode == 2
    assert said.stderr == "there is no schema 'fact'; did you mean 'facts'?\n"
    assert not any(tmp_path.iterdir())


def test_folder_that_cannot_be_written_is_told(ask: Ask, tmp_path: Path) -> None:
    """A file stands in its way."""
    (tmp_path / "file").write_text("mine", "utf-8")

    said = ask("schema", "--to", tmp_path / "file", "--lang", "en")

    assert said.returncode == 2
    assert "cannot be written" in said.stderr

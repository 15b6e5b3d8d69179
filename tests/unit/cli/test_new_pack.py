"""`essmodel new pack` writes a folder that works at once, all of it or nothing."""

import importlib
import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest
import yaml
from jsonschema import Draft7Validator

from essmodel.cli.template import LANG, quoted
from essmodel.io.folder import read_pack
from essmodel.io.schema import KINDS, schema_file, schema_text
from essmodel.packs.pack import RulePack
from essmodel.values.identifier import Identifier

Ask = Callable[..., CompletedProcess[str]]

ROOT = Path(__file__).parents[3]
TOWN = ("--id", "verrelles", "--title", "Règles de Verrelles")
MODELINES = re.compile(
    r"# yaml-language-server: \$schema=(\S+)\n# \$schema: (\S+)\n",
)


@pytest.fixture(name="town")
def _town(ask: Ask, tmp_path: Path) -> Path:
    """Write a new pack in YAML."""
    folder = tmp_path / "town"
    assert ask("new", "pack", folder, *TOWN).returncode == 0
    return folder


@pytest.fixture(name="package")
def _package(ask: Ask, tmp_path: Path) -> Path:
    """Write a new pack in Python."""
    folder = tmp_path / "package"
    assert ask("new", "pack", folder, "--python", *TOWN).returncode == 0
    return folder


def files(folder: Path) -> set[str]:
    """Return the paths of all files of a folder."""
    return {one.relative_to(folder).as_posix() for one in folder.rglob("*") if one.is_file()}


# --- in YAML --------------------------------------------------------------------------------------


def test_new_pack_is_read_as_it_stands(town: Path) -> None:
    """Each of its files brings something."""
    pack = read_pack(town)

    assert pack.manifest.id == "verrelles"
    assert pack.manifest.title.fr == "Règles de Verrelles"
    assert pack.manifest.places == ()
    assert all((pack.facts, pack.code_books, pack.parameters, pack.rules, pack.services, pack.tour))


def test_new_pack_decides_its_own_case(ask: Ask, town: Path) -> None:
    """One request is granted and priced, the other refused by both rules."""
    said = ask("decide", town / "tour.yaml", "--packs", town, "--lang", "fr")

    assert said.returncode == 1
    assert "accordé\n    prix : 4,50 €" in said.stdout.replace("\u00a0", " ").replace("\u202f", " ")
    assert "✗ avoir 3 ans ou plus" in said.stdout
    assert "✗ aller à l’école" in said.stdout


def test_new_pack_has_its_tour(ask: Ask, town: Path) -> None:
    """The readme says so."""
    said = ask("demo", "--packs", town, "--lang", "fr")

    assert said.returncode == 0
    assert "Deux demandes pour le centre de loisirs" in said.stdout


def test_everything_in_a_new_pack_is_said_to_be_invented(town: Path) -> None:
    """Nobody takes an example for law."""
    for name in ("parameters.yaml", "rules.yaml", "services.yaml"):
        text = (town / name).read_text("utf-8")

        assert "Tout est inventé" in text
        assert set(re.findall(r"^[^#\n]*source: (.*?)\}*$", text, re.MULTILINE)) == {
            "{kind: invented"
        }


def test_every_file_names_the_schema_that_it_fits(town: Path) -> None:
    """Both kinds of editors find it, beside the file, in French."""
    for file in sorted(town.glob("*.yaml")):
        found = MODELINES.match(file.read_text("utf-8"))
        assert found
        assert found[1] == found[2]
        assert (file.parent / found[1]).is_file()
        kind = Path(found[1]).name.partition(".")[0]
        assert KINDS[kind].file in {file.name, "case.yaml"}


def test_new_pack_has_every_schema(town: Path) -> None:
    """So that an editor knows of files that are added later."""
    for kind in KINDS:
        written = (town / ".schemas" / schema_file(kind, LANG)).read_text("utf-8")

        assert written == schema_text(kind, LANG)


def test_readme_names_every_file_and_six_commands(town: Path) -> None:
    """Whoever opens the folder reads what each file is, and what to type."""
    readme = (town / "LISEZMOI.md").read_text("utf-8")

    assert all(f"`{one.name}`" in readme for one in town.glob("*.yaml"))
    assert len(re.findall(r"^\d\. `essmodel ", readme, re.MULTILINE)) == 6


def test_commands_of_the_readme_run(ask: Ask, town: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each is typed as it stands, in the folder."""
    readme = (town / "LISEZMOI.md").read_text("utf-8")
    monkeypatch.chdir(town)

    for command in re.findall(r"^\d\. `essmodel ([^`]+)`", readme, re.MULTILINE):
        assert ask(*command.split()).returncode in {0, 1, 3}, command


def test_title_is_written_as_it_was_given(ask: Ask, tmp_path: Path) -> None:
    """Quotes and backslashes end no text."""
    title = 'La « ville » de "C:\\temp" {{id}}: 100 % # rien'

    assert ask("new", "pack", tmp_path / "town", "--title", title).returncode == 0
    assert read_pack(tmp_path / "town").manifest.title.said("fr") == title


def test_place_limits_the_pack_and_is_that_of_its_case(ask: Ask, tmp_path: Path) -> None:
    """A code that looks like a number stays a text; one register may have several codes."""
    words = ("--place", "insee:01004", "--place", "insee:59508", "--place", "other:a b")

    assert ask("new", "pack", tmp_path / "town", *words).returncode == 0
    assert read_pack(tmp_path / "town").manifest.places == (
        Identifier("insee", "01004"),
        Identifier("insee", "59508"),
        Identifier("other", "a b"),
    )


def test_pack_of_a_place_decides_its_own_case(ask: Ask, tmp_path: Path) -> None:
    """The case lies in the place, or the pack would not be asked."""
    town = tmp_path / "town"
    assert ask("new", "pack", town, "--place", "insee:01004").returncode == 0

    said = ask("decide", town / "tour.yaml", "--packs", town, "--lang", "fr")

    assert said.returncode == 1, said.stderr
    assert "✗ avoir 3 ans ou plus" in said.stdout


@pytest.mark.parametrize(
    ("name", "expected"),
    [("Fay-aux-Loges", "fay_aux_loges"), ("Évry 2", "evry_2"), ("x", "x")],
)
def test_id_is_made_of_the_name_of_the_folder(
    ask: Ask, tmp_path: Path, name: str, expected: str
) -> None:
    """Formulas can say it."""
    assert ask("new", "pack", tmp_path / name).returncode == 0

    pack = read_pack(tmp_path / name)
    assert pack.manifest.id == expected
    assert pack.manifest.title.said("fr") == name


# --- in Python ------------------------------------------------------------------------------------


def imported(package: Path, monkeypatch: pytest.MonkeyPatch) -> RulePack:
    """Import the plugin of a package from its source folder, and call its hook."""
    monkeypatch.syspath_prepend(package / "src")
    for name in ("", ".pack", ".plugin"):
        monkeypatch.delitem(sys.modules, f"essmodel_verrelles{name}", raising=False)
    pack: object = importlib.import_module("essmodel_verrelles.plugin").essmodel_pack()
    assert isinstance(pack, RulePack)
    return pack


def test_package_is_the_same_pack_as_the_folder(
    town: Path, package: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever goes over to Python loses nothing; only the case that shows the pack is left out."""
    folder = read_pack(town)

    made = imported(package, monkeypatch)

    assert made.manifest == folder.manifest
    assert made.facts == folder.facts
    assert made.code_books == folder.code_books
    assert made.parameters == folder.parameters
    assert made.rules == folder.rules
    assert made.services == folder.services


def test_package_says_where_it_is_found(package: Path) -> None:
    """The entry point names the module that has the hook."""
    project = (package / "pyproject.toml").read_text("utf-8")

    assert '[project.entry-points.essmodel]\nverrelles = "essmodel_verrelles.plugin"\n' in project
    assert 'name = "essmodel-verrelles"\n' in project


def test_tests_of_a_package_pass(ask: Ask, tmp_path: Path) -> None:
    """They are run as its author runs them, with a place too."""
    package = tmp_path / "package"
    assert ask("new", "pack", package, "--python", *TOWN, "--place", "insee:01004").returncode == 0

    said = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "tests"],
        cwd=package,
        env=os.environ | {"PYTHONPATH": str(package / "src")},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )

    assert said.returncode == 0, said.stdout


def test_files_of_a_package_are_as_our_own_style_wants_them(package: Path) -> None:
    """Who copies them into a house with linters finds nothing to mend."""
    said = subprocess.run(  # noqa: S603 - our own program
        [
            sys.executable,
            "-m",
            "ruff",
            "check",
            "--no-cache",
            "--config",
            ROOT / "pyproject.toml",
            package / "src",
        ],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )

    assert said.returncode == 0, said.stdout


def test_manifest_of_a_package_names_the_schema_that_it_fits(package: Path) -> None:
    """The way leads up to the folder of the package."""
    file = package / "src" / "essmodel_verrelles" / "essmodel.yaml"
    found = MODELINES.match(file.read_text("utf-8"))

    assert found
    assert (file.parent / found[1]).resolve() == package / ".schemas" / "manifest.fr.schema.json"
    assert (file.parent / found[1]).is_file()


# --- what is refused ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (
            ("--id", "class"),
            (
                "--id: 'class' is no id of a pack; write --id with letters without accents,"
                " digits and '_', beginning with a letter"
            ),
        ),
        (
            ("--id", "fay-aux-loges"),
            (
                "--id: 'fay-aux-loges' is no id of a pack; write --id with letters without accents,"
                " digits and '_', beginning with a letter"
            ),
        ),
        (
            ("--title", "two\nlines"),
            r"--title: 'two\nlines' is no title; write one line of letters that can be seen",
        ),
        (("--title", " "), "--title: ' ' is no title; write one line of letters that can be seen"),
        (
            ("--place", "01004"),
            "--place: '01004' is no place; write a register and a code: register:01004",
        ),
        (
            ("--place", "insee:"),
            "--place: 'insee:' is no place; write a register and a code: register:01004",
        ),
        (
            ("--place", "in see:1"),
            "--place: 'in see:1' is no place; write a register and a code: register:01004",
        ),
    ],
)
def test_words_that_make_no_pack_are_refused(
    ask: Ask, tmp_path: Path, words: tuple[str, ...], sentence: str
) -> None:
    """One sentence says what to write, and nothing is written."""
    said = ask("new", "pack", tmp_path / "town", *words, "--lang", "en")

    assert (said.returncode, said.stdout, said.stderr) == (2, "", f"{sentence}\n")
    assert not any(tmp_path.iterdir())


def test_all_mistakes_are_said_at_once(ask: Ask, tmp_path: Path) -> None:
    """Two, and not the first alone."""
    said = ask("new", "pack", tmp_path / "1", "--place", "x", "--lang", "fr")

    assert [
        line.partition(" :")[0] for line in said.stderr.replace("\u00a0", " ").splitlines()
    ] == [
        "--id",
        "--place",
    ]


def test_folder_that_is_not_empty_is_left_alone(ask: Ask, tmp_path: Path) -> None:
    """Nothing is overwritten, and nothing added."""
    (tmp_path / "mine.txt").write_text("mine", "utf-8")

    said = ask("new", "pack", tmp_path, "--id", "town", "--lang", "en")

    assert said.returncode == 2
    assert "nothing is overwritten; name a folder that is new or empty" in said.stderr
    assert files(tmp_path) == {"mine.txt"}


def test_file_is_not_taken_for_a_folder(ask: Ask, tmp_path: Path) -> None:
    """Something stands there."""
    (tmp_path / "town").write_text("mine", "utf-8")

    assert ask("new", "pack", tmp_path / "town").returncode == 2
    assert files(tmp_path) == {"town"}


def test_empty_folder_is_filled(ask: Ask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also the one where somebody stands."""
    folder = tmp_path / "town"
    folder.mkdir()
    monkeypatch.chdir(folder)

    assert ask("new", "pack", ".").returncode == 0
    assert read_pack(folder).manifest.id == "town"
    assert [one.name for one in tmp_path.iterdir()] == ["town"]


def test_half_of_a_pack_is_never_left_behind(
    ask: Ask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The disk is full when the last file is moved: the folder is empty again."""
    folder = tmp_path / "town"
    folder.mkdir()
    rename = Path.rename

    def fails(self: Path, target: Path) -> Path:
        if self.name == "tour.yaml":
            raise OSError(28, "No space left on device")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", fails)

    said = ask("new", "pack", folder, "--lang", "en")

    assert said.returncode == 2
    assert "cannot be written (No space left on device)" in said.stderr
    assert [one.name for one in tmp_path.rglob("*")] == ["town"]


def test_folder_that_cannot_be_made_is_told(ask: Ask, tmp_path: Path) -> None:
    """A file stands in its way."""
    (tmp_path / "file").write_text("mine", "utf-8")

    said = ask("new", "pack", tmp_path / "file" / "town", "--lang", "en")

    assert said.returncode == 2
    assert "cannot be written" in said.stderr
    assert files(tmp_path) == {"file"}


def test_folder_that_cannot_be_looked_into_is_told(
    ask: Ask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What nobody may list is not empty."""

    def fails(_self: Path) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "iterdir", fails)

    said = ask("new", "pack", tmp_path, "--id", "town", "--lang", "en")

    assert (said.returncode, said.stdout) == (2, "")
    assert "cannot be written (Permission denied)" in said.stderr


def test_new_without_a_word_says_what_can_be_new(ask: Ask) -> None:
    """There is one thing, and its help."""
    said = ask("new", "--lang", "en")

    assert said.returncode == 2
    assert said.stderr == (
        "what is to be new is not said; write 'essmodel new pack FOLDER'\n"
        "see 'essmodel new --help'\n"
    )


def test_help_of_new_pack_names_its_options(ask: Ask) -> None:
    """As every command does."""
    said = ask("new", "pack", "--help", "--lang", "fr")

    assert said.returncode == 0
    assert "essmodel new pack DOSSIER [OPTIONS]" in said.stdout
    assert "--python" in said.stdout


def test_files_of_a_new_pack_fit_their_schemas(town: Path) -> None:
    """An editor that opens the folder underlines nothing."""
    for file in town.glob("*.yaml"):
        text = file.read_text("utf-8")
        found = MODELINES.match(text)
        assert found
        schema = json.loads((town / found[1]).read_text("utf-8"))
        Draft7Validator.check_schema(schema)

        Draft7Validator(schema).validate(yaml.load(text, yaml.BaseLoader))  # noqa: S506 - all texts


def test_quoted_text_is_read_by_yaml_toml_and_python() -> None:
    """One way to write a text serves all three."""
    assert quoted('a "b" \\ é') == '"a \\"b\\" \\\\ é"'

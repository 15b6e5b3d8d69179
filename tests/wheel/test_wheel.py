"""
What we would publish: a wheel of the core and one of each pack, looked into, installed and run.

Slow, so `make test` runs it in a session of its own.
"""

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from zipfile import ZipFile

import pytest

ROOT = Path(__file__).parents[2]
PROJECTS = {"essmodel": ROOT} | {path.name: path for path in sorted(ROOT.glob("plugins/*"))}


def run(command: Sequence[object], *, cwd: Path) -> str:
    """Run a command and return what it printed; a failure shows both its outputs."""
    # Text is UTF-8 whatever the console, and nothing leaks from the checkout.
    env = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    answer = subprocess.run(
        [str(word) for word in command],
        cwd=cwd,
        env=env,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
    )
    printed = answer.stdout.decode("utf-8")
    assert answer.returncode == 0, printed + answer.stderr.decode("utf-8", "replace")
    return printed


@pytest.fixture(scope="session")
def wheels(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The wheel of each project, built from the checkout."""
    made: dict[str, Path] = {}
    for name, project in PROJECTS.items():
        folder = tmp_path_factory.mktemp(name)
        build = [sys.executable, "-m", "pip", "wheel", "--no-deps", "--no-build-isolation"]
        run([*build, "--wheel-dir", folder, project], cwd=folder)
        [made[name]] = folder.glob("*.whl")
    return made


@pytest.fixture(scope="session")
def clean(wheels: dict[str, Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The programs of an environment that holds the wheels, and nothing of the checkout."""
    folder = tmp_path_factory.mktemp("clean")
    run([sys.executable, "-m", "venv", folder], cwd=folder)
    programs = folder / ("Scripts" if os.name == "nt" else "bin")
    core, *packs = wheels.values()
    install = ["-m", "pip", "install", "--constraint", ROOT / "constraints.txt"]
    run([programs / "python", *install, f"{core}[cli]", *packs], cwd=folder)
    return programs


@pytest.mark.parametrize("name", PROJECTS)
def test_wheel_holds_the_source_its_data_and_the_licence(
    name: str, wheels: dict[str, Path]
) -> None:
    """Nothing is forgotten, and nothing else slips in."""
    source = PROJECTS[name] / "src"
    written = {
        path.relative_to(source).as_posix()
        for path in source.rglob("*")
        if path.is_file() and path.suffix != ".pyc"
    }
    with ZipFile(wheels[name]) as wheel:
        packed = {path for path in wheel.namelist() if ".dist-info/" not in path}
        about = {path.partition(".dist-info/")[2] for path in wheel.namelist()} - {""}

    assert packed == written
    assert about >= {"METADATA", "RECORD", "WHEEL", "entry_points.txt", "licenses/LICENSE"}
    assert any(path.endswith("/py.typed") for path in packed)


def test_checkout_is_out_of_reach(clean: Path, tmp_path: Path) -> None:
    """What runs below is what the wheels hold."""
    where = "import essmodel, essmodel_fr; print(essmodel.__file__, essmodel_fr.__file__)"

    assert str(ROOT) not in run([clean / "python", "-I", "-c", where], cwd=tmp_path)


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_demo_runs_from_the_wheels(lang: str, clean: Path, tmp_path: Path) -> None:
    """The demo needs neither the checkout nor any file around it."""
    assert run([clean / "essmodel", "demo", "--lang", lang], cwd=tmp_path)


def test_demo_is_the_same_as_a_module(clean: Path, tmp_path: Path) -> None:
    """`python -m essmodel` serves where the programs are on no path, as often on Windows."""
    program = run([clean / "essmodel", "demo", "--lang", "fr"], cwd=tmp_path)

    assert (
        run([clean / "python", "-m", "essmodel", "demo", "--lang", "fr"], cwd=tmp_path) == program
    )


@pytest.fixture(scope="session")
def new_package(clean: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A pack that the installed program has just written, as a Python package."""
    folder = tmp_path_factory.mktemp("new") / "verrelles"
    run([clean / "essmodel", "new", "pack", folder, "--python"], cwd=folder.parent)
    return folder


def test_new_package_is_installed_and_its_tests_pass(clean: Path, new_package: Path) -> None:
    """The template is executed, not described."""
    pip = [clean / "python", "-m", "pip", "install", "--constraint", ROOT / "constraints.txt"]
    run([*pip, "hatchling", "pytest"], cwd=new_package)
    run([*pip, "--no-deps", "--no-build-isolation", new_package], cwd=new_package)

    assert "passed" in run([clean / "python", "-m", "pytest", "tests"], cwd=new_package)


def test_new_folder_is_asked_and_found_whole(clean: Path, tmp_path: Path) -> None:
    """What ships with the wheel is enough: templates, schemas, catalogue."""
    run([clean / "essmodel", "new", "pack", tmp_path / "tilleuls"], cwd=tmp_path)

    page = run([clean / "essmodel", "demo", "--packs", "tilleuls", "--lang", "fr"], cwd=tmp_path)
    assert "Deux demandes pour le centre de loisirs" in page

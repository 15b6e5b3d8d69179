"""
The walls that import-linter cannot see; `docs/explanation/architecture.md` lists them.

Each wall is a function that returns what stands against it, so that it can be shown to fail.
"""

import ast
import re
import subprocess
import sys
import tomllib
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
CORE = ROOT / "src" / "essmodel"
PACKS = sorted(ROOT.glob("plugins/*/src/*"))
HOUSES = {house.name: house for house in (CORE, *PACKS)}


def modules(house: Path) -> Iterator[tuple[Path, ast.Module]]:
    """Read each Python file of a house."""
    for path in sorted(house.rglob("*.py")):
        yield path, ast.parse(path.read_text("utf-8"))


# --- the core knows no country --------------------------------------------------------------------

# Countries, and what only one of them has: registers, legal forms, codes, offices.
COUNTRIES = frozenset(
    "argentina austria belgium brazil britain canada catalonia denmark england finland france"
    " germany greece ireland italy japan korea luxembourg mexico netherlands norway poland"
    " portugal quebec scotland spain sweden switzerland uk uruguay usa wales"
    " allemagne belgique espagne italie suisse"
    " caf casf cgct cnaf insee qpv rna runts sarl scic scop siren sirene siret urssaf".split()
)
# "French" is a language where it stands alone ("in French") or qualifies a word about words
# ("the French term"), and a country where it qualifies anything else ("French law").
LANGUAGE = re.compile(
    r"\b(?:dutch|french|german|italian|portuguese|spanish)\b"
    r"(?!\s*[^\w\s]|\s*\d|\s*$|\s+(?:and|or|locale|reader|term|text|word)s?\b)",
    re.IGNORECASE | re.MULTILINE,
)
HUMP = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")


def countries(text: str) -> set[str]:
    """
    Find the countries that *text* names, in code, strings, comments and docstrings alike.

    A name of code is read word by word: `siren_of` and `SirenScheme` both name a register.  A term
    of a language (*report des voix*) is not in the list, and may explain an English one anywhere.
    """
    bare = unicodedata.normalize("NFKD", HUMP.sub(" ", text))
    bare = "".join(letter for letter in bare if not unicodedata.combining(letter))
    words = {word.lower() for word in re.findall(r"[A-Za-z]+", bare)}
    return (words & COUNTRIES) | set(LANGUAGE.findall(bare.replace("_", " ")))


def test_core_names_no_country() -> None:
    """The law of a country comes in its pack; code, data and file names are read."""
    files = [path for path in CORE.rglob("*") if path.suffix in {".py", ".toml", ".yaml", ".json"}]

    named = {
        str(path): found
        for path in files
        if (found := countries(f"{path.relative_to(CORE)}\n{path.read_text('utf-8')}"))
    }

    assert named == {}


@pytest.mark.parametrize(
    "text",
    [
        "# as in France",
        "class SirenScheme:",
        "def siret_of(): ...",
        'FORM = "SCIC"',
        "Québec",
        "the French law of co-operatives",
        "french_rules = ()",
    ],
)
def test_a_country_is_noticed(text: str) -> None:
    """A country is noticed in a comment, a class, a function, a string and prose."""
    assert countries(text)


@pytest.mark.parametrize(
    "text",
    [
        "Say it in English and in French.",
        "in French 0 and 1 are singular",
        "the French term is *report des voix*",
        'FRENCH = "fr"',
        "international caffeine",
    ],
)
def test_a_language_is_no_country(text: str) -> None:
    """The library speaks languages, which belong to no country."""
    assert not countries(text)


# --- imports --------------------------------------------------------------------------------------


def defined(body: list[ast.stmt]) -> Iterator[str]:
    """Name what a module itself defines, as opposed to what it imports."""
    for statement in body:
        match statement:
            case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name):
                yield name
            case ast.ClassDef(name=name) | ast.AnnAssign(target=ast.Name(id=name)):
                yield name
            case ast.Assign(targets=targets):
                names = (node for target in targets for node in ast.walk(target))
                yield from (node.id for node in names if isinstance(node, ast.Name))
            case ast.If(body=then, orelse=other) | ast.Try(body=then, orelse=other):
                yield from defined(then + other)
            case _:
                pass


def detours(tree: ast.Module, *, at_home: str) -> list[str]:
    """
    Find imports that do not come from the file that defines the name.

    A pack (*at_home* is its name) may also use the façade, ``import essmodel as em``.
    """
    found: list[str] = []
    for node in ast.walk(tree):
        match node:
            case ast.Import(names=names):
                for name in (alias.name for alias in names):
                    is_ours = name.partition(".")[0] in HOUSES
                    if is_ours and (at_home == "essmodel" or name != "essmodel"):
                        found.append(f"import {name}")
            case ast.ImportFrom(module=str(module), names=names):
                house, _, rest = module.partition(".")
                if house in HOUSES:
                    place = HOUSES[house].joinpath(*filter(None, rest.split(".")))
                    wrong = [alias.name for alias in names if not _defines(place, alias.name)]
                    found.extend(f"from {module} import {name}" for name in wrong)
            case _:
                pass
    return found


def _defines(place: Path, name: str) -> bool:
    """Whether *name* is a module of the package, or defined in the module, at *place*."""
    if place.is_dir():
        return (place / f"{name}.py").is_file()
    module = place.with_suffix(".py")
    return module.is_file() and name in defined(ast.parse(module.read_text("utf-8")).body)


@pytest.mark.parametrize("house", HOUSES)
def test_names_come_from_the_file_that_defines_them(house: str) -> None:
    """No package passes names on, and nobody inside imports the façade."""
    found = {str(path): detours(tree, at_home=house) for path, tree in modules(HOUSES[house])}

    assert {path: names for path, names in found.items() if names} == {}


@pytest.mark.parametrize(
    "line",
    [
        "import essmodel",
        "import essmodel.values.money",
        "from essmodel import Money",
        "from essmodel import values",
        "from essmodel.values import Money",
        "from essmodel.values.money import InvalidValueError",
        "from essmodel.nowhere import Money",
    ],
)
def test_a_detour_is_noticed(line: str) -> None:
    """The façade, a package and a file that only imports the name are all detours."""
    assert detours(ast.parse(line), at_home="essmodel")


@pytest.mark.parametrize(
    "line",
    [
        "from essmodel.values.money import Money",
        "from essmodel.messages import form",
        "from fractions import Fraction",
    ],
)
def test_the_straight_way_is_none(line: str) -> None:
    """A name from its own file, or a module from its package."""
    assert not detours(ast.parse(line), at_home="essmodel")


def strangers(tree: ast.Module) -> set[str]:
    """
    Name the libraries that loading a module loads, other than the standard one and attrs.

    What a function imports for itself is an optional extra, paid for by those who call it.
    """
    met: set[str] = set()
    waiting: list[ast.AST] = [tree]
    while waiting:
        match waiting.pop():
            case ast.FunctionDef() | ast.AsyncFunctionDef() | ast.Lambda():
                continue
            case ast.If(test=ast.Name(id="TYPE_CHECKING"), orelse=orelse):
                waiting.extend(orelse)  # what only a checker of types reads is never loaded
            case ast.Import(names=names):
                met |= {alias.name.partition(".")[0] for alias in names}
            case ast.ImportFrom(module=str(module)):
                met.add(module.partition(".")[0])
            case node:
                waiting.extend(ast.iter_child_nodes(node))
    return met - sys.stdlib_module_names - {"attrs", "essmodel"}


def floors_below(name: str) -> list[str]:
    """Read the floors under *name* from the contract that import-linter keeps."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    layers: list[str] = project["tool"]["importlinter"]["contracts"][0]["layers"]
    below = layers[layers.index(name) + 1 :]
    return [floor.strip() for layer in below for floor in layer.split("|")]


@pytest.mark.parametrize("floor", floors_below("io"))
def test_floor_below_io_loads_nothing_but_attrs(floor: str) -> None:
    """A case and its answers can be held by a program that has no parser at all."""
    house = CORE / floor
    files = modules(house) if house.is_dir() else [(house, _parsed(house.with_suffix(".py")))]

    found = {str(path): strangers(tree) for path, tree in files}

    assert {path: names for path, names in found.items() if names} == {}


def _parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"))


def test_a_stranger_is_noticed() -> None:
    """A library is noticed at the top of a module and in a class, not inside a function."""
    source = "import yaml\nclass A:\n    from rich import print\ndef b():\n    import z3\n"

    assert strangers(ast.parse(source)) == {"yaml", "rich"}


def loaded_by(statement: str) -> set[str]:
    """Name the libraries that a fresh interpreter loads for *statement*."""
    script = (
        f"import sys; before = set(sys.modules); {statement}; print(*set(sys.modules) - before)"
    )
    command = [sys.executable, "-c", script]
    answer = subprocess.run(command, capture_output=True, text=True, check=True)  # noqa: S603 - our own words
    roots = {name.partition(".")[0] for name in answer.stdout.split()}
    return roots - sys.stdlib_module_names


def test_import_essmodel_loads_nothing_but_attrs() -> None:
    """Importing costs what attrs costs: no cattrs, yaml, pluggy, rich or click."""
    assert loaded_by("import essmodel") - {"attr", "attrs"} == {"essmodel"}


def test_a_heavy_import_is_noticed() -> None:
    """The same look at another statement sees what it loads."""
    assert {"pluggy", "yaml"} <= loaded_by("import pluggy, yaml")


# --- names of files, numbers ----------------------------------------------------------------------

NO_IDEA = frozenset("base common core helper helpers manager misc types util utils".split())


def nameless(path: Path) -> list[str]:
    """Find the parts of *path* that are named after no idea."""
    if path.as_posix() == "hooks/manager.py":  # pluggy's own word for what stands there
        return []
    return [part for part in path.with_suffix("").parts if part.strip("_") in NO_IDEA]


@pytest.mark.parametrize("house", HOUSES)
def test_every_file_is_named_after_an_idea(house: str) -> None:
    """A drawer for odds and ends is where ideas go to hide."""
    home = HOUSES[house]
    found = {str(path): nameless(path.relative_to(home)) for path in home.rglob("*.py")}

    assert {path: parts for path, parts in found.items() if parts} == {}


@pytest.mark.parametrize("path", ["utils.py", "rules/_helpers.py", "core/money.py", "manager.py"])
def test_a_nameless_file_is_noticed(path: str) -> None:
    """A file, a private file and a folder alike."""
    assert nameless(Path(path))


def floats(tree: ast.Module) -> list[int]:
    """Find the lines that write a `float`, make one, or promise one; refusing one is welcome."""
    lines: list[int] = []
    for node in ast.walk(tree):
        match node:
            case ast.Constant(value=float()) | ast.Call(func=ast.Name(id="float")):
                lines.append(node.lineno)
            case ast.arg(annotation=ast.expr() as hint) | ast.AnnAssign(annotation=hint):
                lines.extend(_promised(hint))
            case ast.FunctionDef(returns=ast.expr() as hint):
                lines.extend(_promised(hint))
            case _:
                pass
    return lines


def _promised(hint: ast.expr) -> Iterator[int]:
    names = (node for node in ast.walk(hint) if isinstance(node, ast.Name))
    return (node.lineno for node in names if node.id == "float")


@pytest.mark.parametrize("house", HOUSES)
def test_numbers_are_exact(house: str) -> None:
    """Only a picture or a page may be approximate: both are looked at, not computed with."""
    found = {
        str(path): floats(tree)
        for path, tree in modules(HOUSES[house])
        if path.relative_to(HOUSES[house]).parts[0] not in {"pictures", "report"}
    }

    assert {path: lines for path, lines in found.items() if lines} == {}


@pytest.mark.parametrize(
    "line",
    [
        "half = 0.5",
        "float(x)",
        "x: float = y",
        "def f(x: list[float]): ...",
        "def f() -> float: ...",
    ],
)
def test_a_float_is_noticed(line: str) -> None:
    """A literal, a conversion and a promise."""
    assert floats(ast.parse(line))


def test_refusing_a_float_needs_its_name() -> None:
    """Code that turns a `float` away has to say which type it turns away."""
    assert not floats(ast.parse("isinstance(x, float)\nmatch x:\n    case float(): pass"))

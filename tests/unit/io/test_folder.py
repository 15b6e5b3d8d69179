"""A folder of YAML files is a pack: the reference is read as it stands, and then broken."""

import re
from datetime import date
from decimal import Decimal
from enum import Enum
from pathlib import Path

import pytest

from essmodel.errors import InvalidValueError
from essmodel.io.folder import read_pack
from essmodel.messages.text import Text
from essmodel.packs.pack import RulePack
from essmodel.packs.vocabulary import vocabulary
from essmodel.rules.codebook import CodeBook
from essmodel.rules.datatype import Calendar, Label, Number, Truth
from essmodel.rules.fact import Facts
from essmodel.rules.finding import Standing
from essmodel.rules.formula import Formula, typed
from essmodel.rules.law.event import Event
from essmodel.rules.law.mode import Mode
from essmodel.rules.law.parameter import AnyParameter, Enacted
from essmodel.rules.law.source import Confidence, Invention, LegalSource, SourceKind
from essmodel.rules.rule import Subject
from essmodel.values.money import Money
from essmodel.values.period import Period
from essmodel.values.proportion import Proportion

ROOT = Path(__file__).parents[3]
REFERENCE = (ROOT / "docs" / "reference" / "pack-folder.md").read_text("utf-8")
FILES = dict(re.findall(r"## `([a-z.]+)`\n.*?```yaml\n(.*?)```", REFERENCE, re.DOTALL))
SINCE_2025 = date(2025, 9, 1)


def written(folder: Path, changed: dict[str, str] | None = None) -> Path:
    """Write the folder of the reference, with some files changed."""
    files = FILES | {f"{name}.yaml": text for name, text in (changed or {}).items()}
    for name, text in files.items():
        (folder / name).write_text(text, "utf-8")
    return folder


@pytest.fixture
def town(tmp_path: Path) -> RulePack:
    """Return the pack of the reference."""
    return read_pack(written(tmp_path))


def problems(
    folder: Path, changed: dict[str, str] | None = None, *, beside: tuple[RulePack, ...] = ()
) -> list[str]:
    """Read a folder that must be refused; return the id, place and path of each problem."""
    with pytest.raises(InvalidValueError) as refusal:
        read_pack(written(folder, changed), beside=beside)
    assert refusal.value.said("en") != refusal.value.said("fr")
    return [
        f"{one.id} {Path(one.at.file).name}:{one.at.line}:{one.at.column} {one.path}".strip()
        for one in refusal.value.problems
        if one.at
    ]


def replaced(name: str, was: str, now: str) -> dict[str, str]:
    """Change one line of one file of the reference."""
    text = FILES[f"{name}.yaml"]
    assert text.count(was) == 1
    return {name: text.replace(was, now)}


# --- what is read ---------------------------------------------------------------------------------


def test_manifest_says_who_the_pack_is(town: RulePack) -> None:
    """Its id begins those of its rules."""
    assert town.manifest.id == "town"
    assert town.manifest.title == Text(en="Rules of a town", fr="Règles d’une ville")


def test_facts_have_types(town: RulePack) -> None:
    """Bounds are written as people write figures."""
    assert {one.path: one.type for one in town.facts} == {
        "child.age": Number(least=0, most=17),
        "child.resident": Truth(),
        "child.income": Number(places=2, unit="EUR", least=0),
        "child.registered_on": Calendar(),
        "child.level": Label("level"),
        "child.hours": Number(places=1, unit="hours"),
    }
    assert town.facts[0].label == Text(en="age of the child", fr="âge de l’enfant")


def test_bounds_are_kept_at_the_scale_of_the_type(tmp_path: Path) -> None:
    """Ten euros and a half are 1 050 cents."""
    changed = replaced("facts", "type: money, least: 0", "type: money, least: -2, most: 10.50")

    income = read_pack(written(tmp_path, changed)).facts[2]

    assert income.type == Number(places=2, unit="EUR", least=-200, most=1050)


def test_codes_have_names(town: RulePack) -> None:
    """In the order of the file."""
    assert town.code_books == (
        CodeBook(
            id="level",
            title=Text(en="school level", fr="niveau scolaire"),
            codes=(
                ("cp", Text(en="first year", fr="cours préparatoire")),
                ("ce1", Text(en="second year", fr="cours élémentaire 1")),
            ),
        ),
    )


def decided_in(year: int) -> LegalSource:
    """Return one of the two sources of the minimum age."""
    day = {2020: "2 juillet 2020", 2025: "3 juillet 2025"}[year]
    return LegalSource(
        kind=SourceKind.DELIBERATION, title=f"délibération du {day}", confidence=Confidence.READ
    )


def test_figures_keep_every_value_they_have_had(town: RulePack) -> None:
    """Each with its period and its source."""
    minimum_age, income_cap = town.parameters

    assert minimum_age.enacted == (
        Enacted(value=4, period=Period(end=SINCE_2025), source=decided_in(2020)),
        Enacted(value=3, period=Period(start=SINCE_2025), source=decided_in(2025)),
    )
    assert income_cap.enacted == (
        Enacted(value=Money(120_050), period=Period(), source=Invention()),
    )


def test_values_may_stand_in_any_order(tmp_path: Path) -> None:
    """The newest first, as people often list them."""
    text = FILES["parameters.yaml"]
    old, new = re.findall(r"    - value.*?confidence: read\}\n", text, re.DOTALL)
    turned = text.replace(old + new, new + old)
    assert turned != text

    pack = read_pack(written(tmp_path, {"parameters": turned}))

    assert [one.value for one in pack.parameters[0].enacted] == [4, 3]


def figure(folder: Path, kind: str, value: str) -> object:
    """Read one value of a figure of some type."""
    text = (
        f"- {{id: town.one, label: One, type: {kind},"
        f" values: [{{value: {value}, source: {{kind: invented}}}}]}}\n"
    )
    parameter: AnyParameter = read_pack(
        written(folder, {"parameters": text, "rules": "[]"})
    ).parameters[0]
    return parameter.enacted[0].value


@pytest.mark.parametrize(
    ("kind", "value", "expected"),
    [
        ("number", "1 200", 1200),
        ("number, places: 2", '"0,25"', Decimal("0.25")),
        ("number, places: 4", "40 %", Proportion.of(40, 100)),
        ("number, places: 1", "1/5", Proportion.of(1, 5)),
        ("money", "8,50 €", Money(850)),
        ("number, places: 2, unit: CHF", "8.50", Money(850, "CHF")),
        ("truth", "no", False),
        ("day", "2026-09-01", date(2026, 9, 1)),
        ("label, book: level", "cp", "cp"),
        ("label, book: interest", "employees", "employees"),
    ],
)
def test_figure_is_read_as_its_type_says(
    tmp_path: Path, kind: str, value: str, expected: object
) -> None:
    """And kept as people hold it: an amount, a part of a whole, a day, a code."""
    quoted = value if value.startswith('"') else f'"{value}"'

    assert figure(tmp_path, kind, quoted) == expected


def test_rules_are_typed(town: RulePack) -> None:
    """Formulas are expressions over the facts and figures of the folder."""
    rule = town.rules[0]
    names = vocabulary((town,)).names

    assert (rule.id, rule.subject, rule.event) == (
        "town.old_enough",
        Subject.ELIGIBILITY,
        Event.DECISION,
    )
    assert rule.requires == typed(Formula("child.age >= town.minimum_age"), names)
    assert rule.applies == typed(Formula('child.resident and child.level in {"cp", "ce1"}'), names)
    assert rule.says == Text(en="be {minimum_age} or older", fr="avoir {minimum_age} ans ou plus")
    assert rule.source == decided_in(2025)
    assert rule.period == Period(start=SINCE_2025)
    assert (rule.mode, rule.derogates_from) == (Mode.CEILING, None)


def test_rule_says_which_way_lower_norms_may_move_it(tmp_path: Path) -> None:
    """And in whose place it is to stand."""
    written(tmp_path)
    (tmp_path / "rules.yaml").write_text(
        "- id: town.older\n  subject: eligibility\n  requires: child.age >= 6\n  mode: floor\n"
        "  source: {kind: invented}\n  event: decision\n"
        "- id: town.younger\n  subject: eligibility\n  requires: child.age >= 4\n"
        "  derogates_from: town.older\n  source: {kind: invented}\n  event: decision\n",
        "utf-8",
    )

    older, younger = read_pack(tmp_path).rules
    assert (older.mode, younger.derogates_from) == (Mode.FLOOR, older.id)


@pytest.mark.parametrize(
    ("age", "level", "expected"),
    [(3, "cp", [Standing.MET]), (2, "cp", [Standing.UNMET]), (2, "ce2", [])],
)
def test_rules_of_a_folder_decide(
    town: RulePack, age: int, level: str, expected: list[Standing]
) -> None:
    """Like those of any pack: the day of the question chooses the minimum age."""
    law = vocabulary((town,)).law.about(Subject.ELIGIBILITY)
    facts: Facts = {"child.age": age, "child.resident": True, "child.level": level}

    findings = law.ask(facts, {Event.DECISION: SINCE_2025})

    assert [one.standing for one in findings] == expected


def test_rules_may_use_the_facts_of_the_core_and_of_packs_beside(tmp_path: Path) -> None:
    """A folder without facts of its own can tighten a rule on those of another."""
    town_folder, other = tmp_path / "town", tmp_path / "other"
    town_folder.mkdir()
    other.mkdir()
    town = read_pack(written(town_folder))
    (other / "essmodel.yaml").write_text(
        FILES["essmodel.yaml"].replace("id: town", "id: other"), "utf-8"
    )
    (other / "rules.yaml").write_text(
        "- id: other.older\n  subject: eligibility\n  requires: child.age >= 6\n"
        "  source: {kind: invented}\n  event: decision\n",
        "utf-8",
    )

    assert read_pack(other, beside=(town,)).rules[0].requires == typed(
        Formula("child.age >= 6"), vocabulary((town,)).names
    )


def test_all_files_but_the_manifest_may_be_left_out(tmp_path: Path) -> None:
    """A pack may declare nothing but itself."""
    (tmp_path / "essmodel.yaml").write_text(FILES["essmodel.yaml"], "utf-8")

    pack = read_pack(str(tmp_path))

    assert pack == RulePack(manifest=pack.manifest)


def test_tour_is_a_case_that_can_be_read(tmp_path: Path) -> None:
    """It is kept as a text, as it is written."""
    tour = "essmodel: 1\ntitle: Les Tilleuls\n"

    assert read_pack(written(tmp_path, {"tour": tour})).tour == tour


def test_other_files_and_folders_are_left_alone(tmp_path: Path) -> None:
    """A read-me and folders of case files may stand beside the rules."""
    (tmp_path / "README.md").write_text("# A town\n", "utf-8")
    (tmp_path / "cases").mkdir()
    (tmp_path / "cases" / "centre.yaml").write_text("anything: at all\n", "utf-8")

    assert read_pack(written(tmp_path)).rules


# --- the reference --------------------------------------------------------------------------------


@pytest.mark.parametrize("words", [Subject, Event, Mode])
def test_reference_lists_every_word_of_a_choice(words: type[Enum]) -> None:
    """In the order in which the model has them."""
    assert ", ".join(one.value for one in words) in REFERENCE


# --- what is refused ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "was", "now", "expected"),
    [
        ("facts", "type: truth", "type: truht", "choice_misspelt facts.yaml:7:32 1.type"),
        ("facts", "type: truth, ", "", "tag_missing facts.yaml:7:3 1"),
        ("facts", "type: truth", "type: truth, places: 2", "key_misfit facts.yaml:7:39 1.places"),
        ("facts", "type: label, book: level", "type: label", "key_missing facts.yaml:10:3 4"),
        ("facts", "book: level", "book: levels", "choice_misspelt facts.yaml:10:42 4.book"),
        ("facts", "places: 1", "places: 99", "out_of_bounds facts.yaml:11:45 5.places"),
        ("facts", "least: 0\n", "least: 0.5\n", "too_fine facts.yaml:3:10 0.least"),
        ("facts", "path: child.age", "path: child.class", "name_unusable facts.yaml:1:9 0.path"),
        ("facts", "path: child.age", "path: age", "name_unusable facts.yaml:1:9 0.path"),
        (
            "facts",
            "path: child.age",
            "path: child.resident",
            "name_has_two_meanings facts.yaml:7:10",
        ),
        ("codes", "id: level", "id: interest", "name_has_two_meanings codes.yaml:1:7"),
        ("codes", 'en: "first year", ', "", "key_missing codes.yaml:4:9 0.codes.cp"),
        (
            "parameters",
            "id: town.income_cap",
            "id: income_cap",
            "id_without_prefix parameters.yaml:11:7 1.id",
        ),
        (
            "parameters",
            "value: 4",
            "value: four",
            "not_a_decimal parameters.yaml:5:14 0.values.0.value",
        ),
        (
            "parameters",
            "value: 4",
            "value: 4.5",
            "too_fine parameters.yaml:5:14 0.values.0.value",
        ),
        (
            "parameters",
            "until: 2025-09-01",
            "until: 2025-09-02",
            "enacted_twice parameters.yaml:1:3 0",
        ),
        (
            "parameters",
            '\n    - {value: "1 200,50 €", source: {kind: invented}}',
            " []",
            "parameter_without_value parameters.yaml:14:11 1.values",
        ),
        (
            "rules",
            "child.age >= town",
            "child.agee >= town",
            "formula_name_misspelt rules.yaml:4:13 0.requires",
        ),
        (
            "rules",
            "applies: child.resident and",
            "applies: child.resident &",
            "formula_meant rules.yaml:3:12 0.applies",
        ),
        (
            "rules",
            "requires: child.age >= town.minimum_age",
            "requires: child.age",
            "not_a_condition rules.yaml:4:13 0.requires",
        ),
        ("rules", "be {minimum_age}", "be {minimal_age}",
         "figure_unused rules.yaml:5:9 0.says"),
        ("rules", "avoir {minimum_age}", "avoir {x}",
         "figure_unused rules.yaml:5:9 0.says"),
        ("rules", "subject: statutes", "subject: statute",
         "choice_misspelt rules.yaml:10:12 1.subject"),
        ("rules", "  source: {kind: invented}\n  event: decision\n", "  source: {kind: invented}\n",
         "key_missing rules.yaml:9:3 1"),
        ("rules", "id: town.three_categories", "id: three_categories",
         "id_without_prefix rules.yaml:9:7 1.id"),
        ("rules", "id: town.three_categories", "id: town.old_enough",
         "rule_twice rules.yaml:9:7"),
        ("rules", "event: decision\n- id: town.three",
         "event: decision\n  derogates_from: land.older\n- id: town.three",
         "derogation_unknown rules.yaml:1:7"),
        ("rules", "event: decision\n- id: town.three",
         "event: decision\n  derogates_from: town.old_enough\n- id: town.three",
         "derogation_circle rules.yaml:1:7"),
        ("rules", "event: decision\n- id: town.three",
         "event: decision\n  mode: flour\n- id: town.three",
         "choice_misspelt rules.yaml:9:9 0.mode"),
        ("essmodel", "[eligibility, statutes]", "[eligibility]",
         "rule_beyond_subjects rules.yaml:9:7"),
        ("essmodel", "[eligibility, statutes]", "[eligibilty]",
         "choice_misspelt essmodel.yaml:9:12 subjects.0"),
        ("essmodel", "api: 1", "api: 2", "api_unknown essmodel.yaml:3:6 api"),
    ],
)  # fmt: skip
def test_mistake_in_a_folder_has_its_place(
    tmp_path: Path, name: str, was: str, now: str, expected: str
) -> None:
    """File, line, column, and the path inside the file."""
    assert problems(tmp_path, replaced(name, was, now)) == [expected]


def test_mistakes_of_all_files_are_said_at_once(tmp_path: Path) -> None:
    """One reading is enough to correct a folder."""
    changed = {
        name: text.replace("label", "labell").replace("source", "sauce")
        for name, text in ((name.removesuffix(".yaml"), text) for name, text in FILES.items())
    }

    found = problems(tmp_path, changed)

    assert {one.split()[1].partition(":")[0] for one in found} == {
        "facts.yaml",
        "parameters.yaml",
        "rules.yaml",
        "services.yaml",
    }


def test_file_with_a_misspelt_name_is_not_left_out_in_silence(tmp_path: Path) -> None:
    """Nor is one that no pack has."""
    for name in ("rule.yaml", "facts.yml", "deliberations.json"):
        (tmp_path / name).write_text("[]", "utf-8")

    assert problems(tmp_path) == [
        "pack_file_unknown deliberations.json:1:1",
        "pack_file_misspelt facts.yml:1:1",
        "pack_file_misspelt rule.yaml:1:1",
    ]


def test_tour_that_cannot_be_read_is_refused_with_the_rest(tmp_path: Path) -> None:
    """Before anybody asks for it."""
    assert problems(tmp_path, {"tour": "essmodel: 1\n"}) == ["key_missing tour.yaml:1:1"]


def test_folder_without_a_manifest_is_no_pack(tmp_path: Path) -> None:
    """Nor is a folder that is not there."""
    for folder in (tmp_path, tmp_path / "nowhere"):
        with pytest.raises(InvalidValueError) as refusal:
            read_pack(folder)

        assert [one.id for one in refusal.value.problems] == ["file_missing"]


def test_two_packs_cannot_give_one_name_two_meanings(tmp_path: Path, town: RulePack) -> None:
    """The folder is where it is corrected."""
    other = tmp_path / "other"
    other.mkdir()
    manifest = FILES["essmodel.yaml"].replace("id: town", "id: other")

    bare = {"essmodel": manifest, "parameters": "[]", "rules": "[]"}
    one_fact = FILES["facts.yaml"].partition("- {path: child.income")[0]

    assert problems(other, bare, beside=(town,)) == ["name_has_two_meanings codes.yaml:1:7"]
    assert problems(other, bare | {"codes": "[]", "facts": one_fact}, beside=(town,)) == [
        "name_has_two_meanings facts.yaml:1:9",
        "name_has_two_meanings facts.yaml:7:10",
    ]

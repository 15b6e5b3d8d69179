"""Rules in files: how each node is written, and what is refused, where."""

import json
from datetime import date
from pathlib import Path

import pytest

from essmodel.errors import InvalidValueError
from essmodel.io.reading import read_tree
from essmodel.io.rule_document import (
    DEEPEST_DOCUMENT,
    LONGEST_PATH,
    dump_rule,
    load_rule,
    read_rule,
)
from essmodel.io.rule_reading import tree_of
from essmodel.io.rule_tag import TAG, TAGS, TYPES, tag_of
from essmodel.io.rule_writing import plain_rule
from essmodel.io.tree import Mapping
from essmodel.messages.text import Text
from essmodel.rules import expression as tree
from essmodel.rules.anniversary import Birthday
from essmodel.rules.datatype import Calendar, Label, Many, Number, Truth
from essmodel.rules.formula import Names
from essmodel.rules.function import Function
from essmodel.rules.law.event import Event
from essmodel.rules.law.source import (
    Confidence,
    Invention,
    LegalSource,
    Publication,
    Source,
    SourceKind,
)
from essmodel.rules.law.status import Annulled, Draft, LegalStatus, Repealed, Suspended
from essmodel.rules.rounding import Rounding
from essmodel.rules.well_typed import DEEPEST, LARGEST

EUROS = Number(places=2, unit="EUR", least=0)
INCOME = tree.Fact("child.income", EUROS, Text(en="income", fr="revenu"))
BORN = tree.Fact("child.born", Calendar(), Text(en="born", fr="né le"))
OPEN = tree.Item("school", "open", Truth(), Text.same("open"))
SCHOOLS = tree.Fact("town.schools", Many("school"), Text.same("schools"))
CAP = tree.Param("town.cap", EUROS, Text.same("cap"))
NET = Function(id="town.net", label=Text.same("net"), takes=(EUROS,), gives=EUROS, run=int)
NAMES = Names(leaves=(INCOME, BORN, SCHOOLS, CAP), items=(OPEN,), functions=(NET,))
OLD_ENOUGH = tree.Cmp(
    ">=",
    tree.Age(BORN, tree.RefDate(Event.DECISION), Birthday.MARCH_1, Invention()),
    tree.Lit(3, Number()),
)
YAML = """\
rule: 1
tree:
  is: compare
  op: ">="
  left:
    is: age
    birth: {is: fact, path: child.born, type: {is: day}, label: {en: born, fr: "né le"}}
    at: {is: day_of, event: decision}
    birthday: march_1
    source: {kind: invented}
  right: {is: value, value: 3, type: {is: number}}
"""


def problems(text: str, names: Names | None = NAMES) -> list[tuple[str, str, str]]:
    """Read a rule that must be refused; return the id, the path and the place of each problem."""
    with pytest.raises(InvalidValueError) as refusal:
        read_rule(text, names=names)
    assert refusal.value.said("en") != refusal.value.said("fr")
    return [
        (one.id, one.path, f"{one.at.line}:{one.at.column}" if one.at else "")
        for one in refusal.value.problems
    ]


def rule(node: str) -> str:
    """Return a document around a node, which begins in the seventh column of its second line."""
    return f"rule: 1\ntree: {node}"


def test_rule_is_written_for_people_in_yaml() -> None:
    """What is short stands on one line."""
    assert dump_rule(OLD_ENOUGH, form="yaml") == YAML
    assert read_rule(YAML) == OLD_ENOUGH


def test_rule_is_written_for_programs_in_json() -> None:
    """On one line; YAML reads it as well."""
    text = dump_rule(OLD_ENOUGH, form="json")

    assert json.loads(text) == plain_rule(OLD_ENOUGH)
    assert read_rule(text, file="rule.yaml") == OLD_ENOUGH


def test_codes_bands_and_functions_are_written_too() -> None:
    """Each in its own way, and read back as themselves."""
    bands = tree.Bands(INCOME, (100_00, 200_00), (CAP, CAP, CAP), Invention())
    few = tree.Cmp("<", tree.Call(NET, (bands,)), CAP)
    scheme = tree.Fact("child.scheme", Label("scheme"), Text.same("scheme"))
    names = Names(leaves=(INCOME, CAP, scheme), items=(), functions=(NET,))
    node = tree.And((few, tree.In(scheme, frozenset({"farm", "general"}))))

    assert read_rule(dump_rule(node, form="yaml"), names=names) == node


def test_a_type_keeps_as_many_places_as_numbers_have() -> None:
    """No more, and no fewer than none."""
    text = rule("{is: fact, path: child.size, type: {is: number, places: -1}, label: size}")

    assert [one[0] for one in problems(text)] == ["out_of_bounds"]


def test_rule_is_read_from_a_file(tmp_path: Path) -> None:
    """Under any of the names that documents have."""
    path = tmp_path / "rule.yaml"
    path.write_text(YAML, "utf-8")

    assert load_rule(path) == OLD_ENOUGH


def test_every_kind_of_node_has_one_name_in_files() -> None:
    """Two where the name says which: the least or the greatest, all or any."""
    assert {tag.made for tag in TAGS.values()} == set(tree.PLACES)
    assert all(tag_of(tree.MinMax(which, (CAP,))) == which for which in ("min", "max"))
    assert all(tag_of(tree.Quant(which, SCHOOLS, OPEN)) == which for which in ("all", "any"))


def test_name_of_a_node_is_the_name_of_no_field() -> None:
    """A field is never taken for it."""
    assert all(TAG not in tag.keys for tag in TAGS.values())
    assert "" not in TAGS | TYPES


def test_words_that_yaml_takes_for_others_are_quoted() -> None:
    """Readers of YAML take a bare NO for false, and a bare 0619 for a number."""
    node = tree.Fact("no", Number(unit="off"), Text(en="0619", fr="y"))

    text = dump_rule(node, form="yaml")

    assert 'path: "no"\n' in text
    assert 'unit: "off"' in text
    assert 'label: {en: "0619", fr: "y"}\n' in text


def test_declared_fact_need_not_repeat_its_type() -> None:
    """The pack says it, and the label."""
    text = rule(
        "{is: compare, op: '<', left: {is: fact, path: child.income}, "
        "right: {is: figure, id: town.cap}}"
    )

    assert read_rule(text, names=NAMES) == tree.Cmp("<", INCOME, CAP)


def test_field_of_a_record_is_found_in_its_record() -> None:
    """As facts are."""
    text = rule(
        "{is: any, many: {is: fact, path: town.schools}, "
        "body: {is: field, record: school, name: open}}"
    )

    assert read_rule(text, names=NAMES) == tree.Quant("any", SCHOOLS, OPEN)


def test_function_is_found_by_its_id() -> None:
    """Only what is asked brings it."""
    text = rule("{is: call, function: town.net, args: [{is: fact, path: child.income}]}")

    assert read_rule(text, names=NAMES) == tree.Call(NET, (INCOME,))


def test_months_are_whole_and_may_be_negative() -> None:
    """They are no number of the rule, and so have no type beside them."""
    text = rule("{is: months_after, day: {is: fact, path: child.born}, months: -3}")

    assert read_rule(text, names=NAMES) == tree.AddMonths(BORN, -3)


def test_choice_of_law_may_be_that_of_the_rule_around_it() -> None:
    """A tree in a rule of a pack need not repeat the source of the rule."""
    text = rule(
        "{is: round, arg: {is: value, value: 7, type: {is: number}}, divisor: 2, "
        "rounding: floor, type: {is: number}}"
    )
    seven = tree.Lit(7, Number())
    expected = tree.DivRound(seven, 2, Rounding.FLOOR, Number(), Invention())

    assert tree_of(read_tree(text, file="f.yaml"), source=Invention()) == expected
    assert problems(text) == [("key_missing", "tree", "2:7")]


@pytest.mark.parametrize(
    ("text", "problem", "path", "at"),
    [
        # around the tree
        ("rule: 1", "key_missing", "", "1:1"),
        ("tree: {is: and, args: []}", "key_missing", "", "1:1"),
        ("rule: 2\ntree: {is: and, args: []}", "tree_version", "rule", "1:7"),
        ("rule: [1]\ntree: {is: and, args: []}", "tree_version", "rule", "1:7"),
        ("rule: 1\nthree: {is: and, args: []}", "key_misspelt", "three", "2:1"),
        ("[1]", "keys_expected", "", "1:1"),
        # the names of nodes and their keys
        (rule("3"), "keys_expected", "tree", "2:7"),
        (rule("{args: []}"), "tag_missing", "tree", "2:7"),
        (rule("{is: ands, args: []}"), "choice_misspelt", "tree.is", "2:12"),
        (rule("{is: zzz, args: []}"), "choice_unknown", "tree.is", "2:12"),
        (rule("{is: and}"), "key_missing", "tree", "2:7"),
        (rule("{is: and, args: 3}"), "list_expected", "tree.args", "2:23"),
        (rule("{is: and, args: [], zzz: 3}"), "key_unknown", "tree.zzz", "2:27"),
        (rule("{is: and, arg: []}"), "key_misspelt", "tree.arg", "2:17"),
        (rule("{is: not, arg: []}"), "keys_expected", "tree.arg", "2:22"),
        # values
        (rule("{is: value, value: 1.5, type: {is: number}}"), "tree_not_whole",
         "tree.value", "2:26"),
        (rule("{is: value, value: 1e3, type: {is: number}}"), "tree_not_whole",
         "tree.value", "2:26"),
        (rule("{is: value, value: true, type: {is: number}}"), "tree_not_whole", "tree.value",
         "2:26"),
        (rule('{is: value, value: "3", type: {is: number}}'), "tree_not_whole",
         "tree.value", "2:26"),
        (rule(f"{{is: value, value: {'9' * 1_001}, type: {{is: number}}}}"), "tree_not_whole",
         "tree.value", "2:26"),
        (rule("{is: value, value: 1, type: {is: truth}}"), "choice_unknown", "tree.value", "2:26"),
        (rule("{is: value, value: 2026-02-30, type: {is: day}}"), "no_such_day",
         "tree.value", "2:26"),
        (rule("{is: value, value: 1500-01-01, type: {is: day}}"), "day_too_far", "tree", "2:7"),
        (rule("{is: value, value: [a], type: {is: label, book: b}}"), "one_value_expected",
         "tree.value", "2:26"),
        (rule("{is: value, value: a, type: {is: list, record: r}}"), "wrong_kind", "tree.value",
         "2:26"),
        (rule("{is: value, type: {is: number}}"), "key_missing", "tree", "2:7"),
        (rule("{is: value, value: 1}"), "key_missing", "tree", "2:7"),
        # types
        (rule("{is: value, value: 1, type: number}"), "keys_expected", "tree.type", "2:35"),
        (rule("{is: value, value: 1, type: {places: 2}}"), "tag_missing", "tree.type", "2:35"),
        (rule("{is: value, value: 1, type: {is: numb}}"), "choice_misspelt",
         "tree.type.is", "2:40"),
        (rule("{is: value, value: a, type: {is: label}}"), "key_missing", "tree.type", "2:35"),
        (rule("{is: value, value: 1, type: {is: number, book: b}}"),
         "key_unknown", "tree.type.book",
         "2:48"),
        (rule("{is: value, value: 1, type: {is: number, places: -1}}"), "out_of_bounds",
         "tree.type.places", "2:56"),
        (rule("{is: value, value: 1, type: {is: number, places: 9999999999}}"), "out_of_bounds",
         "tree.type.places", "2:56"),
        (rule("{is: round, arg: {is: figure, id: town.cap}, divisor: 1, rounding: floor, "
              "type: {is: day}, source: {kind: invented}}"), "not_a_number", "tree.type", "2:87"),
        # other fields
        (rule("{is: day_of, event: birth}"), "choice_unknown", "tree.event", "2:27"),
        (rule("{is: compare, op: '=', left: {is: figure, id: town.cap}, "
              "right: {is: figure, id: town.cap}}"), "choice_misspelt", "tree.op", "2:25"),
        (rule("{is: silent, type: {is: number}, source: {kind: zzz}}"),
         "choice_unknown", "tree.source.kind", "2:55"),
        (rule("{is: round, arg: {is: figure, id: town.cap}, divisor: 0, rounding: floor, "
              "type: {is: number}, source: {kind: invented}}"), "not_positive", "tree", "2:7"),
        # what names know
        (rule("{is: fact, path: child.incom}"), "name_misspelt", "tree.path", "2:24"),
        (rule("{is: fact, path: income}"), "name_unknown", "tree.path", "2:24"),
        (rule("{is: fact, path: town.cap}"), "name_unknown", "tree.path", "2:24"),
        (rule("{is: field, record: shop, name: open}"), "name_unknown", "tree.name", "2:39"),
        (rule("{is: fact, path: child.income, type: {is: number}}"),
         "declared_otherwise", "tree.type",
         "2:44"),
        (rule("{is: call, function: town.nt, args: []}"), "choice_misspelt",
         "tree.function", "2:28"),
        # what makes no sense
        (rule("{is: not, arg: {is: figure, id: town.cap}}"), "not_a_condition", "tree", "2:7"),
        (rule("{is: call, function: town.net, args: []}"), "arguments_do_not_fit", "tree", "2:7"),
    ],
)  # fmt: skip
def test_mistake_is_refused_where_it_stands(text: str, problem: str, path: str, at: str) -> None:
    """One mistake is one problem, with its path, its line and its column."""
    assert problems(text) == [(problem, path, at)]


@pytest.mark.parametrize("key", ["type", "label"])
def test_without_names_a_fact_says_everything_itself(key: str) -> None:
    """Nobody else does."""
    keys = {"type": "type: {is: number}", "label": "label: a"}
    del keys[key]

    assert problems(rule(f"{{is: fact, path: a.b, {keys.popitem()[1]}}}"), None) == [
        ("key_missing", "tree", "2:7")
    ]


def test_without_names_nothing_is_called() -> None:
    """A function is code, which no file holds."""
    text = rule("{is: call, function: town.net, args: []}")

    assert problems(text, None) == [("function_without_pack", "tree.function", "2:28")]


def test_all_mistakes_are_told_at_once_in_the_order_of_the_file() -> None:
    """Those of fields, of parts, and of parts of parts."""
    text = """\
rule: 1
tree:
  is: and
  args:
    - {is: not, arg: {is: zzz}}
    - {is: compare, op: "<", left: {is: fact, path: child.incom}, righty: {is: and, args: []}}
    - {is: value, value: 1.5, type: {is: number, places: -3}}
    - {is: not, arg: {is: figure, id: town.cap}}
"""
    assert problems(text) == [
        ("choice_unknown", "tree.args.0.arg.is", "5:27"),
        ("name_misspelt", "tree.args.1.left.path", "6:53"),
        ("key_misspelt", "tree.args.1.righty", "6:67"),
        ("out_of_bounds", "tree.args.2.type.places", "7:58"),
        ("not_a_condition", "tree.args.3", "8:7"),
    ]


def json_rule(node: str) -> str:
    """Return a document in JSON around a node."""
    return f'{{"rule": 1, "tree": {node}}}'


NOTS, CLOSED = '{"is": "not", "arg": ', '{"is": "and", "args": []}'
ANDS = '{"is": "and", "args": ['


@pytest.mark.parametrize(("open_", "close"), [(NOTS, "}"), (ANDS, "]}")], ids=["not", "and"])
def test_deepest_rule_is_read_and_the_next_is_not(open_: str, close: str) -> None:
    """Two hundred nodes may stand inside each other, whatever is between them."""
    deepest = open_ * (DEEPEST - 1) + CLOSED + close * (DEEPEST - 1)

    node = read_rule(json_rule(deepest))

    assert node.extent.depth == DEEPEST
    for form in ("json", "yaml"):
        assert read_rule(dump_rule(node, form=form)) == node
    (problem,) = problems(json_rule(open_ + deepest + close))
    assert problem[0] == "tree_too_deep"


@pytest.mark.parametrize(
    "text",
    [
        '{"rule": 1, "tree": ' + NOTS * 100_000,
        '{"rule": 1, "tree": ' + ANDS * 100_000,
        "[" * 100_000,
        "rule: 1\ntree: " + "{is: not, arg: " * 100_000,
        "rule: 1\ntree:\n" + "".join(f"{' ' * (2 * n)}arg:\n" for n in range(1, 1_000)),
    ],
    ids=["nots", "ands", "brackets", "yaml", "yaml blocks"],
)
def test_hostile_depth_is_refused_in_one_line(text: str) -> None:
    """A hundred thousand levels neither exhaust the stack nor fill a screen."""
    found = problems(text)

    assert "document_too_deep" in {problem for problem, _, _ in found}
    assert len(found) < 3
    assert all(len(path) <= LONGEST_PATH + 1 for _, path, _ in found)


def test_aliases_do_not_multiply_without_end() -> None:
    """Twenty lines that come to a million nodes are counted before they are read."""
    lines = [f"x{n}: &x{n} {{is: and, args: [*x{n - 1}, *x{n - 1}]}}" for n in range(1, 21)]
    text = "\n".join(("x0: &x0 {is: and, args: []}", *lines, "rule: 1", "tree: *x20"))

    assert "document_alias_too_long" in {problem for problem, _, _ in problems(text)}


def test_five_thousand_conditions_are_read() -> None:
    """Wide is not deep."""
    text = json_rule(ANDS + ", ".join([CLOSED] * 5_000) + "]}")

    node = read_rule(text)

    assert isinstance(node, tree.And)
    assert len(node.args) == 5_000
    assert read_rule(dump_rule(node, form="yaml")) == node


def test_five_thousand_mistakes_are_not_all_told() -> None:
    """A hundred are enough."""
    text = json_rule(ANDS + ", ".join(['{"is": "zzz"}'] * 5_000) + "]}")

    assert len(problems(text)) == 101


def test_shared_parts_are_written_once_as_values() -> None:
    """A rule of a million nodes that are twenty is made in no time, before it is written out."""
    node: tree.Node = tree.And(())
    while 2 * node.extent.size < LARGEST:
        node = tree.And((node, node))

    shown = plain_rule(node)["tree"]

    assert isinstance(shown, dict)
    assert shown["args"][0] is shown["args"][1]


def test_number_that_no_file_holds_is_refused_when_written() -> None:
    """Python would not print it."""
    with pytest.raises(InvalidValueError, match="more than 1,000 digits"):
        dump_rule(tree.Lit(10**1_000, Number()), form="json")
    longest = tree.Lit(10**1_000 - 1, Number())
    assert read_rule(dump_rule(longest, form="json")) == longest


def test_document_of_rules_may_be_deeper_than_others() -> None:
    """Twice as deep as a rule, since a list stands between two nodes."""
    assert DEEPEST_DOCUMENT > 2 * DEEPEST
    document = read_tree(json_rule(CLOSED), file="f.json", deepest=3)
    assert isinstance(document, Mapping)


ON, LATER = date(2024, 3, 1), date(2024, 6, 1)
STATUSES: list[LegalStatus] = [
    Draft(),
    Repealed(on=ON, by="a later act"),
    Suspended(on=ON, until=LATER),
    Annulled(on=ON, by="a court", ground=Text(en="no power", fr="incompétence")),
]


def sourced(source: Source) -> tree.Node:
    """Return a rule that a text leaves open."""
    return tree.Silent(source, Truth())


@pytest.mark.parametrize("status", STATUSES, ids=lambda status: type(status).__name__)
def test_what_was_done_to_a_text_is_written_with_it(status: LegalStatus) -> None:
    """And read back as it was."""
    act = LegalSource(kind=SourceKind.ACT, title="act", confidence=Confidence.READ, status=status)
    written = json.dumps(plain_rule(sourced(act)))

    assert tree_of(read_tree(written, file="rule.json")) == sourced(act)


def test_page_that_publishes_is_written_as_such() -> None:
    """It is no law, and has no status."""
    page = Publication(title="page", confidence=Confidence.READ)

    assert tree_of(read_tree(json.dumps(plain_rule(sourced(page))), file="rule.json")) == sourced(
        page
    )

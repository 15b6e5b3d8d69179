"""
Tests of OpenFisca as readable cases: a town that has some tries its rules with what it has.

They stand in ``cases/openfisca``, with a ``mapping.yaml`` that says what its variables are here.
Read are flat inputs and those of one person, of one period; entities of several people are not.
"""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

from attrs import evolve, frozen

from essmodel.errors import Gathering, InvalidValueError
from essmodel.io.group import entries_of
from essmodel.io.reading import read_file
from essmodel.io.refusal import in_order, mapping_of, read_scalar, refusal, scalar_of, unknown
from essmodel.io.tree import Listing, Node, Scalar
from essmodel.io.tree import Mapping as Tree
from essmodel.messages.text import Text
from essmodel.packs.readable_case import Expectation, Outcome, ReadableCase
from essmodel.rules.statement import Statement
from essmodel.values import reading
from essmodel.values.money import Money

FOLDER, MAPPING = "openfisca", "mapping.yaml"
FORMAT, VERSION = "essmodel_mapping", "1"
_PERIOD = re.compile(r"(?:[a-z]+:)?(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?(?::\d+)?")
_KEYS = ("name", "period", "input", "output", "absolute_error_margin")
_SECTIONS = ("facts", "answers", "prices", "left_out")


@frozen(kw_only=True)
class Variables:
    """
    What the variables of their tests are here.

    Attributes:
        facts: the fact that an input is, by its variable.
        answers: the service that a truth says is granted or refused.
        prices: the service whose price an amount is.
        left_out: inputs and outputs that no rule of ours has to do with.
    """

    facts: Mapping[str, str]
    answers: Mapping[str, str]
    prices: Mapping[str, str]
    left_out: frozenset[str]


def read_openfisca(folder: Path) -> tuple[ReadableCase, ...]:
    """
    Return the tests in *folder*, a case for each service of each test; none where it has none.

    Raises:
        InvalidValueError: all that is wrong in all files, or is not read here, with its place.
    """
    if not folder.is_dir():
        return ()
    variables = _variables(folder / MAPPING)
    found: list[ReadableCase] = []
    mistakes = Gathering()
    for path in sorted(folder.glob("*.yaml")):
        if path.name != MAPPING:
            with mistakes.under(""):
                found += _read(path, variables)
    mistakes.require_none()
    return tuple(found)


def _variables(path: Path) -> Variables:
    entries = _entries(read_file(path), (FORMAT, *_SECTIONS))
    version = entries.pop(FORMAT, None)
    if version is None or scalar_of(version).text != VERSION:
        at = version.at if version else mapping_of(read_file(path)).at
        raise refusal("openfisca_mapping_format", at, path=FORMAT, known=VERSION)
    left_out = entries.pop("left_out", None)
    named = {
        section: {name: scalar_of(one).text for name, one in _entries(node).items()}
        for section, node in entries.items()
    }
    return Variables(
        facts=named.get("facts", {}),
        answers=named.get("answers", {}),
        prices=named.get("prices", {}),
        left_out=frozenset(scalar_of(one).text for one in _items(left_out)),
    )


def _read(path: Path, variables: Variables) -> tuple[ReadableCase, ...]:
    tree = read_file(path)
    found: list[ReadableCase] = []
    mistakes = Gathering()
    for node in _items(tree):
        with mistakes.under(""):
            found += _cases(node, variables)
    try:
        mistakes.require_none()
    except InvalidValueError as error:
        raise in_order(error) from None
    return tuple(found)


def _cases(node: Node, variables: Variables) -> Iterator[ReadableCase]:
    """Yield a case for each service that the outputs of one test speak of."""
    test = _entries(node, _KEYS)
    for name in ("period", "output"):
        if name not in test:
            raise refusal("openfisca_key_missing", node.at, name=name)
    on = _day(test["period"])
    given = tuple(_given(test.get("input"), variables))
    margin = test.get("absolute_error_margin")
    within = read_scalar(margin, reading.money) if margin else None
    expected: dict[str, Expectation] = {}
    for name, one in _values(test["output"]).items():
        for service, found in _expected(name, one, variables, within):
            known = expected.get(service)
            price = found.price or (known.price if known else None)
            expected[service] = evolve(found, price=price, answer=_answer(known, found))
    says = Text.same(scalar_of(test["name"]).text if "name" in test else str(on))
    for service, expects in expected.items():
        yield ReadableCase(
            says=says, on=on, service=service, given=given, expects=expects, at=node.at
        )


def _answer(known: Expectation | None, found: Expectation) -> Outcome:
    """Return what both say: a test may expect a refusal and a price of nothing."""
    refused = known is not None and known.answer is Outcome.REFUSED
    return Outcome.REFUSED if refused else found.answer


def _expected(
    name: str, node: Scalar, variables: Variables, within: Money | None
) -> Iterator[tuple[str, Expectation]]:
    """Yield the service that an output is about, and what is expected of it."""
    if name in variables.answers:
        answer = Outcome.GRANTED if read_scalar(node, reading.truth) else Outcome.REFUSED
        yield variables.answers[name], Expectation(answer=answer)
    elif name in variables.prices:
        price = read_scalar(node, reading.money)
        expects = Expectation(answer=Outcome.GRANTED, price=price, within=within)
        yield variables.prices[name], expects
    elif name not in variables.left_out:
        known = (*variables.answers, *variables.prices)
        raise InvalidValueError(unknown("openfisca_output", name, known, at=node.at))


def _given(node: Node | None, variables: Variables) -> Iterator[Statement]:
    for name, one in _values(node).items() if node else ():
        if name in variables.facts:
            yield Statement(variables.facts[name], one.text)
        elif name not in variables.left_out:
            known = tuple(variables.facts)
            raise InvalidValueError(unknown("openfisca_input", name, known, at=one.at))


def _values(node: Node) -> dict[str, Scalar]:
    """Return the variables of one person: as they stand, or below ``persons``."""
    entries = _entries(node)
    people = entries.pop("persons", None)
    first, *others = _entries(people).values() if people else (None,)
    if others:
        raise refusal("openfisca_several_people", others[0].at)
    entries |= _entries(first) if first else {}
    return {name: _value(one) for name, one in entries.items()}


def _value(node: Node) -> Scalar:
    """Return a value, perhaps below its one period."""
    if isinstance(node, Tree) and len(node.entries) == 1:
        node = node.entries[0].value
    if not isinstance(node, Scalar):
        raise refusal("openfisca_not_read", node.at)
    return node


def _day(node: Node) -> date:
    """Return the first day of a period, which the question is asked on."""
    text = scalar_of(node).text
    found = _PERIOD.fullmatch(text)
    if found is None:
        raise refusal("openfisca_period", node.at, found=text)
    year, month, day = (int(one) if one else 1 for one in found.groups())
    try:
        return date(year, month, day)
    except ValueError:
        raise refusal("openfisca_period", node.at, found=text) from None


def _items(node: Node | None) -> tuple[Node, ...]:
    """Return the items of a list; a single one may stand alone."""
    if node is None:
        return ()
    return node.items if isinstance(node, Listing) else (node,)


def _entries(node: Node, known: tuple[str, ...] = ()) -> dict[str, Node]:
    """Return the entries of a mapping; keys that are not *known* are refused, where some are."""
    entries = entries_of(mapping_of(node))
    for name, one in entries.items():
        if known and name not in known:
            raise InvalidValueError(unknown("openfisca_key", name, known, at=one.key.at))
    return {name: one.value for name, one in entries.items()}

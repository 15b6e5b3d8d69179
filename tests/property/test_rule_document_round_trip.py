"""A rule written to a file and read again is the same rule, in JSON and in YAML."""

import json

from hypothesis import given
from hypothesis import strategies as st

from essmodel.io.rule_document import Form, dump_rule, read_rule
from essmodel.messages.text import LANGS, Text
from essmodel.rules import expression as tree
from essmodel.rules.datatype import Calendar, DataType, Label, Many, Number, Truth
from essmodel.rules.formula import Names
from essmodel.rules.law.source import (
    Confidence,
    Invention,
    LegalSource,
    Publication,
    Source,
    SourceKind,
)
from essmodel.rules.rounding import Rounding
from essmodel.testing.expression_strategies import (
    DOUBLE,
    EVERYTHING,
    REFUSES_NEGATIVES,
    amounts,
    conditions,
    moments,
)

FORMS: st.SearchStrategy[Form] = st.sampled_from(("json", "yaml"))
TEXTS = st.text(
    st.characters(codec="utf-8", exclude_categories=("C", "Zl", "Zp"))
    | st.sampled_from("\n\t :#'\""),
    max_size=12,
)
BOUNDS = st.none() | st.integers(-(10**30), 10**30)


def types() -> st.SearchStrategy[DataType]:
    """Types of every kind, with and without bounds."""
    return st.one_of(
        st.just(Truth()),
        st.just(Calendar()),
        st.builds(Label, TEXTS),
        st.builds(Many, TEXTS),
        st.builds(Number, places=st.integers(0, 1_000), unit=TEXTS, least=BOUNDS, most=BOUNDS),
    )


def sources() -> st.SearchStrategy[Source]:
    """Sources of every kind."""
    sure = st.sampled_from(Confidence)
    return st.one_of(
        st.builds(Invention, note=st.builds(Text, TEXTS, TEXTS)),
        st.builds(Publication, title=TEXTS, url=TEXTS, confidence=sure),
        st.builds(
            LegalSource,
            kind=st.sampled_from(SourceKind),
            title=TEXTS,
            article=TEXTS,
            version=TEXTS,
            confidence=sure,
            url=TEXTS,
        ),
    )


@st.composite
def leaves(draw: st.DrawFn) -> tree.Node:
    """Facts, fields, figures, silences and values, of any type, name and source."""
    like, label = draw(types()), draw(st.builds(Text, TEXTS, TEXTS))
    match draw(st.sampled_from(("fact", "field", "figure", "silent", "value", "round"))):
        case "fact":
            return tree.Fact(draw(TEXTS), like, label)
        case "field":
            return tree.Item(draw(TEXTS), draw(TEXTS), like, label)
        case "figure":
            return tree.Param(draw(TEXTS), like, label)
        case "silent":
            return tree.Silent(draw(sources()), like)
        case "value":
            text: tree.Node = tree.Lit(draw(TEXTS), Label(draw(TEXTS)))
            return draw(st.sampled_from((text, tree.In(text, draw(st.frozensets(TEXTS))))))
        case _:
            number = tree.Lit(draw(st.integers(-(10**40), 10**40)), Number(places=3))
            divisor, rounding = draw(st.integers(1, 10**20)), draw(st.sampled_from(Rounding))
            return tree.DivRound(number, divisor, rounding, Number(places=1), draw(sources()))


@given(amounts(EVERYTHING) | conditions(EVERYTHING) | moments(EVERYTHING), FORMS)
def test_every_rule_reads_back_as_itself(node: tree.Node, form: Form) -> None:
    """Whatever it is made of."""
    text = dump_rule(node, form=form)

    facts = (one for one in tree.parts(node) if isinstance(one, tree.Fact | tree.Param))
    items = (one for one in tree.parts(node) if isinstance(one, tree.Item))
    names = Names(leaves=tuple(facts), items=tuple(items), functions=(DOUBLE, REFUSES_NEGATIVES))
    assert read_rule(text, names=names) == node


@given(leaves(), FORMS)
def test_types_sources_and_texts_read_back_as_themselves(node: tree.Node, form: Form) -> None:
    """Labels too, which do not count when nodes are compared."""
    back = read_rule(dump_rule(node, form=form))

    assert back == node
    if isinstance(node, tree.Fact | tree.Item | tree.Param):
        assert type(back) is type(node)
        assert [back.label.said(lang) for lang in LANGS] == [
            node.label.said(lang) for lang in LANGS
        ]


@given(conditions(EVERYTHING))
def test_canonical_form_is_settled(node: tree.Node) -> None:
    """What is read and written again is the same text, whichever form it was read from."""
    names = Names(
        leaves=tuple(one for one in tree.parts(node) if isinstance(one, tree.Fact | tree.Param)),
        items=tuple(one for one in tree.parts(node) if isinstance(one, tree.Item)),
        functions=(DOUBLE, REFUSES_NEGATIVES),
    )
    canonical = dump_rule(node, form="json")

    for form in ("json", "yaml"):
        again = read_rule(dump_rule(node, form=form), names=names)
        assert dump_rule(again, form="json") == canonical


@given(conditions(EVERYTHING))
def test_json_holds_no_fraction(node: tree.Node) -> None:
    """Values are whole numbers in units of their types."""

    def refused(text: str) -> None:
        raise AssertionError(text)

    json.loads(dump_rule(node, form="json"), parse_float=refused)

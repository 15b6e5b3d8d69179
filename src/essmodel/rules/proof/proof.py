"""What a proof comes to: proved, refuted by a case that anyone can check, or not proved."""

from collections.abc import Mapping
from typing import cast

from attrs import field, frozen

from essmodel.messages.catalogue import Message, say
from essmodel.messages.text import Lang, Sayable
from essmodel.rules import expression as tree
from essmodel.rules.codebook import CodeBook
from essmodel.rules.datatype import Many
from essmodel.rules.fact import Facts, FactValue
from essmodel.rules.law.event import Event
from essmodel.rules.proof.grounds import Leaf, leaf_name
from essmodel.rules.wording import Wording
from essmodel.values.period import Day
from essmodel.values.plain import plain


@frozen
class Named:
    """A rule, or a part of one, and what people call it."""

    name: Sayable
    node: tree.Node


@frozen
class Outcome:
    """What a rule comes to in a case: a *value* in units of its type."""

    of: Named
    value: FactValue


@frozen(kw_only=True)
class Example:
    """
    A case that shows something about rules: a counterexample, as a rule.

    The specification was asked what the rules come to in it, so that a mistake of the solver cannot
    get here.

    Attributes:
        stated: each fact and day that the rules name, with its value; ``None`` where unknown.
        outcomes: what the rules come to.
    """

    stated: tuple[tuple[Leaf, FactValue], ...]
    outcomes: tuple[Outcome, ...]
    books: tuple[CodeBook, ...] = field(default=(), eq=False, repr=False)

    @property
    def facts(self) -> Facts:
        """The facts that are known, by path, in units of their types."""
        known = ((leaf, value) for leaf, value in self.stated if value is not None)
        return {leaf.path: value for leaf, value in known if isinstance(leaf, tree.Fact)}

    @property
    def dates(self) -> Mapping[Event, Day]:
        """The days that differ from case to case, where they are known."""
        return {
            leaf.event: cast("Day", value)
            for leaf, value in self.stated
            if isinstance(leaf, tree.RefDate) and value is not None
        }

    def explain(self, lang: Lang = "en") -> str:
        """Return the case in words, then what each rule comes to in it, a line each."""
        wording = Wording(lang, self.books)
        return "\n".join((*self.case(lang), *(_said(one, wording) for one in self.outcomes)))

    def case(self, lang: Lang = "en") -> tuple[str, ...]:
        """Return each fact and day of the case in words."""
        wording = Wording(lang, self.books)
        fields = {
            (part.record, part.name): part
            for one in self.outcomes
            for part in tree.parts(one.of.node)
            if isinstance(part, tree.Item)
        }
        return tuple(_stated(leaf, value, wording, fields) for leaf, value in self.stated)

    def to_plain(self) -> dict[str, object]:
        """Return the case as JSON carries it, values in units of their types."""
        return {
            "facts": plain(self.facts),
            "dates": {event.value: plain(day) for event, day in self.dates.items()},
            "unknown": [leaf_name(leaf) for leaf, value in self.stated if value is None],
            "outcomes": [
                {"name": one.of.name.said("en"), "value": plain(one.value)} for one in self.outcomes
            ],
        }


@frozen
class Proved:
    """
    The claim holds in every case.

    Attributes:
        core: where several rules together make it hold, which of them suffice, counted from 0.
    """

    core: tuple[int, ...] = ()


@frozen
class Refuted:
    """The claim fails, and *counterexample* shows it."""

    counterexample: Example


@frozen
class NotProved:
    """Nobody knows whether the claim holds: *why* the search ended before."""

    why: Message


Proof = Proved | Refuted | NotProved


def explained(proof: Proof, lang: Lang) -> str:
    """Return what a proof comes to in words."""
    match proof:
        case Proved():
            return say("proof_proved", lang)
        case Refuted():
            return say("proof_refuted", lang, example=proof.counterexample.explain(lang))
        case NotProved():
            return say("proof_not_proved", lang, why=proof.why)


Fields = Mapping[tuple[str, str], tree.Item]
"""The fields of records by the kind of record and their name."""


def _stated(leaf: Leaf, value: FactValue, wording: Wording, fields: Fields) -> str:
    """Return a fact and its value; of a list, what each record holds."""
    label = leaf.label if isinstance(leaf, tree.Fact) else leaf.event
    shown = wording.value(value, leaf.type)
    if isinstance(value, tuple) and value and isinstance(leaf.type, Many):
        kind = leaf.type.record
        records = (
            _record(index, {fields[kind, name]: found for name, found in one.items()}, wording)
            for index, one in enumerate(value, start=1)
        )
        shown = ", ".join((shown, *records))
    return say("labelled", wording.lang, label=label, value=shown)


def _record(index: int, record: Mapping[tree.Item, FactValue], wording: Wording) -> str:
    values = (
        say("labelled", wording.lang, label=field.label, value=wording.value(value, field.type))
        for field, value in record.items()
    )
    return say("of_record", wording.lang, record=index, values=", ".join(values))


def _said(outcome: Outcome, wording: Wording) -> str:
    value = wording.value(outcome.value, outcome.of.node.type)
    return say("labelled", wording.lang, label=outcome.of.name, value=value)

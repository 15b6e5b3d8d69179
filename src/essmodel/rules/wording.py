"""Findings in words: what was required, what was found, why it is open, and who says so."""

from collections.abc import Iterable

from attrs import frozen

from essmodel.messages import form
from essmodel.messages.catalogue import say, written_form
from essmodel.rules import phrase
from essmodel.rules.expression import Fact, Item, Node, parts
from essmodel.rules.finding import Finding, Used
from essmodel.rules.law.event import Event
from essmodel.rules.law.source import Invention, Source
from essmodel.rules.observation import Observation
from essmodel.rules.rule import PLACEHOLDER, Rule, short_name
from essmodel.rules.verdict import (
    Cause,
    Conflicting,
    Failed,
    Missing,
    Silent,
    Undetermined,
    Unsettled,
)


@frozen
class Wording(phrase.Phrases):
    """Says findings in one language; the code books name the codes that occur in them."""

    def required(self, finding: Finding) -> str:
        """Return what the rule requires, with the figures that the law sets."""
        says = finding.rule.says
        if says is None:
            return self.of(finding.rule.requires)
        figures = self._figures(finding.used)
        return PLACEHOLDER.sub(lambda found: figures.get(found[1], found[0]), says.said(self.lang))

    def found(self, finding: Finding) -> tuple[str, ...]:
        """Return what was looked at, the values of one record together."""
        return self.observed(finding.observations)

    def observed(self, observations: Iterable[Observation]) -> tuple[str, ...]:
        """Return observations as ``label: value``, those of one record after its name."""
        alone: list[str] = []
        by_record: dict[tuple[str, str], list[str]] = {}
        for one in observations:
            if isinstance(one.node, Item) and one.node.name == "name":
                continue
            value = self.value(one.value, one.node.type)
            said = say("labelled", self.lang, label=self.of(one.node), value=value)
            kind = one.node.record if isinstance(one.node, Item) else ""
            together = by_record.setdefault((kind, one.where), []) if one.where else alone
            together.append(said)
        records = (
            # a record that is named by its kind has its name in the book of those kinds
            say(
                "of_record",
                self.lang,
                record=self._label(where, f"{kind}_kind"),
                values=", ".join(values),
            )
            for (kind, where), values in by_record.items()
        )
        return (*alone, *records)

    def why(self, verdict: Undetermined, finding: Finding) -> tuple[str, ...]:
        """Return why nobody can tell, and what would settle it."""
        labels = self._labels_in(finding.rule) | self._labels_seen(finding.observations)
        return self._causes(verdict.causes, labels)

    def causes(
        self, causes: tuple[Cause, ...], observations: Iterable[Observation]
    ) -> tuple[str, ...]:
        """Return each cause in words; *observations* know the labels of missing facts."""
        return self._causes(causes, self._labels_seen(observations))

    def source(self, source: Source) -> str:
        """Return the citation of a source, and whether it is law, a doubt or an invention."""
        if isinstance(source, Invention):
            return source.said(self.lang)
        kind = "source_law" if source.confidence.is_law else "source_doubt"
        confidence = say(f"confidence_{source.confidence.value}", self.lang)
        return say(kind, self.lang, source=source, confidence=confidence)

    def _figures(self, used: tuple[Used, ...]) -> dict[str, str]:
        """Return each figure by the last part of its id; where readings differ, each of them."""
        values: dict[str, list[str]] = {}
        for one in used:
            written = written_form(one.value, self.lang)
            values.setdefault(short_name(one.parameter.id), []).append(written)
        return {
            name: form.listed(tuple(dict.fromkeys(written)), lang=self.lang, last="or")
            for name, written in values.items()
        }

    def _labels_in(self, rule: Rule) -> dict[str, str]:
        """Return the labels of the facts that *rule* names, by path."""
        return self._labels(node for one in rule.conditions for node in parts(one))

    def _labels_seen(self, observations: Iterable[Observation]) -> dict[str, str]:
        """Return the labels of what was looked at, with the records in which it is unknown."""
        seen = tuple(observations)
        labels = self._labels(one.node for one in seen)
        records: dict[str, list[str]] = {}
        for one in seen:
            if isinstance(one.node, Item) and one.value is None and one.where:
                records.setdefault(one.node.path, []).append(one.where)
        return labels | {
            path: say("of_record", self.lang, record=labels[path], values=", ".join(names))
            for path, names in records.items()
        }

    def _labels(self, nodes: Iterable[Node]) -> dict[str, str]:
        return {
            node.path: node.label.said(self.lang) for node in nodes if isinstance(node, Fact | Item)
        }

    def _causes(self, causes: tuple[Cause, ...], labels: dict[str, str]) -> tuple[str, ...]:
        events = {event.value: event.said(self.lang) for event in Event}
        return tuple(self._cause(cause, labels | events) for cause in causes)

    def _cause(self, cause: Cause, labels: dict[str, str]) -> str:
        match cause:
            case Missing():
                names = sorted(labels.get(fact, fact) for fact in cause.facts)
                facts = form.listed(tuple(names), lang=self.lang)
                return say("cause_missing", self.lang, facts=facts, count=len(names))
            case Silent():
                return say("cause_silent", self.lang, source=cause.source)
            case Conflicting():
                return say("cause_conflicting", self.lang, sources=cause.sources)
            case Failed():
                return say("cause_failed", self.lang, rule=cause.rule, why=cause.why)
            case Unsettled():
                return say("cause_unsettled", self.lang, sources=cause.readings)

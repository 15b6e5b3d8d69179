"""Findings in words: what was required, what was found, why it is open, and who says so."""

from collections.abc import Iterable

from attrs import frozen

from essmodel.messages import form
from essmodel.messages.catalogue import say, written_form
from essmodel.rules import phrase
from essmodel.rules.evaluate import Observation
from essmodel.rules.expression import Fact, Item
from essmodel.rules.finding import Finding
from essmodel.rules.law.event import Event
from essmodel.rules.law.source import Invention, Source
from essmodel.rules.literal import scaled
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
        figures = {
            used.parameter.id.rpartition(".")[2]: self.value(
                scaled(used.value, used.parameter.datatype), used.parameter.datatype
            )
            for used in finding.used
        }
        return says.said(self.lang).format_map(figures)

    def found(self, finding: Finding) -> tuple[str, ...]:
        """Return what was looked at, the values of one record together."""
        return self.observed(finding.observations)

    def observed(self, observations: Iterable[Observation]) -> tuple[str, ...]:
        """Return observations as ``label: value``, those of one record after its name."""
        by_record: dict[str, list[str]] = {}
        for one in observations:
            value = self.value(one.value, one.node.type)
            if not (isinstance(one.node, Item) and one.node.name == "name"):
                label = self.of(one.node)
                said = say("labelled", self.lang, label=label, value=value)
                by_record.setdefault(one.where, []).append(said)
        alone = by_record.pop("", [])
        together = (
            say("of_record", self.lang, record=record, values=", ".join(values))
            for record, values in by_record.items()
        )
        return (*alone, *together)

    def why(self, verdict: Undetermined, finding: Finding) -> tuple[str, ...]:
        """Return why nobody can tell, and what would settle it."""
        return self.causes(verdict.causes, finding.observations)

    def causes(
        self, causes: tuple[Cause, ...], observations: Iterable[Observation]
    ) -> tuple[str, ...]:
        """Return each cause in words; *observations* know the labels of missing facts."""
        labels = {
            one.node.path: one.node.label.said(self.lang)
            for one in observations
            if isinstance(one.node, Fact | Item)
        } | {event.value: event.said(self.lang) for event in Event}
        return tuple(self._cause(cause, labels) for cause in causes)

    def source(self, source: Source) -> str:
        """Return the citation of a source, and whether it is law, a doubt or an invention."""
        if isinstance(source, Invention):
            return source.said(self.lang)
        kind = "source_law" if source.confidence.is_law else "source_doubt"
        confidence = say(f"confidence_{source.confidence.value}", self.lang)
        return say(kind, self.lang, source=source, confidence=confidence)

    def _cause(self, cause: Cause, labels: dict[str, str]) -> str:
        match cause:
            case Missing():
                names = sorted(labels.get(fact, fact) for fact in cause.facts)
                facts = form.listed(tuple(names), lang=self.lang)
                return say("cause_missing", self.lang, facts=facts, count=len(names))
            case Silent():
                return say("cause_silent", self.lang, source=cause.source)
            case Conflicting():
                return say("cause_conflicting", self.lang, sources=self._listed(cause.sources))
            case Failed():
                return say("cause_failed", self.lang, rule=cause.rule, why=cause.why)
            case Unsettled():
                return say("cause_unsettled", self.lang, sources=self._listed(cause.readings))

    def _listed(self, sources: tuple[Source, ...]) -> str:
        return written_form(sources, self.lang)

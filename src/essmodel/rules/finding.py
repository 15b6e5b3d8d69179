"""What a rule found in one case: the verdict, and everything needed to explain it."""

from enum import Enum

from attrs import frozen

from essmodel.rules.law.parameter import AnyParameter
from essmodel.rules.law.source import Confidence, Source, weakest
from essmodel.rules.observation import Observation
from essmodel.rules.rule import Rule
from essmodel.rules.verdict import Met, Undetermined, Unmet, Verdict
from essmodel.values.plain import plain


class Standing(Enum):
    """What a finding, or a set of them, comes to."""

    MET = "met"
    UNMET = "unmet"
    UNDETERMINED = "undetermined"


@frozen(kw_only=True)
class Used:
    """A legal figure that a rule used, with the text that set it."""

    parameter: AnyParameter
    value: object
    source: Source


@frozen(kw_only=True)
class Finding:
    """
    The answer of one rule on one case.

    Attributes:
        rule: the version of the rule that answered.
        verdict: met, unmet, or undetermined with its causes.
        observations: what was looked at, in the order in which the rule names it.
        used: the legal figures that counted.
    """

    rule: Rule
    verdict: Verdict
    observations: tuple[Observation, ...] = ()
    used: tuple[Used, ...] = ()

    @property
    def sources(self) -> tuple[Source, ...]:
        """The texts behind the answer: of the rule, then of its figures, once each."""
        figures = (one.source for one in self.used)
        return tuple(dict.fromkeys((self.rule.source, *self.rule.also, *figures)))

    @property
    def confidence(self) -> Confidence | None:
        """The weakest confidence among the sources; ``None`` where all is invented."""
        return weakest(self.sources)

    @property
    def is_doubt(self) -> bool:
        """Whether it rests on something that nobody read as law."""
        return self.confidence is not None and not self.confidence.is_law

    @property
    def standing(self) -> Standing:
        """What it counts as: a doubt is never more than undetermined."""
        match self.verdict:
            case Undetermined():
                return Standing.UNDETERMINED
            case _ if self.is_doubt:
                return Standing.UNDETERMINED
            case Met():
                return Standing.MET
            case Unmet():
                return Standing.UNMET

    def to_plain(self) -> dict[str, object]:
        """Return the finding as JSON carries it, without the tree of its rule."""
        return {
            "rule": self.rule.id,
            "standing": self.standing.value,
            "verdict": plain(self.verdict),
            "is_doubt": self.is_doubt,
            "confidence": plain(self.confidence),
            "sources": plain(self.sources),
            "observations": plain(self.observations),
            "figures": {one.parameter.id: plain(one.value) for one in self.used},
        }


def overall(standings: tuple[Standing, ...]) -> Standing:
    """Return what a set comes to: unmet if one is, else undetermined if one is, else met."""
    for worst in (Standing.UNMET, Standing.UNDETERMINED):
        if worst in standings:
            return worst
    return Standing.MET

"""One thing that was proved, or not, of a service or a pack, in words and as data."""

from attrs import frozen

from essmodel.messages.catalogue import Message
from essmodel.messages.text import Lang
from essmodel.questions.explanation import detail, line, marked
from essmodel.rules.finding import Standing
from essmodel.rules.proof.proof import NotProved, Proof, Proved, Refuted
from essmodel.values.plain import plain


@frozen(kw_only=True)
class ProofFinding:
    """
    One thing worth knowing about the rules of a service, or of a pack.

    Attributes:
        of: the id of the service or of the pack.
        claim: what was asked: ``in_force``, ``can_be_met``, ``adds_nothing``, ``tightens``,
            ``range``, ``is_reached``, ``goes_one_way``, ``takes_no_right``, ``loosens_nothing``,
            ``moves_nothing``.
        says: what came out, as a sentence.
        proof: the proof, the example, or why there is neither.
        standing: met where all is well, unmet where an example shows that it is not, undetermined
            where nobody knows.
    """

    of: str
    claim: str
    says: Message
    proof: Proof
    standing: Standing

    def explain(self, lang: Lang = "en") -> str:
        """Return what came out in words, then the example that shows it."""
        lines = [line(marked(self.standing, self.says.said(lang)))]
        match self.proof:
            case Refuted(example) if self.standing is Standing.MET:
                lines += [detail(one) for one in example.case(lang)]
            case Refuted(example):
                lines += [detail(one) for one in example.explain(lang).splitlines()]
            case NotProved(why):
                lines.append(detail(why.said(lang)))
            case Proved():
                pass
        return "\n".join(lines)

    def to_dict(self) -> dict[str, object]:
        """Return the finding as JSON carries it."""
        proof = self.proof
        return {
            "of": self.of,
            "claim": self.claim,
            "standing": self.standing.value,
            "says": self.says.said("en"),
            "proof": type(proof).__name__,
            "example": plain(proof.counterexample) if isinstance(proof, Refuted) else None,
            "why": proof.why.said("en") if isinstance(proof, NotProved) else None,
        }


def standing_of(proof: Proof) -> Standing:
    """Return what a claim comes to that should hold."""
    match proof:
        case Proved():
            return Standing.MET
        case Refuted():
            return Standing.UNMET
        case NotProved():
            return Standing.UNDETERMINED

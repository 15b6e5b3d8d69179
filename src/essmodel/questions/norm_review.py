"""What lower norms may not do, and so does not happen: told with a person whom it would touch."""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import product

from attrs import frozen

from essmodel.messages.catalogue import Message
from essmodel.packs.vocabulary import Vocabulary
from essmodel.questions.proof_finding import ProofFinding, standing_of
from essmodel.questions.standard import condition_of, standards
from essmodel.rules import expression as tree
from essmodel.rules.composition import holds
from essmodel.rules.law.mode import Mode
from essmodel.rules.proof.claim import claimed, equivalent, surely
from essmodel.rules.proof.grounds import Grounds
from essmodel.rules.proof.proof import Named, Proof
from essmodel.rules.rule import Rule


def reviewed(
    lower: Iterable[Rule], rules: Iterable[Rule], words: Vocabulary, *, of: str, on: date
) -> Iterator[ProofFinding]:
    """
    Yield whether *lower* rules leave to people what higher ones give, and move them lawfully.

    What is found changes no decision: the rule has no effect there, whoever proved it or not.

    Args:
        lower: those that are looked at.
        rules: all that are asked together with them, of one service or one subject.
        words: what their facts mean.
        of: the id of the service or of the pack that they are of.
        on: the day whose law is looked at.
    """
    each = {rule: standards((rule,), words, on=on) for rule in rules}
    asked = {rule: kept for rule, kept in each.items() if kept.named}
    figures = {id: one for kept in asked.values() for id, one in kept.figures.items()}  # noqa: A001 - the word of the field
    dates = {rule.event: on for rule in asked}
    review = _Review(
        of=of,
        told={rule.id: kept.named[0] for rule, kept in asked.items()},
        grounds=Grounds(figures=figures, dates=dates, books=words.books),
    )
    for low, high in product(lower, asked):
        if low in asked:
            yield from review.of_two(low, high)


@frozen(kw_only=True)
class _Review:
    """
    The rules of one day.

    Attributes:
        told: each rule as it is said, by its id.
        grounds: what proofs stand on.
    """

    of: str
    told: dict[str, Named]
    grounds: Grounds

    def of_two(self, low: Rule, high: Rule) -> Iterator[ProofFinding]:
        """Yield what came out of one rule and one above it."""
        if low.rank is None or high.rank is None or low.rank <= high.rank:
            return
        wants_its_place = low.derogates_from == high.id
        if high.mode is Mode.FLOOR and high.subject is low.subject and not wants_its_place:
            right, condition = holds(high), condition_of(low)
            yield self._found("takes_no_right", low, high, self._implied(right, condition, low))
        elif high.mode is Mode.CEILING and wants_its_place:
            narrow, wide = condition_of(low), condition_of(high)
            yield self._found("loosens_nothing", low, high, self._implied(narrow, wide, low))
        elif high.mode is Mode.FIXED and wants_its_place:
            proof = equivalent(condition_of(low), condition_of(high), self.grounds)
            yield self._found("moves_nothing", low, high, proof)

    def _implied(self, one: tree.Node, other: tree.Node, low: Rule) -> Proof:
        """Prove that wherever *one* is met, *other* surely is."""
        about = (self.told[low.id],)
        return claimed(lambda: tree.And((one, tree.Not(surely(other)))), self.grounds, about=about)

    def _found(self, claim: str, low: Rule, high: Rule, proof: Proof) -> ProofFinding:
        standing = standing_of(proof)
        says = Message.of(
            f"review_{claim}_{standing.value}",
            rule=self.told[low.id].name,
            source=high.source,
        )
        return ProofFinding(of=self.of, claim=claim, says=says, proof=proof, standing=standing)

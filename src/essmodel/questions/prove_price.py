"""What holds of a price list whoever pays: its range, its lines, and the way it goes."""

from collections.abc import Iterator

from attrs import frozen

from essmodel.coproduction.service import Service
from essmodel.messages.catalogue import Message
from essmodel.messages.text import Lang
from essmodel.questions.proof_finding import ProofFinding, standing_of
from essmodel.rules import expression as tree
from essmodel.rules.datatype import Number
from essmodel.rules.finding import Standing
from essmodel.rules.proof.amount import is_monotone, range_of
from essmodel.rules.proof.grounds import Grounds
from essmodel.rules.proof.path import Path, paths
from essmodel.rules.proof.proof import NotProved, Proved, Refuted
from essmodel.rules.proof.search import never
from essmodel.rules.wording import Wording


def price_findings(service: Service, price: tree.Node, grounds: Grounds) -> Iterator[ProofFinding]:
    """Yield what is worth knowing of the *price* of a service."""
    yield _range(service, price, grounds)
    yield from _never_reached(service, price, grounds)
    for figure in _figures(price):
        yield _way(service, price, figure, grounds)


@frozen
class WordedValue:
    """An amount as people write it, or that it has no bound."""

    value: int | None
    kind: Number

    def said(self, lang: Lang) -> str:
        """Return the amount."""
        return "…" if self.value is None else self.kind.written(self.value, lang=lang)


@frozen
class WordedPath:
    """The conditions that lead to a line of a list, as a sentence says them."""

    path: Path
    grounds: Grounds

    def said(self, lang: Lang) -> str:
        """Return the conditions in words."""
        return Wording(lang, self.grounds.books).of(self.path.condition)


def _range(service: Service, price: tree.Node, grounds: Grounds) -> ProofFinding:
    """Return how low and how high the price goes."""
    found = range_of(price, grounds)
    if isinstance(found, NotProved):
        return ProofFinding(
            of=service.id,
            claim="range",
            says=Message.of("prove_no_price", title=service.title),
            proof=found,
            standing=Standing.UNDETERMINED,
        )
    kind = price.type if isinstance(price.type, Number) else Number()
    bounds = {"least": WordedValue(found.least, kind), "most": WordedValue(found.most, kind)}
    message = "prove_range" if found.why is None else "prove_range_open"
    return ProofFinding(
        of=service.id,
        claim="range",
        says=Message.of(message, title=service.title, **bounds),
        proof=Proved() if found.why is None else NotProved(found.why),
        standing=Standing.MET if found.why is None else Standing.UNDETERMINED,
    )


def _never_reached(service: Service, price: tree.Node, grounds: Grounds) -> Iterator[ProofFinding]:
    """Yield each line of the list that is for nobody."""
    for path in paths(price):
        condition = path.condition
        proof = never(condition, grounds, about=())
        if not isinstance(proof, Refuted):
            message = "prove_line_idle" if isinstance(proof, Proved) else "prove_line_open"
            standing = Standing.UNMET if isinstance(proof, Proved) else Standing.UNDETERMINED
            yield ProofFinding(
                of=service.id,
                claim="is_reached",
                says=Message.of(message, title=service.title, line=WordedPath(path, grounds)),
                proof=proof,
                standing=standing,
            )


def _figures(price: tree.Node) -> tuple[tree.Fact, ...]:
    """Return the numbers of the case by which the list is cut into bands."""
    cut = (part.x for part in tree.parts(price) if isinstance(part, tree.Bands))
    named = (fact for x in cut for fact in tree.parts(x) if isinstance(fact, tree.Fact))
    return tuple(dict.fromkeys(fact for fact in named if isinstance(fact.type, Number)))


def _way(service: Service, price: tree.Node, figure: tree.Fact, grounds: Grounds) -> ProofFinding:
    """Return whether the price only rises, or only falls, along a figure."""
    proof = is_monotone(price, grounds, along=figure, direction="rises")
    way = "rises"
    if isinstance(proof, Refuted):
        falls = is_monotone(price, grounds, along=figure, direction="falls")
        if not isinstance(falls, Refuted):
            proof, way = falls, "falls"
    standing = standing_of(proof)
    message = f"prove_{way}" if standing is Standing.MET else f"prove_way_{standing.value}"
    return ProofFinding(
        of=service.id,
        claim="goes_one_way",
        says=Message.of(message, title=service.title, figure=figure.label),
        proof=proof,
        standing=standing,
    )

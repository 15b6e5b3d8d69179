"""What holds of a service, or of a pack, whoever asks: proved, or shown by an example."""

from collections.abc import Iterator
from datetime import date

from attrs import evolve

from essmodel.coproduction.eligibility import figures_of, service_rules
from essmodel.coproduction.fact import law_of
from essmodel.coproduction.service import Service
from essmodel.messages.catalogue import Message
from essmodel.messages.text import Sayable
from essmodel.packs.pack import RulePack
from essmodel.packs.scope import words_of
from essmodel.packs.shelf import Packs
from essmodel.packs.vocabulary import Vocabulary
from essmodel.partnership.in_crisis import service_in
from essmodel.partnership.partnership import Partnership
from essmodel.questions.meaning import require_meaning
from essmodel.questions.norm_review import reviewed
from essmodel.questions.proof_finding import ProofFinding, standing_of
from essmodel.questions.prove_price import price_findings
from essmodel.questions.standard import standards
from essmodel.rules import expression as tree
from essmodel.rules.finding import Standing
from essmodel.rules.law.event import Event
from essmodel.rules.law.mode import Mode
from essmodel.rules.normal import YES, normalised
from essmodel.rules.proof.chain import contradictory
from essmodel.rules.proof.claim import tightens
from essmodel.rules.proof.grounds import Grounds
from essmodel.rules.proof.proof import Named, NotProved, Proof, Proved, Refuted
from essmodel.rules.rule import Rule, Subject

_BOUNDS = {Mode.CEILING, Mode.FIXED}
"""The modes of norms that keep people out, whatever a lower one says."""


def prove(about: Partnership | RulePack, *, packs: Packs, on: date) -> tuple[ProofFinding, ...]:
    """
    Prove what is worth knowing of the services of a case, or of the rules of a pack.

    Nothing that is decided depends on it.  Where z3 is not installed, what it would be needed for
    is not proved, and says so.

    Args:
        about: the case or the pack.
        packs: the packs that say what the facts mean, and whose law is asked; of a pack that is
            itself asked about, those beside it.
        on: the day of the question.

    Raises:
        InvalidValueError: the case has words that the packs do not know.
    """
    if isinstance(about, RulePack):
        words = words_of((about, *(one for one in packs if one != about)), None)
        return tuple(_of_pack(about, words, on))
    words = words_of(packs, about)
    require_meaning(about, words)
    services = (service_in(about.crises, one) for one in about.services)
    return tuple(one for service in services for one in _of_service(service, words, on))


def _of_service(service: Service, words: Vocabulary, on: date) -> Iterator[ProofFinding]:
    asked = service_rules(service, words.names).on(on)
    local = standards(asked.conditions, words, on=on)
    general = _law(service, words)
    law = standards(general, words, on=on)
    bounds = standards((one for one in general if one.mode in _BOUNDS), words, on=on)
    figures = local.figures | law.figures
    grounds = Grounds(figures=figures, dates={Event.DECISION: on}, books=words.books)
    dates = {Event.DECISION: on}
    conditions = tuple(
        one
        for one in (*local.named, *law.named)
        if normalised(one.node, figures, dates) != YES  # a pure right asks nothing
    )
    yield from _left_out(service.id, (*local.left_out, *law.left_out))
    if conditions:
        yield _possible(service.id, service.title, conditions, grounds)
        yield from _idle(service, conditions, grounds)
    if local.named and bounds.named:
        yield _tightening(service, local.named, bounds.named, grounds)
    rules = (*asked.conditions, *general)
    yield from reviewed(rules, rules, words, of=service.id, on=on)
    if asked.price is not None and asked.tariff and asked.tariff.period.surely_contains(on):
        priced = evolve(grounds, figures=figures_of(asked.price, words.law, on))
        yield from price_findings(service, asked.price, priced)


def _law(service: Service, words: Vocabulary) -> tuple[Rule, ...]:
    return law_of(words.law.about(Subject.ELIGIBILITY), kind=service.kind).rules


def _of_pack(pack: RulePack, words: Vocabulary, on: date) -> Iterator[ProofFinding]:
    """Yield, for each subject of the rules of a pack, whether they can all be met."""
    for subject in Subject:
        rules = tuple(rule for rule in pack.rules if rule.subject is subject)
        kept = standards(rules, words, on=on)
        dates = {rule.event: on for rule in rules}
        grounds = Grounds(figures=kept.figures, dates=dates, books=words.books)
        yield from _left_out(pack.manifest.id, kept.left_out)
        if kept.named:
            subject_named = Message(f"prove_subject_{subject.value}")
            yield _possible(pack.manifest.id, subject_named, kept.named, grounds)
        together = (rule for rule in words.law.rules if rule.subject is subject)
        yield from reviewed(rules, together, words, of=pack.manifest.id, on=on)


def _left_out(of: str, rules: tuple[Sayable, ...]) -> Iterator[ProofFinding]:
    """Yield that nothing was proved of rules of which nobody knows how they stand."""
    for rule in rules:
        yield ProofFinding(
            of=of,
            claim="in_force",
            says=Message.of("prove_left_out", rule=rule),
            proof=NotProved(Message("prove_unsettled")),
            standing=Standing.UNDETERMINED,
        )


def _possible(
    of: str, title: Sayable, conditions: tuple[Named, ...], grounds: Grounds
) -> ProofFinding:
    """Return whether somebody can meet all *conditions*."""
    proof = contradictory(conditions, grounds)
    says, standing = _possibility(proof, title, conditions)
    return ProofFinding(of=of, claim="can_be_met", says=says, proof=proof, standing=standing)


def _possibility(
    proof: Proof, title: Sayable, conditions: tuple[Named, ...]
) -> tuple[Message, Standing]:
    """Say what it means that conditions contradict each other, or do not."""
    match proof:
        case Refuted():
            return Message.of("prove_possible", title=title), Standing.MET
        case NotProved():
            return Message.of("prove_possible_open", title=title), Standing.UNDETERMINED
        case Proved(core):
            rules = tuple(conditions[index].name for index in core)
            return Message.of("prove_impossible", title=title, rules=rules), Standing.UNMET


def _idle(
    service: Service, conditions: tuple[Named, ...], grounds: Grounds
) -> Iterator[ProofFinding]:
    """Yield each condition that the others imply: it changes no answer."""
    for index, one in enumerate(conditions):
        others = tuple(other.node for place, other in enumerate(conditions) if place != index)
        if others:
            proof = tightens(tree.And(others), one.node, grounds)
            if isinstance(proof, Proved):
                yield ProofFinding(
                    of=service.id,
                    claim="adds_nothing",
                    says=Message.of("prove_idle", title=service.title, rule=one.name),
                    proof=proof,
                    standing=Standing.MET,
                )


def _tightening(
    service: Service, local: tuple[Named, ...], law: tuple[Named, ...], grounds: Grounds
) -> ProofFinding:
    """Return whether the conditions of a service let in nobody whom the law keeps out."""
    proof = tightens(_all(local), _all(law), grounds)
    standing = standing_of(proof)
    return ProofFinding(
        of=service.id,
        claim="tightens",
        says=Message.of(f"prove_tightens_{standing.value}", title=service.title),
        proof=proof,
        standing=standing,
    )


def _all(named: tuple[Named, ...]) -> tree.Node:
    return tree.And(tuple(one.node for one in named))

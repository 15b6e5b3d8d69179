"""A pack as one frozen value, the same whether it was a plugin or a folder of files."""

from attrs import evolve, field, frozen

from essmodel.coproduction.service import Service
from essmodel.errors import InvalidValueError, Problem
from essmodel.governance.waterfall import Waterfall
from essmodel.messages.catalogue import Message
from essmodel.packs.manifest import Manifest
from essmodel.packs.stand_in import stand_ins
from essmodel.rules.codebook import CodeBook
from essmodel.rules.expression import Fact
from essmodel.rules.function import Function
from essmodel.rules.law.parameter import AnyParameter
from essmodel.rules.law.status import InForce
from essmodel.rules.rule import Rule
from essmodel.values.identifier import IdentifierScheme


@frozen(kw_only=True, cache_hash=True)  # a key in every question, and a large value
class RulePack:
    """
    All that one jurisdiction brings.

    Attributes:
        facts: what it asks of a case, by dotted path.
        code_books: the codes that those facts and the core's may have.
        schemes: how the identifiers of its registers are formed.
        parameters: the figures that its law sets.
        functions: what its rules ask of Python, by id.
        rules: what its law requires, each version with its period.
        waterfalls: by which steps its law allots a surplus, one for each way of reading it.
        services: what its place offers to everybody, which requests name by their ids.
        tour: the text of a case file that shows the pack to newcomers; empty where it has none.
        failure: why nothing of it could be read but its manifest; ``None`` where it could.
    """

    manifest: Manifest
    facts: tuple[Fact, ...] = ()
    code_books: tuple[CodeBook, ...] = ()
    schemes: tuple[IdentifierScheme, ...] = ()
    parameters: tuple[AnyParameter, ...] = ()
    functions: tuple[Function, ...] = ()
    rules: tuple[Rule, ...] = ()
    waterfalls: tuple[Waterfall, ...] = ()
    services: tuple[Service, ...] = ()
    tour: str = field(default="", repr=False)
    failure: Message | None = None

    @property
    def law(self) -> tuple[Rule, ...]:
        """Its rules, each with what was done to the pack; where it failed, what stands for them."""
        rules = self.rules if self.failure is None else stand_ins(self.manifest, self.failure)
        if isinstance(self.manifest.status, InForce):
            return rules
        return tuple(evolve(rule, status=self.manifest.status) for rule in rules)

    def __attrs_post_init__(self) -> None:
        prefix = f"{self.manifest.id}."
        named = (
            *(one.id for one in self.parameters),
            *(one.id for one in self.functions),
            *(one.id for one in self.rules),
            *(one.id for one in self.waterfalls),
            *(one.id for one in self.services),
        )
        problems = tuple(
            Problem(id="id_without_prefix", data=(("found", id), ("prefix", prefix)))
            for id in dict.fromkeys(named)  # noqa: A001 - the word of the field
            if not id.startswith(prefix)
        )
        beyond = tuple(
            Problem(
                id="rule_beyond_subjects", data=(("rule", rule.id), ("subject", rule.subject.value))
            )
            for rule in self.rules
            if self.manifest.subjects and rule.subject not in self.manifest.subjects
        )
        if problems or beyond:
            raise InvalidValueError(*problems, *beyond)

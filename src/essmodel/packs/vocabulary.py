"""Everything that the packs of one question mean by their words."""

from collections import Counter
from functools import lru_cache

from attrs import evolve, frozen

from essmodel.coproduction import fact as coproduction
from essmodel.coproduction.service import Service
from essmodel.errors import InvalidValueError, Problem
from essmodel.governance import account_fact, oversight_fact
from essmodel.governance import fact as governance
from essmodel.governance.waterfall import Waterfall
from essmodel.messages.catalogue import Message
from essmodel.packs.pack import RulePack
from essmodel.rules.codebook import CodeBook
from essmodel.rules.expression import Fact, Param, Scalar
from essmodel.rules.fact import items, nodes
from essmodel.rules.formula import Names
from essmodel.rules.rule import Rule
from essmodel.rules.rulebook import Rulebook
from essmodel.rules.statement import Statement, understood
from essmodel.values.country import ISO_3166
from essmodel.values.identifier import Identifier, IdentifierScheme

LEFT_TO_PACKS = ("legal_form", "authority_kind")
"""The books that facts of the core need and only packs have: each country adds its codes."""


@frozen(kw_only=True)
class Vocabulary:
    """
    The words, codes, identifiers and rules of the core and of the packs asked.

    Attributes:
        names: what the names in formulas and statements mean.
        law: every rule and every figure of the packs.
        services: every service that the packs bring.
        waterfalls: by which steps a surplus is allotted, one for each way of reading the law.
    """

    names: Names
    schemes: tuple[IdentifierScheme, ...]
    law: Rulebook
    services: tuple[Service, ...] = ()
    waterfalls: tuple[Waterfall, ...] = ()

    def read(self, statement: Statement) -> tuple[str, Scalar]:
        """
        Return the path and the value of what somebody stated.

        Raises:
            InvalidValueError: nothing has that name, or the text is no such value.
        """
        leaf = self.names.find(statement.fact)
        if not isinstance(leaf, Fact):
            raise InvalidValueError.because("not_a_fact", found=statement.fact)
        return leaf.path, understood(statement.text, leaf.type, self.books)

    def require_identifier(self, identifier: Identifier) -> str:
        """Return the code of *identifier* as its scheme writes it, or refuse it."""
        for scheme in self.schemes:
            if scheme.id == identifier.scheme:
                return scheme.check(identifier.code)
        known = tuple(scheme.id for scheme in self.schemes)
        raise InvalidValueError.because("scheme_unknown", found=identifier.scheme, known=known)

    @property
    def books(self) -> tuple[CodeBook, ...]:
        """Every code book."""
        return self.names.books


def vocabulary(packs: tuple[RulePack, ...]) -> Vocabulary:
    """
    Join what *packs* bring to what the core has.

    Raises:
        InvalidValueError: two packs give one name two meanings.
    """
    return _vocabulary(_These(packs))


@frozen(eq=False)
class _These:
    """These very packs: others that are equal to them may be worded in another way."""

    packs: tuple[RulePack, ...]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _These) and self._ids == other._ids

    def __hash__(self) -> int:
        return hash(self._ids)

    @property
    def _ids(self) -> tuple[int, ...]:
        return tuple(map(id, self.packs))


@lru_cache(maxsize=16)  # what is asked of many cases is joined once
def _vocabulary(these: _These) -> Vocabulary:
    packs = these.packs
    sheets = (
        *governance.SHEETS,
        *account_fact.SHEETS,
        *oversight_fact.SHEETS,
        *coproduction.SHEETS,
    )
    core = tuple(node for sheet in sheets for node in nodes(sheet))
    facts = (*core, *(fact for pack in packs for fact in pack.facts))
    core_books = (*governance.CODE_BOOKS, *coproduction.CODE_BOOKS)
    schemes = (ISO_3166, *(scheme for pack in packs for scheme in pack.schemes))
    parameters = tuple(one for pack in packs for one in pack.parameters)
    functions = tuple(one for pack in packs for one in pack.functions)
    _require_once("fact", [one.path for one in facts])
    books = _joined((*core_books, *(book for pack in packs for book in pack.code_books)))
    _require_once("code_book", [one.id for one in books])
    _require_once("scheme", [one.id for one in schemes])
    _require_once("parameter", [one.id for one in parameters])
    _require_once("function", [one.id for one in functions])
    services = tuple(one for pack in packs for one in pack.services)
    _require_once("service", [one.id for one in services])
    rules = tuple(rule for pack in packs for rule in pack.law)
    _require_upper(rules)
    law = Rulebook(rules=rules, parameters=parameters)
    params = tuple(Param(one.id, one.datatype, one.label) for one in parameters)
    records = tuple(item for record in governance.RECORDS for item in items(record))
    names = Names(leaves=(*facts, *params), items=records, books=books, functions=functions)
    waterfalls = tuple(one for pack in packs for one in pack.waterfalls)
    return Vocabulary(
        names=names, schemes=schemes, law=law, services=services, waterfalls=waterfalls
    )


def _joined(books: tuple[CodeBook, ...]) -> tuple[CodeBook, ...]:
    """
    Return *books*, those that the core leaves to packs as one: a country adds its own codes.

    The title is that of the first; a code that two packs give is refused.
    """
    parts = {name: [one for one in books if one.id == name] for name in LEFT_TO_PACKS}
    codes = {name: tuple(code for one in of for code in one.codes) for name, of in parts.items()}
    _require_once("code_book", [f"{name}.{code}" for name in codes for code, _ in codes[name]])
    shared = (evolve(of[0], codes=codes[name]) for name, of in parts.items() if of)
    return (*(one for one in books if one.id not in LEFT_TO_PACKS), *shared)


def _require_upper(rules: tuple[Rule, ...]) -> None:
    """Refuse a rule that is to stand in the place of one that nobody has."""
    known = {rule.id for rule in rules}
    problems = tuple(
        Problem(id="derogation_unknown", data=(("rule", one.id), ("found", one.derogates_from)))
        for one in rules
        if one.derogates_from is not None and one.derogates_from not in known
    )
    if problems:
        raise InvalidValueError(*problems)


def _require_once(kind: str, names: list[str]) -> None:
    repeated = tuple(
        Problem(
            id="name_has_two_meanings", data=(("kind", Message(f"kind_{kind}")), ("found", name))
        )
        for name, times in Counter(names).items()
        if times > 1
    )
    if repeated:
        raise InvalidValueError(*repeated)

"""Everything that the packs of one question mean by their words."""

from collections import Counter

from attrs import frozen

from essmodel.errors import InvalidValueError, Problem
from essmodel.governance import fact as governance
from essmodel.packs.pack import RulePack
from essmodel.rules.codebook import CodeBook
from essmodel.rules.fact import nodes
from essmodel.rules.formula import Names
from essmodel.rules.rulebook import Rulebook
from essmodel.values.identifier import IdentifierScheme


@frozen(kw_only=True)
class Vocabulary:
    """
    The words, codes, identifiers and rules of the core and of the packs asked.

    Attributes:
        names: what the names in formulas and statements mean.
        law: every rule and every figure of the packs.
    """

    names: Names
    schemes: tuple[IdentifierScheme, ...]
    law: Rulebook

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
    core = tuple(node for sheet in governance.SHEETS for node in nodes(sheet))
    facts = (*core, *(fact for pack in packs for fact in pack.facts))
    books = (*governance.CODE_BOOKS, *(book for pack in packs for book in pack.code_books))
    schemes = tuple(scheme for pack in packs for scheme in pack.schemes)
    parameters = tuple(one for pack in packs for one in pack.parameters)
    _require_once("fact", [one.path for one in facts])
    _require_once("code book", [one.id for one in books])
    _require_once("scheme", [one.id for one in schemes])
    _require_once("parameter", [one.id for one in parameters])
    law = Rulebook(rules=tuple(rule for pack in packs for rule in pack.rules), parameters=parameters)
    return Vocabulary(names=..., schemes=schemes, law=law)


def _require_once(kind: str, names: list[str]) -> None:
    repeated = tuple(
        Problem(id="name_has_two_meanings", data=(("kind", kind), ("found", name)))
        for name, times in Counter(names).items()
        if times > 1
    )
    if repeated:
        raise InvalidValueError(*repeated)

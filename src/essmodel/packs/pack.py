"""A pack as one frozen value, the same whether it was a plugin or a folder of files."""

from attrs import field, frozen

from essmodel.errors import InvalidValueError, Problem
from essmodel.packs.manifest import Manifest
from essmodel.rules.codebook import CodeBook
from essmodel.rules.expression import Fact
from essmodel.rules.function import Function
from essmodel.rules.law.parameter import AnyParameter
from essmodel.rules.rule import Rule
from essmodel.values.identifier import IdentifierScheme


@frozen(kw_only=True)
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
        tour: the text of a case file that shows the pack to newcomers; empty where it has none.
    """

    manifest: Manifest
    facts: tuple[Fact, ...] = ()
    code_books: tuple[CodeBook, ...] = ()
    schemes: tuple[IdentifierScheme, ...] = ()
    parameters: tuple[AnyParameter, ...] = ()
    functions: tuple[Function, ...] = ()
    rules: tuple[Rule, ...] = ()
    tour: str = field(default="", repr=False)

    def __attrs_post_init__(self) -> None:
        prefix = f"{self.manifest.id}."
        named = (
            *(one.id for one in self.parameters),
            *(one.id for one in self.functions),
            *(one.id for one in self.rules),
        )
        problems = tuple(
            Problem(id="id_without_prefix", data=(("found", id), ("prefix", prefix)))
            for id in dict.fromkeys(named)  # noqa: A001 - the word of the field
            if not id.startswith(prefix)
        )
        if problems:
            raise InvalidValueError(*problems)

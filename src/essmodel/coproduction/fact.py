"""What rules may ask about a service itself, whoever wants it."""

from attrs import evolve

from essmodel.messages.catalogue import Message
from essmodel.rules import expression as tree
from essmodel.rules.codebook import CodeBook
from essmodel.rules.datatype import Label
from essmodel.rules.fact import Fact, fact, facts
from essmodel.rules.normal import NO, normalised
from essmodel.rules.rule import Rule
from essmodel.rules.rulebook import Rulebook

OTHER = "other"
KINDS = (
    "after_school",
    "childcare",
    "consultation",
    "leisure",
    "school_meals",
    "social_centre",
    OTHER,
)
SERVICE_KIND = CodeBook(
    id="service_kind",
    title=Message("book_service_kind"),
    codes=tuple((kind, Message(f"code_service_kind_{kind}")) for kind in KINDS),
)


@facts("service")
class ServiceFacts:
    """A service, as the law tells one kind from another."""

    kind: Fact[str] = fact(type=Label("service_kind"), label=Message("fact_service_kind"))


SHEETS = (ServiceFacts,)
CODE_BOOKS = (SERVICE_KIND,)


def law_of(law: Rulebook, *, kind: str | None) -> Rulebook:
    """
    Return *law* as it stands for services of one *kind*; of another where it is ``None``.

    Rules that apply to none of them are left out.
    """
    asked = ServiceFacts.kind.node
    known = tree.Lit(kind or OTHER, asked.type)

    def told(node: tree.Node) -> tree.Node:
        return known if node == asked else tree.rebuilt(node, told)

    def of_kind(rule: Rule) -> Rule:
        if not any(part == asked for one in rule.conditions for part in tree.parts(one)):
            return rule
        applies = None if rule.applies is None else told(rule.applies)
        return evolve(rule, applies=applies, requires=told(rule.requires))

    rules = (of_kind(rule) for rule in law.rules)
    return evolve(law, rules=tuple(rule for rule in rules if not _is_of_others(rule)))


def _is_of_others(rule: Rule) -> bool:
    return rule.applies is not None and normalised(rule.applies, {}, {}) == NO

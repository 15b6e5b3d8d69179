"""
What a rule is told in one language, ready but for the facts of the case.

The sentence required, the sources and what would be missing are said once; of each case only the
values found are put between.  It reads as `essmodel.questions.explanation.explained` of the
finding; a rule that is hard to make ready is told by that.
"""

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from itertools import chain, product
from operator import itemgetter
from typing import Any, cast

from attrs import define, field

from essmodel.questions.ready_page import MOST_PREPARED, Page, page_of
from essmodel.questions.ready_reading import ReadyRule
from essmodel.rules import expression as tree
from essmodel.rules.fact import Facts
from essmodel.rules.normal import normalised
from essmodel.rules.scalar.generated import compiled, compiled_each
from essmodel.rules.scalar.noted import Leaf, lacking, noted
from essmodel.rules.scalar.noting import NOTHING, Lack, Notes, is_lack
from essmodel.rules.scalar.said_value import Say, is_plain, labelled, writer
from essmodel.rules.situation import situation
from essmodel.rules.wording import Wording

Said = Callable[[Facts, Sequence[str]], str | None]
"""
What a case is told about a rule, whose facts are put in words already.

``None`` where the rule does not apply.
"""

_CHOOSES = (tree.And, tree.Or, tree.If, tree.Bands, tree.IsKnown, tree.Coalesce)


@define
class Leaves:
    """
    The facts and days that rules look at, each said once for a case.

    It changes because rules add theirs to it, one after the other.
    """

    wording: Wording
    numbers: dict[Leaf, int] = field(factory=dict[Leaf, int])
    says: list[Say] = field(factory=list[Say])

    def number(self, leaf: Leaf, rule: ReadyRule) -> int:
        """Return the place of *leaf* among all."""
        if leaf not in self.numbers:
            self.numbers[leaf] = len(self.says)
            if isinstance(leaf, tree.Fact):
                self.says.append(writer(leaf, self.wording))
            else:
                day = situation({}, {}, rule.dates).day(leaf.event)
                said = labelled(leaf, day, self.wording)
                told = said if is_plain(said) else None
                self.says.append(lambda _facts: told)
        return self.numbers[leaf]

    def of(self, node: tree.Node, rule: ReadyRule) -> tuple[int, ...]:
        """Return the places of what *node* looks at, in the order in which it names them."""
        seen = dict.fromkeys(one for one in tree.parts(node) if isinstance(one, Leaf))
        return tuple(self.number(one, rule) for one in seen)


def ready_finding(rule: ReadyRule, leaves: Leaves) -> Said:
    """Return what cases are told about *rule*."""
    page = page_of(rule, leaves.wording)
    if rule.applies is not None:
        return _said_where_it_applies(page, rule, rule.applies, leaves)
    match rule.requires:
        case tree.And(args=args) | tree.Or(args=args) if args and all(map(_needs_all, args)):
            return _said_of_parts(page, rule, args, leaves)
        case condition if _needs_all(condition):
            return _said_of_one(page, rule, leaves)
        case _:
            return _said_of_some(page, rule, leaves)


def _needs_all(node: tree.Node) -> bool:
    """Whether *node* looks at the same facts whatever the case, and needs every one of them."""
    return not any(isinstance(one, _CHOOSES) for one in tree.parts(node))


# --- what does ------------------------------------------------------------------------------------


def _said_of_one(page: Page, rule: ReadyRule, leaves: Leaves) -> Said:
    """Tell about one condition that looks at the same facts whatever the case."""
    ready = normalised(rule.requires, rule.figures, rule.dates)
    ask = compiled(ready, figures=rule.figures, dates=rule.dates)
    lack = lacking(rule.requires, figures=rule.figures, dates=rule.dates)
    sides, between = page.sides, page.between
    numbers = leaves.of(rule.requires, rule)
    if not numbers:
        return _said_of_some(page, rule, leaves)
    pick = cast("Callable[[Sequence[str]], Any]", itemgetter(*numbers))
    is_alone = len(numbers) == 1

    def said(facts: Facts, texts: Sequence[str]) -> str:
        answer = ask(facts)
        side = page.waiting(lack(facts)) if answer is None else sides[answer]
        found = pick(texts) if is_alone else between.join(pick(texts))
        if len(found) <= side.room:
            return f"{side.opening}{found}{side.closing}"
        return side.of(found)

    return said


def _said_of_parts(
    page: Page, rule: ReadyRule, parts: tuple[tree.Node, ...], leaves: Leaves
) -> Said:
    """Tell about conditions of which those count that say what the whole does."""
    lack = lacking(rule.requires, figures=rule.figures, dates=rule.dates)
    sides, between = page.sides, page.between
    ready = [normalised(one, rule.figures, rule.dates) for one in parts]
    ask = compiled_each(ready, figures=rule.figures, dates=rule.dates)
    seen = [leaves.of(one, rule) for one in parts]
    settle = partial(_settled, seen, isinstance(rule.requires, tree.Or))
    answered = product((True, False, None), repeat=len(parts))
    possible = answered if len(parts) <= MOST_PREPARED else ()
    prepared = {answers: settle(answers) for answers in possible}

    def said(facts: Facts, texts: Sequence[str]) -> str:
        answers = ask(facts)
        told, numbers = prepared.get(answers) or settle(answers)
        side = page.waiting(lack(facts)) if told is None else sides[told]
        return side.of(between.join([texts[one] for one in numbers]))

    return said


def _settled(
    seen: Sequence[tuple[int, ...]],
    settling: bool,  # noqa: FBT001 - what one answer settles
    answers: tuple[bool | None, ...],
) -> tuple[bool | None, tuple[int, ...]]:
    """Return what *answers* come to together, and what counts: the parts that say the same."""
    told = settling if settling in answers else None if None in answers else not settling
    counts = (own for answer, own in zip(answers, seen, strict=True) if answer is told)
    return told, tuple(dict.fromkeys(chain(*counts)))


def _said_of_some(page: Page, rule: ReadyRule, leaves: Leaves) -> Callable[..., str]:
    """Tell about a rule of which the case decides which facts count."""
    requires = noted(rule.requires, figures=rule.figures, dates=rule.dates)
    places = [leaves.number(one, rule) for one in requires.leaves]

    def said(
        facts: Facts, texts: Sequence[str], outer: Iterable[int] = (), lack: Lack = NOTHING
    ) -> str:
        inner: Notes = []
        answer = requires.ask(facts, inner)
        if is_lack(answer):
            side = page.waiting(lack | answer)
        elif lack and not answer:
            side = page.waiting(lack)
        else:
            side = page.sides[bool(answer)]
        looked_at = dict.fromkeys((*outer, *(places[one] for one in inner)))
        return side.of(page.between.join([texts[one] for one in looked_at]))

    return said


def _said_where_it_applies(page: Page, rule: ReadyRule, applies: tree.Node, leaves: Leaves) -> Said:
    """Tell about a rule that is not asked of every case."""
    said = _said_of_some(page, rule, leaves)
    asked = noted(applies, figures=rule.figures, dates=rule.dates)
    places = [leaves.number(one, rule) for one in asked.leaves]

    def said_where_it_applies(facts: Facts, texts: Sequence[str]) -> str | None:
        notes: Notes = []
        concerned = asked.ask(facts, notes)
        if is_lack(concerned):
            return said(facts, texts, (places[one] for one in notes), concerned)
        return said(facts, texts) if concerned else None

    return said_where_it_applies

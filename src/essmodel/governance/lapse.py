"""
When a co-operative no longer is what the law asks, though nobody decided so.

The last employee leaves: nobody may forbid it, and from that day a category has no member.  Such a
lapse is written down with its day, and so is the day on which all is regular again.
"""

from collections.abc import Iterable, Mapping
from datetime import date

from attrs import frozen

from essmodel.governance.cooperative import Cooperative, cooperative_facts
from essmodel.rules.fact import stated
from essmodel.rules.finding import Standing
from essmodel.rules.rule import Subject
from essmodel.rules.rulebook import Rulebook
from essmodel.stakeholders.register import Register

Lapses = Mapping[str, date]
"""The rules that are not kept, by id, each with the day since when."""


@frozen(kw_only=True)
class Lapsed:
    """Some rules of law were not kept any more."""

    rules: tuple[str, ...]

    def changed(self, lapses: Lapses, on: date) -> Lapses:
        """Return the lapses, these among them."""
        return {**lapses, **dict.fromkeys(self.rules, on)}


@frozen(kw_only=True)
class Regularised:
    """Some rules of law were kept again (*régularisation*)."""

    rules: tuple[str, ...]

    def changed(self, lapses: Lapses, on: date) -> Lapses:  # noqa: ARG002 - as the other
        """Return the lapses that are left."""
        return {rule: since for rule, since in lapses.items() if rule not in self.rules}


Lapse = Lapsed | Regularised


Standings = Mapping[str, Standing]
"""Where each rule about statutes and members stands, by its id."""


def standings(
    cooperative: Cooperative, register: Register, *, law: Rulebook, on: date
) -> Standings:
    """Return where the rules of *law* about statutes and members stand on a day."""
    facts = stated(cooperative_facts(cooperative, register, on=on))
    findings = law.about(Subject.STATUTES).ask(facts, cooperative.dates(on=on))
    return {one.rule.id: one.standing for one in findings}


def lapses_found(before: Standings, after: Standings, *, known: Lapses) -> tuple[Lapse, ...]:
    """
    Return what is to be written down about the law after something happened.

    Only what was kept has lapsed: while members join one by one, nothing has.

    Args:
        before: how rules stood.
        after: how they stand.
        known: the lapses that were written down, and not regularised.

    Returns:
        What lapsed and what was regularised; nothing where all is as it was, or where nobody can
        tell.
    """
    broken = [
        rule
        for rule, found in after.items()
        if found is Standing.UNMET and before.get(rule) is Standing.MET
    ]
    kept = [rule for rule in known if after.get(rule) is Standing.MET]
    return (
        *_said(Lapsed, (rule for rule in broken if rule not in known)),
        *_said(Regularised, kept),
    )


def _said(event: type[Lapse], rules: Iterable[str]) -> tuple[Lapse, ...]:
    """Return one event about *rules*, in the order of their ids; none about none."""
    named = tuple(sorted(rules))
    return (event(rules=named),) if named else ()

"""One rule of a pack asked of facts: what the tests of a pack are written with."""

from collections.abc import Mapping
from typing import Literal

from essmodel.packs.pack import RulePack
from essmodel.rules.fact import stated
from essmodel.rules.finding import Finding
from essmodel.rules.law.event import Event
from essmodel.rules.rulebook import Rulebook
from essmodel.rules.verdict import Met, Undetermined, Unmet, Verdict
from essmodel.values.period import Day

Answer = Literal["met", "unmet", "undetermined", "not asked"]
_WORDS: Mapping[type[Verdict], Answer] = {
    Met: "met",
    Unmet: "unmet",
    Undetermined: "undetermined",
}


def finding(pack: RulePack, rule: str, *sheets: object, **days: Day) -> Finding | None:
    """
    Return what *rule* finds in *sheets*, instances of classes of facts; ``None`` if not asked.

    *days* are the dates of the case, by event: ``assembly=date(2026, 5, 14)``.
    """
    (subject,) = {one.subject for one in pack.rules if one.id == rule}
    book = Rulebook(rules=pack.rules, parameters=pack.parameters).about(subject)
    facts = {path: value for sheet in sheets for path, value in stated(sheet).items()}
    findings = book.ask(facts, {Event(name): day for name, day in days.items()})
    return next((one for one in findings if one.rule.id == rule), None)


def ask(pack: RulePack, rule: str, *sheets: object, **days: Day) -> Finding:
    """Return what *rule* finds where it must be asked."""
    found = finding(pack, rule, *sheets, **days)
    assert found is not None, f"{rule} is not asked"
    return found


def verdict(pack: RulePack, rule: str, *sheets: object, **days: Day) -> Answer:
    """Return the verdict of *rule* in one word, whatever its confidence."""
    found = finding(pack, rule, *sheets, **days)
    if found is None:
        return "not asked"
    return _WORDS[type(found.verdict)]

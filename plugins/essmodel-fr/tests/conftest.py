"""One rule of the pack asked of facts, as `essmodel.check` and `essmodel.count` ask all of them."""

from collections.abc import Callable

import pytest

from essmodel.rules.fact import stated
from essmodel.rules.finding import Finding
from essmodel.rules.law.event import Event
from essmodel.rules.rulebook import Rulebook
from essmodel.rules.verdict import Met, Undetermined, Unmet
from essmodel.values.period import Day
from essmodel_fr.pack import PACK


def finding(rule: str, *sheets: object, **days: Day) -> Finding | None:
    """Return what *rule* finds in *sheets*, the events of *days* dated; ``None`` if not asked."""
    (subject,) = {one.subject for one in PACK.rules if one.id == rule}
    book = Rulebook(rules=PACK.rules, parameters=PACK.parameters).about(subject)
    facts = {path: value for sheet in sheets for path, value in stated(sheet).items()}
    findings = book.ask(facts, {Event(name): day for name, day in days.items()})
    return next((one for one in findings if one.rule.id == rule), None)


@pytest.fixture
def ask() -> Callable[..., Finding]:
    """Ask a rule that applies."""

    def ask(rule: str, *sheets: object, **days: Day) -> Finding:
        found = finding(rule, *sheets, **days)
        assert found is not None, f"{rule} is not asked"
        return found

    return ask


@pytest.fixture
def verdict() -> Callable[..., str]:
    """Say what a rule answers, in one word."""

    def verdict(rule: str, *sheets: object, **days: Day) -> str:
        found = finding(rule, *sheets, **days)
        if found is None:
            return "not asked"
        match found.verdict:
            case Met():
                return "met"
            case Unmet():
                return "unmet"
            case Undetermined():
                return "undetermined"

    return verdict

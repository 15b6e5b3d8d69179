"""What becomes of a surplus, as a page of plain text."""

from collections.abc import Iterator
from datetime import date

from essmodel.messages.catalogue import say
from essmodel.questions.explanation import detail, explained, line, marked
from essmodel.questions.portion import Portion
from essmodel.rules.finding import Finding
from essmodel.rules.verdict import Undetermined
from essmodel.rules.wording import Wording
from essmodel.values.money import Money

_Read = tuple[tuple[str, ...], Money]


def surplus_page(  # noqa: PLR0913, PLR0917 - what a page shows
    cooperative: str,
    ends_on: date,
    surplus: Money,
    portions: tuple[Portion, ...],
    carried: Money | None,
    findings: tuple[Finding, ...],
    wording: Wording,
) -> str:
    """Return the portions, what is left, and what the law says of a proposal."""
    lang = wording.lang
    said = say("surplus_title", lang, cooperative=cooperative, on=ends_on, surplus=surplus)
    blocks = [said, *("\n".join(_portion(one, wording)) for one in portions)]
    if carried is not None:
        blocks.append(say("surplus_carried", lang, amount=carried))
    if findings:
        blocks.append(say("surplus_proposal", lang))
        blocks += [explained(one, wording) for one in findings]
    return "\n\n".join(blocks)


def _portion(portion: Portion, wording: Wording) -> Iterator[str]:
    """Yield what one purpose gets, or why that is open and what each reading comes to."""
    lang, amount = wording.lang, portion.amount
    if isinstance(amount, Undetermined):
        said = say("portion_open", lang, purpose=portion.label)
        yield line(marked(portion.standing, said))
        for cause in wording.causes(amount.causes, portion.observations):
            yield detail(cause)
        for names, found in _told(portion.by_reading):
            yield detail(say("portion_read_so", lang, readings=", ".join(names), amount=found))
    else:
        said = say(f"portion_{portion.demand.value}", lang, purpose=portion.label, amount=amount)
        yield line(marked(portion.standing, said))
        if portion.is_doubt:
            yield detail(say("portion_doubt", lang))
    for source in portion.sources:
        yield detail(wording.source(source))


def _told(by_reading: tuple[_Read, ...]) -> Iterator[_Read]:
    """Yield each amount with the names that lead there; each way where no name alone does."""
    for amount in dict.fromkeys(found for _, found in by_reading):
        ways = [names for names, found in by_reading if found == amount]
        shared = tuple(name for name in ways[0] if all(name in names for names in ways))
        reached = {found for names, found in by_reading if set(shared) <= set(names)}
        told = [shared] if reached == {amount} else ways
        yield from ((names, amount) for names in told if names)

"""What one purpose gets of a surplus, under all readings of the law at once."""

from attrs import frozen

from essmodel.governance.waterfall import Demand, Figured, LegalStep
from essmodel.messages.text import Sayable
from essmodel.rules.finding import Standing
from essmodel.rules.law.source import Source, weakest
from essmodel.rules.observation import Observation
from essmodel.rules.verdict import Cause, Missing, Undetermined, Unsettled, merged
from essmodel.values.money import Money
from essmodel.values.plain import plain


@frozen(kw_only=True)
class Portion:
    """
    What one purpose gets.

    Attributes:
        demand: whether that is the least it gets, or the most.
        amount: the same under all readings, or why nobody can tell.
        by_reading: each amount that can be told, with the readings that lead there.
        sources: the texts behind it, once each.
    """

    to: str
    label: Sayable
    demand: Demand
    amount: Money | Undetermined
    by_reading: tuple[tuple[tuple[str, ...], Money], ...]
    sources: tuple[Source, ...]
    observations: tuple[Observation, ...] = ()

    @property
    def is_doubt(self) -> bool:
        """Whether no text that comes to it is law; where nothing is due, none is asked."""
        if self.demand is Demand.AT_LEAST and self.amount == Money(0):
            return False
        found = (weakest((one,)) for one in self.sources)
        return not any(one is None or one.is_law for one in found)

    @property
    def standing(self) -> Standing:
        """What it counts as: a doubt is never more than undetermined."""
        is_open = isinstance(self.amount, Undetermined) or self.is_doubt
        return Standing.UNDETERMINED if is_open else Standing.MET

    def to_plain(self) -> dict[str, object]:
        """Return the portion as JSON carries it."""
        return {
            "to": self.to,
            "demand": self.demand.value,
            "amount": plain(self.amount),
            "standing": self.standing.value,
            "by_reading": [
                {"readings": list(names), "amount": plain(amount)}
                for names, amount in self.by_reading
            ],
            "sources": plain(self.sources),
        }


def portions(found: tuple[Figured, ...], *, unknown_days: frozenset[str]) -> tuple[Portion, ...]:
    """
    Return what each purpose gets, in the order of the law.

    Args:
        found: the waterfalls of all readings.
        unknown_days: the names of the events of which no day is known.
    """
    versions = [one for each in found for one in each.versions]
    purposes = tuple(dict.fromkeys(one.to for one in versions))
    return tuple(
        _portion(
            purposes[: index + 1], found, [one for one in versions if one.to == to], unknown_days
        )
        for index, to in enumerate(purposes)
    )


def _portion(
    purposes: tuple[str, ...],
    found: tuple[Figured, ...],
    versions: list[LegalStep],
    unknown_days: frozenset[str],
) -> Portion:
    """Return what the last of *purposes* gets; those before it may be why it differs."""
    to = purposes[-1]
    known = _known(found, to)
    causes = tuple(cause for one in found if _amount(one, to) is None for cause in one.causes)
    if len({amount for _, amount in known}) > 1:
        days = unknown_days & {one.event.value for one in versions}
        why: Cause = Missing(days) if days else Unsettled(_differing(found, purposes))
        causes = (why, *causes)
    return Portion(
        to=to,
        label=versions[0].label,
        demand=versions[0].demand,
        amount=Undetermined(merged(causes)) if causes else known[0][1],
        by_reading=tuple((one.readings, amount) for one, amount in known),
        sources=tuple(dict.fromkeys(one.source for one in versions)),
        observations=tuple(dict.fromkeys(seen for one in found for seen in one.observations)),
    )


def _known(found: tuple[Figured, ...], to: str) -> tuple[tuple[Figured, Money], ...]:
    """Return each reading that tells what a purpose gets, with the amount."""
    amounts = ((one, _amount(one, to)) for one in found)
    return tuple((one, amount) for one, amount in amounts if amount is not None)


def _amount(found: Figured, to: str) -> Money | None:
    """Return what a purpose gets in one reading; ``None`` where a step up to it is open."""
    is_told = any(one.to == to for one in found.allocation.allotments)
    return None if found.causes and not is_told else found.allocation.of(to)


def _differing(found: tuple[Figured, ...], purposes: tuple[str, ...]) -> tuple[Source, ...]:
    """
    Return the texts that lead to different amounts, at the first purpose that gets different ones.

    A text that is behind every amount is no reason; if all are, so is each of them.
    """
    behind = next(texts for texts in (_behind(found, to) for to in purposes) if len(texts) > 1)
    every = tuple(dict.fromkeys(text for texts in behind.values() for text in texts))
    telling = tuple(text for text in every if not all(text in texts for texts in behind.values()))
    return telling or every


def _behind(found: tuple[Figured, ...], to: str) -> dict[Money, tuple[Source, ...]]:
    """Return each amount that a purpose may get, with the texts that lead there."""
    behind: dict[Money, tuple[Source, ...]] = {}
    for one, amount in _known(found, to):
        texts = tuple(step.source for step in one.versions if step.to == to)
        behind[amount] = (*behind.get(amount, ()), *texts)
    return behind

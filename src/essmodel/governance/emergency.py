"""
The emergency powers that a co-operative gives itself: what for, how long, and who confirms them.

An emergency is declared on a ground, for some matters that the statutes name, until a day; a
meeting must confirm it within a time, or it lapses.  Some matters are never suspended, whatever the
statutes say: who has a voice, who is a member, capital and reserves, and the statutes themselves.
"""

from datetime import date, timedelta
from enum import Enum

from attrs import evolve, field, frozen

from essmodel.errors import InvalidValueError, Problem
from essmodel.governance.outcome import Adopted, Outcome
from essmodel.journal.command import Reasons, reason
from essmodel.messages.text import Text
from essmodel.values.whole import is_positive


class Matter(Enum):
    """What a power is about."""

    MEETINGS = "meetings"
    """How meetings are called and attended."""
    BUSINESS = "business"
    """What an ordinary meeting decides."""
    SERVICES = "services"
    """Which services are offered, to whom."""
    PRICES = "prices"
    VOICES = "voices"
    MEMBERSHIP = "membership"
    CAPITAL = "capital"
    RESERVES = "reserves"
    STATUTES = "statutes"
    DISSOLUTION = "dissolution"


NEVER_SUSPENDED = frozenset(
    {
        Matter.VOICES,
        Matter.MEMBERSHIP,
        Matter.CAPITAL,
        Matter.RESERVES,
        Matter.STATUTES,
        Matter.DISSOLUTION,
    }
)
"""What no emergency touches: whoever could, would never need to end it."""


@frozen(kw_only=True)
class EmergencyRule:
    """
    What the statutes say of emergencies.

    Attributes:
        trigger: what counts as one.
        matters: what may be decided in other ways then.
        longest: for how many days one lasts at most.
        confirmed_within: days in which a meeting must confirm it.
    """

    trigger: Text
    matters: tuple[Matter, ...]
    longest: int = field(validator=is_positive)
    confirmed_within: int = field(validator=is_positive)

    def __attrs_post_init__(self) -> None:
        problems = tuple(
            Problem(id="never_suspended", path="matters", data=(("found", one.value),))
            for one in self.matters
            if one in NEVER_SUSPENDED
        )
        if problems:
            raise InvalidValueError(*problems)


@frozen(kw_only=True)
class Emergency:
    """
    An emergency that was declared.

    Attributes:
        until: the first day after it.
        lapses_on: the first day on which it has no effect while no meeting has confirmed it.
    """

    ground: str
    matters: tuple[Matter, ...]
    since: date
    until: date
    lapses_on: date
    confirmed_on: date | None = None

    def covers(self, matter: Matter, *, on: date) -> bool:
        """Return whether a matter may be decided in another way on a day."""
        end = self.until if self.confirmed_on is not None else min(self.until, self.lapses_on)
        return matter in self.matters and self.since <= on < end


@frozen(kw_only=True)
class Watch:
    """Before what a command comes: the statutes, the emergency that was declared last, the day."""

    rule: EmergencyRule
    emergency: Emergency | None
    on: date

    @property
    def is_on(self) -> bool:
        """Whether there is an emergency."""
        found = self.emergency
        return found is not None and any(found.covers(one, on=self.on) for one in found.matters)


@frozen(kw_only=True)
class Declared:
    """An emergency was declared."""

    ground: str
    matters: tuple[Matter, ...]
    until: date
    lapses_on: date

    def changed(self, emergency: Emergency | None, on: date) -> Emergency:  # noqa: ARG002 - as all of them
        """Return the emergency."""
        return Emergency(
            ground=self.ground,
            matters=self.matters,
            since=on,
            until=self.until,
            lapses_on=self.lapses_on,
        )


@frozen(kw_only=True)
class Confirmed:
    """A meeting confirmed the emergency (*ratification*)."""

    meeting: str

    def changed(self, emergency: Emergency | None, on: date) -> Emergency:
        """Return the emergency, which lasts to its end now."""
        return evolve(_known(emergency), confirmed_on=on)


@frozen(kw_only=True)
class Ended:
    """The emergency was ended before its day."""

    def changed(self, emergency: Emergency | None, on: date) -> Emergency:
        """Return the emergency, which is over."""
        return evolve(_known(emergency), until=on)


EmergencyEvent = Declared | Confirmed | Ended
"""All that happens to an emergency."""


def _known(emergency: Emergency | None) -> Emergency:
    assert emergency is not None, "declared before"  # noqa: S101 - commands see to it
    return emergency


@frozen(kw_only=True)
class Declare:
    """Declare an emergency."""

    ground: str
    matters: tuple[Matter, ...]
    until: date

    def refusals(self, desk: Watch) -> Reasons:
        """Yield that there is one, that it has no ground, lasts too long or goes too far."""
        if desk.is_on:
            yield reason("emergency_on", since=desk.emergency.since if desk.emergency else desk.on)
        if not self.ground.strip():
            yield reason("emergency_without_ground", trigger=desk.rule.trigger)
        for one in self.matters:
            if one not in desk.rule.matters:
                yield reason("emergency_too_wide", found=one.value)
        latest = desk.on + timedelta(days=desk.rule.longest)
        if not desk.on < self.until <= latest:
            yield reason("emergency_too_long", found=self.until, latest=latest)

    def event(self, desk: Watch) -> Declared:
        """Return that it was declared."""
        return Declared(
            ground=self.ground,
            matters=self.matters,
            until=self.until,
            lapses_on=desk.on + timedelta(days=desk.rule.confirmed_within),
        )


@frozen(kw_only=True)
class Confirm:
    """Confirm the emergency, as a meeting has decided."""

    meeting: str
    outcome: Outcome

    def refusals(self, desk: Watch) -> Reasons:
        """Yield that there is none, that it was confirmed, or that the meeting did not."""
        if not desk.is_on:
            yield reason("no_emergency")
        elif desk.emergency is not None and desk.emergency.confirmed_on is not None:
            yield reason("emergency_confirmed", on=desk.emergency.confirmed_on)
        if not isinstance(self.outcome, Adopted):
            yield reason("emergency_not_voted")

    def event(self, desk: Watch) -> Confirmed:  # noqa: ARG002 - as all of them
        """Return that it was confirmed."""
        return Confirmed(meeting=self.meeting)


@frozen(kw_only=True)
class End:
    """End the emergency."""

    def refusals(self, desk: Watch) -> Reasons:
        """Yield that there is none."""
        if not desk.is_on:
            yield reason("no_emergency")

    def event(self, desk: Watch) -> Ended:  # noqa: ARG002 - as all of them
        """Return that it was ended."""
        return Ended()


EmergencyCommand = Declare | Confirm | End
"""All that may be asked about an emergency."""

"""
The register of members: what the events about them come to on a day.

A register is a value.  `replayed` folds many events at once; `MemberRegister.after` adds one.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from types import MappingProxyType

from attrs import define, field, frozen

from essmodel.governance.member_event import MemberEvent
from essmodel.governance.member_record import NOTHING, Record
from essmodel.governance.redemption import Claim
from essmodel.journal.entry import Dated
from essmodel.values.money import Money


def _read_only(records: Mapping[str, Record]) -> Mapping[str, Record]:
    return MappingProxyType(dict(records))


@frozen(kw_only=True)
class MemberRegister:
    """
    Everyone who ever asked to be a member, as they stand.

    Attributes:
        records: by party.
        capital: what all shares come to that were not repaid.
        highest_capital: the most that it ever came to.
    """

    records: Mapping[str, Record] = field(factory=dict[str, Record], converter=_read_only)
    capital: Money = NOTHING
    highest_capital: Money = NOTHING

    def record(self, party: str) -> Record | None:
        """Return the record of somebody; ``None`` where they never asked."""
        return self.records.get(party)

    def votes(self, party: str) -> bool:
        """Return whether somebody is a member, and so may vote."""
        found = self.record(party)
        return found is not None and found.status.votes

    @property
    def members(self) -> tuple[Record, ...]:
        """Those who are members, in the order of their names."""
        return tuple(self.records[party] for party in sorted(self.records) if self.votes(party))

    @property
    def claims(self) -> tuple[Claim, ...]:
        """What those who are gone are owed, the oldest first."""
        gone = (
            Claim(party=one.party, since=one.since, amount=one.paid)
            for one in self.records.values()
            if one.status.is_gone and one.paid > NOTHING
        )
        return tuple(sorted(gone, key=lambda one: (one.since, one.party)))

    def after(self, dated: Dated[MemberEvent]) -> "MemberRegister":
        """Return the register with one more event."""
        return replayed((dated,), start=self)


EMPTY = MemberRegister()


@define(kw_only=True)
class OpenRegister:
    """A register that is being written; it changes with each event, and only where one is told."""

    records: dict[str, Record] = field(factory=dict)
    capital: Money = NOTHING
    highest_capital: Money = NOTHING

    @classmethod
    def of(cls, start: MemberRegister) -> "OpenRegister":
        """Return a register to be written on from *start*, which stays what it is."""
        return cls(
            records=dict(start.records),
            capital=start.capital,
            highest_capital=start.highest_capital,
        )

    def write(self, event: MemberEvent, on: date) -> Record:
        """Write down an event, and return the record of the person once it happened."""
        before = self.records.get(event.party)
        after = self.records[event.party] = event.changed(before, on)
        held = before.subscribed if before else NOTHING
        if after.subscribed != held:
            self.capital += after.subscribed - held
            self.highest_capital = max(self.highest_capital, self.capital)
        return after

    def closed(self) -> MemberRegister:
        """Return the register as it stands."""
        return MemberRegister(
            records=self.records, capital=self.capital, highest_capital=self.highest_capital
        )


def replayed(
    events: Iterable[Dated[MemberEvent]], *, start: MemberRegister = EMPTY
) -> MemberRegister:
    """Return what *events* come to, in their order, from an empty register or from *start*."""
    register = OpenRegister.of(start)
    for dated in events:
        register.write(dated.event, dated.on)
    return register.closed()

"""The members through time, as events tell: who was one, of which group, since when."""

from datetime import date

from attrs import define, evolve, field

from essmodel.governance.member_record import Record
from essmodel.governance.membership import Member, Membership
from essmodel.values.period import Period


@define
class MembershipHistory:
    """
    When each person was a member; it grows with each record that is told.

    Whoever changes group is in the new one from that day; whoever leaves is a member up to the day
    before.  Their capital is what they hold at the end, for nothing counts voices by it.
    """

    _spells: dict[str, list[Member]] = field(factory=dict)
    _records: dict[str, Record] = field(factory=dict)

    def hear(self, record: Record, on: date) -> None:
        """Hear the record of a person once something happened to them, in the order of days."""
        self._records[record.party] = record
        spells = self._spells.setdefault(record.party, [])
        running = spells[-1] if spells and spells[-1].period.end is None else None
        if running is not None and _is_over(running, record):
            spells.pop()
            if running.period.start != on:  # who leaves on the first day never was a member
                spells.append(evolve(running, period=Period(start=running.period.start, end=on)))
            running = None
        if running is None and record.status.votes:
            spells.append(_spell(record, since=on))

    def membership(self) -> Membership:
        """Return who was a member on each day, in the order of their names."""
        return Membership(
            members=tuple(
                evolve(one, capital=self._records[party].subscribed)
                for party in sorted(self._spells)
                for one in self._spells[party]
            )
        )


def _is_over(running: Member, record: Record) -> bool:
    """Whether the spell ends: they are no member, or one of another group."""
    same_group = (running.category, running.college) == (record.category, record.college)
    return not (record.status.votes and same_group)


def _spell(record: Record, *, since: date) -> Member:
    return Member(
        party=record.party,
        category=record.category,
        college=record.college,
        capital=record.subscribed,
        period=Period(start=since),
    )

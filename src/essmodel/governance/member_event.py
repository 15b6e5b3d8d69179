"""
What happens to members, in the past tense, and what each event changes in a record.

An event is a fact: whether it could happen was asked before, by a command.
"""

from datetime import date
from typing import Protocol

from attrs import evolve, frozen

from essmodel.governance.member_record import ProposedExclusion, Record, Status
from essmodel.values.money import Money


class MemberEvent(Protocol):
    """Something that happened to one person."""

    @property
    def party(self) -> str:
        """To whom it happened."""
        ...

    def changed(self, record: Record | None, on: date) -> Record:
        """Return the record of the person once it happened."""
        ...


def _known(record: Record | None) -> Record:
    """Return the record that every event but an application finds."""
    assert record is not None, "a life begins with an application"  # noqa: S101 - commands see to it
    return record


def _gone(record: Record | None, status: Status, on: date) -> Record:
    """Return the record of somebody who is no member; what they promised, they owe no more."""
    known = _known(record)
    return evolve(
        known, status=status, since=on, subscribed=known.paid, leaves_on=None, exclusion=None
    )


@frozen(kw_only=True)
class Applied:
    """Somebody asked to become a member (*candidature*), perhaps again."""

    party: str
    category: str

    def changed(self, record: Record | None, on: date) -> Record:
        """Return a candidate; what they are still owed stays theirs."""
        new = Record(party=self.party, status=Status.CANDIDATE, since=on, category=self.category)
        if record is None:
            return new
        return evolve(new, subscribed=record.subscribed, paid=record.paid)


@frozen(kw_only=True)
class Admitted:
    """A candidate became a member (*admission*), in the category and college of the statutes."""

    party: str
    category: str
    college: str | None = None

    def changed(self, record: Record | None, on: date) -> Record:
        """Return a member."""
        return evolve(
            _known(record),
            status=Status.MEMBER,
            since=on,
            category=self.category,
            college=self.college,
        )


@frozen(kw_only=True)
class Declined:
    """A candidate was not admitted."""

    party: str

    def changed(self, record: Record | None, on: date) -> Record:
        """Return somebody who is no candidate."""
        return _gone(record, Status.DECLINED, on)


@frozen(kw_only=True)
class Moved:
    """A member changed category or college."""

    party: str
    category: str
    college: str | None = None

    def changed(self, record: Record | None, on: date) -> Record:  # noqa: ARG002 - as all of them
        """Return the member in the other group."""
        return evolve(_known(record), category=self.category, college=self.college)


@frozen(kw_only=True)
class Subscribed:
    """A candidate or member promised capital (*souscription*)."""

    party: str
    amount: Money

    def changed(self, record: Record | None, on: date) -> Record:  # noqa: ARG002 - as all of them
        """Return the record with more capital."""
        known = _known(record)
        return evolve(known, subscribed=known.subscribed + self.amount)


@frozen(kw_only=True)
class PaidUp:
    """Promised capital was paid (*libération*)."""

    party: str
    amount: Money

    def changed(self, record: Record | None, on: date) -> Record:  # noqa: ARG002 - as all of them
        """Return the record with more of its capital paid."""
        known = _known(record)
        return evolve(known, paid=known.paid + self.amount)


@frozen(kw_only=True)
class Repaid:
    """Capital was repaid to somebody who left (*remboursement*)."""

    party: str
    amount: Money

    def changed(self, record: Record | None, on: date) -> Record:  # noqa: ARG002 - as all of them
        """Return the record with less capital."""
        known = _known(record)
        return evolve(
            known, subscribed=known.subscribed - self.amount, paid=known.paid - self.amount
        )


@frozen(kw_only=True)
class GaveNotice:
    """A member said that they leave, on a day (*retrait*)."""

    party: str
    leaves_on: date

    def changed(self, record: Record | None, on: date) -> Record:
        """Return a member who is leaving."""
        return evolve(_known(record), status=Status.LEAVING, since=on, leaves_on=self.leaves_on)


@frozen(kw_only=True)
class Left:
    """A member who gave notice is a member no more."""

    party: str

    def changed(self, record: Record | None, on: date) -> Record:
        """Return somebody who left."""
        return _gone(record, Status.LEFT, on)


@frozen(kw_only=True)
class ExclusionProposed:
    """A member was told that their exclusion will be put to the vote, on a day."""

    party: str
    ground: str
    voted_on: date

    def changed(self, record: Record | None, on: date) -> Record:
        """Return the member, who stays one until the vote."""
        proposed = ProposedExclusion(told_on=on, voted_on=self.voted_on)
        return evolve(_known(record), exclusion=proposed)


@frozen(kw_only=True)
class Heard:
    """A member whose exclusion is proposed was heard, or was called and did not come."""

    party: str

    def changed(self, record: Record | None, on: date) -> Record:  # noqa: ARG002 - as all of them
        """Return the member, heard."""
        known = _known(record)
        assert known.exclusion is not None, "who is heard was accused"  # noqa: S101 - as above
        return evolve(known, exclusion=evolve(known.exclusion, is_heard=True))


@frozen(kw_only=True)
class ExclusionDropped:
    """The exclusion was not voted: the member stays one."""

    party: str

    def changed(self, record: Record | None, on: date) -> Record:  # noqa: ARG002 - as all of them
        """Return the member as before."""
        return evolve(_known(record), exclusion=None)


@frozen(kw_only=True)
class Excluded:
    """A meeting excluded a member (*exclusion*)."""

    party: str
    meeting: str

    def changed(self, record: Record | None, on: date) -> Record:
        """Return somebody who was excluded."""
        return _gone(record, Status.EXCLUDED, on)


@frozen(kw_only=True)
class StruckOff:
    """A member ceased to be one by what happened to them, without a vote (*radiation*)."""

    party: str
    ground: str

    def changed(self, record: Record | None, on: date) -> Record:
        """Return somebody who was struck off."""
        return _gone(record, Status.STRUCK_OFF, on)


LifeEvent = (
    Applied
    | Admitted
    | Declined
    | Moved
    | Subscribed
    | PaidUp
    | Repaid
    | GaveNotice
    | Left
    | ExclusionProposed
    | Heard
    | ExclusionDropped
    | Excluded
    | StruckOff
)
"""All that happens to members."""

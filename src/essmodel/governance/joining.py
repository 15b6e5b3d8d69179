"""What may be asked about joining: to be a candidate, a member, an owner of shares."""

from attrs import frozen

from essmodel.governance.desk import (
    Desk,
    college_must_be_said,
    group_must_exist,
    must_be,
    must_be_positive,
    record,
)
from essmodel.governance.member_event import (
    Admitted,
    Applied,
    Declined,
    Moved,
    PaidUp,
    Subscribed,
)
from essmodel.governance.member_record import NOTHING, Status
from essmodel.journal.command import Reasons, reason
from essmodel.values.money import Money


@frozen(kw_only=True)
class Apply:
    """Ask to become a member."""

    party: str
    category: str

    def refusals(self, desk: Desk) -> Reasons:
        """Yield that they are one, or a candidate, or that the category is none."""
        found = desk.register.record(self.party)
        if found is not None and not found.status.is_gone:
            yield reason("member_already", party=self.party, found=found.status.value)
        yield from group_must_exist(desk, self.category, None)

    def event(self, desk: Desk) -> Applied:  # noqa: ARG002 - as all of them
        """Return that they applied."""
        return Applied(party=self.party, category=self.category)


@frozen(kw_only=True)
class Admit:
    """Make a candidate a member, of the category applied for."""

    party: str
    college: str | None = None

    def refusals(self, desk: Desk) -> Reasons:
        """Yield that they are no candidate, or the college is none, or not said."""
        yield from must_be(desk, self.party, Status.CANDIDATE)
        yield from group_must_exist(desk, None, self.college)
        yield from college_must_be_said(desk, self.college)

    def event(self, desk: Desk) -> Admitted:
        """Return that they were admitted."""
        category = record(desk, self.party).category
        return Admitted(party=self.party, category=category, college=self.college)


@frozen(kw_only=True)
class Decline:
    """Do not admit a candidate."""

    party: str

    def refusals(self, desk: Desk) -> Reasons:
        """Yield that they are no candidate."""
        yield from must_be(desk, self.party, Status.CANDIDATE)

    def event(self, desk: Desk) -> Declined:  # noqa: ARG002 - as all of them
        """Return that they were not admitted."""
        return Declined(party=self.party)


@frozen(kw_only=True)
class Move:
    """Put a member into another category or college."""

    party: str
    category: str
    college: str | None = None

    def refusals(self, desk: Desk) -> Reasons:
        """Yield that they are no member, or that the group is none."""
        yield from must_be(desk, self.party, Status.MEMBER, Status.LEAVING)
        yield from group_must_exist(desk, self.category, self.college)
        yield from college_must_be_said(desk, self.college)

    def event(self, desk: Desk) -> Moved:  # noqa: ARG002 - as all of them
        """Return that they moved."""
        return Moved(party=self.party, category=self.category, college=self.college)


@frozen(kw_only=True)
class Subscribe:
    """Promise a number of shares."""

    party: str
    shares: int

    def refusals(self, desk: Desk) -> Reasons:
        """Yield that they are neither candidate nor member, or that it is no share."""
        yield from must_be(desk, self.party, Status.CANDIDATE, Status.MEMBER)
        yield from must_be_positive(desk.rule.share * self.shares)

    def event(self, desk: Desk) -> Subscribed:
        """Return that they subscribed, each share at its nominal value."""
        return Subscribed(party=self.party, amount=desk.rule.share * self.shares)


@frozen(kw_only=True)
class Pay:
    """Pay what was promised, or a part of it."""

    party: str
    amount: Money

    def refusals(self, desk: Desk) -> Reasons:
        """Yield that it is no amount, or more than they promised."""
        found = desk.register.record(self.party)
        owed = found.subscribed - found.paid if found else NOTHING
        yield from must_be_positive(self.amount)
        if self.amount > owed:
            yield reason("member_owes_less", party=self.party, found=self.amount, owed=owed)

    def event(self, desk: Desk) -> PaidUp:  # noqa: ARG002 - as all of them
        """Return that they paid."""
        return PaidUp(party=self.party, amount=self.amount)


JoiningCommand = Apply | Admit | Decline | Move | Subscribe | Pay
"""All that may be asked about joining."""

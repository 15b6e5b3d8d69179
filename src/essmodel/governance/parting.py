"""What may be asked about parting: by a member, by a meeting, by what happened, and the money."""

from datetime import date

from attrs import frozen

from essmodel.governance.desk import Desk, must_be, must_be_later, must_be_positive
from essmodel.governance.member_event import (
    Excluded,
    ExclusionDropped,
    ExclusionProposed,
    GaveNotice,
    Heard,
    Left,
    Repaid,
    StruckOff,
)
from essmodel.governance.member_record import NOTHING, Status
from essmodel.governance.outcome import Adopted, Outcome
from essmodel.governance.redemption import capital_floor, repaid
from essmodel.journal.command import Reasons, reason
from essmodel.values.money import Money


@frozen(kw_only=True)
class GiveNotice:
    """Say that one leaves, on a day that is as far off as the statutes ask."""

    party: str
    leaves_on: date

    def refusals(self, desk: Desk) -> Reasons:
        """Yield that they are no member, or leave already, or too early."""
        yield from must_be(desk, self.party, Status.MEMBER)
        yield from must_be_later(self.leaves_on, since=desk.on, days=desk.rule.leaving_notice)

    def event(self, desk: Desk) -> GaveNotice:  # noqa: ARG002 - as all of them
        """Return that they gave notice."""
        return GaveNotice(party=self.party, leaves_on=self.leaves_on)


@frozen(kw_only=True)
class Leave:
    """Leave, once the day of the notice has come."""

    party: str

    def refusals(self, desk: Desk) -> Reasons:
        """Yield that they gave no notice, or that the day has not come."""
        yield from must_be(desk, self.party, Status.LEAVING)
        found = desk.register.record(self.party)
        if found is not None and found.leaves_on is not None:
            yield from must_be_later(desk.on, since=found.leaves_on, days=0)

    def event(self, desk: Desk) -> Left:  # noqa: ARG002 - as all of them
        """Return that they left."""
        return Left(party=self.party)


@frozen(kw_only=True)
class ProposeExclusion:
    """Tell a member why, and when, their exclusion is put to the vote."""

    party: str
    ground: str
    voted_on: date

    def refusals(self, desk: Desk) -> Reasons:
        """Yield that they are no member, that it was told before, or that the vote is too near."""
        yield from must_be(desk, self.party, Status.MEMBER, Status.LEAVING)
        found = desk.register.record(self.party)
        if found is not None and found.exclusion is not None:
            yield reason("exclusion_proposed_before", party=self.party)
        yield from must_be_later(self.voted_on, since=desk.on, days=desk.rule.exclusion_notice)

    def event(self, desk: Desk) -> ExclusionProposed:  # noqa: ARG002 - as all of them
        """Return that they were told."""
        return ExclusionProposed(party=self.party, ground=self.ground, voted_on=self.voted_on)


def _exclusion_must_be_proposed(desk: Desk, party: str) -> Reasons:
    found = desk.register.record(party)
    if found is None or found.exclusion is None:
        yield reason("exclusion_not_proposed", party=party)


@frozen(kw_only=True)
class Hear:
    """Hear a member whose exclusion is proposed, or note that they were called and did not come."""

    party: str

    def refusals(self, desk: Desk) -> Reasons:
        """Yield that no exclusion is proposed."""
        yield from _exclusion_must_be_proposed(desk, self.party)

    def event(self, desk: Desk) -> Heard:  # noqa: ARG002 - as all of them
        """Return that they were heard."""
        return Heard(party=self.party)


@frozen(kw_only=True)
class DropExclusion:
    """Give up an exclusion, or note that it was not voted."""

    party: str

    def refusals(self, desk: Desk) -> Reasons:
        """Yield that no exclusion is proposed."""
        yield from _exclusion_must_be_proposed(desk, self.party)

    def event(self, desk: Desk) -> ExclusionDropped:  # noqa: ARG002 - as all of them
        """Return that it is given up."""
        return ExclusionDropped(party=self.party)


@frozen(kw_only=True)
class Exclude:
    """
    Exclude a member, as a meeting has decided.

    Attributes:
        meeting: its id.
        outcome: what the resolution came to, counted by the rules of that meeting.
    """

    party: str
    meeting: str
    outcome: Outcome

    def refusals(self, desk: Desk) -> Reasons:
        """Yield that nothing was proposed, heard or voted, or that the day has not come."""
        yield from _exclusion_must_be_proposed(desk, self.party)
        found = desk.register.record(self.party)
        if found is not None and found.exclusion is not None:
            if not found.exclusion.is_heard:
                yield reason("exclusion_not_heard", party=self.party)
            yield from must_be_later(desk.on, since=found.exclusion.voted_on, days=0)
        if not isinstance(self.outcome, Adopted):
            yield reason("exclusion_not_voted", party=self.party)

    def event(self, desk: Desk) -> Excluded:  # noqa: ARG002 - as all of them
        """Return that they were excluded."""
        return Excluded(party=self.party, meeting=self.meeting)


@frozen(kw_only=True)
class StrikeOff:
    """Note that a member ceased to be one by what happened to them."""

    party: str
    ground: str

    def refusals(self, desk: Desk) -> Reasons:
        """Yield that they are no member."""
        yield from must_be(desk, self.party, Status.MEMBER, Status.LEAVING)

    def event(self, desk: Desk) -> StruckOff:  # noqa: ARG002 - as all of them
        """Return that they were struck off."""
        return StruckOff(party=self.party, ground=self.ground)


@frozen(kw_only=True)
class Repay:
    """Repay capital to somebody who is gone, in their turn and above the floor."""

    party: str
    amount: Money

    def refusals(self, desk: Desk) -> Reasons:
        """Yield that it is no amount, or more than may be repaid to them now."""
        register, rule = desk.register, desk.rule
        floor = capital_floor(register.highest_capital, rule.floor, least=rule.least_capital)
        turn = {
            one.claim.party: one.paid
            for one in repaid(register.claims, capital=register.capital, floor=floor)
        }
        allowed = turn.get(self.party, NOTHING)
        yield from must_be_positive(self.amount)
        if self.amount > allowed:
            yield reason(
                "repayment_must_wait", party=self.party, found=self.amount, allowed=allowed
            )

    def event(self, desk: Desk) -> Repaid:  # noqa: ARG002 - as all of them
        """Return that it was repaid."""
        return Repaid(party=self.party, amount=self.amount)


PartingCommand = (
    GiveNotice | Leave | ProposeExclusion | Hear | DropExclusion | Exclude | StrikeOff | Repay
)
"""All that may be asked about leaving."""

"""The chair to whom commands about a meeting come, and what several of them ask."""

from datetime import date

from attrs import field, frozen

from essmodel.governance.cooperative import Cooperative
from essmodel.governance.electorate import electorate
from essmodel.governance.notice import Holidays, no_holidays
from essmodel.governance.sitting import Sitting, Stage
from essmodel.governance.statutes import Statutes
from essmodel.journal.command import Reasons, reason
from essmodel.rules.rulebook import Rulebook
from essmodel.stakeholders.register import Register


@frozen(kw_only=True)
class Chair:
    """
    What is known before a command: the meetings so far, the co-operative, and the law.

    Attributes:
        sittings: in the order in which they were called.
    """

    sittings: tuple[Sitting, ...]
    cooperative: Cooperative
    register: Register
    law: Rulebook
    on: date
    holidays: Holidays = field(default=no_holidays)

    def sitting(self, meeting: str) -> Sitting | None:
        """Return a meeting by its id; ``None`` where none was called."""
        return next((one for one in self.sittings if one.id == meeting), None)

    def statutes(self, sitting: Sitting) -> Statutes:
        """Return the statutes under which a meeting is held: those of its day."""
        return self.cooperative.statutes_on(sitting.held_on)

    def may_vote(self, sitting: Sitting, party: str) -> bool:
        """Return whether somebody is of the electorate of a meeting."""
        statutes = self.statutes(sitting)
        voters = electorate(statutes, self.cooperative.membership, on=sitting.held_on)
        return party in dict(voters.college_of)


def must_be(chair: Chair, meeting: str, *stages: Stage) -> Reasons:
    """Yield that a meeting is at none of these stages."""
    found = chair.sitting(meeting)
    if found is None or found.stage not in stages:
        stage = found.stage.value if found else "unknown"
        allowed = tuple(one.value for one in stages)
        yield reason("meeting_wrong_stage", meeting=meeting, found=stage, allowed=allowed)


def must_be_voter(chair: Chair, meeting: str, *parties: str) -> Reasons:
    """Yield who is not of the electorate of a meeting."""
    sitting = chair.sitting(meeting)
    for party in parties:
        if sitting is not None and not chair.may_vote(sitting, party):
            yield reason("not_a_voter", found=party)

"""
Amending the statutes: carried by the majority that the statutes ask for, and lawful.

Whoever lowers a majority needs that majority: no ladder leads from a high one to a low one by a
vote that would only have been enough afterwards.  What was decided before stays what it was, for
the statutes of each day are kept.
"""

from collections.abc import Iterator
from datetime import date

from attrs import evolve, frozen

from essmodel.errors import Problem
from essmodel.governance.cooperative import Cooperative, EarlierStatutes, cooperative_facts
from essmodel.governance.count import count_meeting
from essmodel.governance.meeting import GeneralMeeting
from essmodel.governance.outcome import Adopted
from essmodel.governance.statutes import DecisionKind, Statutes
from essmodel.journal.command import Reasons, reason
from essmodel.rules.fact import stated
from essmodel.rules.finding import Finding, Standing
from essmodel.rules.law.event import Event
from essmodel.rules.rule import Subject
from essmodel.rules.rulebook import Rulebook
from essmodel.stakeholders.register import Register
from essmodel.values.named import by_id


@frozen(kw_only=True)
class AmendmentDesk:
    """Before what an amendment comes: the co-operative with its meetings, and the law."""

    cooperative: Cooperative
    register: Register
    law: Rulebook
    on: date


@frozen(kw_only=True)
class Amended:
    """
    A meeting replaced the statutes.

    Attributes:
        statutes: those that follow.
        effective_on: their first day.
        meeting: the id of the meeting that decided.
        doubts: the ids of the rules of law of which nobody can tell whether they are kept.
    """

    statutes: Statutes
    effective_on: date
    meeting: str
    doubts: tuple[str, ...] = ()

    def changed(self, cooperative: Cooperative) -> Cooperative:
        """Return the co-operative with the new statutes, and the old ones for earlier days."""
        replaced = EarlierStatutes(until=self.effective_on, statutes=cooperative.statutes)
        return evolve(
            cooperative,
            statutes=self.statutes,
            earlier_statutes=(*cooperative.earlier_statutes, replaced),
        )


@frozen(kw_only=True)
class Amend:
    """
    Replace the statutes, as a resolution of a meeting has decided.

    Attributes:
        effective_on: after the day of the meeting, which votes under the old ones to its end.
    """

    statutes: Statutes
    meeting: str
    resolution: str
    effective_on: date

    def refusals(self, desk: AmendmentDesk) -> Reasons:
        """Yield that it was not carried as it had to be, comes too early, or is unlawful."""
        meeting = by_id(desk.cooperative.meetings, self.meeting, problem="meeting_unknown")
        yield from self._too_early(meeting, desk.cooperative)
        yield from self._not_carried(meeting, desk)
        for finding in self._findings(desk):
            if finding.standing is Standing.UNMET:
                yield reason("amendment_unlawful", rule=finding.rule.id)

    def event(self, desk: AmendmentDesk) -> Amended:
        """Return that the statutes were amended."""
        open_ones = (
            one.rule.id
            for one in self._findings(desk)
            if one.standing is Standing.UNDETERMINED or one.is_doubt
        )
        return Amended(
            statutes=self.statutes,
            effective_on=self.effective_on,
            meeting=self.meeting,
            doubts=tuple(open_ones),
        )

    def _too_early(self, meeting: GeneralMeeting, cooperative: Cooperative) -> Iterator[Problem]:
        """Yield that it would change a vote that was taken, or was called under the old rules."""
        days = [meeting.held_on, *(one.until for one in cooperative.earlier_statutes)]
        days += [one.held_on for one in cooperative.meetings]
        if self.effective_on <= max(days):
            yield reason("amendment_too_early", found=self.effective_on, last=max(days))

    def _not_carried(self, meeting: GeneralMeeting, desk: AmendmentDesk) -> Iterator[Problem]:
        """Yield each majority that it needs, and did not find."""
        put = by_id(meeting.resolutions, self.resolution, problem="resolution_unknown")
        if put.kind is not DecisionKind.EXTRAORDINARY:
            yield reason("amendment_ordinary", found=put.kind.value)
        now = desk.cooperative.statutes_on(meeting.held_on)
        for kind in _needed(now, self.statutes):
            alone = evolve(meeting, resolutions=(evolve(put, kind=kind),))
            (outcome,) = count_meeting(
                alone, desk.cooperative, desk.register, law=desk.law, on=desk.on
            )
            if not isinstance(outcome, Adopted):
                yield reason("amendment_not_carried", kind=kind.value)

    def _findings(self, desk: AmendmentDesk) -> tuple[Finding, ...]:
        """Return what the law says of the statutes on their first day."""
        made = evolve(desk.cooperative, statutes=self.statutes, earlier_statutes=(), meetings=())
        facts = stated(cooperative_facts(made, desk.register, on=self.effective_on))
        dates = {**made.dates(on=self.effective_on), Event.ASSEMBLY: self.effective_on}
        return desk.law.about(Subject.STATUTES).ask(facts, dates)


def _needed(now: Statutes, then: Statutes) -> tuple[DecisionKind, ...]:
    """Return the kinds of decision whose majority an amendment needs: its own, and those moved."""
    after = {one.kind: one for one in then.decisions}
    moved = {one.kind for one in now.decisions if after.get(one.kind) != one}
    return tuple(one for one in DecisionKind if one in moved | {DecisionKind.EXTRAORDINARY})

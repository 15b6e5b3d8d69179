"""A meeting as it is counted: who may vote, who came, what is known, and by what law."""

from datetime import date

from attrs import evolve, frozen

from essmodel.governance.assembly_rule import Conflicts
from essmodel.governance.cooperative import Cooperative, cooperative_facts
from essmodel.governance.electorate import Electorate, electorate
from essmodel.governance.meeting import GeneralMeeting, Resolution
from essmodel.governance.notice import Holidays
from essmodel.governance.roll import Roll, call_the_roll
from essmodel.governance.statutes import Statutes
from essmodel.rules.fact import Facts, stated
from essmodel.rules.law.event import Dates, Event
from essmodel.rules.rulebook import Rulebook
from essmodel.stakeholders.register import Register


@frozen(kw_only=True)
class Assembled:
    """
    What all resolutions of one meeting share.

    Attributes:
        in_time: whether members were called as early as the statutes ask; ``None``: unknown.
    """

    meeting: GeneralMeeting
    statutes: Statutes
    electorate: Electorate
    roll: Roll
    facts: Facts
    dates: Dates
    law: Rulebook
    in_time: bool | None

    def for_resolution(self, resolution: Resolution) -> "Assembled":
        """Return it without those who take no part in *resolution*."""
        is_apart = self.statutes.assembly.conflicts is Conflicts.NO_PART
        if not (is_apart and resolution.conflicted):
            return self
        aside = frozenset(resolution.conflicted)
        voters = self.electorate.without(aside)
        return evolve(
            self, electorate=voters, roll=_roll(self.meeting, self.statutes, voters, aside)
        )


def assembled(  # noqa: PLR0913 - each is something that a count depends on
    meeting: GeneralMeeting,
    cooperative: Cooperative,
    register: Register,
    *,
    law: Rulebook,
    on: date,
    holidays: Holidays,
) -> Assembled:
    """
    Return *meeting* as it is counted, under the law and with the members of its own day.

    Raises:
        InvalidValueError: the attendance cannot be that of this electorate.
    """
    statutes = cooperative.statutes_on(meeting.held_on)
    voters = electorate(statutes, cooperative.membership, on=meeting.held_on)
    dates = {**cooperative.dates(on=on), Event.ASSEMBLY: meeting.held_on}
    if meeting.fiscal_year_end is not None:
        dates[Event.FISCAL_YEAR_END] = meeting.fiscal_year_end
    else:
        dates.pop(Event.FISCAL_YEAR_END, None)
    return Assembled(
        meeting=meeting,
        statutes=statutes,
        electorate=voters,
        roll=_roll(meeting, statutes, voters),
        facts=stated(cooperative_facts(cooperative, register, on=meeting.held_on)),
        dates=dates,
        law=law,
        in_time=_in_time(meeting, statutes, holidays),
    )


def _roll(
    meeting: GeneralMeeting,
    statutes: Statutes,
    voters: Electorate,
    aside: frozenset[str] = frozenset(),
) -> Roll:
    return call_the_roll(
        meeting.attendance,
        electorate=voters,
        proxies=statutes.proxies,
        blanks=statutes.assembly.blank_proxies,
        aside=aside,
    )


def _in_time(meeting: GeneralMeeting, statutes: Statutes, holidays: Holidays) -> bool | None:
    """Return whether members were called as early as the statutes ask; ``None``: unknown."""
    rule = statutes.assembly.notice
    if rule is None or meeting.called_on is None:
        return None
    return rule.is_kept(called_on=meeting.called_on, held_on=meeting.held_on, holidays=holidays)

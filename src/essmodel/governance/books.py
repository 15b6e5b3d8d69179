"""
The books of a co-operative: what was asked, what was accepted, and how all stands.

Books are a value: what is accepted gives longer ones, and what is refused leaves them as they are.
"""

from datetime import date
from functools import cached_property

from attrs import evolve, field, frozen

from essmodel.errors import InvalidValueError
from essmodel.governance.amendment import Amend, AmendmentDesk
from essmodel.governance.chair import Chair
from essmodel.governance.chronicle import Chronicle, CooperativeEvent, told
from essmodel.governance.convening import ConveningCommand
from essmodel.governance.cooperative import Cooperative
from essmodel.governance.desk import Desk
from essmodel.governance.emergency import EmergencyCommand, EmergencyRule, Watch
from essmodel.governance.joining import JoiningCommand
from essmodel.governance.lapse import lapses_found, standings
from essmodel.governance.member_rule import MemberRule
from essmodel.governance.notice import Holidays, no_holidays
from essmodel.governance.parting import PartingCommand
from essmodel.governance.polling import PollingCommand
from essmodel.journal.command import Accepted, Refused, obey, reason
from essmodel.journal.entry import Correction
from essmodel.journal.journal import Journal
from essmodel.rules.rulebook import Rulebook
from essmodel.stakeholders.register import Register

MemberAsk = JoiningCommand | PartingCommand
MeetingAsk = ConveningCommand | PollingCommand
CooperativeCommand = MemberAsk | MeetingAsk | Amend | EmergencyCommand
"""Everything that may be asked of a co-operative."""


@frozen(kw_only=True)
class Books:
    """
    A journal, and what commands need to know beside it.

    Attributes:
        founded: the co-operative with its first statutes, without members or meetings.
        register: the parties who are, or may become, its members.
        law: the rules that amendments and votes are held against.
        members: what the statutes say of joining and leaving.
        emergencies: what they say of emergencies; ``None`` where they give no power.
        journal: what happened.
    """

    founded: Cooperative
    register: Register
    law: Rulebook
    members: MemberRule
    emergencies: EmergencyRule | None = None
    holidays: Holidays = field(default=no_holidays)
    journal: Journal[CooperativeEvent] = field(factory=Journal[CooperativeEvent])

    @cached_property
    def chronicle(self) -> Chronicle:
        """The co-operative as its events left it."""
        return told(self.founded, self.journal.events())

    def asked(
        self, command: CooperativeCommand, *, on: date, recorded_on: date | None = None
    ) -> "Books | Refused":
        """
        Return what a command comes to: longer books, or all reasons why it is refused.

        What it breaks or mends of the law is written down after it.

        Args:
            command: what is asked.
            on: the day from which it counts.
            recorded_on: the day on which it is written down; the same where it is ``None``.
        """
        answer = self._obeyed(command, on)
        if isinstance(answer, Refused):
            return answer
        try:
            books = self._with(answer.event, on, recorded_on or on)
        except InvalidValueError as error:
            return Refused(error.problems)
        for lapse in self._lapses(books, on):
            books = books._with(lapse, on, recorded_on or on)  # noqa: SLF001 - it is one of us
        return books

    def corrected(self, correction: Correction[CooperativeEvent], *, recorded_on: date) -> "Books":
        """
        Return the books with a correction of one entry, which stays where it is.

        Raises:
            InvalidValueError: there is no such entry, it was corrected before, or the day is
                before the last one.
        """
        return evolve(self, journal=self.journal.correct(correction, recorded_on=recorded_on))

    def _with(self, event: CooperativeEvent, on: date, recorded_on: date) -> "Books":
        grown = self.journal.record(event, effective_on=on, recorded_on=recorded_on)
        return evolve(self, journal=grown)

    def _lapses(self, after: "Books", on: date) -> tuple[CooperativeEvent, ...]:
        before, now = (
            standings(one.chronicle.cooperative, self.register, law=self.law, on=on)
            for one in (self, after)
        )
        return lapses_found(before, now, known=after.chronicle.lapses)

    def _obeyed(
        self, command: CooperativeCommand, on: date
    ) -> Accepted[CooperativeEvent] | Refused:
        """Bring a command before the desk that it is for."""
        stands = self.chronicle
        if isinstance(command, MemberAsk):
            statutes = stands.cooperative.statutes_on(on)
            desk = Desk(register=stands.members, statutes=statutes, rule=self.members, on=on)
            return obey(command, desk)
        if isinstance(command, MeetingAsk):
            return obey(command, self._chair(on))
        if isinstance(command, Amend):
            return obey(
                command,
                AmendmentDesk(
                    cooperative=stands.cooperative, register=self.register, law=self.law, on=on
                ),
            )
        if self.emergencies is None:
            return Refused((reason("no_emergency_power"),))
        return obey(command, Watch(rule=self.emergencies, emergency=stands.emergency, on=on))

    def _chair(self, on: date) -> Chair:
        return Chair(
            sittings=self.chronicle.sittings,
            cooperative=self.chronicle.cooperative,
            register=self.register,
            law=self.law,
            on=on,
            holidays=self.holidays,
        )

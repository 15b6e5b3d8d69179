"""
The books of the agreements of a partnership: what was asked, what was accepted, how all stands.

Books are a value: what is accepted gives longer ones, and what is refused leaves them as they are.
"""

from datetime import date
from functools import cached_property

from attrs import evolve, field, frozen

from essmodel.coproduction.agreement import Agreement
from essmodel.coproduction.agreement_desk import AgreementAsk, AgreementDesk
from essmodel.coproduction.agreement_event import AgreementEvent
from essmodel.coproduction.agreement_ledger import Ledger, ledger_of
from essmodel.coproduction.carrying_out import CarryingOut
from essmodel.coproduction.changing import Changing
from essmodel.coproduction.going_wrong import GoingWrong
from essmodel.errors import InvalidValueError
from essmodel.journal.command import Accepted, Refused, obey
from essmodel.journal.entry import Correction
from essmodel.journal.journal import Journal

AgreementCommand = CarryingOut | GoingWrong | Changing
"""Everything that may be asked about an agreement."""


@frozen(kw_only=True)
class AgreementBooks:
    """
    A journal, and the agreements that it is about.

    Attributes:
        drawn_up: the agreements before anybody signed.
        journal: what happened to them.
    """

    drawn_up: tuple[Agreement, ...]
    journal: Journal[AgreementEvent] = field(factory=Journal[AgreementEvent])

    @cached_property
    def ledger(self) -> Ledger:
        """All agreements as they stand after all that happened."""
        return ledger_of(self.drawn_up, self.journal.events())

    def on(self, day: date) -> Ledger:
        """Return all agreements as they stood at the end of a day."""
        return ledger_of(self.drawn_up, self.journal.events(on=day))

    def asked(
        self, command: AgreementCommand, *, on: date, recorded_on: date | None = None
    ) -> "AgreementBooks | Refused":
        """
        Return what a command comes to: longer books, or all reasons why it is refused.

        Args:
            command: what is asked.
            on: the day from which it counts.
            recorded_on: the day on which it is written down; the same where it is ``None``.
        """
        try:
            answer = self._obeyed(command, on)
            if isinstance(answer, Refused):
                return answer
            grown = self.journal.record(
                answer.event, effective_on=on, recorded_on=recorded_on or on
            )
        except InvalidValueError as error:
            return Refused(error.problems)
        return evolve(self, journal=grown)

    def corrected(
        self, correction: Correction[AgreementEvent], *, recorded_on: date
    ) -> "AgreementBooks":
        """
        Return the books with a correction of one entry, which stays where it is.

        Raises:
            InvalidValueError: there is no such entry, it was corrected before, or the day is
                before the last one.
        """
        return evolve(self, journal=self.journal.correct(correction, recorded_on=recorded_on))

    def _obeyed(self, command: AgreementCommand, on: date) -> Accepted[AgreementEvent] | Refused:
        desk = AgreementDesk(record=self.ledger.record(command.agreement), on=on)
        asked: AgreementAsk = command
        return obey(asked, desk)

"""How the agreements of a case stand on a day: what is late, what comes next, who owes what."""

from datetime import date

from attrs import field, frozen

from essmodel.coproduction.agreement import Agreement
from essmodel.coproduction.agreement_record import AgreementRecord
from essmodel.coproduction.balance import Balance, balances
from essmodel.coproduction.occurrence import Duty
from essmodel.messages.text import Lang
from essmodel.partnership.partnership import Partnership
from essmodel.questions.agreements_page import Stage, agreement_document, agreement_page
from essmodel.questions.open_agreements import open_agreements
from essmodel.rules.finding import Standing
from essmodel.stakeholders.register import Register


@frozen(kw_only=True)
class AgreementStatus:
    """
    One agreement on a day.

    Attributes:
        stage: whether it binds.
        until: the first day on which it is, or was, over.
        duties: every time that something is due, the earliest first.
        late: those of them that are open, and whose deadline is past.
        coming: those that are open, and whose deadline is not past.
        balances: who has paid whom how much, and owes how much.
    """

    agreement: Agreement
    on: date
    stage: Stage
    until: date
    duties: tuple[Duty, ...]
    late: tuple[Duty, ...]
    coming: tuple[Duty, ...]
    balances: tuple[Balance, ...]
    _register: Register = field(alias="register", repr=False, eq=False)

    @property
    def standing(self) -> Standing:
        """Unmet where something is late."""
        return Standing.UNMET if self.late else Standing.MET

    def explain(self, lang: Lang = "en") -> str:
        """Return how it stands, in words."""
        return agreement_page(self, self._register, lang)

    def to_dict(self) -> dict[str, object]:
        """Return how it stands as JSON carries it."""
        return agreement_document(self)


def agreements_of(case: Partnership, *, on: date) -> tuple[AgreementStatus, ...]:
    """
    Return how each agreement of *case* stands at the end of a day.

    What the journal says of later days is not known yet.

    Raises:
        InvalidValueError: what the journal says could not be done: all of it.
    """
    ledger = open_agreements(case).on(on)
    return tuple(_status(one, on, case.register) for one in ledger.records)


def _status(record: AgreementRecord, on: date, register: Register) -> AgreementStatus:
    duties = tuple(sorted(record.duties(), key=lambda one: one.due_on))
    waiting = tuple(one for one in duties if one.performance.is_open)
    return AgreementStatus(
        agreement=record.agreement,
        on=on,
        stage=_stage(record, on),
        until=record.end,
        duties=duties,
        late=tuple(one for one in waiting if one.standing(on).is_late),
        coming=tuple(one for one in waiting if not one.standing(on).is_late),
        balances=balances(duties, on=on),
        register=register,
    )


def _stage(record: AgreementRecord, on: date) -> Stage:
    if on >= record.end:
        return Stage.OVER
    return Stage.IN_FORCE if record.is_in_force(on) else Stage.DRAWN_UP

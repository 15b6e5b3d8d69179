"""How an agreement stands, as a page of plain text and as a document."""

from collections.abc import Iterator, Sequence
from datetime import date
from enum import Enum
from typing import Protocol

from essmodel.coproduction.agreement import Agreement
from essmodel.coproduction.balance import Balance
from essmodel.coproduction.occurrence import NOTHING, Duty
from essmodel.messages.catalogue import say
from essmodel.messages.text import Lang
from essmodel.questions.explanation import detail, line, marked
from essmodel.rules.finding import Standing
from essmodel.stakeholders.register import Register

MOST_COMING = 5
"""How many of the next deadlines a page shows."""


class Stage(Enum):
    """Whether an agreement binds."""

    DRAWN_UP = "drawn_up"
    """A party has not signed."""
    IN_FORCE = "in_force"
    OVER = "over"


class Status(Protocol):
    """What the page is about."""

    @property
    def agreement(self) -> Agreement:
        """The agreement."""
        ...

    @property
    def on(self) -> date:
        """The day."""
        ...

    @property
    def stage(self) -> Stage:
        """Whether it binds."""
        ...

    @property
    def until(self) -> date:
        """Its end."""
        ...

    @property
    def late(self) -> Sequence[Duty]:
        """What is late."""
        ...

    @property
    def coming(self) -> Sequence[Duty]:
        """What comes next."""
        ...

    @property
    def balances(self) -> Sequence[Balance]:
        """Who owes whom how much."""
        ...

    @property
    def standing(self) -> Standing:
        """Whether something is late."""
        ...


def agreement_page(status: Status, register: Register, lang: Lang) -> str:
    """Return what is late, what comes next and who owes what, in words."""
    title = status.agreement.title
    head = say(
        f"agreement_is_{status.stage.value}", lang, title=title, on=status.on, end=status.until
    )
    return "\n".join((head, *_lines(status, register, lang)))


def agreement_document(status: Status) -> dict[str, object]:
    """Return how an agreement stands as JSON carries it."""
    return {
        "agreement": status.agreement.id,
        "on": status.on.isoformat(),
        "standing": status.standing.value,
        "stage": status.stage.value,
        "until": status.until.isoformat(),
        "late": [_duty_document(one, status.on) for one in status.late],
        "coming": [_duty_document(one, status.on) for one in status.coming],
        "balances": [_balance_document(one) for one in status.balances],
    }


def _lines(status: Status, register: Register, lang: Lang) -> Iterator[str]:
    for duty in status.late:
        said = say("duty_late", lang, **_named(duty, register), due_on=duty.due_on)
        yield line(marked(Standing.UNMET, said))
        yield from _details(duty, status.on, lang)
    for duty in status.coming[:MOST_COMING]:
        yield line(say("duty_to_come", lang, **_named(duty, register), due_on=duty.due_on))
        yield from _details(duty, status.on, lang)
    more = len(status.coming) - MOST_COMING
    if more > 0:
        yield line(say("duties_more", lang, count=more))
    if not status.late and not status.coming:
        yield line(say("duties_none", lang))
    for one in status.balances:
        payer, payee = register.called(one.payer), register.called(one.payee)
        yield line(say("agreement_payments", lang, payer=payer, payee=payee))
        yield detail(
            say(
                "agreement_balance",
                lang,
                promised=one.promised,
                due=one.fallen_due,
                paid=one.paid,
                owed=one.owed,
            )
        )
        if one.withheld > NOTHING:
            yield detail(say("agreement_withheld", lang, amount=one.withheld))


def _details(duty: Duty, on: date, lang: Lang) -> Iterator[str]:
    if duty.owed > NOTHING:
        yield detail(say("duty_owed", lang, amount=duty.owed))
    if duty.performance.cure_until is not None:
        standing = duty.standing(on).value
        yield detail(say(f"duty_{standing}", lang, until=duty.performance.cure_until))


def _named(duty: Duty, register: Register) -> dict[str, object]:
    obligation = duty.obligation
    return {
        "who": register.called(obligation.who),
        "to": register.called(obligation.to),
        "does": obligation.does,
    }


def _duty_document(duty: Duty, on: date) -> dict[str, object]:
    obligation = duty.obligation
    return {
        "obligation": obligation.id,
        "since": duty.since.isoformat(),
        "who": obligation.who,
        "to": obligation.to,
        "due_on": duty.due_on.isoformat(),
        "standing": duty.standing(on).value,
        "owed": duty.owed.to_plain(),
    }


def _balance_document(balance: Balance) -> dict[str, object]:
    return {
        "payer": balance.payer,
        "payee": balance.payee,
        "promised": balance.promised.to_plain(),
        "fallen_due": balance.fallen_due.to_plain(),
        "paid": balance.paid.to_plain(),
        "withheld": balance.withheld.to_plain(),
        "owed": balance.owed.to_plain(),
    }

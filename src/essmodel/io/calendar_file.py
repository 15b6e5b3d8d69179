"""Deadlines as a calendar file (iCalendar, RFC 5545) that any calendar program subscribes to."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time

from essmodel.coproduction.agreement import Agreement
from essmodel.coproduction.occurrence import Duty
from essmodel.errors import InvalidValueError
from essmodel.messages.catalogue import say
from essmodel.messages.text import Lang
from essmodel.stakeholders.register import Register


def calendar_of(
    duties: Iterable[tuple[Agreement, Duty]], register: Register, *, on: date, lang: Lang
) -> bytes:
    """
    Return deadlines as an event each, a whole day long, of a name that never changes.

    The same deadlines are the same bytes: the stamp is midnight, UTC, of the day *on*.

    Args:
        duties: what is due, each with its agreement.
        register: the names of the parties.
        on: the day of which the calendar is.
        lang: the language of its words.

    Raises:
        InvalidValueError: icalendar is not installed.
    """
    try:
        from icalendar import Calendar, Event  # noqa: PLC0415 - an extra
    except ImportError:
        raise InvalidValueError.because("calendar_without_icalendar") from None
    calendar = Calendar()
    calendar.add("prodid", "-//essmodel//agreements//EN")
    calendar.add("version", "2.0")
    for agreement, duty in duties:
        event = Event()
        obligation = duty.obligation
        event.add("uid", f"{agreement.id}/{duty.name}@essmodel")
        event.add("dtstamp", datetime.combine(on, time(), UTC))
        event.add("dtstart", duty.due_on)
        event.add("summary", obligation.does.said(lang))
        event.add("description", _description(agreement, duty, register, lang))
        calendar.add_component(event)
    return bytes(calendar.to_ical())


def _description(agreement: Agreement, duty: Duty, register: Register, lang: Lang) -> str:
    return say(
        "calendar_duty",
        lang,
        who=register.called(duty.obligation.who),
        to=register.called(duty.obligation.to),
        title=agreement.title,
    )

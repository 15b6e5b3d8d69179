"""
The case as one value: who, where, governed how, offering what.

Governance and co-production do not know each other; they meet here.
"""

from collections.abc import Iterator
from datetime import date

from attrs import field, frozen

from essmodel.coproduction.agreement import Agreement
from essmodel.coproduction.happening import Happening
from essmodel.coproduction.request import Request
from essmodel.coproduction.service import Service
from essmodel.errors import InvalidValueError, Problem, ids_taken, unknown_ids
from essmodel.governance.cooperative import Cooperative
from essmodel.governance.meeting import GeneralMeeting, NamedAttendance
from essmodel.messages.text import Text
from essmodel.partnership.crisis import Crisis
from essmodel.stakeholders.register import Register
from essmodel.values.named import by_id
from essmodel.values.origin import Origin


@frozen(kw_only=True)
class Partnership:
    """
    A partnership of public authorities, organisations and inhabitants.

    Attributes:
        as_of: the day that the file describes.
        agreements: as they were drawn up, before anybody signed.
        journal: what was done about them, in the order of its days.
        crises: what went on, and how, while they lasted.
        origin: where each part was written, when the case was read from a file.
    """

    title: Text
    about: Text | None = None
    as_of: date | None = None
    register: Register = field(factory=Register)
    cooperative: Cooperative | None = None
    services: tuple[Service, ...] = ()
    requests: tuple[Request, ...] = ()
    agreements: tuple[Agreement, ...] = ()
    journal: tuple[Happening, ...] = ()
    crises: tuple[Crisis, ...] = ()
    origin: Origin | None = field(default=None, eq=False, repr=False)

    def __attrs_post_init__(self) -> None:
        parties = frozenset(party.id for party in self.register.parties)
        places = frozenset(place.id for place in self.register.places)
        services = frozenset(service.id for service in self.services)
        agreements = frozenset(one.id for one in self.agreements)
        members = self.cooperative.membership.members if self.cooperative else ()
        meetings = self.cooperative.meetings if self.cooperative else ()
        uses = [
            *(
                (f"cooperative.members.{i}.party", one.party, parties)
                for i, one in enumerate(members)
            ),
            *(
                (f"cooperative.meetings.{i}.{path}", name, parties)
                for i, one in enumerate(meetings)
                for path, name in _names(one)
            ),
            *(
                (f"services.{i}.provider", one.provider, parties)
                for i, one in enumerate(self.services)
            ),
            *((f"services.{i}.place", one.place, places) for i, one in enumerate(self.services)),
            *(
                # A whole id, with a dot, may be that of a service that a pack brings.
                (f"requests.{i}.service", one.service, services)
                for i, one in enumerate(self.requests)
                if "." not in one.service
            ),
            *((f"requests.{i}.person", one.person, parties) for i, one in enumerate(self.requests)),
            *(
                (f"agreements.{i}.{path}", name, known)
                for i, one in enumerate(self.agreements)
                for path, name, known in _agreed(one, parties, services)
            ),
            *(
                (f"crises.{i}.minimum.{place}", name, services)
                for i, one in enumerate(self.crises)
                for place, name in enumerate(one.minimum)
                if "." not in name
            ),
            *(
                (f"journal.{i}.agreement", one.command.agreement, agreements)
                for i, one in enumerate(self.journal)
            ),
        ]
        problems = [
            *ids_taken("services", (service.id for service in self.services)),
            *ids_taken("requests", (request.id for request in self.requests)),
            *ids_taken("agreements", (one.id for one in self.agreements)),
            *ids_taken("crises", (one.id for one in self.crises)),
            *unknown_ids(uses),
            *self._priced_in_crisis(),
        ]
        if problems:
            raise InvalidValueError(*problems)

    def _priced_in_crisis(self) -> Iterator[Problem]:
        """Yield what gives a price to a service that has none, before and after the crisis."""
        unpriced = {one.id for one in self.services if one.tariff is None}
        for i, crisis in enumerate(self.crises):
            for place, one in enumerate(crisis.changes):
                if one.tariff is not None and one.service in unpriced:
                    path = f"crises.{i}.changes.{place}.tariff"
                    yield Problem(id="crisis_prices", path=path, data=(("found", one.service),))

    def service(self, id: str) -> Service:  # noqa: A002 - the word of the field
        """Return the service whose id it is."""
        return by_id(self.services, id, problem="service_unknown")

    def request(self, id: str) -> Request:  # noqa: A002 - the word of the field
        """Return the request whose id it is."""
        return by_id(self.requests, id, problem="request_unknown")


def _agreed(
    agreement: Agreement, parties: frozenset[str], services: frozenset[str]
) -> Iterator[tuple[str, str | None, frozenset[str]]]:
    """Yield everyone and everything that an agreement names from outside it, with the path."""
    for index, one in enumerate(agreement.participants):
        yield f"participants.{index}.party", one.party, parties
    for index, seat in enumerate(agreement.committee.seats if agreement.committee else ()):
        yield f"committee.seats.{index}", seat, parties
    if agreement.service is None or "." not in agreement.service:
        yield "service", agreement.service, services


def _names(meeting: GeneralMeeting) -> Iterator[tuple[str, str]]:
    """Yield everyone whom the papers of a meeting name, with the path."""
    if isinstance(meeting.attendance, NamedAttendance):
        for way in ("present", "remote", "by_post"):
            for index, name in enumerate(getattr(meeting.attendance, way)):
                yield f"attendance.{way}.{index}", name
        for index, proxy in enumerate(meeting.attendance.proxies):
            yield f"attendance.proxies.{index}.giver", proxy.giver
            if proxy.holder is not None:
                yield f"attendance.proxies.{index}.holder", proxy.holder
    for index, resolution in enumerate(meeting.resolutions):
        for ballot in resolution.ballots:
            yield f"resolutions.{index}.ballots.{ballot.member}", ballot.member
        for place, name in enumerate(resolution.conflicted):
            yield f"resolutions.{index}.conflicted.{place}", name
        for place, objection in enumerate(resolution.objections or ()):
            yield f"resolutions.{index}.objections.{place}.member", objection.member

"""
The life of a co-operative as its journal tells it: members, meetings and statutes, on any day.

State is a fold: the same events come to the same state, byte for byte, in any process on any
machine, and what happened first never depends on what came after.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from types import MappingProxyType

from attrs import evolve, field, frozen

from essmodel.governance.amendment import Amended
from essmodel.governance.cooperative import Cooperative
from essmodel.governance.emergency import Emergency, EmergencyEvent
from essmodel.governance.lapse import Lapse, Lapsed, Lapses, Regularised
from essmodel.governance.member_event import LifeEvent
from essmodel.governance.member_register import EMPTY, MemberRegister, OpenRegister
from essmodel.governance.membership_history import MembershipHistory
from essmodel.governance.sitting import Sitting
from essmodel.governance.sitting_event import SittingEvent
from essmodel.journal.entry import Dated

CooperativeEvent = LifeEvent | SittingEvent | Amended | Lapse | EmergencyEvent
"""Everything that a journal of a co-operative holds."""


def _read_only(lapses: Mapping[str, date]) -> Mapping[str, date]:
    return MappingProxyType(dict(lapses))


@frozen(kw_only=True)
class Chronicle:
    """
    A co-operative as its events left it.

    Attributes:
        cooperative: with its statutes through time, its members through time, and the meetings
            that were held.
        members: the register of members, with their capital.
        sittings: every meeting that was called, in that order.
        lapses: the rules of law that are not kept, each with the day since when.
        emergency: the one declared last, if there was one.
    """

    cooperative: Cooperative
    members: MemberRegister = EMPTY
    sittings: tuple[Sitting, ...] = ()
    lapses: Lapses = field(factory=dict[str, date], converter=_read_only)
    emergency: Emergency | None = None


def told(founded: Cooperative, events: Iterable[Dated[CooperativeEvent]]) -> Chronicle:
    """
    Return what *events* come to, from the day on which the co-operative was founded.

    Args:
        founded: with its first statutes, without members or meetings: events bring them.
        events: in the order of their days, as a journal yields them.
    """
    register, history = OpenRegister(), MembershipHistory()
    sittings: dict[str, Sitting] = {}
    lapses: Lapses = {}
    emergency: Emergency | None = None
    cooperative = founded
    for dated in events:
        event = dated.event
        if isinstance(event, LifeEvent):
            history.hear(register.write(event, dated.on), dated.on)
        elif isinstance(event, Amended):
            cooperative = event.changed(cooperative)
        elif isinstance(event, Lapsed | Regularised):
            lapses = event.changed(lapses, dated.on)
        elif isinstance(event, EmergencyEvent):
            emergency = event.changed(emergency, dated.on)
        else:
            sittings[event.meeting] = event.changed(sittings.get(event.meeting), dated.on)
    held = tuple(one.as_held() for one in sittings.values() if one.signatures)
    return Chronicle(
        cooperative=evolve(cooperative, membership=history.membership(), meetings=held),
        members=register.closed(),
        sittings=tuple(sittings.values()),
        lapses=lapses,
        emergency=emergency,
    )

"""What a meeting and its votes come to, as the facts that rules ask about."""

from collections.abc import Mapping

from essmodel.governance.electorate import FormedCollege
from essmodel.governance.fact import CollegeRecord, MeetingFacts, ResolutionFacts
from essmodel.governance.meeting import GeneralMeeting, Resolution
from essmodel.governance.roll import Roll
from essmodel.governance.share import PartOfWhole
from essmodel.governance.statutes import MajorityBase
from essmodel.governance.tally import Tally


def meeting_facts(
    meeting: GeneralMeeting, roll: Roll, attending: PartOfWhole, *, in_time: bool | None
) -> MeetingFacts:
    """Return what is known of the call and of the attendance."""
    called_on = meeting.called_on
    return MeetingFacts(
        call=meeting.call.value,
        attending=attending[0],
        attending_of=attending[1],
        voices_attending=sum(one.attending.count for one in roll.colleges),
        voices_entitled=sum(one.entitled.count for one in roll.colleges),
        notice_days=None if called_on is None else (meeting.held_on - called_on).days,
        called_in_time=in_time,
        remote=sum(one.remote.count for one in roll.colleges),
        by_post=sum(one.by_post.count for one in roll.colleges),
        blank_proxies=sum(one.blank.count for one in roll.colleges),
        closed_doors=meeting.closed_doors,
    )


def resolution_facts(
    resolution: Resolution,
    votes: Tally,
    *,
    yes: Mapping[MajorityBase, PartOfWhole],
    deciding: tuple[FormedCollege, ...] | None,
    agenda: tuple[str, ...] | None,
) -> ResolutionFacts:
    """
    Return what is known of the votes, voice by voice and as the statutes carry them.

    Args:
        resolution: what was voted on.
        votes: by college.
        yes: the part of each base; empty where nobody knows how votes are carried.
        deciding: the colleges that decide; ``None`` likewise.
        agenda: what the notice announced; ``None`` where nobody knows.
    """
    cast, attending, members = (
        yes.get(base, (None, None))
        for base in (MajorityBase.VOTES_CAST, MajorityBase.ATTENDING, MajorityBase.ALL_MEMBERS)
    )
    return ResolutionFacts(
        kind=resolution.kind.value,
        yes_of_cast=cast[0],
        cast=cast[1],
        yes_of_attending=attending[0],
        attending=attending[1],
        yes_of_members=members[0],
        members=members[1],
        voices_for=sum(one.yes.count for one in votes.colleges),
        voices_cast=sum(one.base(MajorityBase.VOTES_CAST).count for one in votes.colleges),
        objections=_objections(resolution),
        on_agenda=None if agenda is None else resolution.id in agenda,
        deciding_colleges=None if deciding is None else _records(deciding),
    )


def _objections(resolution: Resolution) -> int | None:
    """Return how many objections stand; ``None`` while that is not settled of all of them."""
    upheld = [one.upheld for one in resolution.objections or ()]
    return None if None in upheld else upheld.count(True)


def _records(colleges: tuple[FormedCollege, ...]) -> tuple[CollegeRecord, ...]:
    whole = sum(one.parts for one in colleges)
    return tuple(CollegeRecord(name=one.name, parts=one.parts, whole=whole) for one in colleges)

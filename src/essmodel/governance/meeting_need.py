"""What a meeting needs the statutes to say, so that its votes can be counted."""

from collections.abc import Iterator

from essmodel.errors import Problem
from essmodel.governance.assembly_rule import AssemblyRule, BlankProxies
from essmodel.governance.meeting import GeneralMeeting, NamedAttendance


def unsaid_for_meeting(
    meeting: GeneralMeeting, rule: AssemblyRule, *, path: str
) -> Iterator[Problem]:
    """
    Yield each choice without which votes cannot be counted, with the paper that asks for it.

    A blank proxy needs to be told how it votes, and a conflict of interest what follows from it:
    neither is filled in here.

    Args:
        meeting: as it was held.
        rule: what the statutes of its day say of meetings.
        path: where the meeting stands.
    """
    if _has_blanks(meeting):
        if rule.blank_proxies is None:
            yield _unsaid(f"{path}.attendance", "blank_proxies")
        yield from _unsupported(path, meeting, rule)
    for number, one in enumerate(meeting.resolutions):
        if one.conflicted and rule.conflicts is None:
            yield _unsaid(f"{path}.resolutions.{number}.conflicted", "conflicts")
        if one.secret and rule.secrecy_floor is None:
            yield _unsaid(f"{path}.resolutions.{number}.secret", "secrecy_floor")
        if one.objections is not None and rule.consent is None:
            yield _unsaid(f"{path}.resolutions.{number}.objections", "consent")


def _unsaid(path: str, choice: str) -> Problem:
    return Problem(id="assembly_unsaid", path=path, data=(("choice", choice),))


def _has_blanks(meeting: GeneralMeeting) -> bool:
    if isinstance(meeting.attendance, NamedAttendance):
        return any(one.holder is None for one in meeting.attendance.proxies)
    return any(one.blank_proxies for one in meeting.attendance)


def _unsupported(path: str, meeting: GeneralMeeting, rule: AssemblyRule) -> Iterator[Problem]:
    """Yield the resolutions of which nobody says whether the board supports them."""
    if rule.blank_proxies is BlankProxies.WITH_THE_BOARD:
        for number, one in enumerate(meeting.resolutions):
            if one.supported is None:
                yield Problem(id="support_unsaid", path=f"{path}.resolutions.{number}")

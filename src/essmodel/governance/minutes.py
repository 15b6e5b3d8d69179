"""
The minutes of a meeting (*procès-verbal*): what may be written down of it, and published.

Of a secret vote they hold no ballot, no weighted share and no figure below the floor of the
statutes, only what it came to.
"""

from datetime import date

from attrs import evolve, frozen

from essmodel.governance.meeting import GeneralMeeting, Objection, Resolution
from essmodel.governance.outcome import NoQuorum, Outcome, Rejected, Shortfall, standing
from essmodel.governance.roll import Roll
from essmodel.governance.secrecy import PublishedVotes, publishable
from essmodel.governance.share import PartOfWhole
from essmodel.governance.statutes import Call, DecisionKind, Statutes
from essmodel.governance.tally import CollegeTally
from essmodel.messages.text import Text
from essmodel.rules.finding import Standing


@frozen(kw_only=True)
class Decided:
    """
    What the minutes say of one resolution.

    Attributes:
        outcome: adopted, rejected, tied, noquorum, voidable or undecided.
        standing: what that comes to.
        share: the yes as the statutes carry it, or, without a quorum, who attended.
        shortfall: what was missing.
        votes: by college.
        published: of a secret vote, the figures that tell nobody's vote; of it, there is neither
            share nor shortfall nor votes.
        set_aside: whose ballot does not count because they did not attend.
        barred: who may not vote because of an interest of their own.
    """

    resolution: str
    title: Text
    kind: DecisionKind
    secret: bool
    outcome: str
    standing: Standing
    share: PartOfWhole | None = None
    shortfall: Shortfall | None = None
    votes: tuple[CollegeTally, ...] = ()
    published: tuple[PublishedVotes, ...] = ()
    set_aside: tuple[str, ...]
    barred: tuple[str, ...]
    objections: tuple[Objection, ...]


@frozen(kw_only=True)
class Minutes:
    """
    The minutes of a meeting.

    Attributes:
        roll: who attended; ``None`` where nothing was put to the vote.
        decided: each resolution, in the order of the meeting.
    """

    meeting: str
    title: Text
    held_on: date
    call: Call
    called_on: date | None
    agenda: tuple[str, ...] | None
    roll: Roll | None
    decided: tuple[Decided, ...]

    def of(self, resolution: str) -> Decided:
        """Return what was decided of one resolution."""
        return next(one for one in self.decided if one.resolution == resolution)


def minutes_of(
    meeting: GeneralMeeting, outcomes: tuple[Outcome, ...], *, statutes: Statutes
) -> Minutes:
    """Return the minutes of *meeting*, counted under the *statutes* of its day."""
    floor = statutes.assembly.secrecy_floor
    put = {one.id: one for one in meeting.resolutions}
    return Minutes(
        meeting=meeting.id,
        title=meeting.title,
        held_on=meeting.held_on,
        call=meeting.call,
        called_on=meeting.called_on,
        agenda=meeting.agenda,
        roll=outcomes[0].count.roll if outcomes else None,
        decided=tuple(
            _decided(put[outcome.count.resolution], outcome, floor) for outcome in outcomes
        ),
    )


def _decided(resolution: Resolution, outcome: Outcome, floor: int | None) -> Decided:
    count = outcome.count
    said = Decided(
        resolution=resolution.id,
        title=resolution.title,
        kind=resolution.kind,
        secret=resolution.secret,
        outcome=named(outcome),
        standing=standing(outcome),
        set_aside=count.tally.refused,
        barred=count.tally.barred,
        objections=resolution.objections or (),
    )
    if resolution.secret:
        assert floor is not None, "a co-operative with secret votes has one"  # noqa: S101 - see it
        return evolve(said, published=publishable(count.tally.colleges, least=floor))
    failed = outcome if isinstance(outcome, NoQuorum | Rejected) else None
    return evolve(
        said,
        share=count.attending if isinstance(outcome, NoQuorum) else count.in_favour,
        shortfall=failed.shortfall if failed else None,
        votes=count.tally.colleges,
    )


def named(outcome: Outcome) -> str:
    """Return the name of an outcome, a tie apart from other rejections."""
    is_tied = isinstance(outcome, Rejected) and outcome.is_tied
    return "tied" if is_tied else type(outcome).__name__.lower()

"""Who has the most votes: one vote each, or a vote for each candidate one can accept."""

from attrs import frozen

from essmodel.counting.ballots import Profile, Shape, require_shape
from essmodel.counting.lot import Draw, Lot
from essmodel.counting.seat import seated
from essmodel.counting.tally import marks_of


@frozen(kw_only=True)
class MostVotes:
    """
    What a count of votes came to.

    Attributes:
        elected: the highest first; two who have as many, by name, or as the lot has it.
        votes: of each candidate, in the order of the ballot.
        blank: ballots that name nobody.
        null: ballots that say nothing valid.
        cast: all ballots.
        draws: the lots for the last seats; each can be drawn again.
    """

    elected: tuple[str, ...]
    votes: tuple[tuple[str, int], ...]
    blank: int
    null: int
    cast: int
    draws: tuple[Draw, ...]


def plurality(profile: Profile, *, seats: int, lot: Lot) -> MostVotes:
    """
    Give the seats to those whom most ballots name (*scrutin uninominal à un tour*).

    Raises:
        InvalidValueError: the ballots are no choices, or there is no seat.
    """
    require_shape(profile, Shape.CHOICE)
    ((blank, *votes),) = marks_of(profile)
    return _most(profile, votes, blank, seats=seats, lot=lot)


def approval(profile: Profile, *, seats: int, lot: Lot) -> MostVotes:
    """
    Give the seats to those whom most ballots approve of (*vote par approbation*).

    Raises:
        InvalidValueError: the ballots are no approvals, or there is no seat.
    """
    require_shape(profile, Shape.APPROVAL)
    votes = [yes for _, yes in marks_of(profile)]
    # Patterns stand in order, so the one that approves of nobody is the first.
    nobody = not any(profile.marks[: profile.width])
    blank = profile.counts[0] if profile.counts and nobody else 0
    return _most(profile, votes, blank, seats=seats, lot=lot)


def _most(profile: Profile, votes: list[int], blank: int, *, seats: int, lot: Lot) -> MostVotes:
    by_name = dict(zip(profile.candidates, votes, strict=True))
    elected, draws = seated(by_name, seats=seats, lot=lot, purpose="the last seats")
    return MostVotes(
        elected=elected,
        votes=tuple(by_name.items()),
        blank=blank,
        null=profile.null,
        cast=profile.cast,
        draws=draws,
    )

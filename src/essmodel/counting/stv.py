"""
The single transferable vote, exactly: what the elected do not need goes on, to the last fraction.

Weighted inclusive Gregory transfers: when somebody is elected with more than the quota, each of
their papers goes on at its own value times the part that was too much, as a fraction.  The quota
is that of Droop, one more than the whole part of papers divided by seats and one; it stays, and
blank papers are not of it.
Nobody's voice is lost: what is held by the elected, on the papers of the others, and exhausted,
always adds up to the voters.

Source:
    N. Tideman, The Single Transferable Vote, Journal of Economic Perspectives 9 (1995).
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from fractions import Fraction

from attrs import define, field, frozen

from essmodel.counting.ballots import Ballots, Marking, Marks
from essmodel.counting.lot import Draw, drawn
from essmodel.errors import InvalidValueError

Votes = dict[str, Fraction]


@frozen(kw_only=True)
class Round:
    """
    One step of the count.

    Attributes:
        votes: of each candidate still in it, and the quota of each who was elected before.
        exhausted: the value of papers that name nobody who is left.
        elected: who reached the quota in it, the highest first.
        eliminated: who went out in it; ``None`` where somebody was elected.
    """

    votes: tuple[tuple[str, Fraction], ...]
    exhausted: Fraction
    elected: tuple[str, ...] = ()
    eliminated: str | None = None


@frozen(kw_only=True)
class Transfers:
    """
    The outcome of a single transferable vote.

    Attributes:
        quota: of Droop.
        rounds: in order.
        winners: in the order of their election.
        tied: those among whom a lot must decide who goes out, where no seed was given: the count
            stops there, and *winners* are those elected by then.
        draws: the lots that settled ties which no earlier round settles.
    """

    quota: int
    rounds: tuple[Round, ...]
    winners: tuple[str, ...]
    tied: tuple[str, ...] = ()
    draws: tuple[Draw, ...] = ()


def stv(ballots: Ballots, *, seats: int, seed: str | None = None) -> Transfers:
    """
    Elect *seats* candidates by transferring votes.

    A tie for going out is settled by the last round in which the tied had different votes, the
    lowest first, and else by lot.

    Args:
        ballots: ranked, without equals.
        seats: how many to elect; all candidates where they are no more.
        seed: of the lot.

    Raises:
        InvalidValueError: the ballots have no ranks, rank two alike, or there is no seat.
    """
    ballots.require(Marking.RANK)
    if seats < 1:
        raise InvalidValueError.because("seats_negative", found=seats)
    papers = defaultdict[tuple[str, ...], Fraction](Fraction)
    for marks, voters in ballots.patterns:
        papers[_order(ballots.candidates, marks)] += voters
    blank = papers.pop((), Fraction(0))
    count = _Count(
        papers=dict(papers),
        hopeful=set(ballots.candidates),
        seats=seats,
        quota=int(ballots.voters - blank) // (seats + 1) + 1,
        seed=seed,
        exhausted=blank,
    )
    tied: tuple[str, ...] = ()
    while len(count.winners) < seats and count.hopeful and not tied:
        tied = count.step()
    return Transfers(
        quota=count.quota,
        rounds=tuple(count.rounds),
        winners=tuple(count.winners),
        tied=tied,
        draws=tuple(count.draws),
    )


def _order(candidates: tuple[str, ...], marks: Marks) -> tuple[str, ...]:
    """Return the candidates of a paper, the first first."""
    ranked = sorted((rank, name) for rank, name in zip(marks, candidates, strict=True) if rank)
    if len({rank for rank, _ in ranked}) < len(ranked):
        raise InvalidValueError.because("equal_ranks", found=tuple(name for _, name in ranked))
    return tuple(name for _, name in ranked)


@define(kw_only=True)
class _Count:
    """A count as it goes on; it changes from round to round, and only inside this module."""

    papers: dict[tuple[str, ...], Fraction]
    hopeful: set[str]
    seats: int
    quota: int
    seed: str | None
    held: Votes = field(factory=dict)
    exhausted: Fraction = Fraction(0)
    rounds: list[Round] = field(factory=list)
    winners: list[str] = field(factory=list)
    draws: list[Draw] = field(factory=list)

    def step(self) -> tuple[str, ...]:
        """Elect or eliminate once; return those among whom a lot is missing."""
        votes = self._votes()
        if len(self.hopeful) <= self.seats - len(self.winners):
            order = sorted(self.hopeful, key=lambda one: (-votes[one], one))
            self._note(votes, elected=order)
            self.winners += order
            self.hopeful.clear()
            return ()
        reached = sorted(
            (one for one in self.hopeful if votes[one] >= self.quota),
            key=lambda one: (-votes[one], one),
        )
        if reached:
            self._note(votes, elected=reached)
            self._elect(reached, votes)
            return ()
        out, tied = self._lowest(votes)
        if out is None:
            return tied
        self._note(votes, eliminated=out)
        self.hopeful.remove(out)
        self._move({out: Fraction(1)})
        return ()

    def _votes(self) -> Votes:
        """Return the votes of the hopeful: the papers on which they stand first."""
        votes = dict.fromkeys(self.hopeful, Fraction(0))
        for names, value in self.papers.items():
            if names:
                votes[names[0]] += value
        return votes

    def _note(
        self, votes: Votes, *, elected: Iterable[str] = (), eliminated: str | None = None
    ) -> None:
        shown = {**self.held, **votes}
        self.rounds.append(
            Round(
                votes=tuple(sorted(shown.items())),
                exhausted=self.exhausted,
                elected=tuple(elected),
                eliminated=eliminated,
            )
        )

    def _elect(self, names: list[str], votes: Votes) -> None:
        """Elect all who reached the quota at once; each one's surplus goes on."""
        for name in names:
            self.held[name] = Fraction(self.quota)
            self.hopeful.remove(name)
        self.winners += names
        if len(self.winners) < self.seats:
            self._move({one: 1 - self.quota / votes[one] for one in names})

    def _move(self, parts: Mapping[str, Fraction]) -> None:
        """Let the papers of some go on to the next who is hopeful, at a part of their value."""
        moved = defaultdict[tuple[str, ...], Fraction](Fraction)
        for names, value in self.papers.items():
            part = parts.get(names[0]) if names else None
            worth = value if part is None else value * part
            left = tuple(one for one in names if one in self.hopeful)
            if left:
                moved[left] += worth
            elif names:
                self.exhausted += worth
        self.papers = dict(moved)

    def _lowest(self, votes: Votes) -> tuple[str | None, tuple[str, ...]]:
        """Return who goes out; or the tied, where a lot is needed and has no seed."""
        least = min(votes.values())
        tied = sorted(one for one in votes if votes[one] == least)
        for earlier in reversed(self.rounds):
            if len(tied) == 1:
                break
            had = dict(earlier.votes)
            fewest = min(had[one] for one in tied)
            tied = [one for one in tied if had[one] == fewest]
        if len(tied) == 1:
            return tied[0], ()
        if self.seed is None:
            return None, tuple(tied)
        draw = drawn(tied, seed=self.seed, what=f"round {len(self.rounds) + 1}")
        self.draws.append(draw)
        return draw.order[0], ()

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

from collections.abc import Iterable
from fractions import Fraction

from attrs import define, field, frozen

from essmodel.counting.ballots import Marking, Marks
from essmodel.counting.lot import Draw, drawn
from essmodel.counting.votes import Votes
from essmodel.errors import InvalidValueError

Tallies = dict[str, Fraction]
Papers = dict[tuple[str, ...], int]
"""The names that follow on papers, and how many papers say so."""
Pile = dict[Fraction, Papers]
"""The papers of one candidate, by what each of them is worth."""


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


def stv(ballots: Votes, *, seats: int, seed: str | None = None) -> Transfers:
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
    piles: dict[str, Pile] = {name: {WHOLE: {}} for name in ballots.candidates}
    blank = 0
    for marks, voters in ballots.patterns:
        names = _order(ballots.candidates, marks)
        if names:
            pile = piles[names[0]][WHOLE]
            pile[names[1:]] = pile.get(names[1:], 0) + voters
        else:
            blank += voters
    count = _Count(
        piles=piles,
        seats=seats,
        quota=(ballots.voters - blank) // (seats + 1) + 1,
        seed=seed,
        exhausted=Fraction(blank),
    )
    tied: tuple[str, ...] = ()
    while len(count.winners) < seats and count.piles and not tied:
        tied = count.step()
    return Transfers(
        quota=count.quota,
        rounds=tuple(count.rounds),
        winners=tuple(count.winners),
        tied=tied,
        draws=tuple(count.draws),
    )


WHOLE = Fraction(1)


def _order(candidates: tuple[str, ...], marks: Marks) -> tuple[str, ...]:
    """Return the candidates of a paper, the first first."""
    placed: list[str | None] = [None] * (len(candidates) + 1)
    for name, rank in zip(candidates, marks, strict=True):
        if rank:
            other = placed[rank]
            if other is not None:
                raise InvalidValueError.because("equal_ranks", found=(other, name))
            placed[rank] = name
    return tuple(name for name in placed if name is not None)


@define(kw_only=True)
class _Count:
    """A count as it goes on; it changes from round to round, and only inside this module."""

    piles: dict[str, Pile]
    seats: int
    quota: int
    seed: str | None
    held: Tallies = field(factory=dict)
    exhausted: Fraction = Fraction(0)
    rounds: list[Round] = field(factory=list)
    winners: list[str] = field(factory=list)
    draws: list[Draw] = field(factory=list)

    def step(self) -> tuple[str, ...]:
        """Elect or eliminate once; return those among whom a lot is missing."""
        votes = self._votes()
        if len(votes) <= self.seats - len(self.winners):
            order = sorted(votes, key=lambda one: (-votes[one], one))
            self._note(votes, elected=order)
            self.winners += order
            self.piles.clear()
            return ()
        reached = sorted(
            (one for one in votes if votes[one] >= self.quota),
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
        self._move(self.piles.pop(out), WHOLE)
        return ()

    def _votes(self) -> Tallies:
        """Return the votes of those still in it: what their piles are worth."""
        return {
            name: sum((worth * sum(papers.values()) for worth, papers in pile.items()), Fraction(0))
            for name, pile in self.piles.items()
        }

    def _note(
        self, votes: Tallies, *, elected: Iterable[str] = (), eliminated: str | None = None
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

    def _elect(self, names: list[str], votes: Tallies) -> None:
        """Elect all who reached the quota at once; each one's surplus goes on."""
        gone = {name: self.piles.pop(name) for name in names}
        self.held |= dict.fromkeys(names, Fraction(self.quota))
        self.winners += names
        if len(self.winners) < self.seats:
            for name, pile in gone.items():
                self._move(pile, 1 - self.quota / votes[name])

    def _move(self, pile: Pile, part: Fraction) -> None:
        """Let papers go on to the next who is in the count, at a part of their value."""
        for worth, papers in pile.items():
            moved, gone = worth * part, 0
            targets = {name: into.setdefault(moved, {}) for name, into in self.piles.items()}
            for names, count in papers.items():
                for place, name in enumerate(names):
                    into = targets.get(name)
                    if into is not None:
                        rest = names[place + 1 :]
                        into[rest] = into.get(rest, 0) + count
                        break
                else:
                    gone += count
            self.exhausted += moved * gone

    def _lowest(self, votes: Tallies) -> tuple[str | None, tuple[str, ...]]:
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

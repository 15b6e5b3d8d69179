"""What a vote came to: adopted, rejected, without quorum, voidable, or nobody can tell."""

from fractions import Fraction

from attrs import frozen

from essmodel.governance.roll import Roll
from essmodel.governance.share import PartOfWhole
from essmodel.governance.tally import Tally
from essmodel.rules.finding import Finding, Standing
from essmodel.values.count import Voices


@frozen(kw_only=True)
class Shortfall:
    """
    What was missing.

    Attributes:
        share: the part of the whole that was missing; zero where a strict bound was only met.
        voices: how many more voices would have done, where every voice counts alike.
    """

    share: Fraction
    voices: Voices | None = None


@frozen(kw_only=True)
class Counted:
    """
    The count of one resolution, whatever it came to.

    Attributes:
        attending: those who attend, as the statutes measure a quorum.
        in_favour: the yes, on the base and with the weights of the statutes.
        findings: each rule of the statutes and of the law, with its verdict.
    """

    resolution: str
    roll: Roll
    tally: Tally
    attending: PartOfWhole
    in_favour: PartOfWhole
    findings: tuple[Finding, ...]


@frozen(kw_only=True)
class Adopted:
    """The resolution is adopted."""

    count: Counted


@frozen(kw_only=True)
class Rejected:
    """The resolution is rejected; *is_tied* where it met a strict bound exactly."""

    count: Counted
    shortfall: Shortfall
    is_tied: bool


@frozen(kw_only=True)
class NoQuorum:
    """Too few attended for anything to be decided."""

    count: Counted
    shortfall: Shortfall


@frozen(kw_only=True)
class Voidable:
    """The votes carry the resolution, but the meeting was not called or held as it had to be."""

    count: Counted


@frozen(kw_only=True)
class Undecided:
    """The findings leave the result open, and say why."""

    count: Counted


Outcome = Adopted | Rejected | NoQuorum | Voidable | Undecided


def standing(outcome: Outcome) -> Standing:
    """Return what an outcome comes to."""
    match outcome:
        case Adopted():
            return Standing.MET
        case Rejected() | NoQuorum() | Voidable():
            return Standing.UNMET
        case Undecided():
            return Standing.UNDETERMINED

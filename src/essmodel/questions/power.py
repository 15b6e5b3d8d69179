"""Who can decide under these statutes?  Measures of power, a priori and exact."""

from datetime import date
from fractions import Fraction

from essmodel.errors import InvalidValueError
from essmodel.governance.electorate import Electorate, electorate
from essmodel.governance.statutes import CountingMode, DecisionRule, Statutes
from essmodel.partnership.partnership import Partnership
from essmodel.power.compound import Carried, VotingCollege, is_countable, member_power
from essmodel.power.game import WeightedGame
from essmodel.power.indices import banzhaf, coleman, shapley_shubik
from essmodel.questions.power_finding import PowerFinding
from essmodel.questions.power_measure import CollegePower, DecisionPower


def power_in(case: Partnership, *, on: date) -> PowerFinding:
    """
    Return who can decide in the co-operative of *case*, for each kind of decision.

    A priori: every member attends, and votes yes or no by the toss of a coin, whatever the others
    say.  Quorums, absences, abstentions, proxies and who agrees with whom are not in it.

    Args:
        case: the partnership, whose co-operative is asked as it stands on the day.
        on: the day, which chooses statutes and members.

    Raises:
        InvalidValueError: the case has no co-operative, or no member on that day.

    Source:
        L. Penrose 1946; J. Banzhaf 1965; L. Shapley and M. Shubik 1954; J. Coleman 1971.
    """
    if case.cooperative is None:
        raise InvalidValueError.because("no_cooperative")
    statutes = case.cooperative.statutes_on(on)
    voters = electorate(statutes, case.cooperative.membership, on=on)
    if not voters.voters.count:
        raise InvalidValueError.because("power_of_nobody", on=on)
    return PowerFinding(
        cooperative=case.cooperative.name,
        on=on,
        counting=statutes.counting,
        decisions=tuple(_decision(one, statutes, voters) for one in statutes.decisions),
    )


def _decision(rule: DecisionRule, statutes: Statutes, voters: Electorate) -> DecisionPower:
    """Return who can decide one kind of decision."""
    made = _game(rule, statutes, voters)
    weights, quota = made.weights, made.quota
    shares, orders = banzhaf(weights, quota=quota), shapley_shubik(weights, quota=quota)
    body = coleman(weights, quota=quota)
    members = _members(rule, statutes, voters)
    whole = voters.voters.count if _is_pooled(statutes) else voters.whole
    return DecisionPower(
        kind=rule.kind,
        majority=rule.majority,
        act=body.act,
        colleges=tuple(
            CollegePower(
                id=one.id,
                name=one.name,
                members=one.voters.count,
                parts=one.voters.count if _is_pooled(statutes) else one.parts,
                whole=whole,
                banzhaf=shares[place],
                shapley_shubik=orders[place],
                prevent=body.prevent[place],
                initiate=body.initiate[place],
                member=members[place],
            )
            for place, one in enumerate(voters.colleges)
        ),
    )


def _game(rule: DecisionRule, statutes: Statutes, voters: Electorate) -> WeightedGame:
    """Return the game of colleges whose members vote alike."""
    if statutes.counting is CountingMode.SEPARATE_CONSENT:
        return WeightedGame((1,) * len(voters.colleges), len(voters.colleges))
    if _is_pooled(statutes):
        weights, whole = [one.voters.count for one in voters.colleges], voters.voters.count
    else:
        weights, whole = [one.parts for one in voters.colleges], voters.whole
    return WeightedGame(tuple(weights), max(1, rule.majority.threshold.least(whole)))


def _members(
    rule: DecisionRule, statutes: Statutes, voters: Electorate
) -> tuple[Fraction | None, ...]:
    """Return how likely one member of each college decides."""
    colleges = tuple(
        VotingCollege(name=one.id, parts=one.parts, members=one.voters.count)
        for one in voters.colleges
    )
    carried = Carried(statutes.counting.value) if statutes.counting else Carried.POOLED
    if not is_countable(colleges, carried=carried):
        return (None,) * len(colleges)
    found = member_power(
        colleges,
        carried=carried,
        majority=rule.majority.threshold,
        inner=statutes.bloc_majority.threshold if statutes.bloc_majority else None,
        whole=voters.whole,
    )
    return tuple(one.power for one in found)


def _is_pooled(statutes: Statutes) -> bool:
    return statutes.counting in {None, CountingMode.POOLED}

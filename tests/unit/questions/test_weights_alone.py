"""In a SAS, the weights of colleges may carry a minority: nobody read whether they may."""

from datetime import date
from pathlib import Path

from attrs import evolve

import essmodel as em
from essmodel.governance.meeting import CountedBallots
from essmodel.governance.outcome import Undecided
from essmodel_fr.pack import PACK

ROOT = Path(__file__).parents[3]


def test_a_minority_carried_by_weights_leaves_the_vote_undecided() -> None:
    """Three voices of ten are 55 % by weight: adopted by the statutes, a doubt under the ruling."""
    case = em.load(ROOT / "examples/social-centre.yaml", packs=(PACK,))
    assert case.cooperative is not None
    meeting = case.cooperative.meeting("ag-2026")
    users, team, partners = (one.id for one in case.cooperative.statutes.colleges)
    counted = (
        CountedBallots(college=users, yes=2, abstain=2),
        CountedBallots(college=team, no=6),
        CountedBallots(college=partners, yes=1, no=1),
    )
    resolution = evolve(meeting.resolutions[0], ballots=(), counted=counted)
    another = evolve(meeting, resolutions=(resolution,))

    count = em.count(another, within=case, packs=(PACK,), on=date(2026, 11, 22))
    (outcome,) = count.outcomes

    assert isinstance(outcome, Undecided)
    assert outcome.count.in_favour == (11, 20)
    assert count.standing is em.Standing.UNDETERMINED
    (open_one,) = [one for one in outcome.count.findings if one.is_doubt]
    assert open_one.rule.id == "fr.sas.majority_by_voices"

"""Exactly one half is not more than one half, and a float is not exactly one half."""

from fractions import Fraction
from pathlib import Path

import essmodel as em
from essmodel.governance.outcome import Rejected
from essmodel_fr.pack import PACK

case = em.load(Path(__file__).with_name("social-centre.yaml"))
assert case.cooperative is not None, "this centre is a co-operative"
meeting = case.cooperative.meeting("ag-2026")
count = em.count(meeting, within=case, packs=(PACK,), on=meeting.held_on)
sundays = count.outcomes[1]

# Weights 40/30/30: three users of four say yes, one partner of two, one of six in the team.
print("as a float:", 0.4 * (3 / 4) + 0.3 * (1 / 2) + 0.3 * (1 / 6))
print("exactly:", Fraction(*sundays.count.in_favour))

assert isinstance(sundays, Rejected), "a tie is no majority"
assert sundays.is_tied, "and the outcome says that it is one"

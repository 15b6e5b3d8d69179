"""
The budget of Paris: majority judgment of projects, with four grades, since 2021.

Published: four grades and majority judgment, https://www.linfodurable.fr ("Pour son budget
participatif, la mairie de Paris teste le jugement majoritaire").
Invented: the words of the grades, the projects, their costs, the envelope and all ballots; what
breaks a tie, what an ungraded project counts as, and that money goes to the best that still fit.
"""

import essmodel as em

budgets = em.counting
GRADES = ("very good", "good", "fair", "not for me")
costs = {"garden": 80_000, "library": 150_000, "fountain": 60_000}
ballots = budgets.profile(
    [((1, 2, 4), 40), ((3, 1, 4), 35), ((4, 2, 1), 30)],
    candidates=tuple(costs),
    shape=budgets.Shape.GRADES,
    levels=GRADES,
)
lot = budgets.Lot("invented, said before")
judgment = budgets.majority_judgment(
    ballots,
    seats=len(costs),
    tie=budgets.JudgmentTie.GAUGE,
    ungraded=budgets.Ungraded.WORST,
    lot=lot,
)
for one in judgment.judged:
    print(f"{one.candidate}: {one.grade} (better {one.above}, worse {one.below})")
found = budgets.greedy(
    [budgets.Project(id=name, cost=euros * 100) for name, euros in costs.items()],
    budgets.standing(judgment),
    budget=220_000_00,
    rule=budgets.GreedyRule(too_dear=budgets.TooDear.SKIP),
    lot=lot,
)
print("funded:", ", ".join(found.funded))

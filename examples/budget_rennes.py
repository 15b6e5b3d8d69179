"""
The budget of Rennes: the two best of each quarter first, then the best of all.

Published: up to ten favourites, two projects of each quarter first, then the best overall until the
envelope of 3.5 million euros is spent, https://fabriquecitoyenne.fr/pages/le-reglement-du-bp-6 .
Invented: the quarters, the projects, their costs and all votes; and what becomes of a project that
no longer fits, which is passed over here.
"""

import essmodel as em

budgets = em.counting
ENVELOPE = 3_500_000_00
votes = {"weir": 900, "lamps": 850, "pool": 800, "trees": 750, "court": 90, "benches": 80}
projects = [
    budgets.Project(id=name, cost=euros * 100, themes=frozenset({quarter}))
    for name, quarter, euros in (
        ("weir", "north", 900_000),
        ("lamps", "north", 800_000),
        ("pool", "north", 1_200_000),
        ("trees", "north", 400_000),
        ("court", "south", 700_000),
        ("benches", "south", 300_000),
    )
]
rule = budgets.GreedyRule(
    too_dear=budgets.TooDear.SKIP,
    themes=tuple(budgets.ThemeRule(theme=quarter, first=2) for quarter in ("north", "south")),
)
found = budgets.greedy(
    projects,
    budgets.best_first(votes),
    budget=ENVELOPE,
    rule=rule,
    lot=budgets.Lot("invented, said before"),
)
print("funded:", ", ".join(found.funded))
print("left:", found.left // 100, "euros")

"""
The budget of Ghent in 2017: seven tenths citizens, three tenths experts, zone by zone.

Published: a score of 0.7 citizens and 0.3 experts (Dialoogkamer), 1.35 million euros over three
zones by population, ranked per zone until exhausted, projects of 20 000 to 150 000 euros,
https://persruimte.stad.gent/158253-project-burgerbudget-gentenaars-stemmen-over-105-voorstellen .
Invented: the zones and their people, the projects, their costs and scores; that both scores are
out of one hundred; and that a zone is exhausted at the first project that no longer fits.
"""

from fractions import Fraction

import essmodel as em

budgets = em.counting
CITIZENS, EXPERTS = Fraction(7, 10), Fraction(3, 10)
ENVELOPE = 1_350_000_00
people = {"east": 50_000, "centre": 120_000, "west": 80_000}
proposed = {
    "east": {"orchard": (150_000, 60, 70), "ramp": (100_000, 90, 0), "stage": (50_000, 30, 90)},
    "centre": {"bridge": (150_000, 80, 50), "shade": (120_000, 70, 75)},
    "west": {"workshop": (140_000, 40, 95), "swings": (20_000, 55, 60)},
}
rule = budgets.GreedyRule(too_dear=budgets.TooDear.STOP)
for zone, projects in proposed.items():
    share = ENVELOPE * people[zone] // sum(people.values())
    scores = {
        name: CITIZENS * citizens + EXPERTS * experts
        for name, (_, citizens, experts) in projects.items()
    }
    found = budgets.greedy(
        [budgets.Project(id=name, cost=euros * 100) for name, (euros, _, _) in projects.items()],
        budgets.best_first(scores),
        budget=share,
        rule=rule,
        lot=budgets.Lot("invented, said before"),
    )
    print(f"{zone}: {', '.join(found.funded)}; {found.left // 100} of {share // 100} euros left")

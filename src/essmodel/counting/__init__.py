"""Ways to choose, pure: ballots as patterns and numbers, methods, ties and lots, budgets."""

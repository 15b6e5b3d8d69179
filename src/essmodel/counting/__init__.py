"""Ballots to results: elections by name, with exact counts, recorded ties and logged lots."""

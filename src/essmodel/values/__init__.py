"""Exact values that everything is made of: days, amounts, counts, identifiers."""

"""The co-operative law of Spain."""

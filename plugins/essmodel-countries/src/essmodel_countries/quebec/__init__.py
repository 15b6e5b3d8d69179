"""The co-operative law of Québec."""

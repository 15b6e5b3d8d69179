"""The co-operative law of Germany."""

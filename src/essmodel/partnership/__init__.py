"""The case: a place, its people and organisations, their co-operative and their services."""

"""Who takes part, where, and in which role."""

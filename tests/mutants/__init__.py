"""Deliberately wrong implementations: each promise must kill at least one, and each must die."""

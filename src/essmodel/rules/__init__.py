"""Rules as data: law with its dates and doubts, expressions over facts, verdicts with reasons."""

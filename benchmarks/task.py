"""What is asked of a population: three tasks, each with more columns than the one before."""

from enum import Enum


class Task(Enum):
    """What each person is answered."""

    DECISION = "the decision"
    PRICE = "the decision and the price"
    REASONS = "the decision, the price and the reasons"

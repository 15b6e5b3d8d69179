"""What a run comes to, in the one number that shells and scripts read."""

from enum import IntEnum

from essmodel.rules.finding import Standing


class Status(IntEnum):
    """The exit statuses; those of an answer are named after its standing."""

    MET = 0
    UNMET = 1
    REFUSED = 2
    UNDETERMINED = 3
    FAULT = 70
    INTERRUPTED = 130


def status_of(standing: Standing) -> Status:
    """Return the status of an answer."""
    return Status[standing.name]

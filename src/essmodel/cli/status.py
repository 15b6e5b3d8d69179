"""What a run comes to, in the one number that shells and scripts read."""

from enum import IntEnum

from essmodel.rules.finding import Standing


class Status(IntEnum):
    """The exit statuses; `docs/reference/command-line.md` promises them."""

    MET = 0
    UNMET = 1
    REFUSED = 2
    UNDETERMINED = 3
    FAULT = 70
    INTERRUPTED = 130


def status_of(standing: Standing) -> Status:
    """Return the status of an answer."""
    match standing:
        case Standing.MET:
            return Status.MET
        case Standing.UNMET:
            return Status.UNMET
        case Standing.UNDETERMINED:
            return Status.UNDETERMINED

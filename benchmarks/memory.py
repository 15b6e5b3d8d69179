"""How much memory this process has needed at most."""

import resource
import sys
from pathlib import Path

_STATUS = Path("/proc/self/status")


def peak_megabytes() -> float:
    """
    Return the largest resident set of this process so far, in millions of bytes.

    Linux is asked for its own account of the process: ``getrusage`` there counts the parent too.
    """
    if _STATUS.exists():
        fields = dict(line.split(":", 1) for line in _STATUS.read_text("ascii").splitlines())
        return int(fields["VmHWM"].split()[0]) * 1024 / 1e6
    found = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return found * (1 if sys.platform == "darwin" else 1024) / 1e6

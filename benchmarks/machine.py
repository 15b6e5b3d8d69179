"""The machine in public terms: what someone elsewhere needs to judge the figures."""

import os
import platform
from datetime import UTC, datetime
from importlib.metadata import version

PACKAGES = ("attrs", "duckdb", "essmodel", "numpy", "polars", "pyarrow")


def lines(peers: dict[str, str]) -> list[str]:
    """Return where, when and with what it was measured, in Markdown; *peers* by their version."""
    versions = {name: version(name) for name in PACKAGES} | peers
    now = datetime.now(UTC)
    load = f"{os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else "unknown"
    names = ", ".join(f"{name} {one}" for name, one in sorted(versions.items()))
    where = f"{os.cpu_count()} processors ({platform.machine()}, {platform.system()})"
    return [
        f"Measured on {now:%Y-%m-%d}, with {where}, Python {platform.python_version()}.",
        f"Versions: {names}.",
        f"The load of the machine was {load} at the end: others may have used it at the same time.",
        *_HOW,
    ]


_HOW = (
    "Compare the ratios: what stands in one table ran in turns, within the same seconds.",
    "A ratio is the median of those of the rounds, so it may differ from that of two medians.",
)

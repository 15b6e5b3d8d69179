"""What the tests of plugins share: an installation of their own."""

import os
import sys
from collections.abc import Callable
from importlib import invalidate_caches
from importlib.metadata import EntryPoints, distributions
from pathlib import Path

import pytest
from tests.kit.plugin import Plugin

Install = Callable[..., None]


@pytest.fixture(name="plugged")
def _plugged(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Install:
    """Give a function that installs plugins, as pip would leave them on the disk."""
    monkeypatch.syspath_prepend(tmp_path)
    here = os.fspath(tmp_path)

    def entry_points(*, group: str) -> EntryPoints:
        """Return the entry points of what the test installs, and of nothing else."""
        return EntryPoints(
            point
            for one in distributions(path=[here])
            for point in one.entry_points.select(group=group)
        )

    monkeypatch.setattr("importlib.metadata.entry_points", entry_points)

    def plugged(*plugins: Plugin) -> None:
        for plugin in plugins:
            plugin.install(tmp_path)
            monkeypatch.delitem(sys.modules, f"{plugin.name}_pack", raising=False)
        invalidate_caches()  # the folders of the path may be as old as what Python saw of them

    return plugged

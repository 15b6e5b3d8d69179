"""
What a plugin may be asked.

A hook takes no argument and is asked once; it returns a value and decides nothing.  Write one with
`hookimpl`, in a module that the entry-point group ``essmodel`` names.  A plugin has at least one.
"""

from pathlib import Path

import pluggy

from essmodel.packs.pack import RulePack

PROJECT = "essmodel"
hookspec = pluggy.HookspecMarker(PROJECT)
hookimpl = pluggy.HookimplMarker(PROJECT)


class Specs:
    """The hooks, each with its type."""

    @hookspec
    def essmodel_pack(self) -> RulePack:  # type: ignore[empty-body]
        """Return the pack: all that the plugin brings, as one frozen value."""

    @hookspec
    def essmodel_folders(self) -> tuple[Path, ...]:  # type: ignore[empty-body]
        """Return folders that are packs, or hold a pack for each place; nothing in them is run."""

"""One plugin asked, alone, through an ordinary typed function; there is no global manager."""

from collections.abc import Callable
from pathlib import Path
from typing import cast

import pluggy
from attrs import frozen

from essmodel.errors import PluginError
from essmodel.hooks.specs import PROJECT, Specs
from essmodel.packs.pack import RulePack

PACK, FOLDERS = "essmodel_pack", "essmodel_folders"


@frozen(kw_only=True)
class Brought:
    """What one plugin returned: a pack, folders that are packs, or both."""

    pack: RulePack | None = None
    folders: tuple[Path, ...] = ()


def brought_by(load: Callable[[], object], *, name: str) -> Brought:
    """
    Import the plugin called *name*, and ask it each of its hooks once.

    Raises:
        PluginError: it cannot be imported, has no hook, one of another form, or one that fails or
            returns something else; the hook is named.
    """
    try:
        plugin = load()
    except (Exception, SystemExit) as error:
        raise PluginError.because("plugin_fails", plugin=name, why=repr(error)) from error
    manager = _registered(plugin, name)
    return Brought(pack=_pack(manager, name), folders=_folders(manager, name))


def _registered(plugin: object, name: str) -> pluggy.PluginManager:
    manager = pluggy.PluginManager(PROJECT)
    manager.add_hookspecs(Specs)
    try:
        manager.register(plugin, name)
        manager.check_pending()
    except pluggy.PluginValidationError as error:
        raise PluginError.because("plugin_hook_form", plugin=name, why=str(error)) from error
    except (Exception, SystemExit) as error:  # registering reads every attribute of the plugin
        raise PluginError.because("plugin_fails", plugin=name, why=repr(error)) from error
    if not manager.get_hookcallers(plugin):
        raise PluginError.because("plugin_without_hook", plugin=name, hooks=(PACK, FOLDERS))
    return manager


def _pack(manager: pluggy.PluginManager, name: str) -> RulePack | None:
    for pack in _asked(manager, PACK, name):
        if type(pack) is not RulePack:
            raise _unexpected(PACK, name, pack, expected="RulePack")
        return pack
    return None


def _folders(manager: pluggy.PluginManager, name: str) -> tuple[Path, ...]:
    for folders in _asked(manager, FOLDERS, name):
        if not isinstance(folders, tuple) or not all(
            isinstance(one, Path) for one in cast("tuple[object, ...]", folders)
        ):
            raise _unexpected(FOLDERS, name, folders, expected="tuple[Path, ...]")
        return cast("tuple[Path, ...]", folders)
    return ()


def _asked(manager: pluggy.PluginManager, hook: str, name: str) -> tuple[object, ...]:
    """Return what the one implementation of *hook* returns; nothing where there is none."""
    for one in getattr(manager.hook, hook).get_hookimpls():
        try:
            return (one.function(),)
        except (Exception, SystemExit) as error:
            raise PluginError.because(
                "plugin_hook_fails", plugin=name, hook=hook, why=repr(error)
            ) from error
    return ()


def _unexpected(hook: str, name: str, found: object, *, expected: str) -> PluginError:
    return PluginError.because(
        "plugin_hook_gives",
        plugin=name,
        hook=hook,
        found=type(found).__name__,
        expected=expected,
    )

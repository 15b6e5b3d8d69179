"""One plugin asked, alone, through an ordinary typed function; there is no global manager."""

from typing import cast

import pluggy

from essmodel.errors import PluginError
from essmodel.hooks.specs import PROJECT, Specs
from essmodel.packs.pack import RulePack


def pack_of(plugin: object, *, name: str) -> RulePack:
    """
    Ask *plugin* for its pack.

    Raises:
        PluginError: it has no such hook, its hook has another form, or returns something else.
    """
    manager = pluggy.PluginManager(PROJECT)
    manager.add_hookspecs(Specs)
    try:
        manager.register(plugin, name)
        manager.check_pending()
    except pluggy.PluginValidationError as error:
        raise PluginError.because("plugin_hook_form", plugin=name, why=str(error)) from error
    answers = cast("list[object]", manager.hook.essmodel_pack())
    if not answers:
        raise PluginError.because("plugin_brings_no_pack", plugin=name)
    (pack,) = answers
    if not isinstance(pack, RulePack):
        raise PluginError.because("plugin_returns_no_pack", plugin=name, found=type(pack).__name__)
    return pack

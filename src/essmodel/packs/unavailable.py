"""A pack that is broken, as a pack: asked like any other, it leaves open what it decides."""

from essmodel.errors import Problem
from essmodel.messages.catalogue import Message
from essmodel.packs.manifest import Manifest
from essmodel.packs.pack import RulePack


def unavailable(manifest: Manifest, why: Problem) -> RulePack:
    """Return what stands for a pack that cannot be read; *why* is its first fault."""
    return RulePack(
        manifest=manifest,
        failure=Message.of("pack_unavailable", title=manifest.title, why=why),
    )

"""Where the library finds the towns: the entry point ``communes`` of the group ``essmodel``."""

from pathlib import Path

from essmodel.hooks.specs import hookimpl

PLACES = Path(__file__).parent / "places"


@hookimpl
def essmodel_folders() -> tuple[Path, ...]:
    """Return the folder that holds one for each town; a town is read when it is asked about."""
    return (PLACES,)

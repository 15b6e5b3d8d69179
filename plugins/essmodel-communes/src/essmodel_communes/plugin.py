"""Where the library finds the folders: the entry point ``communes`` of the group ``essmodel``."""

from pathlib import Path

from essmodel.hooks.specs import hookimpl

HERE = Path(__file__).parent
MANIFEST = "essmodel.yaml"


@hookimpl
def essmodel_folders() -> tuple[Path, ...]:
    """Return the folder of each town, in the order of their names."""
    return tuple(sorted(path.parent for path in HERE.glob(f"*/{MANIFEST}")))

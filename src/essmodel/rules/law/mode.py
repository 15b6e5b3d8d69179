"""Which way a lower norm may move what a higher one requires."""

from enum import Enum


class Mode(Enum):
    """
    What a norm leaves to those below it.

    Attributes:
        CEILING: they may only be stricter: a cap on public capital.
        FLOOR: they may only be more favourable to the person: a legal benefit (code de l'action
            sociale et des familles, art. L121-4), the school canteen (code de l'éducation, art.
            L131-13).
        FIXED: they may not move it at all.
        DEFAULT: any of them that speaks takes its place (*norme supplétive*).
    """

    CEILING = "ceiling"
    FLOOR = "floor"
    FIXED = "fixed"
    DEFAULT = "default"

"""What a command line asks for, once it is understood."""

from datetime import date
from typing import Literal

from attrs import frozen

Question = Literal["check", "count", "decide", "demo", "prove"]


@frozen(kw_only=True)
class Asked:
    """
    One run of the program.

    Attributes:
        path: the file of the case; the demo has none, for a pack brings it.
        only: the one meeting or request that is asked about; all of them where it is ``None``.
        on: the day of the question; the case's own where it is ``None``.
        folders: packs to read from folders, beside those installed.
    """

    question: Question
    path: str = ""
    only: str | None = None
    on: date | None = None
    as_json: bool = False
    folders: tuple[str, ...] = ()

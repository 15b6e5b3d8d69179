"""What a command line asks for, once it is understood."""

from datetime import date
from typing import Literal

from attrs import frozen

Question = Literal[
    "agreements", "check", "count", "decide", "decide-all", "demo", "packs", "power", "prove"
]


@frozen(kw_only=True)
class Crowd:
    """
    People who are all decided about at once.

    Attributes:
        people: the file of their facts.
        services: what is decided; all that the case offers where none is named.
        keep: the columns that the answers keep.
        to: the file that the answers are written to.
        day: the column that holds the day of each decision.
    """

    people: str
    services: tuple[str, ...] = ()
    keep: tuple[str, ...] = ()
    to: str | None = None
    day: str | None = None


@frozen(kw_only=True)
class Asked:
    """
    One run of the program.

    Attributes:
        path: the file of the case; the demo has none, for a pack brings it.
        only: the one meeting or request that is asked about; all of them where it is ``None``.
        on: the day of the question; the case's own where it is ``None``.
        crowd: who is decided about, where not those who made a request.
        against: the file of a case with which this one is compared.
        calendar: the file that the deadlines of agreements are written to.
        folders: packs to read from folders, beside those installed.
        strict: whether a broken pack ends the run.
    """

    question: Question
    path: str = ""
    only: str | None = None
    crowd: Crowd | None = None
    against: str | None = None
    calendar: str | None = None
    on: date | None = None
    as_json: bool = False
    folders: tuple[str, ...] = ()
    strict: bool = False


@frozen(kw_only=True)
class Schemas:
    """
    A run that shows or writes what editors know of the files that people write.

    Attributes:
        kind: the one kind of file; all of them where it is ``None``.
        to: the folder that they are written to; they are shown where it is ``None``.
    """

    kind: str | None = None
    to: str | None = None


@frozen(kw_only=True)
class NewPack:
    """
    A run that writes a new pack.

    Attributes:
        folder: where it is written.
        in_python: as a package, and not as a folder of YAML files.
        id: its id; made of the name of the folder where it is ``None``.
        title: what it is called; as the folder where it is ``None``.
        places: the places whose law it is, each as ``register:code``.
    """

    folder: str
    in_python: bool = False
    id: str | None = None
    title: str | None = None
    places: tuple[str, ...] = ()

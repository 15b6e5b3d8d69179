"""Names that a person would read as one, though they are written with other characters."""

from collections.abc import Iterable
from difflib import get_close_matches
from unicodedata import category, normalize

from essmodel.errors import Problem

_TWINS = str.maketrans(
    "аеорсухіјѕԁһӏκονρτυχαεıɑɡ01",  # noqa: RUF001 - drawn alike: that is the point
    "aeopcyxijsdhlkovptuxaeiagol",
)
"""Letters drawn alike: of Unicode's confusables.txt, small Cyrillic and Greek, and two figures."""


def look(name: str) -> str:
    """
    Return what is left of *name* once what the eye does not see is gone.

    Compatibility forms, case, invisible characters and the width of spaces go, and letters of other
    scripts become those that they are drawn like.  Accents stay: ``Andre`` and ``André`` may be two
    people.
    """
    plain = normalize("NFKC", normalize("NFKC", name).casefold())
    seen = "".join(one for one in plain if category(one) not in {"Cf", "Cc"} or one.isspace())
    return " ".join(seen.translate(_TWINS).split())


def looking_alike(names: Iterable[str], *, path: str) -> tuple[Problem, ...]:
    """Return a problem for each name that is one before it, or looks like one, or is nothing."""
    seen: dict[str, str] = {}
    problems: list[Problem] = []
    for index, name in enumerate(names):
        like = look(name)
        at, data = f"{path}.{index}", (("name", name),)
        if not like:
            problems.append(Problem(id="ballot_name_empty", path=at, data=data))
        elif like in seen:
            both = (*data, ("other", seen[like]))
            problems.append(Problem(id="ballot_name_alike", path=at, data=both))
        else:
            seen[like] = name
    return tuple(problems)


def nearest(name: str, known: Iterable[str]) -> str:
    """Return the one of *known* that *name* looks most like; or all of a few; quoted."""
    by_look = {look(one): one for one in known}
    near = get_close_matches(look(name), by_look, n=1)
    return repr(by_look[near[0]]) if near else ", ".join(map(repr, sorted(by_look.values())[:12]))

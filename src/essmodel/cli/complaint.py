"""Mistakes as they are told: a line each for people, or one document for programs."""

import json
import platform
import sys
from collections.abc import Sequence
from importlib.metadata import version

from essmodel.cli import streams
from essmodel.errors import Problem
from essmodel.hooks.discovery import Broken
from essmodel.messages.catalogue import say
from essmodel.messages.text import Lang
from essmodel.packs.pack import RulePack


def tell(kind: str, problems: Sequence[Problem], lang: Lang, *, as_json: bool) -> None:
    """Tell why there is no answer: on standard error, or as JSON where the answer would be."""
    if as_json:
        streams.write(document({"error": kind, "problems": plain(problems, lang)}), in_colour=False)
    else:
        for problem in problems:
            streams.complain(problem.said(lang))


def plain(problems: Sequence[Problem], lang: Lang) -> list[dict[str, object]]:
    """Return *problems* as JSON carries them, each with its sentence."""
    return [one.to_dict() | {"message": say(one.id, lang, **dict(one.data))} for one in problems]


def tell_broken(broken: Sequence[Broken], lang: Lang) -> None:
    """Name on standard error each installed pack that was left out, and why."""
    for one in broken:
        lines = (f"  {problem.said(lang)}" for problem in one.problems)
        said = say("cli_pack_broken", lang, name=one.name, distribution=one.distribution)
        streams.complain("\n".join((said, *lines)))


def tell_left_out(packs: Sequence[RulePack], lang: Lang) -> None:
    """Name on standard error each pack that was given, and is of another place than the case."""
    for pack in packs:
        places = tuple(f"{one.scheme} {one.code}" for one in pack.manifest.places)
        streams.complain(say("cli_pack_left_out", lang, title=pack.manifest.title, places=places))


def document(value: object) -> str:
    """Write *value* as JSON, for people to read too."""
    return json.dumps(value, ensure_ascii=False, indent=2)


def fault(lang: Lang) -> str:
    """Return how to report a mistake of our own, with the versions that whoever reads it needs."""
    running = f"essmodel {version('essmodel')}, Python {platform.python_version()}, {sys.platform}"
    return say("cli_fault", lang, running=running)

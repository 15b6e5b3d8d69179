"""What each key of a file means, as editors show it: a page of its own, which no sentence needs."""

from functools import cache
from importlib.resources import files
from typing import cast

from essmodel.messages.text import Lang


def meaning(owner: str, key: str, lang: Lang) -> str:
    """
    Say in *lang* what *key* means among the keys of *owner*; a test sees that nothing is left out.

    Args:
        owner: the name of a class, or of a part of a file that is not one.
        key: as files write it.
        lang: the language.
    """
    return meanings(lang).get(owner, {}).get(key, "")


@cache
def meanings(lang: Lang) -> dict[str, dict[str, str]]:
    """Read what every key means in *lang*; the file ships with the library and never changes."""
    import tomllib  # noqa: PLC0415 - a session that shows no editor anything does not pay for it

    text = files("essmodel.messages").joinpath(f"meaning.{lang}.toml").read_text("utf-8")
    return cast("dict[str, dict[str, str]]", tomllib.loads(text))

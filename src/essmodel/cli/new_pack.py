"""A new pack: a folder that works at once, all of it or nothing."""

import re
import shutil
import unicodedata
from collections.abc import Mapping
from keyword import iskeyword
from pathlib import Path
from tempfile import mkdtemp

from essmodel.cli.asked import NewPack
from essmodel.cli.template import quoted, rendered
from essmodel.errors import Gathering, InvalidValueError
from essmodel.messages.catalogue import say
from essmodel.messages.text import Lang

_SCHEME = re.compile(r"[a-z][a-z0-9_]*")


def new_pack(asked: NewPack, lang: Lang) -> str:
    """
    Write the pack that is *asked* for, and return what to do next.

    Raises:
        InvalidValueError: what is asked for makes no pack, the folder is not empty, or it cannot be
            written; nothing is left behind.
    """
    folder = Path(asked.folder)
    words = _words(asked, folder)
    _require_empty(folder)
    texts = rendered("package" if asked.in_python else "folder", words)
    try:
        _write(texts, folder)
    except OSError as error:
        raise InvalidValueError.because(
            "new_unwritable", file=str(folder), why=error.strerror or repr(error)
        ) from None
    return say("new_written", lang, folder=str(folder), pack=words["id"], count=len(texts))


# --- the words of a pack --------------------------------------------------------------------------


def _words(asked: NewPack, folder: Path) -> dict[str, str]:
    """Return the words of the templates, or all that is wrong with them."""
    name = folder.resolve().name
    pack = asked.id or _as_id(name)
    title = asked.title or name
    found = Gathering()
    with found.under("--id"):
        _require_id(pack)
    with found.under("--title"):
        _require_visible(title)
    places: dict[str, list[str]] = {}
    for place in asked.places:
        with found.under("--place"):
            scheme, code = _place(place)
            places.setdefault(scheme, []).append(code)
    found.require_none()
    first = {scheme: codes[0] for scheme, codes in places.items()}
    return {
        "id": pack,
        "package": f"essmodel_{pack}",
        "distribution": f"essmodel-{pack.replace('_', '-')}",
        "title": title,
        "quoted_title": quoted(title),
        "places_line": _places_line(places),
        "identifiers": f", identifiers: {_mapping(first)}" if first else "",
    }


def _as_id(name: str) -> str:
    """Return the name of a folder as formulas can say it: ``Fay-aux-Loges`` is fay_aux_loges."""
    plain = unicodedata.normalize("NFKD", name.lower())
    kept = "".join(sign for sign in plain if not unicodedata.combining(sign))
    return re.sub(r"[^a-z0-9]+", "_", kept).strip("_")


def _require_id(pack: str) -> None:
    if not pack.isidentifier() or not pack.isascii() or iskeyword(pack):
        raise InvalidValueError.because("new_id_unusable", found=pack)


def _require_visible(title: str) -> None:
    if not title.strip() or not title.isprintable():
        raise InvalidValueError.because("new_title_unusable", found=title)


def _place(text: str) -> tuple[str, str]:
    scheme, _, code = (part.strip() for part in text.partition(":"))
    if not _SCHEME.fullmatch(scheme) or not code or not code.isprintable():
        raise InvalidValueError.because("new_place_unusable", found=text)
    return scheme, code


def _places_line(places: dict[str, list[str]]) -> str:
    if not places:
        return '# places: {register: "code"}'
    written = {scheme: codes[0] if len(codes) == 1 else codes for scheme, codes in places.items()}
    return f"places: {_mapping(written)}"


def _mapping(values: Mapping[str, str | list[str]]) -> str:
    """Return *values* on one line of YAML; codes are texts, whatever they look like."""
    return "{" + ", ".join(f"{key}: {_codes(value)}" for key, value in values.items()) + "}"


def _codes(value: str | list[str]) -> str:
    return quoted(value) if isinstance(value, str) else f"[{', '.join(map(quoted, value))}]"


# --- the folder -----------------------------------------------------------------------------------


def _require_empty(folder: Path) -> None:
    """Refuse a place where something stands: nothing is ever overwritten."""
    try:
        is_free = not folder.exists() or (folder.is_dir() and not any(folder.iterdir()))
    except OSError as error:
        raise InvalidValueError.because(
            "new_unwritable", file=str(folder), why=error.strerror or repr(error)
        ) from None
    if not is_free:
        raise InvalidValueError.because("new_not_empty", folder=str(folder))


def _write(texts: dict[str, str], folder: Path) -> None:
    """Write all files in a folder beside, then give it its name."""
    target = folder.resolve()
    target.parent.mkdir(parents=True, exist_ok=True)
    aside = Path(mkdtemp(prefix=".essmodel-", dir=target.parent))
    try:
        made = aside / "made"  # a folder of its own: that of `mkdtemp` is closed to others
        for path, text in texts.items():
            file = made / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, "utf-8", newline="\n")
        _move(made, target)
    finally:
        shutil.rmtree(aside, ignore_errors=True)


def _move(made: Path, target: Path) -> None:
    """Move what was *made* to *target*; into it, where it is there, and then all or nothing."""
    if not target.exists():
        made.rename(target)
        return
    moved: list[Path] = []
    try:
        for one in sorted(made.iterdir()):
            moved.append(one.rename(target / one.name))  # noqa: PERF401 - what was moved is taken back
    except OSError:
        for one in moved:
            one.rename(made / one.name)
        raise

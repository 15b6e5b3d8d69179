"""The schemas that `essmodel schema` shows or writes."""

from pathlib import Path
from textwrap import wrap

from essmodel.cli.asked import Schemas
from essmodel.errors import InvalidValueError
from essmodel.io.schema import KINDS, schema_file, schema_text
from essmodel.messages.catalogue import say
from essmodel.messages.meaning import meaning
from essmodel.messages.text import Lang
from essmodel.questions.wrapping import WIDTH


def schemas(asked: Schemas, lang: Lang) -> str:
    """
    Return the schema that is *asked* for, or else which there are, or which files were written.

    Raises:
        InvalidValueError: there is no such kind of file, or a schema cannot be written.
    """
    if asked.to is None:
        return schema_text(asked.kind, lang).rstrip("\n") if asked.kind else _kinds(lang)
    kinds = (asked.kind,) if asked.kind else tuple(KINDS)
    texts = {schema_file(kind, lang): schema_text(kind, lang) for kind in kinds}
    folder = Path(asked.to)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, text in texts.items():
            (folder / name).write_text(text, "utf-8", newline="\n")
    except OSError as error:
        raise InvalidValueError.because(
            "new_unwritable", file=asked.to, why=error.strerror or repr(error)
        ) from None
    return "\n".join(str(folder / name) for name in texts)


def _kinds(lang: Lang) -> str:
    """Return which kinds of files have a schema, and how to ask for one."""
    column = max(map(len, KINDS)) + 2
    lines = [
        line
        for kind in KINDS
        for line in wrap(
            f"{kind:<{column}}{meaning('file', kind, lang)}",
            WIDTH,
            subsequent_indent=" " * column,
        )
    ]
    return "\n".join((*lines, "", *wrap(say("cli_schema_next", lang), WIDTH)))

"""One run, from the words of the command line to the number that it ends with."""

import locale
import os
import traceback
from collections.abc import Sequence

import click

from essmodel.cli import complaint, streams
from essmodel.cli.asked import Asked, NewPack, Schemas
from essmodel.cli.commands import understood
from essmodel.cli.language import language
from essmodel.cli.misuse import problems_of
from essmodel.cli.options import PageAskedError
from essmodel.cli.status import Status, status_of
from essmodel.errors import InvalidValueError, NoLawInForceError, PluginError, Problem
from essmodel.messages.catalogue import say
from essmodel.messages.text import Lang
from essmodel.rules.finding import Standing


def run(arguments: Sequence[str]) -> int:
    """
    Do what *arguments* ask for, and return the exit status.

    Whatever else goes wrong is our own fault, and is said to be: a status of 1 is always an answer.
    """
    streams.speak_utf8()
    lang = language(arguments, os.environ, locale.getlocale()[0])
    as_json = "--json" in arguments
    try:
        return _run(arguments, lang)
    except PageAskedError as asked:
        streams.write(asked.page, in_colour=False)
        return Status.MET
    except click.UsageError as error:
        complaint.tell("UsageError", problems_of(error), lang, as_json=as_json)
        if error.ctx and not as_json:
            streams.complain(say("cli_see_help", lang, command=error.ctx.command_path))
        return Status.REFUSED
    except (InvalidValueError, NoLawInForceError, PluginError) as error:
        complaint.tell(type(error).__name__, error.problems, lang, as_json=as_json)
        return Status.REFUSED
    except KeyboardInterrupt:
        return Status.INTERRUPTED
    except BaseException as error:  # noqa: BLE001 - the one place where a crash is told from an answer
        fault = Problem(id="cli_fault_short", data=(("error", repr(error)),))
        if as_json:
            complaint.tell(type(error).__name__, (fault,), lang, as_json=True)
        streams.complain(complaint.fault(lang) + "\n\n" + traceback.format_exc())
        return Status.FAULT


def _run(arguments: Sequence[str], lang: Lang) -> int:
    asked = understood(arguments, lang)
    if not isinstance(asked, Asked):
        return _write(asked, lang)
    if asked.question == "demo":
        return _tour(asked, lang)
    if asked.question == "packs":
        return _packs(asked, lang)
    return _answer(asked, lang)


def _write(asked: Schemas | NewPack, lang: Lang) -> int:
    """Write files, or what would stand in them, which has no colours."""
    if isinstance(asked, Schemas):
        from essmodel.cli.schema import schemas  # noqa: PLC0415 - brings every grammar

        streams.write(schemas(asked, lang), in_colour=False)
    else:
        from essmodel.cli.new_pack import new_pack  # noqa: PLC0415 - as above

        streams.write(new_pack(asked, lang))
    return Status.MET


def _answer(asked: Asked, lang: Lang) -> int:
    from essmodel.cli.answer import answer  # noqa: PLC0415 - help does not pay for the questions
    from essmodel.cli.harvest import harvest, isolation  # noqa: PLC0415 - nor for the packs

    found = harvest(asked.folders, isolation=isolation(os.environ), strict=asked.strict)
    complaint.tell_broken(found.broken, lang)
    given = answer(asked, found, lang)
    complaint.tell_left_out(given.left_out, lang)
    for problem in given.unread:
        streams.complain(problem.said(lang))
    if asked.as_json:
        streams.write(complaint.document(given.document), in_colour=False)
    else:
        streams.write(given.page(lang))
    return status_of(given.standing)


def _tour(asked: Asked, lang: Lang) -> int:
    from essmodel.cli.harvest import harvest, isolation  # noqa: PLC0415 - brings the packs
    from essmodel.cli.tour import tour  # noqa: PLC0415 - brings the questions

    found = harvest(asked.folders, isolation=isolation(os.environ))
    complaint.tell_broken(found.broken, lang)
    streams.write(tour(found, lang))
    return status_of(Standing.UNDETERMINED if found.broken else Standing.MET)


def _packs(asked: Asked, lang: Lang) -> int:
    """Show the packs; to know that one is broken is what was asked, and no failure."""
    from essmodel.cli import packs  # noqa: PLC0415 - brings the packs
    from essmodel.cli.harvest import isolation  # noqa: PLC0415 - as above

    found = packs.listed(asked.folders, isolation=isolation(os.environ))
    if asked.as_json:
        streams.write(complaint.document(packs.document(found, lang)), in_colour=False)
    else:
        streams.write(packs.page(found, lang))
    is_refused = asked.strict and any(one.problems for one in found)
    return Status.REFUSED if is_refused else Status.MET

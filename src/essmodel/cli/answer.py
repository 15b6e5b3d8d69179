"""A question put to a case, and its answer as a page and as a document."""

from datetime import date
from typing import TYPE_CHECKING, Protocol, cast

from attrs import frozen

from essmodel.cli.agreements import agreements
from essmodel.cli.asked import Asked
from essmodel.cli.complaint import plain
from essmodel.cli.crowd import decide_crowd
from essmodel.cli.harvest import Harvest
from essmodel.cli.pack_check import check_pack, is_pack
from essmodel.errors import InvalidValueError, Problem
from essmodel.io.documents import load
from essmodel.messages.text import Lang
from essmodel.packs.pack import RulePack
from essmodel.packs.scope import scope
from essmodel.packs.shelf import Packs
from essmodel.partnership.partnership import Partnership
from essmodel.questions.check import check
from essmodel.questions.count import count
from essmodel.questions.decide import decide
from essmodel.questions.power import power_in
from essmodel.questions.power_finding import power_shift
from essmodel.questions.prove import prove
from essmodel.questions.wrapping import WIDTH
from essmodel.rules.finding import Standing, overall

if TYPE_CHECKING:
    from essmodel.messages.catalogue import Message

BETWEEN = "\n\n" + "─" * WIDTH + "\n\n"


class Said(Protocol):
    """What all questions return."""

    @property
    def standing(self) -> Standing:
        """What it comes to."""
        ...

    def explain(self, lang: Lang = "en") -> str:
        """Return it in words."""
        ...

    def to_dict(self) -> dict[str, object]:
        """Return it as JSON carries it."""
        ...


@frozen(kw_only=True)
class Answer:
    """
    What one run answers.

    Attributes:
        standing: what all parts come to together.
        left_out: packs that somebody named, and that are of other places.
        unread: packs of the places of the case, taken from a shelf, that are broken.
        document: the answer as JSON carries it.
    """

    said: tuple[Said, ...]
    standing: Standing
    left_out: tuple[RulePack, ...] = ()
    unread: tuple[Problem, ...] = ()
    document: dict[str, object]

    def page(self, lang: Lang) -> str:
        """Return the answer in words."""
        between = "\n\n" if self.document["question"] == "prove" else BETWEEN
        return between.join(one.explain(lang) for one in self.said)


def answer(asked: Asked, found: Harvest, lang: Lang) -> Answer:
    """
    Read the case and ask it.

    Raises:
        InvalidValueError: the file has mistakes, or says nothing that the question could be about.
        NoLawInForceError: no pack has a rule on that day.
    """
    if asked.question == "check" and is_pack(asked.path):
        return _of_pack(asked, found)
    case = load(asked.path, packs=found.packs)
    crowd = asked.crowd
    on = asked.on or case.as_of
    day = crowd.day if crowd and crowd.day else on
    said: tuple[Said, ...]
    if crowd is not None and day is not None:
        bar = None if asked.as_json else lang
        said = (decide_crowd(crowd, case, found.packs, on=day, bar=bar),)
    elif on is not None:
        said = _said(asked, case, found.packs, on, lang)
    else:
        raise InvalidValueError.because("cli_no_day", file=asked.path)
    standings = [one.standing for one in said]
    places = scope(found.packs, case)
    open_packs = tuple(pack for pack in places.asked if pack.failure is not None)
    if asked.question in {"decide-all", "prove"} and open_packs:
        standings.append(Standing.UNDETERMINED)  # their answers are not about one case
    standing = overall(tuple(standings))
    known = {one.manifest.id for one in found.broken}
    unread = tuple(pack for pack in open_packs if pack.manifest.id not in known)
    return Answer(
        said=said,
        standing=standing,
        left_out=tuple(pack for pack in found.named if pack in places.left_out),
        unread=tuple(_failure(pack) for pack in unread),
        document={
            "question": asked.question,
            "file": asked.path,
            "on": str(day),
            "packs": [_identity(pack) for pack in places.asked if pack.failure is None],
            "packs_of_other_places": [_identity(pack) for pack in places.left_out],
            "broken_packs": [
                *(
                    {"name": one.name, "problems": plain(one.problems, lang)}
                    for one in found.broken
                ),
                *(
                    {"name": pack.manifest.id, "problems": plain((_failure(pack),), lang)}
                    for pack in unread
                ),
            ],
            "standing": standing.value,
            "answers": [one.to_dict() for one in said],
        },
    )


def _of_pack(asked: Asked, found: Harvest) -> Answer:
    """Ask the cases of a pack, each of which has its own day."""
    checked = check_pack(asked.path, found)
    return Answer(
        said=(checked,),
        standing=checked.standing,
        document={
            "question": asked.question,
            "file": asked.path,
            "standing": checked.standing.value,
            "answers": [checked.to_dict()],
        },
    )


def _said(asked: Asked, case: Partnership, packs: Packs, on: date, lang: Lang) -> tuple[Said, ...]:
    """Ask once for each meeting or request, or only about the one that is named."""
    match asked.question:
        case "count":
            meetings = case.cooperative.meetings if case.cooperative else ()
            if asked.only is not None and case.cooperative:
                meetings = (case.cooperative.meeting(asked.only),)
            return _some(
                tuple(count(one, within=case, packs=packs, on=on) for one in meetings),
                otherwise="cli_no_meeting",
            )
        case "decide":
            requests = case.requests if asked.only is None else (case.request(asked.only),)
            return _some(
                tuple(decide(one, within=case, packs=packs, on=on) for one in requests),
                otherwise="cli_no_request",
            )
        case "agreements":
            return agreements(asked, case, on=on, lang=lang)
        case "power":
            return (_power(asked, case, packs, on),)
        case "prove":
            return _some(prove(case, packs=packs, on=on), otherwise="cli_nothing_to_prove")
        case _:
            return (check(case, packs=packs, on=on),)


def _power(asked: Asked, case: Partnership, packs: Packs, on: date) -> Said:
    """Measure the case, and what it changes beside the one that it is compared with."""
    found = power_in(case, on=on)
    if asked.against is None:
        return found
    return power_shift(power_in(load(asked.against, packs=packs), on=on), found)


def _some(said: tuple[Said, ...], *, otherwise: str) -> tuple[Said, ...]:
    """Return *said*; to ask about nothing is a mistake, not a yes."""
    if not said:
        raise InvalidValueError.because(otherwise)
    return said


def _failure(pack: RulePack) -> Problem:
    """Return why a pack could not be read."""
    failure = cast("Message", pack.failure)
    return Problem(id=failure.id, data=failure.data)


def _identity(pack: RulePack) -> dict[str, object]:
    return {"id": pack.manifest.id, "version": pack.manifest.version}

"""Election without candidates: rounds, proposals, objections."""

import pytest

from essmodel.counting.lot import Lot
from essmodel.counting.without_candidates import (
    Consented,
    NoConsent,
    Nomination,
    Objection,
    elect_without_candidates,
)
from essmodel.errors import InvalidValueError
from essmodel.messages.text import LANGS

LOT = Lot("said before")
CIRCLE = frozenset({"Ana", "Bo", "Chi", "Dag"})


def named(**pairs: str) -> tuple[Nomination, ...]:
    """Return nominations: who by, and whom."""
    return tuple(Nomination(by=by, of=of, reason="listens") for by, of in pairs.items())


def against(*pairs: tuple[str, str], is_upheld: bool = True) -> tuple[Objection, ...]:
    """Return objections: whose, and to whom."""
    return tuple(
        Objection(by=by, to=to, reason="is away in May", is_upheld=is_upheld) for by, to in pairs
    )


def elect(
    nominations: tuple[Nomination, ...],
    changes: tuple[Nomination, ...] = (),
    objections: tuple[Objection, ...] = (),
) -> Consented | NoConsent:
    """Elect among the circle."""
    return elect_without_candidates(
        circle=CIRCLE,
        eligible=CIRCLE,
        nominations=nominations,
        changes=changes,
        objections=objections,
        lot=LOT,
    )


def test_the_most_named_is_proposed_first() -> None:
    """And elected, where nobody objects."""
    found = elect(named(Ana="Bo", Bo="Bo", Chi="Dag"))

    assert isinstance(found, Consented)
    assert found.elected == "Bo"
    assert [(one.name, one.nominations) for one in found.proposals] == [("Bo", 2)]


def test_whoever_heard_the_others_may_change() -> None:
    """What was said last counts, and once."""
    found = elect(named(Ana="Bo", Bo="Bo", Chi="Dag"), named(Ana="Dag"))

    assert isinstance(found, Consented)
    assert (found.elected, found.proposals[0].nominations) == ("Dag", 2)


def test_an_objection_upheld_goes_on_to_the_next() -> None:
    """One that the circle could meet does not."""
    said = named(Ana="Bo", Bo="Bo", Chi="Dag")
    upheld = elect(said, objections=against(("Ana", "Bo")))
    met = elect(said, objections=against(("Ana", "Bo"), is_upheld=False))

    assert isinstance(upheld, Consented)
    assert upheld.elected == "Dag"
    assert [len(one.upheld) for one in upheld.proposals] == [1, 0]
    assert isinstance(met, Consented)
    assert met.elected == "Bo"


def test_the_lot_says_who_of_those_named_as_often_is_proposed_first() -> None:
    """It is logged, and can be drawn again."""
    found = elect(named(Ana="Bo", Chi="Dag"), objections=against(("Ana", "Bo"), ("Ana", "Dag")))

    (draw,) = found.draws
    assert isinstance(found, NoConsent)
    assert draw.order == tuple(one.name for one in found.proposals)
    assert draw.is_genuine


def test_nobody_is_named() -> None:
    """And nobody is consented to."""
    assert elect(()) == NoConsent(proposals=(), draws=())


def test_all_that_is_wrong_is_told_at_once() -> None:
    """In each round."""
    nameless = Nomination(by="Chi", of="Bo", reason=" ")
    silent = Objection(by="stranger", to="Chi", reason="", is_upheld=True)

    with pytest.raises(InvalidValueError) as refused:
        elect(
            (*named(Ana="Bo", stranger="Bo", Bo="stranger"), *named(Ana="Bo"), nameless),
            named(Dag="Bo"),
            (silent, *against(("Ana", "Bo"), ("Ana", "Bo"))),
        )

    assert [(one.path, one.id) for one in refused.value.problems] == [
        ("nominations.1", "consent_speaker"),
        ("nominations.2", "consent_ineligible"),
        ("nominations.3", "consent_twice"),
        ("nominations.4", "consent_no_reason"),
        ("changes.0", "consent_speaker"),
        ("objections.0", "consent_speaker"),
        ("objections.0", "consent_not_proposed"),
        ("objections.0", "consent_no_reason"),
        ("objections.2", "consent_twice"),
    ]
    assert all(refused.value.said(lang) for lang in LANGS)

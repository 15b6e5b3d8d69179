"""The minutes of a meeting with everything that a meeting may have, in both languages."""

from datetime import date
from typing import Any

import pytest

import essmodel as em
from essmodel.errors import InvalidValueError
from essmodel.messages.text import Lang

CASE = """\
essmodel: 1
title: Les Tilleuls
as_of: 2026-05-14
stakeholders:
  - {type: person, id: amina, name: Amina}
  - {type: person, id: bruno, name: Bruno}
  - {type: person, id: chloe, name: Chloé}
  - {type: person, id: djibril, name: Djibril}
  - {type: person, id: elise, name: Élise}
  - {type: person, id: fatou, name: Fatou}
cooperative:
  name: Les Tilleuls
  legal_form: sas
  statutes:
    source: &made_up {kind: invented}
    voice: one_per_member
    categories: [{id: all, name: Tous, interest: beneficiaries}]
    colleges: [{id: a, name: Usagers, parts: 1}, {id: b, name: Équipe, parts: 1}]
    counting: pooled
    empty_college: keep
    proxies: {limit: 1}
    assembly:
      notice: {days: 4, counted: working, rest_days: [saturday, sunday], holidays: FR}
      agenda_binds: yes
      remote: yes
      by_post: yes
      blank_proxies: BLANK
      conflicts: no_vote
      consent: yes
      secrecy_floor: 2
    decisions:
      - kind: ordinary
        quorum: {first_call: none, second_call: none, measured_by: heads}
        majority: {more_than: 1/2, base: votes_cast}
        source: *made_up
  members:
    - {party: amina, category: all, capital: 20, college: a}
    - {party: bruno, category: all, capital: 20, college: a}
    - {party: chloe, category: all, capital: 20, college: a}
    - {party: djibril, category: all, capital: 20, college: b}
    - {party: elise, category: all, capital: 20, college: b}
  meetings:
    - id: ag
      title: "Assemblée"
      held_on: 2026-05-14
      call: first
      called_on: CALLED
      agenda: [open, secret, consent]
      source: *made_up
      attendance:
        present: [amina]
        remote: [bruno]
        by_post: [djibril]
        proxies: [{giver: chloe}, {giver: amina}, {giver: fatou}]
      resolutions:
        - {id: open, title: Ouvrir, kind: ordinary, supported: yes, conflicted: [bruno],
           ballots: {amina: yes, djibril: no}}
        - {id: secret, title: Choisir, kind: ordinary, supported: yes, secret: yes,
           ballots: {amina: yes, bruno: no, djibril: no}}
        - id: consent
          title: Agir
          kind: ordinary
          supported: yes
          objections:
            - {member: amina, reason: "trop tôt", upheld: no}
            - {member: bruno, reason: "trop cher", upheld: yes}
            - {member: djibril, reason: "trop loin"}
"""

ENGLISH = """\
Assemblée, 14 May 2026, first notice
present: 1, represented: 1, voters: 5
    from afar: 1
    by post: 1
    by a proxy without a holder: 1
    the blank proxy of Amina is set aside: Amina came
    the blank proxy of Fatou is set aside: Fatou is no voter"""

FRENCH = """\
Assemblée, le 14 mai 2026, première convocation
présents : 1, représentés : 1, électeurs : 5
    à distance : 1
    par correspondance : 1
    par un pouvoir en blanc : 1
    le pouvoir en blanc de Amina est écarté : Amina est venu
    le pouvoir en blanc de Fatou est écarté : Fatou n’est pas électeur"""


def counted(
    *, called: str = "2026-05-06", blank: str = "with_the_board", **changes: str
) -> em.Count:
    """Count the meeting, with other words in the place of some."""
    text = CASE.replace("CALLED", called).replace("BLANK", blank)
    for old, new in changes.items():
        text = text.replace(old, new)
    case = em.loads(text)
    assert case.cooperative is not None
    meeting = case.cooperative.meeting("ag")
    return em.count(meeting, within=case, packs=(), on=date(2026, 11, 23))


@pytest.mark.parametrize(("lang", "head"), [("en", ENGLISH), ("fr", FRENCH)])
def test_minutes_begin_with_those_who_attend(lang: Lang, head: str) -> None:
    """Each way by itself, and each proxy set aside."""
    page = counted().explain(lang).replace("\u00a0", " ")

    assert page.split("\n\n")[0] == head


@pytest.mark.parametrize(
    ("lang", "lines"),
    [
        (
            "en",
            (
                "no vote, for an interest of their own: Bruno",
                "the statutes ask that members be called 4 days before, counted in working days",
                "the objection of Amina was met or withdrawn: trop tôt",
                "Bruno objects: trop cher",
                "nobody has settled yet whether the objection of Djibril stands: trop loin",
                "✓ adopted: 66.67% for (2/3)",
                "Usagers and Équipe together: 2 for and 2 against",
                "✗ rejected: a tie, by secret vote",
            ),
        ),
        (
            "fr",
            (
                "sans vote, pour un intérêt personnel : Bruno",
                "l’objection de Amina a été levée ou retirée : trop tôt",
                "Bruno objecte : trop cher",
                "✗ rejetée à égalité, à bulletin secret",
            ),
        ),
    ],
)
def test_minutes_say_what_weighed(lang: Lang, lines: tuple[str, ...]) -> None:
    """Interests, objections, and of a secret vote only what tells nobody's."""
    page = " ".join(counted().explain(lang).replace("\u00a0", " ").split())

    assert [one for one in lines if " ".join(one.split()) not in page] == []


def test_secret_vote_is_as_silent_in_json() -> None:
    """Neither tally nor findings: what was found would tell."""
    outcomes: Any = counted().to_dict()["outcomes"]
    secret = outcomes[1]

    assert (secret["type"], secret["outcome"], secret["votes"]) == ("Decided", "tied", [])
    assert "findings" not in secret


def test_figures_of_a_secret_vote_are_in_no_finding() -> None:
    """Its majority is asked, and the answer shown without the voices."""
    secret = counted().explain().split("\n\n")[2]

    assert "the statutes ask for" in secret
    assert "found" not in secret


def test_public_holidays_come_from_the_library_of_the_place() -> None:
    """14 May and 8 May are two in France: four working days reach back to the 6th."""
    in_time, late = counted(), counted(called="2026-05-07")

    assert "voidable" not in in_time.explain()
    assert "carried, but voidable" in late.explain()


def test_void_proxy_says_why() -> None:
    """It was given all the same."""
    page = counted(blank="void").explain()

    assert "the blank proxy of Chloé is set aside: the statutes give it no effect" in page


def test_ballots_of_a_secret_vote_that_say_neither_are_counted_together() -> None:
    """Whether blank, void or an abstention, nobody sees."""
    page = counted(**{"bruno: no, djibril: no": "bruno: blank, djibril: void"}).explain()

    assert "Usagers and Équipe together: 2 for, 0 against and 2 other" in page


def test_public_holidays_may_be_given() -> None:
    """As a town keeps them: on the 12th and 13th nobody works there."""
    case = em.loads(CASE.replace("CALLED", "2026-05-06").replace("BLANK", "with_the_board"))
    assert case.cooperative is not None
    meeting = case.cooperative.meeting("ag")
    own = (date(2026, 5, 12), date(2026, 5, 13), date(2026, 5, 8))

    page = em.count(
        meeting, within=case, packs=(), on=date(2026, 11, 23), holidays=lambda day: day in own
    ).explain()

    assert "carried, but voidable" in page


def test_place_that_the_library_does_not_know_is_named() -> None:
    """Atlantis has no holidays."""
    case = em.loads(
        CASE.replace("holidays: FR", "holidays: ATLANTIS")
        .replace("CALLED", "2026-05-07")
        .replace("BLANK", "void")
    )
    assert case.cooperative is not None

    with pytest.raises(InvalidValueError, match="no public holidays are known of 'ATLANTIS'"):
        em.count(case.cooperative.meeting("ag"), within=case, packs=(), on=date(2026, 11, 23))


def test_library_that_is_missing_says_how_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is an extra."""
    monkeypatch.setitem(__import__("sys").modules, "holidays", None)

    with pytest.raises(InvalidValueError, match="pip install 'essmodel\\[calendars\\]'"):
        counted()

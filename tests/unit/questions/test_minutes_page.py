"""The minutes of a meeting: who came, how they voted, what it came to, and by how much."""

from datetime import date
from textwrap import indent

import pytest

import essmodel as em
from essmodel.messages.text import Lang

THAT_DAY = date(2026, 5, 14)
MADE_UP = "{kind: invented, note: {en: 'made up', fr: 'imaginé'}}"
STATUTES = """\
essmodel: 1
title: Les Tilleuls
as_of: 2026-05-14
stakeholders:
  - {type: person, id: a1, name: Amina}
  - {type: person, id: a2, name: Bruno}
  - {type: person, id: b1, name: Chloé}
  - {type: person, id: b2, name: Djibril}
  - {type: person, id: out, name: Élise}
cooperative:
  name: Les Tilleuls
  legal_form: sas
  statutes:
    source: &made_up SOURCE
    voice: one_per_member
    categories: [{id: all, name: Tous, interest: beneficiaries}]
    COLLEGES
    proxies: {limit: 1}
    decisions:
      - kind: ordinary
        quorum: {first_call: 1/2, second_call: none, measured_by: MEASURE}
        majority: {MAJORITY, base: votes_cast}
        source: *made_up
  members:
    - {party: a1, category: all, capital: 20, VOTES_A}
    - {party: a2, category: all, capital: 20, VOTES_A}
    - {party: b1, category: all, capital: 20, VOTES_B}
    - {party: b2, category: all, capital: 20, VOTES_B}
  meetings:
    - id: ag
      title: {en: "Meeting of 2026", fr: "Assemblée de 2026"}
      held_on: 2026-05-14
      call: first
      source: *made_up
      attendance: {present: PRESENT, proxies: PROXIES}
      resolutions:
RESOLUTIONS
"""
COLLEGES = """colleges: [{id: a, name: Usagers, parts: 3}, {id: b, name: Équipe, parts: 1}]
    counting: COUNTING
    empty_college: keep"""
RESOLUTION = '- {id: r, title: {en: "Open", fr: "Ouvrir"}, kind: ordinary, ballots: BALLOTS}'


def written(
    *,
    ballots: str | None,
    present: str = "[a1, a2, b1]",
    proxies: str = "[]",
    counting: str | None = None,
    measure: str = "heads",
    majority: str = "more_than: 1/2",
) -> str:
    """Write a case of four members and one meeting, with or without colleges."""
    words = {
        "COLLEGES": COLLEGES.replace("COUNTING", counting) if counting else "",
        "VOTES_A": "college: a" if counting else "",
        "VOTES_B": "college: b" if counting else "",
        "SOURCE": MADE_UP,
        "MEASURE": measure,
        "MAJORITY": majority,
        "PRESENT": present,
        "PROXIES": proxies,
        "RESOLUTIONS": indent(RESOLUTION.replace("BALLOTS", ballots), " " * 8) if ballots else "",
    }
    text = STATUTES if ballots else STATUTES.replace("      resolutions:\n", "")
    for placeholder, word in words.items():
        text = text.replace(placeholder, word)
    return text.replace(", }", "}")


def minutes(lang: Lang = "en", **words: str | None) -> list[str]:
    """Count the meeting of such a case, and return its minutes."""
    case = em.loads(written(**words))  # type: ignore[arg-type]
    assert case.cooperative
    (meeting,) = case.cooperative.meetings
    return em.count(meeting, within=case, packs=(), on=THAT_DAY).explain(lang).splitlines()


def test_minutes_say_who_came_how_they_voted_and_what_it_came_to() -> None:
    """The whole page, once."""
    assert minutes(ballots="{a1: yes, a2: yes, b1: no}") == [
        "Meeting of 2026, 14 May 2026, first notice",
        "present: 3, represented: 0, voters: 4",
        "",
        "Open",
        "    2 for and 1 against",
        "✓ adopted: 66.67% for (2/3)",
        "✓ the statutes ask that at least 50% of the members attend",
        "    found: attending: 3; out of: 4",
        "    invented (made up)",
        "✓ the statutes ask for more than 50% of the votes cast",
        "    found: parts for: 2; parts cast: 3",
        "    invented (made up)",
    ]


def test_minutes_in_french_are_french() -> None:
    """The same page."""
    assert minutes("fr", ballots="{a1: yes, a2: yes, b1: no}") == [
        "Assemblée de 2026, le 14 mai 2026, première convocation",
        "présents\u00a0: 3, représentés\u00a0: 0, électeurs\u00a0: 4",
        "",
        "Ouvrir",
        "    2 pour et 1 contre",
        "✓ adoptée\u00a0: 66,67\u00a0% pour (2/3)",
        "✓ les statuts demandent que participent au moins 50\u00a0% des associés",
        "    constaté\u00a0: participation\u00a0: 3\u00a0; sur\u00a0: 4",
        "    inventé (imaginé)",
        "✓ les statuts demandent plus de 50\u00a0% des suffrages exprimés",
        "    constaté\u00a0: parts pour\u00a0: 2\u00a0; parts exprimées\u00a0: 3",
        "    inventé (imaginé)",
    ]


@pytest.mark.parametrize(
    ("counting", "votes"),
    [
        ("pooled", ["Usagers: 2 for and 0 against", "Équipe: 0 for and 1 against"]),
        (
            "proportional",
            [
                "Usagers (weight 3/4): 2 for and 0 against",
                "Équipe (weight 1/4): 0 for and 1 against",
            ],
        ),
    ],
)
def test_a_college_has_its_name_and_its_weight_where_it_weighs(
    counting: str, votes: list[str]
) -> None:
    """Where all voices count alike, a weight would mislead."""
    page = minutes(ballots="{a1: yes, a2: yes, b1: no}", counting=counting)

    assert page[4:6] == [f"    {one}" for one in votes]


def test_other_ballots_are_told_where_there_are_some() -> None:
    """Abstentions, blank and void ballots."""
    page = minutes(
        present="[a1, a2, b1, b2]", ballots="{a1: yes, a2: abstain, b1: blank, b2: void}"
    )

    assert page[4] == "    1 for, 0 against, 1 abstention, 1 blank and 1 void"


def test_a_ballot_of_someone_absent_is_told() -> None:
    """It is set aside, and whose it was is said by name."""
    page = minutes(ballots="{a1: yes, a2: yes, b1: no, b2: yes}")

    assert page[5] == "    ballots set aside, for their voters did not attend: Djibril"


@pytest.mark.parametrize(
    ("proxies", "why"),
    [
        ("[{giver: a2, holder: a1}]", "Bruno gave to Amina is set aside: Bruno came"),
        (
            "[{giver: b2, holder: a1}, {giver: b1, holder: a1}]",
            "Djibril gave to Amina is set aside: Amina holds as many as allowed",
        ),
        ("[{giver: b1, holder: b2}]", "Chloé gave to Djibril is set aside: Djibril did not come"),
        ("[{giver: out, holder: a1}]", "Élise gave to Amina is set aside: Élise is no voter"),
        ("[{giver: b1, holder: out}]", "Chloé gave to Élise is set aside: Élise is no voter"),
    ],
)
def test_a_proxy_set_aside_is_told_with_the_reason(proxies: str, why: str) -> None:
    """Both by name."""
    page = minutes(ballots="{a1: yes}", present="[a1, a2]", proxies=proxies)

    assert page[2] == f"    the proxy that {why}"


@pytest.mark.parametrize(
    ("words", "result"),
    [
        ({"ballots": "{a1: yes}", "present": "[a1]"}, "no quorum: 25% attend (1/4); 1 voice short"),
        (
            {
                "ballots": "{b1: yes}",
                "present": "[b1, b2]",
                "counting": "proportional",
                "measure": "weights",
            },
            "no quorum: 25% attend (1/4); 25% short",
        ),
        (
            {"ballots": "{a1: yes, a2: no, b1: no}", "majority": "at_least: 2/3"},
            "rejected: 33.33% for (1/3); 1 voice short",
        ),
        (
            {
                "ballots": "{a1: yes, a2: no, b1: no}",
                "majority": "at_least: 2/3",
                "counting": "proportional",
            },
            "rejected: 37.5% for (3/8); 29.17% short",
        ),
        (
            {"ballots": "{a1: yes, a2: no}"},
            "rejected: 50% for (1/2), exactly the bound, and more is needed; 1 voice short",
        ),
        (
            {
                "ballots": "{a1: yes, a2: no, b1: yes, b2: no}",
                "present": "[a1, a2, b1, b2]",
                "counting": "proportional",
            },
            "rejected: 50% for (1/2), exactly the bound, and more is needed",
        ),
    ],
)
def test_a_result_says_by_how_much_it_failed(words: dict[str, str], result: str) -> None:
    """In voices where every voice counts alike, else in a part of the whole."""
    assert f"✗ {result}" in minutes(**words)  # type: ignore[arg-type]


def test_a_meeting_without_resolutions_has_only_a_title() -> None:
    """Nothing was put to the vote, so nothing was counted."""
    assert minutes(ballots=None) == ["Meeting of 2026, 14 May 2026, first notice"]

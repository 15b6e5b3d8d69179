"""Meetings that somebody wrote to break the count: refused with reasons, or counted right."""

from datetime import date

import pytest

import essmodel as em
from essmodel.errors import InvalidValueError
from essmodel.governance.meeting import Choice, Proxy
from essmodel.governance.outcome import Rejected
from essmodel.governance.statutes import CountingMode, Majority, MajorityBase
from essmodel.testing.meeting_cases import A_DAY, HALF, case_of, members_of, statutes_of

CASE = """\
essmodel: 1
title: Les Tilleuls
as_of: 2026-05-14
stakeholders:
  - {type: person, id: amina, name: Amina}
  - {type: person, id: bruno, name: Bruno}
  - {type: person, id: chloe, name: Chloé}
  - {type: person, id: dina, name: Dina}
cooperative:
  name: Les Tilleuls
  legal_form: sas
  statutes:
    source: &made_up {kind: invented}
    voice: one_per_member
    categories: [{id: all, name: Tous, interest: beneficiaries}]
    colleges: [{id: a, name: Usagers, parts: 2}, {id: b, name: Équipe, parts: 1}]
    counting: proportional
    empty_college: EMPTY
    proxies: {limit: 1}
    decisions:
      - kind: ordinary
        quorum: {first_call: none, second_call: none, measured_by: heads}
        majority: {more_than: 1/2, base: votes_cast}
        source: *made_up
  members:
    - {party: amina, category: all, capital: 20, college: a}
    - {party: bruno, category: all, capital: 20, college: a}
    - {party: chloe, category: all, capital: 20, college: a}
  meetings:
    - id: ag
      title: "Assemblée"
      held_on: 2026-05-14
      call: first
      source: *made_up
      attendance:
        present: [amina, bruno]
        proxies: [{giver: chloe, holder: amina}]
      resolutions:
        - {id: one, title: Ouvrir, kind: ordinary,
           ballots: {amina: yes, bruno: no, chloe: yes}}
"""


def counted(*changes: tuple[str, str]) -> str:
    """Count the meeting, with other words in the place of some, and return its page."""
    text = CASE
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new, 1)
    case = em.loads(text.replace("EMPTY", "keep"))
    assert case.cooperative is not None
    meeting = case.cooperative.meeting("ag")
    return em.count(meeting, within=case, packs=(), on=date(2026, 11, 23)).explain()


@pytest.mark.parametrize(
    ("old", "new", "refusal"),
    [
        ("{amina: yes, bruno", "{amina: yes, amina: no, bruno", "already written at <text>:40:22"),
        ("{amina: yes, bruno", "{nobody: yes, bruno", "nothing has the id 'nobody'"),
        ("amina: yes, bruno", "amina: perhaps, bruno", "ballots.amina"),
        ("present: [amina,", "present: [amina, amina,", "'amina' attends twice"),
        ("holder: amina}]", "holder: amina}, {giver: chloe, holder: bruno}]", "gave two proxies"),
        ("parts: 2", "parts: -2", "-2 is not at least one"),
        ("parts: 2", "parts: 0", "0 is not at least one"),
        ("id: dina", "id: \u0430mina", "looks like 'amina'"),
        ("{limit: 1}", "{limit: -1}", "-1"),
        (
            "- {party: chloe,",
            "- {party: amina, category: all, capital: 20, college: b}\n    - {party: chloe,",
            "'amina' is a member twice on one day",
        ),
    ],
    ids=[
        "two ballots",
        "a ballot of nobody",
        "a ballot that says something else",
        "present twice",
        "two proxies",
        "a negative weight",
        "no weight",
        "an id in Cyrillic",
        "a negative limit",
        "in two colleges",
    ],
)
def test_what_cannot_be_is_refused_where_it_stands(old: str, new: str, refusal: str) -> None:
    """With the line, and what to write instead."""
    with pytest.raises(InvalidValueError, match=r"<text>:[0-9]+:[0-9]+: ") as refused:
        counted((old, new))

    assert refusal in str(refused.value)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        (
            (("amina: yes, bruno", "dina: yes, amina: yes, bruno"),),
            "ballots set aside, for their voters did not attend: Dina",
        ),
        (
            (("{giver: chloe, holder: amina}", "{giver: chloe, holder: dina}"),),
            "the proxy that Chloé gave to Dina is set aside",
        ),
        (
            (
                ("present: [amina, bruno]", "present: [bruno]"),
                ("holder: amina}", "holder: amina}, {giver: amina, holder: chloe}"),
            ),
            "the proxy that Amina gave to Chloé is set aside: Chloé did not come",
        ),
        (
            (("holder: amina}", "holder: amina}, {giver: bruno, holder: bruno}"),),
            "the proxy that Bruno gave to Bruno is set aside",
        ),
        (
            (("{limit: 1}", "{limit: 0}"),),
            "the proxy that Chloé gave to Amina is set aside",
        ),
        (
            (("name: Bruno", "name: \u0410mina"), ("bruno]", "bruno, chloe]")),
            "the proxy that Chloé gave to Amina (amina) is set aside",
        ),
    ],
    ids=[
        "a voter who is no member",
        "a holder who is no member",
        "proxies in a cycle",
        "a proxy to oneself",
        "a proxy too many",
        "names that look the same",
    ],
)
def test_what_counts_for_nothing_is_set_aside_and_said(
    changes: tuple[tuple[str, str], ...], said: str
) -> None:
    """With its reason, and nobody's other ballot is lost."""
    assert said in counted(*changes)


@pytest.mark.parametrize(
    ("policy", "said"),
    [("keep", "rejected: 44.44% for (4/9)"), ("redistribute", "adopted: 66.67% for (2/3)")],
)
def test_college_without_members_weighs_as_the_statutes_say(policy: str, said: str) -> None:
    """Kept, its third says neither yes nor no; redistributed, the other decides alone."""
    assert said in counted(("EMPTY", policy))


@pytest.mark.parametrize(
    "whole",
    [
        pytest.param(60_000, marks=pytest.mark.heavy),
        pytest.param(1_000_000, marks=pytest.mark.vast),
    ],
)
def test_all_members_are_counted_to_the_last(whole: int) -> None:
    """Half of them in each of two colleges, a quarter of all by proxy; even of a million."""
    came = whole * 3 // 4
    statutes = statutes_of(
        [2, 1],
        counting=CountingMode.PROPORTIONAL,
        majority=Majority(threshold=HALF, base=MajorityBase.VOTES_CAST),
    )
    members = members_of([whole // 2, whole // 2], [1] * whole)
    names = [one.party for one in members]
    proxies = [
        Proxy(giver=names[came + number], holder=names[number]) for number in range(whole - came)
    ]
    choices = {
        name: Choice.NO if number % 3 else Choice.YES for number, name in enumerate(names[:came])
    }
    case = case_of(statutes, members, names[:came], proxies, choices)
    assert case.cooperative is not None
    (meeting,) = case.cooperative.meetings

    (outcome,) = em.count(meeting, within=case, packs=(), on=A_DAY).outcomes
    cast = [(one.yes.count, one.no.count) for one in outcome.count.tally.colleges]
    assert sum(yes + no for yes, no in cast) == came
    assert [yes for yes, _ in cast] == [-(-whole // 6), whole // 12]
    assert isinstance(outcome, Rejected)

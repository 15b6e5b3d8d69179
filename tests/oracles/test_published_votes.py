"""
Votes and attendances that co-operatives published, counted again.

- Enercoop Auvergne-Rhône-Alpes, meeting of 2022: 3512 direct votes, 897 proxies, 49 % turnout,
  https://enercoop.fr/blog/actualites/auvergne-rhone-alpes/assemblee-generale-en-auvergne
  How many members there were is not published: 49 %, rounded, leaves 8908 to 9090.
- Railcoop, meeting of 2023-10-07: 88.5 % yes, about 6000 voters, 42 % turnout, on enviscope.com.
  Read as 5310 yes of 6000 votes cast, of 14 286 members.
- Ouvaton, meeting of 2010: 119 votes of 166 voters for the best candidate, reported
  as "sans atteindre les 50%", https://forums.ouvaton.coop/t/ag-2010-bilan-ag/675
  119 is more than a half of 166: the half that was missed is of another base, all members.
- Énergies collectives, meeting of 2017: 34 of 146 members, on energiescollectives.fr.
"""

from datetime import date

import pytest

import essmodel as em
from essmodel.governance.outcome import Adopted, NoQuorum, Outcome, Rejected
from essmodel.values.threshold import Threshold

CASE = """\
essmodel: 1
title: a published vote
cooperative:
  name: a co-operative
  legal_form: any
  statutes:
    source: {{kind: invented}}
    voice: one_per_member
    categories: [{{id: members, name: Members, interest: beneficiaries}}]
    decisions:
      - kind: ordinary
        quorum: {{first_call: {quorum}, second_call: none, measured_by: heads}}
        majority: {{{majority}, base: {base}}}
        source: {{kind: invented}}
    proxies: {{limit: none}}
  headcounts:
    - {{group: members, members: {members}, source: {{kind: invented}}}}
  meetings:
    - id: meeting
      title: the meeting
      held_on: 2023-10-07
      call: first
      source: {{kind: invented}}
      attendance: [{{present: {present}, represented: {represented}}}]
      resolutions:
        - {{id: one, title: one, kind: ordinary, counted: [{{yes: {yes}, no: {no}}}]}}
"""


def counted(
    *,
    members: int,
    present: int,
    represented: int = 0,
    yes: int = 0,
    no: int = 0,
    quorum: str = "none",
    majority: str = "more_than: 1/2",
    base: str = "votes_cast",
) -> Outcome:
    """Count one vote of members without colleges, by the statutes alone."""
    case = em.loads(
        CASE.format(
            members=members,
            present=present,
            represented=represented,
            yes=yes,
            no=no,
            quorum=quorum,
            majority=majority,
            base=base,
        )
    )
    assert case.cooperative is not None
    meeting = case.cooperative.meeting("meeting")
    (found,) = em.count(meeting, within=case, packs=(), on=date(2026, 11, 22)).outcomes
    return found


@pytest.mark.parametrize(("members", "turnout"), [(8907, 50), (8908, 49), (9090, 49), (9091, 48)])
def test_enercoop_turnout_bounds_the_number_of_members(members: int, turnout: int) -> None:
    """Rounded to a whole percentage, halves up."""
    attending = 3512 + 897

    assert attending == 4409
    assert (200 * attending + members) // (2 * members) == turnout


@pytest.mark.parametrize("members", [8908, 9090])
def test_enercoop_proxies_count_for_the_turnout(members: int) -> None:
    """4409 voices attend, whoever carries them; one fifth is reached by far."""
    found = counted(members=members, present=3512, represented=897, yes=4409, quorum="1/5")

    assert isinstance(found, Adopted)
    assert found.count.attending == (4409, members)


@pytest.mark.parametrize("members", [8908, 9090])
def test_enercoop_half_of_the_members_did_not_come(members: int) -> None:
    """The quorum of SCANI would have refused it; only 49 % attend."""
    found = counted(members=members, present=3512, represented=897, yes=4409, quorum="1/2")

    assert isinstance(found, NoQuorum)


@pytest.mark.parametrize("majority", ["more_than: 1/2", "at_least: 2/3", "at_least: 3/4"])
def test_railcoop_88_5_percent_of_the_votes_cast_carry_any_usual_majority(majority: str) -> None:
    """A half, two thirds, three quarters."""
    found = counted(members=14_286, present=6000, yes=5310, no=690, majority=majority)

    assert isinstance(found, Adopted)
    assert found.count.in_favour == (5310, 6000)


def test_railcoop_same_votes_are_a_minority_of_all_members() -> None:
    """37 % of them: the base decides, not the landslide."""
    found = counted(members=14_286, present=6000, yes=5310, no=690, base="all_members")

    assert isinstance(found, Rejected)
    assert found.count.in_favour == (5310, 14_286)


def test_ouvaton_119_of_166_are_a_majority_of_the_votes_cast() -> None:
    """As almost everyone would count it."""
    found = counted(members=238, present=166, yes=119, no=47)

    assert isinstance(found, Adopted)


@pytest.mark.parametrize(
    ("members", "outcome", "is_tied"),
    [(237, Adopted, None), (238, Rejected, True), (239, Rejected, False)],
)
def test_ouvaton_119_are_no_majority_of_238_members(
    members: int, outcome: type, *, is_tied: bool | None
) -> None:
    """So there were at least 238, if the report counts all members."""
    found = counted(members=members, present=166, yes=119, no=47, base="all_members")

    assert isinstance(found, outcome)
    assert (found.is_tied if isinstance(found, Rejected) else None) is is_tied


@pytest.mark.parametrize(("quorum", "outcome"), [("1/5", Adopted), ("1/4", NoQuorum)])
def test_energies_collectives_34_of_146_pass_one_fifth_and_fail_one_quarter(
    quorum: str, outcome: type
) -> None:
    """The ordinary and the extraordinary quorum of a SA."""
    found = counted(members=146, present=34, yes=34, quorum=quorum)

    assert isinstance(found, outcome)
    assert found.count.attending == (34, 146)


@pytest.mark.parametrize(("part", "least"), [(5, 30), (4, 37)])
def test_energies_collectives_quorum_in_people(part: int, least: int) -> None:
    """30 people for one fifth, 37 for one quarter."""
    assert Threshold(part=1, whole=part, is_strict=False).least(146) == least

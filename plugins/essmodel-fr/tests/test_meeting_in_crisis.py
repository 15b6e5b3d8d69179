"""Meetings counted whole: from afar in the crisis, and once a silent college is set aside."""

import pytest

import essmodel as em
from essmodel.rules.finding import Finding
from essmodel.rules.verdict import Unmet
from essmodel_fr.pack import PACK

MEETING = """
essmodel: 1
title: {{en: "invented", fr: "inventé"}}
as_of: 2026-11-22
stakeholders:
  - {{type: person, id: ana, name: "Ana"}}
  - {{type: person, id: bo, name: "Bo"}}
  - {{type: person, id: chi, name: "Chi"}}
cooperative:
  name: "invented"
  legal_form: sas
  statutes:
    source: {{kind: invented}}
    voice: one_per_member
    categories: [{{id: users, name: "Users", interest: beneficiaries}}]
    colleges: {colleges}
    counting: proportional
    empty_college: keep
    silent_college: set_aside
    proxies: {{limit: none}}
    assembly: {{remote: no}}
    decisions:
      - kind: ordinary
        quorum: {{first_call: none, second_call: none, measured_by: heads}}
        majority: {{more_than: 1/2, base: votes_cast}}
        source: {{kind: invented}}
  members:
    - {{party: ana, category: users, college: a, capital: 20, from: 2019-01-01}}
    - {{party: bo, category: users, college: b, capital: 20, from: 2019-01-01}}
    - {{party: chi, category: users, college: c, capital: 20, from: 2019-01-01}}
  meetings:
    - id: ag
      title: {{en: "meeting", fr: "assemblée"}}
      held_on: {day}
      call: first
      fiscal_year_end: 2019-12-31
      source: {{kind: invented}}
      attendance: {{present: [ana], remote: [bo]}}
      resolutions:
        - id: r
          title: {{en: "text", fr: "texte"}}
          kind: ordinary
          ballots: {{ana: yes, bo: yes}}
"""


def findings(*, day: str, parts: tuple[int, int, int] = (40, 30, 30)) -> dict[str, Finding]:
    """Count the meeting of a day, in which the third college says nothing."""
    colleges = ", ".join(
        f'{{id: {name}, name: "{name}", parts: {part}}}'
        for name, part in zip("abc", parts, strict=True)
    )
    case = em.loads(MEETING.format(day=day, colleges=f"[{colleges}]"))
    assert case.cooperative is not None
    meeting = case.cooperative.meeting("ag")
    found = em.count(meeting, within=case, packs=(PACK,), on=meeting.held_on)
    return {one.rule.id: one for one in found.outcomes[0].count.findings}


@pytest.mark.parametrize(
    ("day", "derogates"),
    [
        ("2020-03-11", False),
        ("2020-03-12", True),
        ("2020-03-13", True),
        ("2020-11-30", True),
        ("2020-12-01", False),
        ("2020-12-02", True),
        ("2021-07-31", True),
        ("2021-08-01", False),
    ],
)
def test_statutes_that_forbid_it_bind_on_the_days_outside(day: str, *, derogates: bool) -> None:
    """Inside a window the ordinance gives the right, and the statutes are not asked."""
    found = findings(day=day)

    assert ("fr.crisis.remote_meeting" in found) is derogates
    assert ("statutes.remote" in found) is not derogates
    if not derogates:
        assert found["statutes.remote"].standing is em.Standing.UNMET


def test_a_college_set_aside_leaves_a_doubt_and_no_breach() -> None:
    """40 of 70 is more than half, and 35 of 70 is exactly half, which is allowed."""
    rule = "fr.scic.no_college_over_ceiling_once_silent"

    over = findings(day="2026-05-14", parts=(40, 30, 30))[rule]
    assert isinstance(over.verdict, Unmet)
    assert over.standing is em.Standing.UNDETERMINED
    assert rule not in findings(day="2026-05-14", parts=(35, 35, 30))

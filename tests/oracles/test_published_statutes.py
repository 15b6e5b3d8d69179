"""
What statutes on the web say of shares and colleges, held against the law and their own sums.

- M comme Médoc, articles 6 to 9: gregorycatteau/scicmcommemedoc, content/statuts.md.
  Lots of 40 shares of 100, 17 of 500, 23 of 100 and 14 of 1000, "28 800" in all, though one nominal
  value is said for all shares; and a member may hold a voice in several colleges.
- Entre 2 mondes: https://entre2mondes.org/2020/12/28/en-route-vers-la-scic
  Employees 25, producers 25, users 25, authorities 15; the last line is not stored: 10?

Who the members are is invented.
"""

from datetime import date

import pytest

import essmodel as em
from essmodel.errors import InvalidValueError
from essmodel.values.money import Money
from essmodel_fr.pack import PACK

LOTS = ((40, 100), (17, 500), (23, 100), (14, 1000))
ENTRE_2_MONDES = {"employees": 25, "producers": 25, "users": 25, "authorities": 15, "others": 10}
DAY = date(2026, 5, 14)
CASE = """\
essmodel: 1
title: published statutes
stakeholders:
  - {type: person, id: amina, name: Amina}
cooperative:
  name: a co-operative
  legal_form: sas
  formed_on: 2020-12-28
  fiscal_year_end: 2026-03-31
  share_values: [VALUES]
  statutes:
    source: {kind: invented}
    voice: one_per_member
    categories: [{id: users, name: users, interest: beneficiaries}]
    colleges:
      - {id: employees, name: employees, parts: 25}
      - {id: producers, name: producers, parts: 25}
      - {id: users_college, name: users, parts: 25}
      - {id: authorities, name: authorities, parts: 15}
      - {id: others, name: others, parts: 10}
    counting: proportional
    empty_college: keep
    decisions: []
    proxies: {limit: none}
  members:
    - {party: amina, category: users, college: employees, capital: 100}
"""


def standing(rule: str, values: str) -> em.Standing:
    """Return what one rule of the law says of shares of these values."""
    found = em.check(em.loads(CASE.replace("VALUES", values)), packs=(PACK,), on=DAY).findings
    return next(one.standing for one in found if one.rule.id == rule)


def test_lots_of_m_comme_medoc_come_to_what_is_said() -> None:
    """To the euro."""
    amounts = [Money(euros * 100) * shares for shares, euros in LOTS]

    assert sum(one.cents for one in amounts) == 28_800_00


@pytest.mark.parametrize(
    ("values", "expected"),
    [("100, 500, 100, 1000", em.Standing.UNMET), ("100, 100, 100, 100", em.Standing.MET)],
    ids=["as published", "had they been alike"],
)
def test_three_nominal_values_are_not_one(values: str, expected: em.Standing) -> None:
    """The statutes say one value, and list three."""
    assert standing("fr.scic.one_share_value", values) is expected


def test_member_with_voices_in_several_colleges_is_refused() -> None:
    """One person, one voice: the statutes would have to say how the voices are told apart."""
    second = "    - {party: amina, category: users, college: others, capital: 100}\n"

    with pytest.raises(InvalidValueError, match="'amina' is a member twice on one day"):
        em.loads(CASE.replace("VALUES", "100") + second)


@pytest.mark.parametrize(
    "rule",
    [
        "fr.scic.at_least_three_colleges",
        "fr.scic.no_college_under_floor",
        "fr.scic.no_college_over_ceiling",
    ],
)
def test_colleges_of_entre_2_mondes_are_within_the_law(rule: str) -> None:
    """The last exactly on the floor, if it is a tenth."""
    case = em.loads(CASE.replace("VALUES", "100"))
    assert case.cooperative is not None

    assert [one.parts for one in case.cooperative.statutes.colleges] == [*ENTRE_2_MONDES.values()]
    assert standing(rule, "100") is em.Standing.MET

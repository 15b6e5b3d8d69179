"""A15, SARL: what carries an ordinary decision, and what changes the statutes."""

from datetime import date
from functools import partial
from typing import Any

import pytest

from essmodel.governance.fact import (
    CooperativeFacts,
    DecisionRecord,
    MeetingFacts,
    ResolutionFacts,
)
from essmodel.testing import asking
from essmodel_fr.pack import PACK

verdict = partial(asking.verdict, PACK)
TODAY = date(2026, 11, 22)
OLD, NEW = date(2005, 8, 2), date(2005, 8, 3)
SARL = CooperativeFacts(legal_form="sarl")


def meeting(call: str | None = "first", attending: int | None = None) -> MeetingFacts:
    """Make a meeting of a company of 100 members."""
    return MeetingFacts(call=call, voices_attending=attending, voices_entitled=100)


def vote(yes: int | None, *, kind: str = "ordinary", cast: int = 90) -> ResolutionFacts:
    """Make a vote of 100 members of whom 96 attend and some cast a vote."""
    return ResolutionFacts(
        kind=kind,
        yes_of_cast=yes,
        cast=cast,
        yes_of_attending=yes,
        attending=96,
        yes_of_members=yes,
        members=100,
    )


@pytest.mark.parametrize(
    ("call", "yes", "expected"),
    [
        ("first", 51, "met"),
        ("first", 50, "unmet"),
        ("second", 46, "met"),
        ("second", 45, "unmet"),
        ("first", None, "undetermined"),
        (None, 48, "undetermined"),
        (None, 51, "met"),
        (None, 45, "unmet"),
    ],
)
def test_first_of_all_members_then_of_those_who_vote(
    call: str | None, yes: int | None, expected: str
) -> None:
    """100 members, 90 votes cast: 51, then 46; half is never enough."""
    found = verdict("fr.sarl.ordinary_majority", SARL, meeting(call), vote(yes), assembly=TODAY)

    assert found == expected


@pytest.mark.parametrize(
    ("formed", "yes", "expected"),
    [
        (OLD, 75, "met"),
        (OLD, 74, "unmet"),
        (NEW, 64, "met"),
        (NEW, 63, "unmet"),
        (OLD, None, "undetermined"),
        (None, 74, "undetermined"),
        (None, 75, "met"),
    ],
)
def test_the_day_of_formation_chooses_the_majority(
    formed: date | None, yes: int | None, expected: str
) -> None:
    """Three quarters of 100 members, or two thirds of the 96 who attend."""
    facts: dict[str, Any] = {} if formed is None else {"formation": formed}
    ballot = vote(yes, kind="extraordinary")

    assert verdict("fr.sarl.extraordinary_majority", SARL, meeting(), ballot, **facts) == expected


@pytest.mark.parametrize(
    ("call", "attending", "expected"),
    [
        ("first", 25, "met"),
        ("first", 24, "unmet"),
        ("second", 20, "met"),
        ("second", 19, "unmet"),
        ("first", None, "undetermined"),
    ],
)
def test_a_quarter_then_a_fifth_attend(call: str, attending: int | None, expected: str) -> None:
    """Where the company was formed since August 2005; before, nothing is asked."""
    name, ballot = "fr.sarl.extraordinary_quorum", vote(1, kind="extraordinary")
    came = meeting(call, attending)

    assert verdict(name, SARL, came, ballot, formation=NEW) == expected
    assert verdict(name, SARL, came, ballot, formation=OLD) == "not asked"


def statutes(
    kind: str = "extraordinary",
    *,
    majority: tuple[int, int] = (2, 3),
    is_strict: bool = False,
    base: str = "attending",
    first: tuple[int, int] = (1, 4),
    second: tuple[int, int] = (1, 5),
) -> CooperativeFacts:
    """Make the statutes of a SARL that say one thing."""
    said = DecisionRecord(
        name=kind,
        kind=kind,
        first_quorum_part=first[0],
        first_quorum_whole=first[1],
        second_quorum_part=second[0],
        second_quorum_whole=second[1],
        majority_part=majority[0],
        majority_whole=majority[1],
        majority_is_strict=is_strict,
        majority_base=base,
    )
    return CooperativeFacts(legal_form="sarl", decisions=(said,))


@pytest.mark.parametrize(
    ("facts", "formed", "expected"),
    [
        (statutes(), NEW, "met"),
        (statutes(majority=(3, 4)), NEW, "met"),
        (statutes(majority=(3, 5)), NEW, "unmet"),
        (statutes(first=(1, 5)), NEW, "unmet"),
        (statutes(second=(0, 1)), NEW, "unmet"),
        (statutes(), OLD, "unmet"),
        (statutes(majority=(3, 4)), OLD, "unmet"),
        (statutes(majority=(3, 4), base="all_members"), OLD, "met"),
        (statutes(majority=(2, 3), base="all_members"), OLD, "unmet"),
        (statutes("ordinary"), NEW, "not asked"),
    ],
)
def test_statutes_may_raise_what_changes_them_and_never_lower_it(
    facts: CooperativeFacts, formed: date, expected: str
) -> None:
    """A quarter, a fifth and two thirds; before, three quarters of all members."""
    assert verdict("fr.sarl.extraordinary_in_statutes", facts, formation=formed) == expected


@pytest.mark.parametrize(
    ("majority", "is_strict", "expected"),
    [((1, 2), True, "met"), ((1, 2), False, "unmet"), ((2, 3), False, "met")],
)
def test_statutes_ask_for_more_than_half_in_ordinary_decisions(
    majority: tuple[int, int],
    is_strict: bool,  # noqa: FBT001 - a column
    expected: str,
) -> None:
    """Half is not more than half."""
    facts = statutes("ordinary", majority=majority, is_strict=is_strict)

    found = verdict("fr.sarl.ordinary_majority_in_statutes", facts, decision=TODAY)
    assert found == expected


@pytest.mark.parametrize("form", ["sa", "sas"])
def test_other_companies_are_not_asked(form: str) -> None:
    """They have articles of their own."""
    other = CooperativeFacts(legal_form=form)

    assert verdict("fr.sarl.ordinary_majority", other, meeting(), vote(1), assembly=TODAY) == (
        "not asked"
    )

"""What statutes must say, and what they cannot."""

from types import SimpleNamespace
from typing import Any

import pytest

from essmodel.errors import InvalidValueError
from essmodel.governance.statutes import (
    Call,
    College,
    CountingMode,
    DecisionKind,
    EmptyCollege,
    Interest,
    Majority,
    MajorityBase,
    MemberCategory,
    ProxyRule,
    SilentCollege,
    Statutes,
)


def problems(refusal: pytest.ExceptionInfo[InvalidValueError]) -> list[tuple[str, str]]:
    """Return each problem and its path."""
    return [(one.id, one.path) for one in refusal.value.problems]


def joining(**merges_into: str | None) -> tuple[College, ...]:
    """Make colleges by the one that each joins while it is too small."""
    return tuple(
        College(id=name, name=name, parts=1, merges_into=target)
        for name, target in merges_into.items()
    )


def test_colleges_make_both_choices_necessary(make: SimpleNamespace) -> None:
    """No choice is made in place of the statutes."""
    with pytest.raises(InvalidValueError) as refusal:
        make.statutes(*make.colleges(users=1), counting=None, empty_college=None)

    assert problems(refusal) == [
        ("choice_unsaid", "counting"),
        ("choice_unsaid", "empty_college"),
    ]


def test_choices_about_colleges_mean_nothing_without_them(make: SimpleNamespace) -> None:
    """They are refused, not passed over."""
    with pytest.raises(InvalidValueError) as refusal:
        make.statutes(counting=CountingMode.POOLED, empty_college=EmptyCollege.KEEP)

    assert problems(refusal) == [
        ("choice_without_colleges", "counting"),
        ("choice_without_colleges", "empty_college"),
    ]


@pytest.mark.parametrize(
    "colleges",
    [
        joining(team="nobody"),
        joining(team="team"),
        joining(team="users", users="town", town=None)[:2],
    ],
    ids=["unknown", "itself", "chain"],
)
def test_college_joins_one_that_joins_no_other(
    make: SimpleNamespace, colleges: tuple[College, ...]
) -> None:
    """Otherwise the members would be sent on and on."""
    with pytest.raises(InvalidValueError, match="no college that another may join"):
        make.statutes(*colleges)


def test_college_may_join_another(make: SimpleNamespace) -> None:
    """And several may join the same."""
    rules: Statutes = make.statutes(*joining(users=None, team="users", town="users"))

    assert [one.merges_into for one in rules.colleges] == [None, "users", "users"]


@pytest.mark.parametrize("section", ["categories", "colleges", "decisions"])
def test_ids_are_given_once(make: SimpleNamespace, section: str) -> None:
    """Of categories, of colleges, of kinds of decision."""
    category = MemberCategory(id="users", name="Users", interest=Interest.BENEFICIARIES)
    twice = {
        "categories": (category, category),
        "colleges": make.colleges(users=1) * 2,
        "decisions": (make.decision(), make.decision()),
    }
    colleges = twice["colleges"] if section == "colleges" else ()
    choices = {} if section == "colleges" else {section: twice[section]}

    with pytest.raises(InvalidValueError) as refusal:
        make.statutes(*colleges, **choices)

    assert problems(refusal) == [("id_taken", section)]


def test_all_mistakes_are_said_at_once(make: SimpleNamespace) -> None:
    """A reader corrects them in one go."""
    with pytest.raises(InvalidValueError) as refusal:
        make.statutes(*make.colleges(users=1), *joining(users="team"), counting=None)

    assert problems(refusal) == [
        ("id_taken", "colleges"),
        ("merges_into_none", "colleges.1.merges_into"),
        ("choice_unsaid", "counting"),
    ]


@pytest.mark.parametrize(("field", "value"), [("parts", 0), ("parts", -1), ("forms_at", 0)])
def test_college_weighs_and_needs_at_least_one(field: str, value: int) -> None:
    """No weight and no member are no college."""
    fields: dict[str, Any] = {"parts": 1, field: value}

    with pytest.raises(InvalidValueError, match=f"{field}: {value} is not at least one"):
        College(id="users", name="Users", **fields)


@pytest.mark.parametrize("limit", [0, 1, None])
def test_proxies_have_a_limit_or_are_said_to_have_none(limit: int | None) -> None:
    """Zero forbids them; none is a choice that is written down."""
    assert ProxyRule(limit=limit).limit == limit


def test_limit_of_proxies_is_a_count() -> None:
    """Less than none is no limit."""
    with pytest.raises(InvalidValueError, match="limit: a count is zero or more, not -1"):
        ProxyRule(limit=-1)


def test_decision_the_statutes_do_not_speak_of_is_not_invented(make: SimpleNamespace) -> None:
    """Extraordinary decisions are not decided as ordinary ones."""
    rules = make.statutes()

    assert rules.decision(DecisionKind.ORDINARY).kind is DecisionKind.ORDINARY
    with pytest.raises(InvalidValueError, match="say nothing of extraordinary decisions"):
        rules.decision(DecisionKind.EXTRAORDINARY)


def test_quorum_is_of_a_call(make: SimpleNamespace) -> None:
    """One fifth on the first, none on the second."""
    quorum = make.decision(first="1/5").quorum

    assert quorum.on(Call.FIRST) == make.threshold("1/5")
    assert quorum.on(Call.SECOND) is None


@pytest.mark.parametrize(
    ("base", "english", "french"),
    [
        (MajorityBase.VOTES_CAST, "the votes cast", "des suffrages exprimés"),
        (MajorityBase.ATTENDING, "the voices present or represented", "voix présentes ou"),
        (MajorityBase.ALL_MEMBERS, "all members", "tous les associés"),
    ],
)
def test_majority_is_said_with_its_base(
    make: SimpleNamespace, base: MajorityBase, english: str, french: str
) -> None:
    """A majority of nothing in particular decides nothing."""
    majority = Majority(threshold=make.threshold("2/3"), base=base)

    assert english in majority.said("en")
    assert french in majority.said("fr")
    assert "2/3" in majority.said("en")


def test_silence_of_a_college_means_nothing_without_colleges(make: SimpleNamespace) -> None:
    """Nor is there a bloc without blocs, nor blocs without a majority of their own."""
    with pytest.raises(InvalidValueError) as no_colleges:
        make.statutes(silent_college=SilentCollege.CONSENTS)
    with pytest.raises(InvalidValueError) as no_blocs:
        make.statutes(*make.colleges(users=1), bloc_majority=make.decision().majority)
    with pytest.raises(InvalidValueError) as no_majority:
        make.statutes(*make.colleges(users=1), counting=CountingMode.BLOC)

    assert problems(no_colleges) == [("choice_without_colleges", "silent_college")]
    assert problems(no_blocs) == problems(no_majority)
    assert problems(no_blocs) == [("bloc_majority_misplaced", "bloc_majority")]

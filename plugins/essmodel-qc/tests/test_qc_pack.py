"""The law of Québec: each rule by its cases, and what a case file cannot say by facts."""

from datetime import date
from importlib.resources import as_file, files

import pytest

import essmodel as em
from essmodel.governance.fact import CategoryRecord, CooperativeFacts
from essmodel.io.manifest import read_manifest
from essmodel.io.readable_case import read_cases
from essmodel.packs.scope import scope
from essmodel.packs.vocabulary import vocabulary
from essmodel.questions.check import check
from essmodel.questions.rehearse import rehearse
from essmodel.rules.fact import stated
from essmodel.rules.finding import Finding, Standing
from essmodel.rules.law.event import Event
from essmodel.rules.law.source import Confidence, LegalSource
from essmodel.rules.rule import Subject
from essmodel.rules.verdict import Met, Unmet
from essmodel_qc import PACK, plugin

BEFORE, BILL_111 = date(2026, 2, 16), date(2026, 2, 17)


def found(day: date, /, *interests: str, **own: int) -> dict[str, Finding]:
    """Return what each rule about statutes finds, by its id."""
    records = tuple(CategoryRecord(name=one, interest=one, members=1) for one in interests)
    facts = {
        **stated(CooperativeFacts(categories=records)),
        **{f"qc.{name}": value for name, value in own.items()},
    }
    asked = vocabulary((PACK,)).law.about(Subject.STATUTES).ask(facts, {Event.DECISION: day})
    return {one.rule.id: one for one in asked}


def test_the_manifest_says_what_the_pack_says() -> None:
    """One is read without running the other."""
    assert plugin.essmodel_pack() is PACK
    with as_file(files("essmodel_qc").joinpath("essmodel.yaml")) as path:
        assert read_manifest(path) == PACK.manifest


def test_every_readable_case_comes_out_as_expected() -> None:
    """Met, unmet and undetermined, in the words of whoever answers for a rule."""
    with as_file(files("essmodel_qc")) as folder:
        rehearsals = rehearse(PACK, read_cases(folder), beside=())

    assert [one.explain() for one in rehearsals if not one.is_kept] == []


def test_its_place_alone_is_asked() -> None:
    """A case of elsewhere leaves the pack out; an invented one of here is asked and not refused."""
    here = em.loads(PACK.tour)
    elsewhere = em.loads(PACK.tour.replace("CA-QC", "CA-MB"))

    assert scope((PACK,), here).asked == (PACK,)
    assert scope((PACK,), elsewhere).left_out == (PACK,)
    assert check(here, packs=(PACK,), on=BEFORE).standing is Standing.UNDETERMINED


@pytest.mark.parametrize(
    "rule", ["qc.user_business", "qc.worker_business"], ids=["users", "workers"]
)
def test_business_is_computed_for_each_class_by_itself(rule: str) -> None:
    """Much business with one class does not make up for little with the other."""
    classes = ("beneficiaries", "employees")
    lacking = rule.removeprefix("qc.").removesuffix("_business")
    own = {"business_percent_with_users": 90, "business_percent_with_workers": 90}
    short = {**own, f"business_percent_with_{lacking}s": 89}

    def standing(day: date, **facts: int) -> Standing:
        return found(day, *classes, **facts)[rule].standing

    assert standing(BEFORE, business_percent_set=90, **own) is Standing.MET
    assert standing(BEFORE, business_percent_set=90, **short) is Standing.UNMET
    assert standing(BEFORE, **own) is Standing.UNDETERMINED
    assert standing(BILL_111, business_percent_set=90, **own) is Standing.UNDETERMINED
    assert rule not in found(BEFORE, "contributors", business_percent_set=90, **own)


@pytest.mark.parametrize(
    ("interests", "enough"),
    [
        (("beneficiaries", "employees"), True),
        (("beneficiaries", "contributors"), True),
        (("producers", "public_bodies"), True),
        (("volunteers", "contributors"), False),
        (("employees", "producers"), False),
        (("beneficiaries",), False),
    ],
    ids=["users-workers", "users-support", "workers-support", "support", "workers", "users"],
)
def test_two_of_three_classes_are_there(interests: tuple[str, ...], *, enough: bool) -> None:
    """The article was not read: what the condition comes to is told as a doubt."""
    finding = found(BEFORE, *interests)["qc.two_classes"]

    assert isinstance(finding.verdict, Met) is enough
    assert isinstance(finding.verdict, Unmet) is not enough
    assert finding.standing is Standing.UNDETERMINED


@pytest.mark.parametrize("elected", ["users", "workers", "support"])
def test_a_class_without_a_director_is_a_doubt(elected: str) -> None:
    """Section 226.6 is known from memory."""
    rules = {
        "users": ("qc.users_elect_a_director", "beneficiaries", "user_directors"),
        "workers": ("qc.workers_elect_a_director", "employees", "worker_directors"),
        "support": ("qc.support_elects_a_director", "contributors", "support_directors"),
    }
    rule, interest, fact = rules[elected]

    none, one = (found(BEFORE, interest, **{fact: count})[rule] for count in (0, 1))

    assert isinstance(none.verdict, Unmet)
    assert isinstance(one.verdict, Met)
    assert none.standing is one.standing is Standing.UNDETERMINED
    assert rule not in found(BEFORE, **{fact: 0})


def test_what_was_not_read_is_never_law() -> None:
    """Sections 226.1 and 226.6, and what Bill 111 may have changed."""
    sources = [one.source for one in PACK.rules]

    assert all(isinstance(one, LegalSource) for one in sources)
    for rule in PACK.rules:
        assert isinstance(rule.source, LegalSource)
        if "226" in rule.source.article:
            assert rule.source.confidence is Confidence.UNVERIFIED
        if "111" in rule.source.article:
            assert rule.period.start == BILL_111
            assert not rule.source.confidence.is_law


@pytest.mark.parametrize(("directors", "kept"), [(3, True), (4, False)], ids=["3", "4"])
def test_support_members_have_a_third_of_the_board(directors: int, *, kept: bool) -> None:
    """Of nine seats three, by what nobody has read."""
    facts = {"qc.support_directors": directors, "board.seats": 9}
    law = vocabulary((PACK,)).law.about(Subject.STATUTES)

    asked = {one.rule.id: one for one in law.ask(facts, {Event.DECISION: BEFORE})}

    assert isinstance(asked["qc.support_within_a_third"].verdict, Met) is kept
    assert asked["qc.support_within_a_third"].standing is Standing.UNDETERMINED

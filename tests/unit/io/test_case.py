"""Every sentence of the reference of the case file, read from one file that says all of it."""

import re
from datetime import date
from decimal import Decimal
from enum import Enum
from pathlib import Path

import pytest
from attrs import evolve

from essmodel.coproduction.request import Request
from essmodel.coproduction.tariff import Band, Bound, ComputedPrice, Surcharge, Table
from essmodel.errors import InvalidValueError
from essmodel.governance.cooperative import Cooperative
from essmodel.governance.fiscal_year import Proposal
from essmodel.governance.meeting import (
    Ballot,
    Choice,
    CountedAttendance,
    CountedBallots,
    NamedAttendance,
    Proxy,
)
from essmodel.governance.membership import Headcount, Member
from essmodel.governance.oversight import Board, Leaving
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
    Quorum,
    QuorumMeasure,
    SilentCollege,
    VoiceRule,
)
from essmodel.io.case import case_of
from essmodel.io.documents import loads
from essmodel.io.reading import read_tree
from essmodel.io.tree import Entry, Listing, Mapping, Node, Scalar
from essmodel.messages.text import Text
from essmodel.rules.formula import Formula
from essmodel.rules.law.source import (
    Confidence,
    Invention,
    LegalSource,
    Publication,
    Source,
    SourceKind,
)
from essmodel.rules.rounding import Rounding
from essmodel.rules.statement import Statement
from essmodel.stakeholders.party import EssOrganisation, LegalFamily, Person, PublicAuthority
from essmodel.stakeholders.place import Municipality, PriorityNeighbourhood
from essmodel.stakeholders.role import Role, RoleKind
from essmodel.values.identifier import Identifier
from essmodel.values.money import Money
from essmodel.values.period import DayWithin, Period
from essmodel.values.threshold import Threshold

ROOT = Path(__file__).parents[3]
REFERENCE = (ROOT / "docs" / "reference" / "case-file.md").read_text("utf-8")
WHOLE = (Path(__file__).parent / "whole-case.yaml").read_text("utf-8")
CASE = loads(WHOLE, file="whole-case.yaml")
assert CASE.cooperative is not None
COOPERATIVE: Cooperative = CASE.cooperative


def with_source(written: str) -> Source:
    """Read one source, where a case has room for one."""
    condition = f"{{id: c, requires: x, source: {written}}}"
    text = f"essmodel: 1\ntitle: T\nservices: [{{id: s, title: S, conditions: [{condition}]}}]"
    return loads(text).services[0].conditions[0].source


def with_facts(written: str) -> dict[str, str]:
    """Read what a person states."""
    text = (
        f"essmodel: 1\ntitle: T\nstakeholders: [{{type: person, id: p, name: P, facts: {written}}}]"
    )
    (person,) = loads(text).register.parties
    assert isinstance(person, Person)
    return {one.fact: one.text for one in person.facts}


# --- the head, and how values are written ---------------------------------------------------------


def test_text_for_people_is_given_in_both_languages() -> None:
    """A title has one text a language."""
    assert CASE.title == Text(en="A co-operative social centre", fr="Un centre social coopératif")
    assert CASE.about == Text(
        en="All that the format can say.", fr="Tout ce que le format peut dire."
    )


def test_proper_name_is_written_once() -> None:
    """The same in both languages, even where it is a title."""
    assert CASE.services[1].title == Text.same("La ludothèque")


def test_day_is_written_year_first() -> None:
    """The case says which day it describes."""
    assert CASE.as_of == date(2026, 11, 22)


def test_number_may_have_a_decimal_comma() -> None:
    """Commas, points, spaces between thousands and the sign of the currency are all read."""
    assert COOPERATIVE.capital == Money(12_500_00)
    assert COOPERATIVE.membership.members[1].capital == Money(40_50)


def test_code_keeps_its_zeros_without_quotes() -> None:
    """``01004`` is a code and never a number."""
    assert CASE.register.places[0] == Municipality(
        id="ville",
        name="Roncq",
        identifiers=(Identifier("insee", "01004"), Identifier("other", "0012")),
    )


@pytest.mark.parametrize(
    "word", ["NO", "yes", "12:30", "0x1F", "1e3", "2026-11-22", "01004", "0.10", "on"]
)
def test_word_stays_what_was_written(word: str) -> None:
    """No text becomes a truth, a time or a number before someone asks for one."""
    assert with_facts(f"{{code: {word}}}") == {"code": word}
    assert loads(f"essmodel: 1\ntitle: {word}").title == Text.same(word)


def test_key_left_out_is_unknown() -> None:
    """Never zero, never no: not even where it is written and left empty."""
    cooperative = loads(
        "essmodel: 1\ntitle: T\ncooperative:\n"
        "  {name: C, legal_form: sas, employees: , variable_capital: ~, capital: null, statutes:"
        " {source: {kind: invented}, voice: one_per_member, categories: [], decisions: [],"
        " proxies: {limit: none}}}"
    ).cooperative

    assert cooperative is not None
    assert cooperative.employees is None
    assert cooperative.has_variable_capital is None
    assert cooperative.capital is None
    assert cooperative.formed_on is None
    assert cooperative.membership.members == ()


# --- sources --------------------------------------------------------------------------------------


def test_legal_source_says_what_was_read() -> None:
    """The text, the article, the version, how well it is known, and where."""
    written = (
        '{kind: act, title: "loi n° 47-1775", article: "art. 19 septies", version: "2022-02-23",'
        " confidence: read, url: https://example.org}"
    )

    assert with_source(written) == LegalSource(
        kind=SourceKind.ACT,
        title="loi n° 47-1775",
        article="art. 19 septies",
        version="2022-02-23",
        confidence=Confidence.READ,
        url="https://example.org",
    )


def test_publication_is_no_law() -> None:
    """A page that publishes figures has its own kind."""
    assert with_source('{kind: publication, title: "débat", confidence: read}') == Publication(
        title="débat", confidence=Confidence.READ
    )


def test_invention_says_why() -> None:
    """The note may be left out."""
    written = '{kind: invented, note: {en: "made up", fr: "inventé"}}'

    assert with_source(written) == Invention(note=Text(en="made up", fr="inventé"))
    assert with_source("{kind: invented}") == Invention()


def test_reference_lists_the_kinds_and_the_confidences() -> None:
    """All that the model knows, and nothing else."""
    kinds = ", ".join(kind.value for kind in SourceKind)
    confidences = ", ".join(one.value for one in Confidence)

    assert f"Kinds of legal text: {kinds}." in REFERENCE
    assert f"Confidence: {confidences}." in REFERENCE


@pytest.mark.parametrize("kind", SourceKind)
@pytest.mark.parametrize("confidence", Confidence)
def test_every_kind_and_confidence_is_read(kind: SourceKind, confidence: Confidence) -> None:
    """Under the names that the reference lists."""
    written = f"{{kind: {kind.value}, title: T, confidence: {confidence.value}}}"

    assert with_source(written) == LegalSource(kind=kind, title="T", confidence=confidence)


# --- places, stakeholders, roles ------------------------------------------------------------------


def test_neighbourhood_lies_within_a_town() -> None:
    """Places have a type, and a name that may look like a truth."""
    assert CASE.register.places[1] == PriorityNeighbourhood(
        id="quartier", name="NO", within="ville"
    )


def test_stakeholders_have_a_type() -> None:
    """A public authority, an organisation of the social economy, a person."""
    authority, organisation, person, *_ = CASE.register.parties

    assert authority == PublicAuthority(
        id="mairie",
        name="Ville de Roncq",
        kind="commune",
        identifiers=(Identifier("siren", "215905084"),),
    )
    assert organisation == EssOrganisation(
        id="asso", name="Les Tilleuls", family=LegalFamily.ASSOCIATION
    )
    assert person == Person(
        id="amina",
        name="Amina B.",
        facts=(Statement("quotient_familial", "369.50"), Statement("resident", "yes")),
    )


def test_fact_left_empty_is_not_stated() -> None:
    """Nobody said how old Amina is."""
    assert with_facts("{age: ~, name: '', resident: no}") == {"name": "", "resident": "no"}


def test_period_includes_its_first_day_and_not_its_last() -> None:
    """Either may be left out; a month is a day in it that nobody knows."""
    assert CASE.register.roles == (
        Role(
            party="amina",
            kind=RoleKind.INHABITANT,
            of="quartier",
            period=Period(start=date(2019, 9, 1)),
        ),
        Role(
            party="bruno",
            kind=RoleKind.WORKER,
            of="asso",
            period=Period(start=DayWithin.month(2016, 2), end=date(2027, 1, 1)),
        ),
        Role(party="chloe", kind=RoleKind.VOLUNTEER, of="asso", period=Period()),
    )


# --- the co-operative -----------------------------------------------------------------------------


def test_cooperative_says_what_it_is() -> None:
    """Its form, its dates, its capital and the people it employs."""
    assert COOPERATIVE.name == "Le centre"
    assert COOPERATIVE.legal_form == "sas"
    assert COOPERATIVE.formed_on == DayWithin.month(2019, 3)
    assert COOPERATIVE.fiscal_year_end == date(2025, 12, 31)
    assert COOPERATIVE.has_variable_capital is True
    assert COOPERATIVE.paid_capital == Money(12_400_00)
    assert COOPERATIVE.highest_capital == Money(13_500_00)
    assert COOPERATIVE.share_values == (Money(20_00), Money(50_00))
    assert COOPERATIVE.approved is False
    assert COOPERATIVE.employees == 7


def test_accounts_are_read_year_by_year() -> None:
    """A loss is a negative surplus, and what is not written is unknown."""
    year, before = COOPERATIVE.fiscal_years

    assert year.surplus == Money(10_000_00)
    assert year.assembly_on == date(2026, 5, 14)
    assert (year.bond_yields, year.bond_half_years) == (1680, 6)
    assert year.proposal == Proposal(
        to_losses=Money(1_250_00),
        to_legal_reserve=Money(1_500_00),
        to_statutory_reserve=Money(4_250_00),
        interest=Money(500_00),
        carried=Money(2_500_00),
        rebates=Money(0),
        to_capital=Money(0),
    )
    assert before.surplus == Money(-1_250_00)
    assert before.proposal is None
    assert before.reserves is None


def test_board_audits_leaving_and_end_are_read() -> None:
    """Each under its own key."""
    assert COOPERATIVE.board == Board(seats=9, term_years=3, is_elected=True)
    assert COOPERATIVE.leaving == Leaving(exclusion_by=DecisionKind.EXTRAORDINARY, is_heard=True)
    assert COOPERATIVE.audit is not None
    assert COOPERATIVE.audit.last_report_on == date(2023, 6, 30)
    assert COOPERATIVE.audit.since_losses is False
    assert COOPERATIVE.liquidation is not None
    assert COOPERATIVE.liquidation.to_social_economy == Money(7_600_00)


def test_statutes_make_every_choice() -> None:
    """Categories are not colleges, and each choice has a word."""
    statutes = COOPERATIVE.statutes

    assert statutes.voice is VoiceRule.ONE_PER_MEMBER
    assert statutes.categories == (
        MemberCategory(id="habitants", name="Habitants", interest=Interest.BENEFICIARIES),
        MemberCategory(id="salaries", name="Salariés", interest=Interest.EMPLOYEES),
        MemberCategory(id="benevoles", name="Bénévoles", interest=Interest.VOLUNTEERS),
    )
    assert statutes.colleges == (
        College(id="usagers", name="Usagers", parts=40, forms_at=3),
        College(id="equipe", name="Équipe", parts=60, merges_into="usagers"),
    )
    assert statutes.counting is CountingMode.BLOC
    assert statutes.empty_college is EmptyCollege.KEEP
    assert statutes.proxies == ProxyRule(limit=2)


def test_quorum_is_none_only_where_that_is_written() -> None:
    """A call without quorum says so; parts are fractions or hundredths."""
    ordinary, extraordinary = COOPERATIVE.statutes.decisions

    assert ordinary.kind is DecisionKind.ORDINARY
    assert ordinary.quorum == Quorum(
        first_call=Threshold(part=1, whole=5, is_strict=False),
        second_call=None,
        measured_by=QuorumMeasure.HEADS,
    )
    assert extraordinary.quorum == Quorum(
        first_call=Threshold(part=1, whole=2, is_strict=False),
        second_call=Threshold(part=1, whole=4, is_strict=False),
        measured_by=QuorumMeasure.WEIGHTS,
    )


def test_majority_is_more_than_or_at_least_of_a_base() -> None:
    """More than a half of the votes cast; at least two thirds of those who attend."""
    ordinary, extraordinary = COOPERATIVE.statutes.decisions

    assert ordinary.majority == Majority(
        threshold=Threshold(part=1, whole=2, is_strict=True), base=MajorityBase.VOTES_CAST
    )
    assert extraordinary.majority == Majority(
        threshold=Threshold(part=2, whole=3, is_strict=False), base=MajorityBase.ATTENDING
    )


def test_no_limit_of_proxies_is_a_choice_too() -> None:
    """It is written ``none``."""
    unlimited = loads(WHOLE.replace("{limit: 2}", "{limit: none}")).cooperative

    assert unlimited is not None
    assert unlimited.statutes.proxies == ProxyRule(limit=None)


def test_members_are_known_by_name() -> None:
    """Each in a category, and in a college where there are any."""
    assert COOPERATIVE.membership.members == (
        Member(
            party="amina",
            category="habitants",
            college="usagers",
            capital=Money(20_00),
            period=Period(start=date(2020, 1, 1)),
        ),
        Member(
            party="bruno",
            category="salaries",
            college="equipe",
            capital=Money(40_50),
            period=Period(start=date(2020, 1, 1), end=date(2026, 1, 1)),
        ),
        Member(
            party="chloe",
            category="habitants",
            college="usagers",
            capital=Money(0),
            deliberated=True,
            period=Period(),
        ),
    )


def test_members_may_be_known_by_number() -> None:
    """With the source that counted them."""
    assert COOPERATIVE.membership.headcounts == (
        Headcount(
            group="benevoles",
            members=457,
            period=Period(start=date(2021, 1, 1)),
            source=Publication(
                title="débat du 23 février 2022",
                url="https://example.org",
                confidence=Confidence.SECONDARY,
            ),
        ),
    )


def test_attendance_and_ballots_may_be_by_name() -> None:
    """``yes`` and ``no`` are what a ballot says, not truths."""
    meeting = COOPERATIVE.meetings[0]

    assert meeting.call is Call.FIRST
    assert meeting.held_on == date(2026, 5, 14)
    assert meeting.fiscal_year_end == date(2025, 12, 31)
    assert meeting.attendance == NamedAttendance(
        present=("amina", "bruno"), proxies=(Proxy(giver="chloe", holder="amina"),)
    )
    assert meeting.resolutions[0].ballots == (
        Ballot(member="amina", choice=Choice.YES),
        Ballot(member="bruno", choice=Choice.NO),
        Ballot(member="chloe", choice=Choice.ABSTAIN),
    )


def test_attendance_and_ballots_may_be_counted() -> None:
    """By college, where no names are known."""
    meeting = COOPERATIVE.meetings[1]

    assert meeting.call is Call.SECOND
    assert meeting.attendance == (
        CountedAttendance(college="usagers", present=59, represented=3),
        CountedAttendance(college="equipe", present=16, remote=1, by_post=2),
    )
    assert meeting.resolutions[0].counted == (
        CountedBallots(college="usagers", yes=40, no=10, abstain=9),
        CountedBallots(college="equipe", yes=16),
    )


# --- services and requests ------------------------------------------------------------------------


def test_service_says_who_and_where() -> None:
    """Both may be left out."""
    canteen, library, _ = CASE.services

    assert (canteen.provider, canteen.place) == ("mairie", "ville")
    assert (library.provider, library.place, library.tariff) == (None, None, None)


def test_condition_is_a_formula_that_no_pack_has_typed_yet() -> None:
    """With the words to tell people, where they are given."""
    enrolled, age = CASE.services[0].conditions

    assert enrolled.requires == Formula("inhabitant.enrolled_in_school")
    assert enrolled.says == Text(
        en="you are enrolled in a school", fr="vous êtes inscrit dans une école"
    )
    assert enrolled.period == Period(start=date(2025, 9, 1))
    assert age.requires == Formula("inhabitant.age >= 3")
    assert age.says is None


def band(start: Bound | None, end: Bound | None, cents: int | None) -> Band:
    """Make a band."""
    return Band(start=start, end=end, price=None if cents is None else Money(cents))


def at(figure: int, *, inside: bool) -> Bound:
    """Make a bound."""
    return Bound(at=Decimal(figure), is_inside=inside)


def test_band_begins_and_ends_as_its_keys_say() -> None:
    """From and up to include, above and below do not, exactly is both; silence is declared."""
    assert CASE.services[0].tariff is not None
    assert CASE.services[0].tariff.tables[0] == Table(
        when=Formula("inhabitant.resident"),
        by=Formula("inhabitant.quotient_familial"),
        bands=(
            band(None, at(400, inside=False), 50),
            band(at(400, inside=True), at(640, inside=True), 175),
            band(at(640, inside=False), at(1900, inside=False), 300),
            band(at(1900, inside=True), at(1900, inside=True), None),
            band(at(1900, inside=False), None, 490),
        ),
    )


def test_list_in_whole_units_says_what_becomes_of_fractions() -> None:
    """The convention is written, never guessed."""
    assert CASE.services[0].tariff is not None
    table = CASE.services[0].tariff.tables[1]

    assert table.in_whole_units
    assert table.fractions is Rounding.TRUNCATED
    assert table.bands == (
        band(None, at(369, inside=True), 100),
        band(at(370, inside=True), None, 200),
    )


def test_price_list_may_have_a_period() -> None:
    """Without one it holds on all days."""
    dated = loads(WHOLE.replace("    tariff:\n", "    tariff:\n      from: 2025-09-01\n", 1))
    (tariff, *_), (always, *_) = (
        [service.tariff for service in case.services] for case in (dated, CASE)
    )

    assert tariff is not None
    assert always is not None
    assert tariff.period == Period(start=date(2025, 9, 1))
    assert always.period == Period()


def test_last_table_is_for_everyone_else() -> None:
    """At a flat price."""
    assert CASE.services[0].tariff is not None
    assert CASE.services[0].tariff.tables[2] == Table(price=Money(650))


def test_price_may_slide_be_worked_out_and_have_surcharges() -> None:
    """And a service may have had another list before."""
    outing = CASE.services[2]
    assert outing.tariff is not None
    residents, others = outing.tariff.tables

    assert residents.rounding is Rounding.HALF_UP
    assert residents.reading == Invention(note=Text(en="a straight line", fr="une ligne droite"))
    assert residents.bands[1].rises_to == Money(783)
    assert residents.bands[2].price == ComputedPrice(
        formula=Formula("inhabitant.quotient_familial * 0.01"), rounding=Rounding.FLOOR
    )
    assert others.price == ComputedPrice(formula=Formula("min(30, inhabitant.quotient_familial)"))
    assert outing.tariff.surcharges == (
        Surcharge(when=Formula("inhabitant.late"), price=Money(250)),
    )
    assert [one.period for one in outing.earlier_tariffs] == [Period(end=date(2025, 9, 1))]


def test_request_states_its_own_facts() -> None:
    """Beside those of the person, who may be unknown."""
    assert CASE.requests == (
        Request(
            id="d1",
            service="cantine",
            person="amina",
            facts=(Statement("enrolled_in_school", "yes"),),
        ),
        Request(id="d2", service="ludotheque"),
    )


# --- the reference itself -------------------------------------------------------------------------


def test_reference_shows_every_key_of_the_format() -> None:
    """Nothing that a case file may hold is missing from its reference."""
    unsaid = {key for key in known_keys() if not re.search(rf"\b{key}:", REFERENCE)}

    assert unsaid == set()


def test_file_of_these_tests_shows_every_key_of_the_format() -> None:
    """What is read above is the whole format."""
    unsaid = {key for key in known_keys() if not re.search(rf"\b{key}:", WHOLE)}

    assert unsaid == set()


@pytest.mark.parametrize(
    "words",
    [Call, Choice, CountingMode, DecisionKind, EmptyCollege, Interest, LegalFamily, MajorityBase,
     QuorumMeasure, RoleKind, Rounding, SilentCollege, VoiceRule],
)  # fmt: skip
def test_reference_lists_every_word_of_a_choice(words: type[Enum]) -> None:
    """A reader chooses without looking into the code."""
    unsaid = {one.value for one in words if not re.search(rf"\b{one.value}\b", REFERENCE)}

    assert unsaid == set()


def known_keys() -> set[str]:
    """Put a stranger among all keys of the file: each refusal says which keys it does not know."""
    tree = read_tree(WHOLE, file="case.yaml")
    with pytest.raises(InvalidValueError) as refusal:
        case_of(with_stranger(tree))
    strangers = [one for one in refusal.value.problems if one.id == "key_unknown"]
    return {key for one in strangers for key in dict(one.data)["known"]}  # type: ignore[attr-defined]


def with_stranger(node: Node) -> Node:
    """Add a key that nobody knows to every mapping."""
    match node:
        case Scalar():
            return node
        case Listing():
            return evolve(node, items=tuple(with_stranger(item) for item in node.items))
        case Mapping():
            entries = [evolve(one, value=with_stranger(one.value)) for one in node.entries]
            word = Scalar("qqqqqq", node.at, is_plain=True)
            return evolve(node, entries=(*entries, Entry(word, word)))

"""What becomes of a surplus, asked of a case: portions, readings, proposals, and refusals."""

from datetime import date

import pytest
from attrs import evolve

import essmodel as em
from essmodel.errors import InvalidValueError, NoLawInForceError
from essmodel.governance.account_fact import AccountsFacts
from essmodel.governance.cooperative import Cooperative
from essmodel.governance.fact import CooperativeFacts
from essmodel.governance.fiscal_year import FiscalYear, Proposal
from essmodel.governance.statutes import ProxyRule, Statutes, VoiceRule
from essmodel.governance.surplus import Of
from essmodel.governance.waterfall import Demand, LegalStep, Waterfall
from essmodel.messages.text import Text
from essmodel.packs.manifest import Manifest
from essmodel.rules.codebook import CodeBook
from essmodel.rules.datatype import Number
from essmodel.rules.expression import Lit, Node
from essmodel.rules.law.event import Event
from essmodel.rules.law.source import Confidence, Invention, LegalSource, SourceKind
from essmodel.rules.rounding import Rounding
from essmodel.rules.rule import Rule, Subject
from essmodel.rules.term import Term
from essmodel.rules.verdict import Missing, Undetermined, Unsettled
from essmodel.values.period import ALWAYS, Period
from essmodel.values.plain import plain

END, TODAY = date(2025, 12, 31), date(2026, 5, 14)


def act(article: str, confidence: Confidence = Confidence.READ) -> LegalSource:
    """Cite an article of an invented act."""
    return LegalSource(kind=SourceKind.ACT, title="an act", article=article, confidence=confidence)


FORMS = CodeBook(id="legal_form", title=Text.same("forms"), codes=(("sas", Text.same("sas")),))
TEXT, GUIDE = act("art. 1"), act("the guide", Confidence.INFERRED)


def step(
    to: str,
    hundredths: int,
    *,
    source: LegalSource = TEXT,
    demand: Demand = Demand.AT_LEAST,
    excludes: Node | None = None,
    event: Event = Event.FISCAL_YEAR_END,
    period: Period = ALWAYS,
) -> LegalStep:
    """Write a step of an invented law."""
    return LegalStep(
        to=to,
        label=Text(en=f"the {to}", fr=f"la {to}"),
        demand=demand,
        part=Lit(hundredths, Number(places=2)),
        of=Of.REMAINDER,
        rounding=Rounding.CEILING if demand is Demand.AT_LEAST else Rounding.FLOOR,
        excludes=excludes,
        event=event,
        period=period,
        source=source,
    )


def law(
    *steps: LegalStep, readings: tuple[str, ...] = (), rules: tuple[str, ...] = ()
) -> Waterfall:
    """Write an invented law on surpluses."""
    return Waterfall(id="xx.surplus", readings=readings, rules=rules, steps=steps)


def rule(name: str, requires: Term[bool]) -> Rule:
    """Write an invented rule about surpluses."""
    return Rule(
        id=name,
        subject=Subject.SURPLUS,
        requires=requires.node,
        source=TEXT,
        event=Event.FISCAL_YEAR_END,
    )


def pack(*waterfalls: Waterfall, rules: tuple[Rule, ...] = ()) -> em.RulePack:
    """Make a pack that brings them."""
    return em.RulePack(
        manifest=Manifest(
            id="xx",
            title=Text.same("xx"),
            api=1,
            version="1",
            maintainer="a test",
            licence="MIT",
        ),
        code_books=(FORMS,),
        rules=rules,
        waterfalls=waterfalls,
    )


COOPERATIVE = Cooperative(
    name="Le centre",
    legal_form="sas",
    fiscal_years=(
        FiscalYear(ends_on=END, surplus=em.Money(100_00), source=Invention()),
        FiscalYear(ends_on=date(2024, 12, 31), source=Invention()),
    ),
    statutes=Statutes(
        source=Invention(),
        voice=VoiceRule.ONE_PER_MEMBER,
        categories=(),
        decisions=(),
        proxies=ProxyRule(limit=None),
    ),
)
CASE = em.Partnership(title=Text.same("a case"), as_of=TODAY, cooperative=COOPERATIVE)
YEAR = COOPERATIVE.fiscal_year(END)


def ask(
    *waterfalls: Waterfall,
    year: FiscalYear = YEAR,
    readings: tuple[str, ...] = (),
    rules: tuple[Rule, ...] = (),
) -> em.Appropriation:
    """Ask an invented law about a year."""
    return em.appropriate(
        year, within=CASE, packs=(pack(*waterfalls, rules=rules),), on=TODAY, readings=readings
    )


LEGAL = step("reserve", 30)
INTEREST = step("interest", 50, demand=Demand.AT_MOST)


def test_each_purpose_gets_its_portion_and_the_rest_is_the_members() -> None:
    """Thirty of a hundred, at least; then half of seventy, at most."""
    found = ask(law(LEGAL, INTEREST))

    assert found.of("reserve").amount == em.Money(30_00)
    assert found.of("reserve").demand is Demand.AT_LEAST
    assert found.of("interest").amount == em.Money(35_00)
    assert found.of("interest").demand is Demand.AT_MOST
    assert found.carried == em.Money(35_00)
    assert found.standing is em.Standing.MET
    assert found.findings == ()


def test_page_says_it_in_both_languages() -> None:
    """What each purpose gets, who says so, and what is left."""
    found = ask(law(LEGAL, INTEREST))

    assert found.explain().splitlines() == [
        "Le centre: the surplus of the year that ended on 31 December 2025, €100.00",
        "",
        "✓ the reserve: at least €30.00",
        "    an act, art. 1 [text read]",
        "",
        "✓ the interest: at most €35.00",
        "    an act, art. 1 [text read]",
        "",
        "what then remains, and the members decide on: €35.00",
    ]
    assert "✓ la reserve\u00a0: au moins 30,00\u00a0€" in found.explain("fr")


def test_as_json_it_is_the_same() -> None:
    """With the standing of each portion."""
    found = ask(law(LEGAL, INTEREST)).to_dict()

    assert found["standing"] == "met"
    assert found["fiscal_year_end"] == "2025-12-31"
    assert found["carried"] == {"cents": 35_00, "currency": "EUR"}
    assert plain(ask(law(LEGAL)).portions) == [
        {
            "to": "reserve",
            "demand": "at_least",
            "amount": {"cents": 30_00, "currency": "EUR"},
            "standing": "met",
            "by_reading": [{"readings": [], "amount": {"cents": 30_00, "currency": "EUR"}}],
            "sources": plain((TEXT,)),
        }
    ]


READ = law(LEGAL, INTEREST, readings=("as_written",))
GUESSED = law(
    step("reserve", 20, source=GUIDE), INTEREST, readings=("as_the_guide",), rules=("xx.more",)
)


def test_readings_that_differ_leave_it_open_and_tell_both() -> None:
    """And so does all that comes after; what is left cannot be told."""
    found = ask(READ, GUESSED)

    for to in ("reserve", "interest"):
        assert found.of(to).amount == Undetermined((Unsettled((TEXT, GUIDE)),))
    assert found.of("reserve").by_reading == (
        (("as_written",), em.Money(30_00)),
        (("as_the_guide",), em.Money(20_00)),
    )
    assert found.carried is None
    assert found.standing is em.Standing.UNDETERMINED
    page = found.explain()
    assert "? the reserve: nobody can tell" in page
    assert "€20.00 if it is read so: as_the_guide" in page
    assert "what then remains" not in page


def test_readings_that_agree_do_not_matter() -> None:
    """Thirty percent, whoever says so: and one of them is law."""
    same = law(step("reserve", 30, source=GUIDE), INTEREST, readings=("as_the_guide",))
    found = ask(READ, same)

    assert found.of("reserve").amount == em.Money(30_00)
    assert found.of("reserve").standing is em.Standing.MET


def test_a_chosen_reading_settles_it_and_stays_what_it_is() -> None:
    """The text is law, the guide is a doubt; of nothing due there is none."""
    assert ask(READ, GUESSED, readings=("as_written",)).standing is em.Standing.MET
    found = ask(READ, GUESSED, readings=("as_the_guide",))
    assert found.of("reserve").amount == em.Money(20_00)
    assert found.of("reserve").standing is em.Standing.UNDETERMINED
    assert "if this source is right, which is not sure" in found.explain()
    nothing = law(step("reserve", 0, source=GUIDE))
    assert ask(nothing).of("reserve").standing is em.Standing.MET
    no_interest = law(step("interest", 0, source=GUIDE, demand=Demand.AT_MOST))
    assert ask(no_interest).of("interest").standing is em.Standing.UNDETERMINED


def test_an_unknown_fact_is_said_by_its_label() -> None:
    """The steps before it are told; nothing of a reading is listed where there is only one."""
    found = ask(law(LEGAL, step("interest", 50, excludes=AccountsFacts.subsidies.node)))

    assert found.of("reserve").amount == em.Money(30_00)
    assert found.of("interest").amount == Undetermined(
        (Missing(frozenset({"accounts.subsidies"})),)
    )
    assert "subsidies within the surplus" in found.explain()
    assert "if it is read so" not in found.explain()


def test_an_unknown_day_is_a_missing_fact() -> None:
    """The day of the meeting chooses between two versions."""
    change = date(2026, 1, 1)
    versions = (
        step("interest", 10, event=Event.ASSEMBLY, period=Period(end=change)),
        step("interest", 20, event=Event.ASSEMBLY, period=Period(start=change)),
    )

    found = ask(law(*versions))
    assert found.of("interest").amount == Undetermined((Missing(frozenset({"assembly"})),))
    assert "if it is read so" not in found.explain()
    met = evolve(YEAR, assembly_on=TODAY)
    assert ask(law(*versions), year=met).of("interest").amount == em.Money(20_00)


def test_what_differs_for_no_text_of_its_own_names_all_of_them() -> None:
    """Two readings of one text."""
    one = law(step("reserve", 10), readings=("one",))
    other = law(step("reserve", 20), readings=("other",))

    assert ask(one, other).of("reserve").amount == Undetermined((Unsettled((TEXT,)),))


def test_a_text_that_leads_to_every_amount_is_no_reason() -> None:
    """Only those that differ are named."""
    shared = act("read both ways")
    laws = (
        law(step("reserve", share, source=source), readings=(f"{source.article} {share}",))
        for source, share in ((TEXT, 30), (shared, 30), (GUIDE, 20), (shared, 20))
    )

    assert ask(*laws).of("reserve").amount == Undetermined((Unsettled((TEXT, GUIDE)),))


def test_page_names_what_leads_to_an_amount_and_no_more() -> None:
    """Where no name alone leads there, every way does."""
    rows = [(30, ("a", "x")), (30, ("a", "y")), (20, ("b", "x")), (30, ("b", "y"))]
    laws = (
        law(step("reserve", share, source=act(" ".join(names))), readings=names)
        for share, names in rows
    )
    page = ask(*laws).explain()

    assert [one.strip() for one in page.splitlines() if "read so" in one] == [
        "€30.00 if it is read so: a, x",
        "€30.00 if it is read so: a, y",
        "€30.00 if it is read so: b, y",
        "€20.00 if it is read so: b, x",
    ]


PROPOSED = evolve(
    YEAR,
    proposal=Proposal(
        to_legal_reserve=em.Money(30_00),
        to_statutory_reserve=em.Money(0),
        interest=em.Money(70_00),
        carried=em.Money(0),
    ),
)
RULES = (
    rule("xx.enough", AccountsFacts.to_legal_reserve * 10 >= AccountsFacts.surplus * 3),
    rule("xx.more", AccountsFacts.to_legal_reserve * 10 >= AccountsFacts.surplus * 4),
)


def test_a_proposal_is_held_against_every_rule() -> None:
    """And what the rules find is what the whole comes to."""
    found = ask(READ, GUESSED, year=PROPOSED, rules=RULES)

    assert [(one.rule.id, one.standing) for one in found.findings] == [
        ("xx.enough", em.Standing.MET),
        ("xx.more", em.Standing.UNMET),
    ]
    assert found.standing is em.Standing.UNMET
    assert "what the board proposes:" in found.explain()
    assert found.to_dict()["findings"] == [one.to_plain() for one in found.findings]


def test_a_rule_of_a_reading_that_was_not_chosen_is_not_asked() -> None:
    """Whoever chose how to read knows."""
    found = ask(READ, GUESSED, year=PROPOSED, rules=RULES, readings=("as_written",))

    assert [one.rule.id for one in found.findings] == ["xx.enough"]


def test_two_laws_that_claim_one_co_operative_are_refused() -> None:
    """A law of another form of co-operative is not asked."""
    other = evolve(law(LEGAL), id="xx.other")
    of_others = evolve(other, applies=(CooperativeFacts.legal_form != "sas").node)

    with pytest.raises(InvalidValueError, match="several laws on surpluses"):
        ask(READ, other)
    assert ask(READ, of_others).of("reserve").amount == em.Money(30_00)
    with pytest.raises(NoLawInForceError, match="no pack that is asked has a law on surpluses"):
        ask(of_others)


@pytest.mark.parametrize(
    ("readings", "said"),
    [
        (("by_ear",), "no law on surpluses is read as by_ear"),
        (("as_written", "as_the_guide"), "no law is read as"),
    ],
)
def test_a_reading_that_nobody_has_is_refused(readings: tuple[str, ...], said: str) -> None:
    """With those there are."""
    with pytest.raises(InvalidValueError, match=said):
        ask(READ, GUESSED, readings=readings)


def test_what_is_not_there_is_refused() -> None:
    """A year without accounts, a surplus that nobody wrote, a purpose, a co-operative."""
    with pytest.raises(InvalidValueError, match="no fiscal year ends on"):
        COOPERATIVE.fiscal_year(TODAY)
    with pytest.raises(InvalidValueError, match="the surplus of that year is not written"):
        ask(READ, year=COOPERATIVE.fiscal_year(date(2024, 12, 31)))
    with pytest.raises(InvalidValueError, match="gives nothing to rebates"):
        ask(READ).of("rebates")
    with pytest.raises(InvalidValueError, match="co-operative"):
        em.appropriate(YEAR, within=evolve(CASE, cooperative=None), packs=(pack(READ),), on=TODAY)


def test_two_accounts_of_one_year_are_refused() -> None:
    """Nobody would know which."""
    with pytest.raises(InvalidValueError):
        evolve(COOPERATIVE, fiscal_years=(YEAR, YEAR))

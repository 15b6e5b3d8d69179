"""Every node of a rule, said in both languages."""

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given

from essmodel.messages.text import Text
from essmodel.rules.anniversary import Birthday
from essmodel.rules.codebook import CodeBook
from essmodel.rules.datatype import Calendar, DataType, Label, Many, Number, Truth
from essmodel.rules.expression import (
    Add,
    AddMonths,
    Age,
    And,
    Bands,
    Call,
    Cmp,
    Coalesce,
    CountIf,
    DaysBetween,
    DivRound,
    Fact,
    If,
    In,
    IsKnown,
    Item,
    Lit,
    MinMax,
    Mul,
    Node,
    Not,
    Or,
    Param,
    Quant,
    RefDate,
    Silent,
    Sub,
    SumOf,
)
from essmodel.rules.fact import FactValue
from essmodel.rules.function import Function
from essmodel.rules.law.event import Event
from essmodel.rules.law.source import Invention
from essmodel.rules.phrase import Phrases
from essmodel.rules.rounding import Rounding
from essmodel.rules.well_typed import DEEPEST, TRUTH
from essmodel.testing.expression_strategies import EVERYTHING, amounts, conditions, moments

EUROS = Number(places=2, unit="EUR")
QUOTIENT = Fact("inhabitant.quotient", EUROS, Text(en="family quotient", fr="quotient familial"))
RESIDENT = Fact("inhabitant.resident", TRUTH, Text(en="lives in the town", fr="habite la commune"))
BORN = Fact("inhabitant.born", Calendar(), Text(en="date of birth", fr="date de naissance"))
FORM = Fact("company.form", Label("form"), Text(en="legal form", fr="forme juridique"))
CAST = Fact("vote.cast", Number(), Text(en="votes cast", fr="voix exprimées"))
YES_VOTES = Fact("vote.yes", Number(), Text(en="votes in favour", fr="voix favorables"))
COLLEGES = Fact("statutes.colleges", Many("college"), Text(en="colleges", fr="collèges"))
PARTS = Item("college", "parts", Number(), Text(en="weight", fr="poids"))
CAP = Param("fr.cap", EUROS, Text(en="cap", fr="plafond"))
RATE = Param("fr.rate", Number(places=4), Text(en="rate", fr="taux"))
LEFT = Function(
    id="fr.income_left",
    label=Text(en="income left", fr="reste à vivre"),
    takes=(EUROS, Number()),
    gives=EUROS,
    run=int,
)
ALL_OF_THEM = Lit(True, TRUTH)
POOR = Cmp("<=", QUOTIENT, Lit(85_000, EUROS))
HEAVY = Cmp(">=", PARTS, Lit(10, Number()))
BOOKS = (
    CodeBook(
        id="form",
        title=Text(en="legal form", fr="forme juridique"),
        codes=(("sa", Text.same("SA")), ("coop", Text(en="co-operative", fr="coopérative"))),
    ),
)
ENGLISH, FRENCH = Phrases("en", BOOKS), Phrases("fr", BOOKS)


def plain(text: str) -> str:
    """Return a text with ordinary spaces, to compare it with one that people can type."""
    return text.replace("\u00a0", " ").replace("\u202f", " ")


@pytest.mark.parametrize(
    ("value", "like", "english", "french"),
    [
        (None, EUROS, "unknown", "inconnu"),
        (True, Truth(), "yes", "oui"),
        (False, Truth(), "no", "non"),
        (85_000, EUROS, "€850.00", "850,00 €"),
        (1234, Number(), "1,234", "1 234"),
        (1250, Number(places=4), "0.1250", "0,1250"),
        (date(2016, 12, 11), Calendar(), "11 December 2016", "11 décembre 2016"),
        ("coop", Label("form"), "co-operative", "coopérative"),
        ("other", Label("form"), "other", "other"),
        ("Les Tilleuls", Label("name"), "Les Tilleuls", "Les Tilleuls"),
        (({}, {}), Many("college"), "2", "2"),
    ],
)
def test_value_is_written_by_its_type(
    value: FactValue, like: DataType, english: str, french: str
) -> None:
    """Money with its currency, a code by its title, what nobody knows as unknown."""
    assert ENGLISH.value(value, like) == english
    assert plain(FRENCH.value(value, like)) == french


@pytest.mark.parametrize(
    ("node", "english", "french"),
    [
        (Lit(850, EUROS), "€8.50", "8,50 €"),
        (QUOTIENT, "family quotient", "quotient familial"),
        (CAP, "cap", "plafond"),
        (PARTS, "weight", "poids"),
        (
            Silent(Invention(), EUROS),
            "nothing (the source is silent)",
            "rien (la source ne dit rien)",
        ),
        (Cmp("<", QUOTIENT, CAP), "family quotient is less than cap",
         "quotient familial : moins de plafond"),
        (POOR, "family quotient is at most €850.00", "quotient familial : au plus 850,00 €"),
        (Cmp("==", QUOTIENT, CAP), "family quotient is cap", "quotient familial : plafond"),
        (Cmp("!=", QUOTIENT, CAP), "family quotient is not cap",
         "quotient familial : autre que plafond"),
        (Cmp(">=", QUOTIENT, CAP), "family quotient is at least cap",
         "quotient familial : au moins plafond"),
        (Cmp(">", QUOTIENT, CAP), "family quotient is more than cap",
         "quotient familial : plus de plafond"),
        (Cmp("<", BORN, Lit(date(2020, 1, 1), Calendar())),
         "date of birth is before 1 January 2020", "date de naissance : avant le 1 janvier 2020"),
        (Cmp("<=", BORN, Lit(date(2020, 1, 1), Calendar())),
         "date of birth is not after 1 January 2020",
         "date de naissance : pas après le 1 janvier 2020"),
        (Cmp(">=", BORN, Lit(date(2020, 1, 1), Calendar())),
         "date of birth is not before 1 January 2020",
         "date de naissance : pas avant le 1 janvier 2020"),
        (Cmp(">", BORN, Lit(date(2020, 1, 1), Calendar())),
         "date of birth is after 1 January 2020", "date de naissance : après le 1 janvier 2020"),
        (Cmp("==", BORN, BORN), "date of birth is date of birth",
         "date de naissance : date de naissance"),
        (Cmp("==", FORM, Lit("coop", Label("form"))), "legal form: co-operative",
         "forme juridique : coopérative"),
        (Cmp("!=", FORM, Lit("coop", Label("form"))), "legal form is not co-operative",
         "forme juridique : autre que coopérative"),
        (Cmp("==", FORM, FORM), "legal form is legal form", "forme juridique : forme juridique"),
        (Cmp("==", RESIDENT, ALL_OF_THEM), "lives in the town: yes", "habite la commune : oui"),
        (In(FORM, frozenset({"sa", "coop"})), "legal form is SA or co-operative",
         "forme juridique : SA ou coopérative"),
        (Not(In(FORM, frozenset({"sa"}))), "legal form is not SA",
         "forme juridique : autre que SA"),
        (Not(RESIDENT), "lives in the town: no", "habite la commune : non"),
        (Not(POOR), "family quotient is more than €850.00", "quotient familial : plus de 850,00 €"),
        (Not(Not(RESIDENT)), "lives in the town", "habite la commune"),
        (Not(And((RESIDENT, POOR))),
         "the contrary of (lives in the town and family quotient is at most €850.00)",
         "le contraire de (habite la commune et quotient familial : au plus 850,00 €)"),
        (Or((And((RESIDENT, POOR)), Not(RESIDENT))),
         "(lives in the town and family quotient is at most €850.00) or lives in the town: no",
         "(habite la commune et quotient familial : au plus 850,00 €) ou habite la commune : non"),
        (Add((QUOTIENT, CAP)), "the sum of family quotient and cap",
         "la somme de quotient familial et plafond"),
        (Mul(Add((QUOTIENT, CAP)), RATE), "(the sum of family quotient and cap) × rate",
         "(la somme de quotient familial et plafond) × taux"),
        (Mul(QUOTIENT, Lit(10_000, Number(places=4))), "family quotient", "quotient familial"),
        (Mul(Lit(1, Number()), QUOTIENT), "family quotient", "quotient familial"),
        (Mul(QUOTIENT, Lit(10_001, Number(places=4))), "family quotient × 1.0001",
         "quotient familial × 1,0001"),
        (DivRound(QUOTIENT, 1, Rounding.FLOOR, Number(unit="EUR"), Invention()),
         "family quotient in steps of €1.00, rounded down",
         "quotient familial par pas de 1,00 €, arrondi à l’unité inférieure"),
        (DivRound(Mul(QUOTIENT, RATE), 12, Rounding.HALF_UP, EUROS, Invention()),
         ("family quotient × rate divided by 12 in steps of €0.01, "
         "rounded to the nearest, halves away from zero"),
         ("quotient familial × taux divisé par 12 par pas de 0,01 €, "
         "arrondi au plus proche, les moitiés en s’éloignant de zéro")),
        (Bands(QUOTIENT, (30_000, 64_000), (CAP, Lit(200, EUROS), Silent(Invention(), EUROS)),
               Invention()),
         ("by family quotient: cap below €300.00; €2.00 from €300.00 to just below €640.00; "
          "nothing (the source is silent) from €640.00"),
         ("selon « quotient familial » : plafond en dessous de 300,00 € ; "
          "2,00 € de 300,00 € à moins de 640,00 € ; "
          "rien (la source ne dit rien) à partir de 640,00 €")),
        (Bands(QUOTIENT, (), (CAP,), Invention()), "by family quotient: cap in all cases",
         "selon « quotient familial » : plafond dans tous les cas"),
        (Bands(QUOTIENT, tuple(range(8)), (CAP,) * 9, Invention()),
         "an amount by bands of family quotient", "un montant par tranches de quotient familial"),
        (Cmp("<", Bands(QUOTIENT, (), (CAP,), Invention()), CAP),
         "(by family quotient: cap in all cases) is less than cap",
         "(selon « quotient familial » : plafond dans tous les cas) : moins de plafond"),
        (RefDate(Event.DECISION), "day of the decision", "jour de la décision"),
        (Cmp("<", BORN, RefDate(Event.FISCAL_YEAR_END)),
         "date of birth is before the end of the fiscal year",
         "date de naissance : avant le jour de la clôture de l’exercice"),
        (Cmp(">=", Age(BORN, RefDate(Event.DECISION), Birthday.MARCH_1, Invention()),
             Lit(3, Number())),
         "age by date of birth on the day of the decision is at least 3",
         "âge le jour de la décision selon « date de naissance » : au moins 3"),
        (Age(BORN, Lit(date(2026, 9, 1), Calendar()), Birthday.MARCH_1, Invention()),
         "age by date of birth on 1 September 2026",
         "âge le 1 septembre 2026 selon « date de naissance »"),
        (Age(BORN, BORN, Birthday.MARCH_1, Invention()), "age by date of birth on date of birth",
         "âge à la date « date de naissance » selon « date de naissance »"),
        (AddMonths(RefDate(Event.GRANT), 6), "6 months after the day of the grant",
         "6 mois après le jour de l’octroi"),
        (AddMonths(BORN, 1), "1 month after date of birth", "1 mois après date de naissance"),
        (AddMonths(BORN, 0), "0 months after date of birth", "0 mois après date de naissance"),
        (AddMonths(BORN, -5), "5 months before date of birth", "5 mois avant date de naissance"),
        (AddMonths(BORN, -12), "1 year before date of birth", "1 an avant date de naissance"),
        (AddMonths(BORN, 216), "18 years after date of birth", "18 ans après date de naissance"),
        (DaysBetween(BORN, RefDate(Event.ASSEMBLY)),
         "number of days from date of birth to the day of the meeting",
         "nombre de jours entre date de naissance et le jour de l’assemblée"),
        (Sub(QUOTIENT, CAP), "family quotient minus cap", "quotient familial moins plafond"),
        (Sub(QUOTIENT, Sub(CAP, QUOTIENT)), "family quotient minus (cap minus family quotient)",
         "quotient familial moins (plafond moins quotient familial)"),
        (MinMax("min", (QUOTIENT, CAP)), "the lowest of family quotient and cap",
         "le plus bas de quotient familial et plafond"),
        (MinMax("max", (QUOTIENT, CAP)), "the highest of family quotient and cap",
         "le plus haut de quotient familial et plafond"),
        (IsKnown(QUOTIENT), "family quotient is known", "quotient familial : connu"),
        (Not(IsKnown(QUOTIENT)), "family quotient is not known", "quotient familial : inconnu"),
        (Coalesce(QUOTIENT, Lit(0, EUROS), Invention()),
         "family quotient, or €0.00 where unknown", "quotient familial, ou 0,00 € à défaut"),
        (Call(LEFT, (QUOTIENT, Lit(3, Number()))), "income left (family quotient and 3)",
         "reste à vivre (quotient familial et 3)"),
        (Cmp("<", QUOTIENT, If(RESIDENT, CAP, QUOTIENT)),
         "family quotient is less than (cap if lives in the town, otherwise family quotient)",
         "quotient familial : moins de (plafond si habite la commune, sinon quotient familial)"),
        (And(()), "yes", "oui"),
        (Or(()), "no", "non"),
        (In(FORM, frozenset()), "legal form is nothing", "forme juridique : rien"),
        (If(RESIDENT, CAP, QUOTIENT), "cap if lives in the town, otherwise family quotient",
         "plafond si habite la commune, sinon quotient familial"),
        (Quant("all", COLLEGES, HEAVY), "for each of colleges, weight is at least 10",
         "pour chaque élément de « collèges », poids : au moins 10"),
        (Quant("any", COLLEGES, HEAVY), "for at least one of colleges, weight is at least 10",
         "pour au moins un élément de « collèges », poids : au moins 10"),
        (CountIf(COLLEGES, ALL_OF_THEM), "number of colleges", "nombre d’éléments de « collèges »"),
        (Cmp(">=", CountIf(COLLEGES, HEAVY), Lit(3, Number())),
         "number of colleges (where weight is at least 10) is at least 3",
         "nombre d’éléments de « collèges » (avec poids : au moins 10) : au moins 3"),
        (SumOf(COLLEGES, PARTS, ALL_OF_THEM), "total of weight over colleges",
         "total de « poids » pour « collèges »"),
        (SumOf(COLLEGES, PARTS, HEAVY),
         "total of weight over colleges (where weight is at least 10)",
         "total de « poids » pour « collèges » (avec poids : au moins 10)"),
        (Cmp(">", Mul(YES_VOTES, Lit(2, Number())), Mul(CAST, Lit(1, Number()))),
         "votes in favour is more than 1/2 of votes cast",
         "voix favorables : plus de 1/2 de « voix exprimées »"),
        (Cmp(">=", Mul(YES_VOTES, Lit(3, Number())), Mul(CAST, Lit(2, Number()))),
         "votes in favour is at least 2/3 of votes cast",
         "voix favorables : au moins 2/3 de « voix exprimées »"),
        (Cmp(">=", Mul(YES_VOTES, Lit(1, Number())), Mul(CAST, Lit(1, Number()))),
         "votes in favour is at least votes cast", "voix favorables : au moins voix exprimées"),
    ],
)  # fmt: skip
def test_node_is_said_in_both_languages(node: Node, english: str, french: str) -> None:
    """As a town clerk would read it: no name of a class, no id, no untranslated word."""
    assert ENGLISH.of(node) == english
    assert plain(FRENCH.of(node)) == french


@pytest.mark.parametrize(
    "around",
    [
        lambda node: Not(And((node,))),
        lambda node: Cmp("==", node, RESIDENT),
        lambda node: If(RESIDENT, node, RESIDENT),
        lambda node: Bands(QUOTIENT, (1,), (RESIDENT, node), Invention()),
        lambda node: Coalesce(node, RESIDENT, Invention()),
        IsKnown,
        lambda node: Quant("all", COLLEGES, node),
    ],
    ids=["not and", "compare", "if", "bands", "default", "known", "all"],
)
def test_deepest_tree_is_said(around: Callable[[Node], Node]) -> None:
    """Two hundred levels do not exhaust the stack."""
    node: Node = RESIDENT
    while node.extent.depth < DEEPEST - 1:
        node = around(node)

    assert FRENCH.of(node)


def test_every_event_has_its_name_with_an_article() -> None:
    """What others are held against."""
    for event in Event:
        said = ENGLISH.of(Cmp("<", BORN, RefDate(event)))
        assert said.startswith("date of birth is before the ")
        assert " le jour " in FRENCH.of(Cmp("<", BORN, RefDate(event)))


@given(conditions(EVERYTHING) | amounts(EVERYTHING) | moments(EVERYTHING))
def test_every_expression_can_be_said(node: Node) -> None:
    """Whatever a pack writes."""
    for phrases in (ENGLISH, FRENCH):
        said = phrases.of(node)
        assert said
        assert said.count("(") == said.count(")")
        assert "_" not in said.replace("is_local", "")

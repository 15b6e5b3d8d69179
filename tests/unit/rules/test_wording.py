"""Findings in words: what was required, what was found, why it is open, and who says so."""

import pytest

from essmodel.messages.catalogue import Message
from essmodel.messages.text import Lang, Sayable, Text
from essmodel.rules.codebook import CodeBook
from essmodel.rules.datatype import Label, Many, Number
from essmodel.rules.expression import And, Cmp, CountIf, Fact, Item, Lit, Node, Param, Quant
from essmodel.rules.finding import Finding, Used
from essmodel.rules.law.event import Event
from essmodel.rules.law.parameter import Enacted, Parameter
from essmodel.rules.law.source import Confidence, Invention, LegalSource, Publication, SourceKind
from essmodel.rules.observation import Observation
from essmodel.rules.rule import Rule, Subject
from essmodel.rules.verdict import (
    Cause,
    Conflicting,
    Failed,
    Met,
    Missing,
    Silent,
    Undetermined,
    Unsettled,
)
from essmodel.rules.well_typed import TRUTH
from essmodel.rules.wording import Wording
from essmodel.values.money import Money
from essmodel.values.period import ALWAYS
from essmodel.values.proportion import Proportion

EUROS = Number(places=2, unit="EUR")
SCALE = Number(places=4)
AGE = Fact("inhabitant.age", Number(), Text(en="age", fr="âge"))
QUOTIENT = Fact("inhabitant.quotient", EUROS, Text(en="family quotient", fr="quotient familial"))
COLLEGES = Fact("statutes.colleges", Many("college"), Text(en="colleges", fr="collèges"))
NAME = Item("college", "name", Label("name"), Text(en="college", fr="collège"))
PARTS = Item("college", "parts", Number(), Text(en="weight", fr="poids"))
MEMBERS = Item("category", "members", Number(), Text(en="members", fr="associés"))
ACT = LegalSource(
    kind=SourceKind.ACT,
    title="loi n° 47-1775",
    article="art. 19 septies",
    version="2022-02-23",
    confidence=Confidence.READ,
)
BY_LAW = LegalSource(
    kind=SourceKind.DELIBERATION, title="délibération", confidence=Confidence.INFERRED
)
PAGE = Publication(title="Grille", confidence=Confidence.SECONDARY)
ENGLISH, FRENCH = Wording("en"), Wording("fr")


def used(id: str, *values: Money | Proportion | int, datatype: Number) -> tuple[Used, ...]:  # noqa: A002 - the word of the field
    """Make a figure used with each of these values."""
    parameter = Parameter[object](
        id=id,
        label=Text.same(id),
        datatype=datatype,
        enacted=(Enacted(value=values[0], period=ALWAYS, source=ACT),),
    )
    return tuple(Used(parameter=parameter, value=value, source=ACT) for value in values)


def finding(
    *causes: Cause,
    requires: Node | None = None,
    says: Sayable | None = None,
    observations: tuple[Observation, ...] = (),
    used: tuple[Used, ...] = (),
) -> Finding:
    """Make a finding to put into words."""
    rule = Rule(
        id="fr.rule",
        subject=Subject.ELIGIBILITY,
        requires=requires or Cmp(">=", AGE, Lit(3, Number())),
        says=says,
        source=ACT,
        event=Event.DECISION,
    )
    verdict = Undetermined(causes) if causes else Met()
    return Finding(rule=rule, verdict=verdict, observations=observations, used=used)


def why(wording: Wording, *causes: Cause, observations: tuple[Observation, ...] = ()) -> list[str]:
    """Return why a finding is open, with ordinary spaces."""
    asked = finding(*causes, observations=observations)
    return [plain(one) for one in wording.why(Undetermined(causes), asked)]


def plain(text: str) -> str:
    """Return a text with ordinary spaces, to compare it with one that people can type."""
    return text.replace("\u00a0", " ").replace("\u202f", " ")


@pytest.mark.parametrize(
    ("wording", "expected"),
    [(ENGLISH, "you pay at most €8.50, or 33%"), (FRENCH, "vous payez au plus 8,50 €, ou 33 %")],
)
def test_sentence_of_a_rule_shows_the_figures_of_the_law(wording: Wording, expected: str) -> None:
    """Named by the last part of their ids, written in the language."""
    requires = And(
        (
            Cmp("<=", QUOTIENT, Param("fr.cap", EUROS, Text.same("cap"))),
            Cmp("<=", Lit(1, SCALE), Param("fr.part", SCALE, Text.same("part"))),
        )
    )
    asked = finding(
        requires=requires,
        says=Text(en="you pay at most {cap}, or {part}", fr="vous payez au plus {cap}, ou {part}"),
        used=(
            *used("fr.cap", Money(850), datatype=EUROS),
            *used("fr.part", Proportion.of(33, 100), datatype=SCALE),
        ),
    )

    assert plain(wording.required(asked)) == expected


def test_sentence_shows_each_figure_where_readings_differ() -> None:
    """The reader sees what the doubt is about."""
    requires = Cmp(">=", AGE, Param("fr.age", Number(), Text.same("age")))
    says = Text(en="you are {age} years old or more", fr="vous avez {age} ans ou plus")
    asked = finding(requires=requires, says=says, used=used("fr.age", 3, 6, 3, datatype=Number()))

    assert ENGLISH.required(asked) == "you are 3 or 6 years old or more"
    assert FRENCH.required(asked) == "vous avez 3 ou 6 ans ou plus"


def test_sentence_may_hold_braces_of_its_own() -> None:
    """What a statute quotes is not a figure of the law."""
    asked = finding(says=Message.of("labelled", label="x", value="{unknown}"))

    assert ENGLISH.required(asked) == "x: {unknown}"


def test_rule_without_a_sentence_is_worded_from_its_condition() -> None:
    """By-laws of a town are often only a formula."""
    assert ENGLISH.required(finding()) == "age is at least 3"
    assert plain(FRENCH.required(finding())) == "âge : au moins 3"


def test_what_was_found_is_labelled_in_the_order_looked_at() -> None:
    """What nobody stated is unknown, never zero."""
    asked = finding(observations=(Observation(QUOTIENT, 36_950), Observation(AGE, None)))

    assert ENGLISH.found(asked) == ("family quotient: €369.50", "age: unknown")
    assert [plain(one) for one in FRENCH.found(asked)] == [
        "quotient familial : 369,50 €",
        "âge : inconnu",
    ]


def test_values_of_one_record_stand_together_after_its_name() -> None:
    """Its name is said once; records of two kinds that share a name stay apart."""
    asked = finding(
        observations=(
            Observation(NAME, "users", "users"),
            Observation(PARTS, 5, "users"),
            Observation(MEMBERS, 3, "users"),
            Observation(PARTS, 5, "workers"),
            Observation(CountIf(COLLEGES, Lit(True, TRUTH)), 2, "users"),
            Observation(AGE, 4),
        )
    )

    assert ENGLISH.found(asked) == (
        "age: 4",
        "users (weight: 5)",
        "users (members: 3)",
        "workers (weight: 5)",
        "users (number of colleges: 2)",
    )


def test_nothing_looked_at_is_nothing_found() -> None:
    """A rule may decide without a look."""
    assert ENGLISH.found(finding()) == ()


def test_code_is_said_by_its_title() -> None:
    """As the form says it."""
    form = Fact("company.form", Label("form"), Text(en="legal form", fr="forme juridique"))
    book = CodeBook(
        id="form", title=form.label, codes=(("coop", Text(en="co-op", fr="coopérative")),)
    )
    asked = finding(observations=(Observation(form, "coop"),))

    assert Wording("en", (book,)).found(asked) == ("legal form: co-op",)
    assert plain(Wording("fr", (book,)).found(asked)[0]) == "forme juridique : coopérative"


def test_missing_facts_are_asked_for_by_their_labels() -> None:
    """Those looked at, and those that the rule names."""
    cause = Missing(frozenset({"inhabitant.quotient", "inhabitant.age"}))
    observations = (Observation(QUOTIENT, None),)

    assert why(ENGLISH, cause, observations=observations) == [
        "facts are missing and would settle it: age and family quotient"
    ]
    assert why(FRENCH, cause, observations=observations) == [
        "il manque des faits, qui trancheraient : quotient familial et âge"
    ]


def test_missing_fact_of_a_record_says_of_which() -> None:
    """So that its author knows where to write it."""
    cause = Missing(frozenset({"college.parts"}))
    observations = (Observation(PARTS, None, "users"), Observation(PARTS, None, "workers"))

    assert why(ENGLISH, cause, observations=observations) == [
        "one fact is missing and would settle it: weight (users, workers)"
    ]


def test_missing_date_is_asked_for_by_its_event() -> None:
    """In words."""
    cause = Missing(frozenset({"fiscal_year_end"}))

    assert why(ENGLISH, cause) == [
        "one fact is missing and would settle it: end of the fiscal year"
    ]
    assert why(FRENCH, cause) == ["il manque un fait, qui trancherait : clôture de l’exercice"]


def test_fact_that_nobody_labelled_is_named_by_its_path() -> None:
    """Better than nothing."""
    assert why(ENGLISH, Missing(frozenset({"other.fact"}))) == [
        "one fact is missing and would settle it: other.fact"
    ]


@pytest.mark.parametrize(
    ("cause", "english", "french"),
    [
        (
            Silent(PAGE),
            "no answer: the source says nothing for this value (Grille)",
            "pas de réponse : la source ne dit rien pour cette valeur (Grille)",
        ),
        (
            Conflicting((PAGE, BY_LAW)),
            "the sources contradict each other: Grille and délibération",
            "les sources se contredisent : Grille et délibération",
        ),
        (
            Failed("fr.rule", Message.of("figures_not_set", figures=Text(en="cap", fr="plafond"))),
            "the rule fr.rule could not be run: no value is known for cap on that day",
            (
                "la règle fr.rule n’a pas pu être appliquée : "
                "aucune valeur n’est connue ce jour-là pour plafond"
            ),
        ),
        (
            Unsettled((PAGE, BY_LAW)),
            "readings differ, and the difference matters: Grille and délibération",
            "les lectures divergent, et la différence compte : Grille et délibération",
        ),
    ],
)
def test_cause_is_said_with_its_sources(cause: Cause, english: str, french: str) -> None:
    """Both sides of a contradiction are shown."""
    assert why(ENGLISH, cause) == [english]
    assert why(FRENCH, cause) == [french]


def test_every_cause_is_said() -> None:
    """In the order in which they were met."""
    assert len(why(FRENCH, Silent(PAGE), Missing(frozenset({"inhabitant.age"})))) == 2


def test_causes_of_what_is_no_rule_are_said_too() -> None:
    """A price has causes and no rule."""
    causes = ENGLISH.causes(
        (Missing(frozenset({"inhabitant.quotient"})),), (Observation(QUOTIENT, None),)
    )

    assert causes == ("one fact is missing and would settle it: family quotient",)


@pytest.mark.parametrize(
    ("lang", "expected"),
    [
        ("en", "loi n° 47-1775, art. 19 septies, version 2022-02-23 [text read]"),
        ("fr", "loi n° 47-1775, art. 19 septies, version 2022-02-23 [texte lu]"),
    ],
)
def test_law_is_cited_with_how_it_was_read(lang: Lang, expected: str) -> None:
    """By us, or by others."""
    assert Wording(lang).source(ACT) == expected
    assert Wording("en").source(PAGE) == "Grille [secondary source]"


def test_doubt_is_marked_as_one() -> None:
    """Nobody takes an inference for law."""
    assert ENGLISH.source(BY_LAW) == "délibération [doubt: inferred]"
    assert plain(FRENCH.source(BY_LAW)) == "délibération [doute : déduit]"


def test_invention_is_marked_as_one() -> None:
    """Nobody takes it for a source."""
    invention = Invention(note=Text(en="for a test", fr="pour un essai"))

    assert ENGLISH.source(invention) == "invented (for a test)"
    assert FRENCH.source(invention) == "inventé (pour un essai)"


def test_condition_on_a_list_is_worded_with_its_list() -> None:
    """A rule without a sentence, over records."""
    requires = Quant("all", COLLEGES, Cmp(">=", PARTS, Lit(10, Number())))

    assert ENGLISH.required(finding(requires=requires)) == (
        "for each of colleges, weight is at least 10"
    )

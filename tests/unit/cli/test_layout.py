"""How the tour is set: headings, columns, findings beside their source, short citations."""

from datetime import date

import pytest

from essmodel.cli.cast_list import cast_list
from essmodel.cli.layout import beside, cited, columns, compact, heading, usual_text
from essmodel.governance.fact import CooperativeFacts
from essmodel.messages.text import LANGS, Lang, Text
from essmodel.rules.codebook import CodeBook
from essmodel.rules.finding import Finding
from essmodel.rules.law.event import Event
from essmodel.rules.law.source import (
    Confidence,
    Invention,
    LegalSource,
    Publication,
    Source,
    SourceKind,
)
from essmodel.rules.rule import Rule, Subject
from essmodel.rules.verdict import Met, Unmet, Verdict
from essmodel.rules.wording import Wording
from essmodel.stakeholders.party import EssOrganisation, LegalFamily, Person, PublicAuthority
from essmodel.stakeholders.register import Register
from essmodel.stakeholders.role import Role, RoleKind
from essmodel.values.period import ALWAYS

THAT_DAY = date(2026, 5, 14)
ACT = LegalSource(
    kind=SourceKind.ACT, title="a law", article="art. 1", confidence=Confidence.READ, version="2020"
)
GUESS = LegalSource(
    kind=SourceKind.ACT, title="a law", article="art. 2", confidence=Confidence.INFERRED
)
PAGE = Publication(title="a page", confidence=Confidence.SECONDARY)


def finding(source: Source, verdict: Verdict) -> Finding:
    """Make what one rule found, without any fact."""
    rule = Rule(
        id="it.rule",
        subject=Subject.STATUTES,
        requires=(CooperativeFacts.members > 0).node,
        says=Text(en="it is so", fr="il en est ainsi"),
        source=source,
        event=Event.DECISION,
    )
    return Finding(rule=rule, verdict=verdict)


def test_a_heading_is_drawn_out_to_the_edge() -> None:
    """A line of the whole width."""
    assert heading("1. Who") == "── 1. Who " + "─" * 90


def test_columns_are_aligned_and_wrapped() -> None:
    """A column is at most 40 wide, and the last takes what is left."""
    assert columns([("a", "bb", "c"), ("d" + " d" * 25, "b", "e" + " e" * 40)]) == [
        "  a                                         bb  c",
        "  " + "d " * 20 + "  b   " + " ".join("e" * 26),
        "  " + "d " * 5 + "d" + " " * 35 + " ".join("e" * 15),
    ]


@pytest.mark.parametrize(
    ("left", "right", "lines"),
    [
        ("found", "source", ["    found" + " " * 85 + "source"]),
        ("f" * 88, "source", ["    " + "f" * 88 + "  source"]),
        ("f" * 89, "source", ["    " + "f" * 89, " " * 94 + "source"]),
        ("", "source", [" " * 94 + "source"]),
    ],
)
def test_a_source_stands_at_the_edge_or_on_a_line_of_its_own(
    left: str, right: str, lines: list[str]
) -> None:
    """Two columns between the two, at least."""
    assert beside(left, right) == lines


@pytest.mark.parametrize(
    ("source", "usual", "said"),
    [
        (ACT, "", "a law, art. 1 [read]"),
        (ACT, "a law", "art. 1 [read]"),
        (GUESS, "a law", "art. 2 [doubt: inferred]"),
        (PAGE, "a law", "a page [secondary]"),
        (PAGE, "a page", "a page [secondary]"),
        (Invention(note=Text(en="why", fr="pourquoi")), "", "[invented]"),
    ],
)
def test_a_citation_is_short_and_says_how_it_was_read(
    source: Source, usual: str, said: str
) -> None:
    """The title is left out where it is said once for all, never where nothing else is left."""
    assert cited(source, "en", usual=usual) == said


@pytest.mark.parametrize("lang", LANGS)
def test_every_confidence_has_a_short_mark(lang: Lang) -> None:
    """In both languages, and no two are alike."""
    sources = [Publication(title="a page", confidence=one) for one in Confidence]

    assert len({cited(source, lang) for source in sources}) == len(sources)


def test_the_usual_text_is_the_one_most_cited() -> None:
    """What has no article is no text of law to cite articles of; without any, there is none."""
    findings = [finding(one, Met()) for one in (PAGE, PAGE, ACT)]

    assert usual_text(findings) == "a law"
    assert usual_text(findings[:2]) == ""


def test_a_finding_in_doubt_says_so_in_the_tour_too() -> None:
    """A source that is not sure makes no refusal."""
    assert list(compact(finding(GUESS, Unmet()), Wording("en"))) == [
        "? it is so",
        "    not met, if this source is right, which is not sure",
        " " * 69 + "a law, art. 2 [doubt: inferred]",
    ]


# --- who takes part -------------------------------------------------------------------------------

REGISTER = Register(
    parties=(
        PublicAuthority(id="town", name="The town", kind="commune"),
        EssOrganisation(id="club", name="The club", family=LegalFamily.ASSOCIATION),
        Person(id="amina", name="Amina"),
        Person(id="bruno", name="Bruno"),
        Person(id="chloe", name="Chloé"),
    ),
    roles=(
        Role(party="town", kind=RoleKind.OWNER, of="club", period=ALWAYS),
        Role(party="town", kind=RoleKind.FUNDER, of="club", period=ALWAYS),
        Role(party="amina", kind=RoleKind.WORKER, of="club", period=ALWAYS),
        Role(party="bruno", kind=RoleKind.WORKER, of="club", period=ALWAYS),
        Role(party="chloe", kind=RoleKind.VOLUNTEER, of="club", period=ALWAYS),
        Role(party="chloe", kind=RoleKind.BENEFICIARY, of="town", period=ALWAYS),
    ),
)
KINDS = CodeBook(
    id="authority_kind",
    title=Text.same("kind"),
    codes=(("commune", Text(en="municipality", fr="commune")),),
)


def test_who_is_and_does_the_same_shares_a_row() -> None:
    """Names, what they are, and their roles by party."""
    assert cast_list(REGISTER, Wording("en", (KINDS,)), on=THAT_DAY) == [
        ("The town", "municipality", "owner and funder (The club)"),
        ("The club", "association", ""),
        ("Amina, Bruno", "person", "worker (The club)"),
        ("Chloé", "person", "volunteer (The club) and beneficiary (The town)"),
    ]


def test_a_kind_that_no_book_names_is_its_own_name() -> None:
    """Without a pack that knows kinds of authorities, the code is shown."""
    assert cast_list(REGISTER, Wording("fr"), on=THAT_DAY)[0] == (
        "The town",
        "commune",
        "propriétaire et financeur (The club)",
    )


@pytest.mark.parametrize("lang", LANGS)
def test_every_family_and_role_has_a_name(lang: Lang) -> None:
    """In both languages."""
    register = Register(
        parties=tuple(
            EssOrganisation(id=one.value, name=one.value, family=one) for one in LegalFamily
        ),
        roles=tuple(
            Role(party="association", kind=one, of="mutual", period=ALWAYS) for one in RoleKind
        ),
    )

    rows = cast_list(register, Wording(lang), on=THAT_DAY)

    assert all(kind for _, kind, _ in rows)
    assert len(rows[0][2].split()) >= len(RoleKind)

"""Texts behind rules: their rank, and how well they were read."""

import pytest

from essmodel.messages.text import Text
from essmodel.rules.law.source import (
    Confidence,
    Invention,
    LegalSource,
    Publication,
    SourceKind,
    weakest,
)

ACT = LegalSource(
    kind=SourceKind.ACT,
    title="loi n° 47-1775 du 10 septembre 1947",
    article="art. 19 septies",
    version="2022-02-23",
    confidence=Confidence.READ,
)
PAGE = Publication(title="Grille des tarifs", confidence=Confidence.SECONDARY)
INVENTED = Invention(note=Text(en="to show a majority", fr="pour montrer une majorité"))


def test_higher_norm_has_a_lower_number() -> None:
    """The constitution binds all, internal rules nobody."""
    ranks = [kind.rank for kind in SourceKind if kind.rank is not None]

    assert ranks == sorted(ranks)
    assert SourceKind.CONSTITUTION.rank == 0
    assert ranks[-1] == SourceKind.INTERNAL_RULES.rank


@pytest.mark.parametrize("kind", [SourceKind.CASE_LAW, SourceKind.CIRCULAR])
def test_what_qualifies_a_norm_has_no_rank(kind: SourceKind) -> None:
    """A judgment or a circular is no norm."""
    assert kind.rank is None


@pytest.mark.parametrize(
    ("confidence", "expected"),
    [
        (Confidence.READ, True),
        (Confidence.SECONDARY, True),
        (Confidence.UNVERIFIED, False),
        (Confidence.INFERRED, False),
        (Confidence.COMPUTED, False),
    ],
)
def test_only_what_was_read_is_law(*, confidence: Confidence, expected: bool) -> None:
    """By us, or by someone who says so."""
    assert confidence.is_law is expected


def test_citation_gives_title_article_and_version() -> None:
    """So that a reader finds the same text."""
    assert ACT.said("en") == (
        "loi n° 47-1775 du 10 septembre 1947, art. 19 septies, version 2022-02-23"
    )


def test_citation_leaves_out_what_is_not_known() -> None:
    """Without commas that lead nowhere."""
    source = LegalSource(kind=SourceKind.ACT, title="loi", confidence=Confidence.READ)

    assert source.said("fr") == "loi"
    assert PAGE.said("en") == "Grille des tarifs"


def test_invention_says_that_it_is_one_and_why() -> None:
    """Nobody takes it for a published figure."""
    assert INVENTED.said("en") == "invented (to show a majority)"
    assert INVENTED.said("fr") == "inventé (pour montrer une majorité)"
    assert Invention().said("fr") == "inventé"


def test_least_confidence_counts() -> None:
    """A chain is as strong as its weakest link; an invention is no link."""
    inferred = LegalSource(kind=SourceKind.ACT, title="loi", confidence=Confidence.INFERRED)

    assert weakest((ACT, inferred, PAGE)) is Confidence.INFERRED
    assert weakest((ACT, INVENTED)) is Confidence.READ
    assert weakest((INVENTED,)) is None

"""
The texts that the rules cite, each as far as it was read, and the days on which they changed.

``READ`` is said of an article only where its own words were read; where an account of it was read,
``SECONDARY``, with the page.
"""

from datetime import date

from attrs import evolve

from essmodel.rules.law.source import Confidence, LegalSource, SourceKind
from essmodel.values.period import Period

SCIC_CREATED = date(2001, 7, 18)
"""Loi n° 2001-624, art. 36, in force: there was no SCIC before, so no rule starts earlier."""

ESS_ACT = date(2014, 8, 2)
"""Loi n° 2014-856, art. 33, in force."""

VOTES_CAST_ACT = date(2019, 7, 20)
"""The first fiscal year end "after 19 July 2019", loi n° 2019-744, art. 16, II."""

MAJORITY_RULING_DAY = date(2024, 11, 15)
"""Cass. ass. plén. n° 23-16.670."""

SINCE_2001 = Period(start=SCIC_CREATED)
UNTIL_2014 = Period(start=SCIC_CREATED, end=ESS_ACT)
SINCE_2014 = Period(start=ESS_ACT)

_COOPERATION_ACT = "loi n° 47-1775 du 10 septembre 1947"
_COMMERCIAL_CODE = "code de commerce"
_SENATE_2001 = (
    "https://conferenceconsensuslogement.senat.fr/seances/s200106/s20010625/sc20010625036.html"
)
_ACT_2014_ARTICLE_33 = "https://legal.tricoteuses.fr/articles/JORFARTI000029313828"
_GENERAL_MEETING_FAQ = "http://www.les-scic.coop/sites/fr/les-scic/FAQ/Assemblee-generale"


def _cooperation_act(
    article: str, *, confidence: Confidence, url: str, version: str = ""
) -> LegalSource:
    return LegalSource(
        kind=SourceKind.ACT,
        title=_COOPERATION_ACT,
        article=article,
        version=version,
        confidence=confidence,
        url=url,
    )


def _commercial_code(article: str, *, confidence: Confidence, version: str = "") -> LegalSource:
    return LegalSource(
        kind=SourceKind.ACT,
        title=_COMMERCIAL_CODE,
        article=article,
        version=version,
        confidence=confidence,
    )


ARTICLE_19_QUINQUIES_2001 = _cooperation_act(
    "art. 19 quinquies", version="2001", confidence=Confidence.READ, url=_SENATE_2001
)
ARTICLE_19_QUINQUIES_2014 = _cooperation_act(
    "art. 19 quinquies", version="2014", confidence=Confidence.READ, url=_ACT_2014_ARTICLE_33
)
ARTICLE_19_SEPTIES_2001 = _cooperation_act(
    "art. 19 septies", version="2001", confidence=Confidence.READ, url=_SENATE_2001
)
ARTICLE_19_SEPTIES_2014 = _cooperation_act(
    "art. 19 septies",
    version="2022-02-23",
    confidence=Confidence.READ,
    url=("https://www.doctrine.fr/l/texts/lois/JORFTEXT000000684004/articles/LEGIARTI000006288886"),
)
ARTICLE_19_OCTIES = _cooperation_act(
    "art. 19 octies", confidence=Confidence.SECONDARY, url=_GENERAL_MEETING_FAQ
)
ARTICLE_19_OCTIES_FLOOR = _cooperation_act(
    "art. 19 octies",
    confidence=Confidence.SECONDARY,
    url="https://archive.nossenateurs.fr/intervention/606637",
)
ARTICLE_19_OCTIES_REDISTRIBUTED = _cooperation_act(
    "art. 19 octies, lu comme bornant aussi les poids redistribués",
    confidence=Confidence.INFERRED,
    url=_GENERAL_MEETING_FAQ,
)
ONE_VOICE = _cooperation_act(
    "art. 1, 9 et 19 octies", confidence=Confidence.SECONDARY, url=_GENERAL_MEETING_FAQ
)

L225_1 = _commercial_code("art. L225-1", version="2009", confidence=Confidence.READ)
L223_3 = _commercial_code("art. L223-3", version="2009", confidence=Confidence.READ)
L225_96 = _commercial_code("art. L225-96", version="2009", confidence=Confidence.READ)
L225_98 = _commercial_code("art. L225-98", version="2009", confidence=Confidence.READ)
L225_96_AND_98 = _commercial_code(
    "art. L225-96 et L225-98", version="2009", confidence=Confidence.READ
)
TWO_SARL_MEMBERS = _commercial_code("SARL, nombre d’associés", confidence=Confidence.UNVERIFIED)

TWO_SA_MEMBERS = LegalSource(
    kind=SourceKind.ORDINANCE,
    title="ordonnance n° 2015-1127 du 10 septembre 2015",
    article="C. com., art. L225-1",
    confidence=Confidence.UNVERIFIED,
)
VOTES_CAST = LegalSource(
    kind=SourceKind.ACT,
    title="loi n° 2019-744 du 19 juillet 2019",
    article="art. 16 (C. com., art. L225-96 et L225-98)",
    confidence=Confidence.SECONDARY,
    url=(
        "http://www.seban-associes.avocat.fr/"
        "la-loi-de-simplification-du-droit-des-societes-modifie-les-regles-de-comptage-des-abstentions/"
    ),
)
MAJORITY_RULING = LegalSource(
    kind=SourceKind.CASE_LAW,
    title="Cass. ass. plén., 15 novembre 2024, n° 23-16.670",
    confidence=Confidence.SECONDARY,
    url=(
        "https://www.actu-juridique.fr/affaires/societes/"
        "la-raison-du-plus-grand-nombre-la-regle-majoritaire-prevaut-a-ladoption-dune-decision-collective/"
    ),
)
MAJORITY_RULING_BY_VOICES = evolve(
    MAJORITY_RULING,
    article="lu comme comptant aussi les voix une à une",
    confidence=Confidence.INFERRED,
)

"""The act of 2014 on urban policy (*politique de la ville*), as far as each article was read."""

from datetime import date

from essmodel.rules.law.source import Confidence, LegalSource, SourceKind
from essmodel.values.period import Period

URBAN_POLICY_ACT_DAY = date(2014, 2, 23)
"""Loi n° 2014-173 in force."""

SINCE_THE_ACT = Period(start=URBAN_POLICY_ACT_DAY)


def urban_policy_act(article: str, *, confidence: Confidence, url: str) -> LegalSource:
    """Return an article of the act, as well as it was read, and where."""
    return LegalSource(
        kind=SourceKind.ACT,
        title="loi n° 2014-173 du 21 février 2014",
        article=article,
        confidence=confidence,
        url=url,
    )

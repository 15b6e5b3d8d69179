"""Parties: public authorities, organisations of the social economy, and people."""

from enum import Enum

from attrs import frozen

from essmodel.rules.statement import Statement
from essmodel.values.identifier import Identifier


class LegalFamily(Enum):
    """The families of the social and solidarity economy (*familles de l'économie sociale*)."""

    ASSOCIATION = "association"
    COOPERATIVE = "cooperative"
    MUTUAL = "mutual"
    FOUNDATION = "foundation"
    SOCIAL_COMPANY = "social_company"


@frozen(kw_only=True)
class PublicAuthority:
    """
    A public body (*personne publique*).

    Attributes:
        kind: a code of the book ``authority_kind``, which a pack brings.
    """

    id: str
    name: str
    kind: str
    identifiers: tuple[Identifier, ...] = ()


@frozen(kw_only=True)
class EssOrganisation:
    """An organisation of the social and solidarity economy (*organisation de l'ESS*)."""

    id: str
    name: str
    family: LegalFamily
    identifiers: tuple[Identifier, ...] = ()


@frozen(kw_only=True)
class Person:
    """
    Someone: an inhabitant, a worker, a volunteer, a beneficiary, as their roles say.

    Attributes:
        facts: what they have stated of themselves, typed when a pack says what each means.
    """

    id: str
    name: str
    facts: tuple[Statement, ...] = ()


Party = PublicAuthority | EssOrganisation | Person

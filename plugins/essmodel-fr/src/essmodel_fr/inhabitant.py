"""
What an ordinary local service asks of an inhabitant, in the words of its forms.

Only what eligibility and tariffs of social centres, canteens and leisure centres really use.  A
fact that nobody stated is unknown, which is never zero nor no; that no proof was handed in is a
fact of its own, because by-laws price it.

>>> amina = Inhabitant(quotient_familial=Money(36950), resident=True)
>>> amina.membership_paid is None
True
>>> (Inhabitant.quotient_familial <= Money(85000)).node.op
'<='
"""

from datetime import date

from essmodel.messages.text import Text
from essmodel.rules.datatype import Calendar, Label, Number, Truth
from essmodel.rules.fact import Fact, fact, facts
from essmodel.values.money import Money

_FORM = Text(en="the registration form", fr="le dossier d’inscription")
_ADDRESS = Text(en="proof of address", fr="le justificatif de domicile")
_CAF_NOTICE = Text(
    en="the quotient notice of the benefits fund (CAF or MSA), of the month that the town sets",
    fr="l’attestation de quotient de la caisse (CAF ou MSA), du mois que fixe la commune",
)


@facts("inhabitant")
class Inhabitant:
    """An inhabitant who asks for a service, for themselves or for a child (*usager*)."""

    quotient_familial: Fact[Money] = fact(
        type=Number(places=2, unit="EUR", least=0),
        label=Text(en="family quotient", fr="quotient familial"),
        comes_from=_CAF_NOTICE,
    )
    quotient_proved: Fact[bool] = fact(
        type=Truth(),
        label=Text(en="proof of the family quotient", fr="justificatif de quotient familial"),
        comes_from=_CAF_NOTICE,
    )
    benefit_scheme: Fact[str] = fact(
        type=Label("benefit_scheme"),
        label=Text(en="family benefit scheme", fr="régime de prestations familiales"),
        comes_from=_CAF_NOTICE,
    )
    resident: Fact[bool] = fact(
        type=Truth(),
        label=Text(
            en="lives in the municipality that runs the service",
            fr="habite la commune qui gère le service",
        ),
        comes_from=_ADDRESS,
    )
    lives_in_priority_neighbourhood: Fact[bool] = fact(
        type=Truth(),
        label=Text(
            en="lives in a priority neighbourhood (QPV)", fr="habite un quartier prioritaire (QPV)"
        ),
        comes_from=Text(
            en="the address, looked up on the State's map of priority neighbourhoods",
            fr="l’adresse, cherchée sur la carte des quartiers prioritaires de l’État",
        ),
    )
    membership_paid: Fact[bool] = fact(
        type=Truth(),
        label=Text(en="membership of the year paid", fr="adhésion de l’année payée"),
        comes_from=Text(
            en="the centre's membership register", fr="le registre des adhésions du centre"
        ),
    )
    enrolled_in_school: Fact[bool] = fact(
        type=Truth(),
        label=Text(
            en="enrolled in a school of the municipality", fr="inscrit dans une école de la commune"
        ),
        comes_from=Text(en="the school's certificate", fr="le certificat de scolarité"),
    )
    birth_date: Fact[date] = fact(
        type=Calendar(),
        label=Text(en="date of birth", fr="date de naissance"),
        comes_from=Text(en="an identity document", fr="une pièce d’identité"),
    )
    children: Fact[int] = fact(
        type=Number(least=0),
        label=Text(en="dependent children", fr="enfants à charge"),
        comes_from=Text(
            en="the quotient notice, or the family record book",
            fr="l’attestation de quotient, ou le livret de famille",
        ),
    )
    has_meal_plan: Fact[bool] = fact(
        type=Truth(),
        label=Text(
            en="individual care plan (PAI): brings their own meal",
            fr="projet d’accueil individualisé (PAI), apporte son repas",
        ),
        comes_from=_FORM,
    )

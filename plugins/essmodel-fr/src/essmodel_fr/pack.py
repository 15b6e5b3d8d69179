"""The pack: French law as one frozen value, ``PACK``."""

from importlib.resources import files

from essmodel.messages.text import Text
from essmodel.packs.manifest import Manifest
from essmodel.packs.pack import RulePack
from essmodel.rules.fact import nodes
from essmodel_fr.authority_kind import AUTHORITY_KIND
from essmodel_fr.benefit_scheme import BENEFIT_SCHEME
from essmodel_fr.contract import CONTRACT_GENERATION, CityContract
from essmodel_fr.council import CitizenCouncil
from essmodel_fr.grid import AidedMeal, PriceList
from essmodel_fr.household import Household
from essmodel_fr.inhabitant import Inhabitant
from essmodel_fr.insee import INSEE
from essmodel_fr.law import (
    approval,
    audit,
    blank_proxy,
    board,
    capital,
    category,
    childcare_price,
    childcare_scale,
    citizen_council,
    city_contract,
    college,
    deliberation,
    dissolution,
    form,
    health_crisis,
    leaving,
    member_number,
    one_euro_meal,
    priority_neighbourhood,
    public_capital,
    sa_majority,
    sa_quorum,
    sarl_decision,
    sas_majority,
    school_meals,
    share_interest,
    silent_college,
    surplus,
    voice,
    waterfall,
)
from essmodel_fr.legal_form import LEGAL_FORM
from essmodel_fr.neighbourhood import CODE_BOOKS as NEIGHBOURHOOD_BOOKS
from essmodel_fr.neighbourhood import PriorityNeighbourhood
from essmodel_fr.qpv import QPV
from essmodel_fr.rna import RNA
from essmodel_fr.siren import SIREN
from essmodel_fr.siret import SIRET

PACK = RulePack(
    # essmodel.yaml says the same for whoever must not run this file; a test holds them together.
    manifest=Manifest(
        id="fr",
        title=Text(en="French law", fr="Droit français"),
        api=1,
        version="0.1.0",
        maintainer="The essmodel authors",
        licence="MIT",
        country="FR",
    ),
    facts=(
        *nodes(Inhabitant),
        *nodes(Household),
        *nodes(PriorityNeighbourhood),
        *nodes(CitizenCouncil),
        *nodes(CityContract),
        *nodes(PriceList),
        *nodes(AidedMeal),
    ),
    code_books=(
        LEGAL_FORM,
        AUTHORITY_KIND,
        BENEFIT_SCHEME,
        *NEIGHBOURHOOD_BOOKS,
        CONTRACT_GENERATION,
    ),
    schemes=(SIREN, SIRET, RNA, INSEE, QPV),
    parameters=(
        *category.PARAMETERS,
        *public_capital.PARAMETERS,
        *college.PARAMETERS,
        *member_number.PARAMETERS,
        *capital.PARAMETERS,
        *surplus.PARAMETERS,
        *share_interest.PARAMETERS,
        *board.PARAMETERS,
        *audit.PARAMETERS,
        *priority_neighbourhood.PARAMETERS,
        *city_contract.PARAMETERS,
        *childcare_scale.PARAMETERS,
        *one_euro_meal.PARAMETERS,
    ),
    waterfalls=waterfall.WATERFALLS,
    rules=(
        *form.RULES,
        *approval.RULES,
        *category.RULES,
        *public_capital.RULES,
        *voice.RULES,
        *college.RULES,
        *silent_college.RULES,
        *member_number.RULES,
        *sa_quorum.RULES,
        *sa_majority.RULES,
        *sarl_decision.RULES,
        *sas_majority.RULES,
        *deliberation.RULES,
        *capital.RULES,
        *blank_proxy.RULES,
        *surplus.RULES,
        *share_interest.RULES,
        *board.RULES,
        *audit.RULES,
        *leaving.RULES,
        *dissolution.RULES,
        *health_crisis.RULES,
        *school_meals.RULES,
        *priority_neighbourhood.RULES,
        *citizen_council.RULES,
        *city_contract.RULES,
        *one_euro_meal.RULES,
    ),
    services=childcare_price.SERVICES,
    tour=files("essmodel_fr").joinpath("tour.yaml").read_text("utf-8"),
)
"""French law, as far as this pack knows it; each rule says its text, dates and confidence."""

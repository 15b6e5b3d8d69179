"""The pack: French law as one frozen value, ``PACK``."""

from importlib.resources import files

from essmodel.messages.text import Text
from essmodel.packs.manifest import Manifest
from essmodel.packs.pack import RulePack
from essmodel.rules.fact import nodes
from essmodel_fr.authority_kind import AUTHORITY_KIND
from essmodel_fr.benefit_scheme import BENEFIT_SCHEME
from essmodel_fr.inhabitant import Inhabitant
from essmodel_fr.insee import INSEE
from essmodel_fr.law import (
    category,
    college,
    form,
    member_number,
    public_capital,
    sa_majority,
    sa_quorum,
    sas_majority,
    school_meals,
    voice,
)
from essmodel_fr.legal_form import LEGAL_FORM
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
    ),
    facts=nodes(Inhabitant),
    code_books=(LEGAL_FORM, AUTHORITY_KIND, BENEFIT_SCHEME),
    schemes=(SIREN, SIRET, RNA, INSEE, QPV),
    parameters=(
        *category.PARAMETERS,
        *public_capital.PARAMETERS,
        *college.PARAMETERS,
        *member_number.PARAMETERS,
    ),
    rules=(
        *form.RULES,
        *category.RULES,
        *public_capital.RULES,
        *voice.RULES,
        *college.RULES,
        *member_number.RULES,
        *sa_quorum.RULES,
        *sa_majority.RULES,
        *sas_majority.RULES,
        *school_meals.RULES,
    ),
    tour=files("essmodel_fr").joinpath("tour.yaml").read_text("utf-8"),
)
"""French law, as far as this pack knows it; each rule says its text, dates and confidence."""

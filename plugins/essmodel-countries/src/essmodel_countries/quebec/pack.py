"""The pack of Québec, as one frozen value."""

from essmodel.messages.text import Text
from essmodel.packs.manifest import Manifest
from essmodel.packs.pack import RulePack
from essmodel.values.country import ISO_3166
from essmodel.values.identifier import Identifier
from essmodel_countries.quebec import law

PACK = RulePack(
    # essmodel.yaml says the same for whoever must not run this file; a test holds them together.
    manifest=Manifest(
        id="qc",
        title=Text(
            en="Québec, solidarity co-operatives",
            fr="Québec, coopératives de solidarité",
        ),
        api=1,
        version="0.1.0",
        maintainer="The essmodel authors",
        licence="MIT",
        places=(Identifier(ISO_3166.id, "CA-QC"),),
        country="CA",
    ),
    code_books=(law.LEGAL_FORM,),
    parameters=law.PARAMETERS,
    rules=law.RULES,
    waterfalls=law.WATERFALLS,
)

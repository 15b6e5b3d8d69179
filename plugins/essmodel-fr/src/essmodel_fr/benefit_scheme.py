"""Who pays a household its family benefits (*régime*): some towns price by it."""

from essmodel.messages.text import Text
from essmodel.rules.codebook import CodeBook

BENEFIT_SCHEME = CodeBook(
    id="benefit_scheme",
    title=Text(en="family benefit scheme", fr="régime de prestations familiales"),
    codes=(
        ("caf", Text(en="CAF (general scheme)", fr="CAF (régime général)")),
        ("msa", Text(en="MSA (farming scheme)", fr="MSA (régime agricole)")),
        ("other", Text(en="another scheme or none", fr="autre régime ou aucun")),
    ),
)

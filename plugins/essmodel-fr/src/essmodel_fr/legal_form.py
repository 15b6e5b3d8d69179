"""
The legal forms (*formes juridiques*) that a co-operative's statutes may name.

Companies first, because a SCIC is one; then the forms that a project starts from or is refused for.
"""

from essmodel.messages.text import Text
from essmodel.rules.codebook import CodeBook

SA = "sa"
SARL = "sarl"
SAS = "sas"

LEGAL_FORM = CodeBook(
    id="legal_form",
    title=Text(en="legal form", fr="forme juridique"),
    codes=(
        (SA, Text(en="SA (public limited company)", fr="SA (société anonyme)")),
        (
            SARL,
            Text(en="SARL (private limited company)", fr="SARL (société à responsabilité limitée)"),
        ),
        (
            SAS,
            Text(
                en="SAS (simplified company by shares)", fr="SAS (société par actions simplifiée)"
            ),
        ),
        ("association", Text(en="association", fr="association")),
        ("societe_civile", Text(en="civil company", fr="société civile")),
    ),
)

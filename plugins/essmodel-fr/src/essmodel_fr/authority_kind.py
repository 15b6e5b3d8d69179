"""
Kinds of public bodies (*personnes publiques*), as far as co-operative law tells them apart.

Law:
    art. 19 septies of loi n° 47-1775 counts together, under its cap on capital, the
    *collectivités territoriales* and their *groupements*, and since 2014-08-02 the
    *établissements publics territoriaux* [read].  It does not count the State nor other public
    bodies [secondary: pic-inter.com, from a guide by Avise].  A *caisse d’allocations familiales*
    is a private body [unverified]: it is no authority.
"""

from essmodel.governance.cooperative import NO_AUTHORITY
from essmodel.messages.text import Text
from essmodel.rules.codebook import CodeBook

# DOUBT(19 septies): whether "établissement public territorial" means only the body of that name in
# Greater Paris, such as Plaine Commune, or any local public body, such as a CCAS, is not settled by
# the texts read; whoever describes a case says so by the kind that they choose.
AUTHORITY_KIND = CodeBook(
    id="authority_kind",
    title=Text(en="kind of public body", fr="nature de la personne publique"),
    codes=(
        ("commune", Text(en="municipality", fr="commune")),
        ("departement", Text(en="department", fr="département")),
        ("region", Text(en="region", fr="région")),
        (
            "collectivite_a_statut_particulier",
            Text(
                en="local authority with a status of its own",
                fr="collectivité à statut particulier",
            ),
        ),
        (
            "groupement",
            Text(en="grouping of local authorities", fr="groupement de collectivités"),
        ),
        (
            "etablissement_public_territorial",
            Text(en="territorial public body", fr="établissement public territorial"),
        ),
        ("etat", Text(en="the State", fr="État")),
        ("other_public_body", Text(en="other public body", fr="autre personne publique")),
        (NO_AUTHORITY, Text(en="no public body", fr="aucune personne publique")),
    ),
)

LOCAL_UNTIL_2014 = frozenset(
    {"commune", "departement", "region", "collectivite_a_statut_particulier", "groupement"}
)
"""The kinds that the cap on public capital counts together before 2014-08-02."""

LOCAL_SINCE_2014 = LOCAL_UNTIL_2014 | {"etablissement_public_territorial"}
"""The kinds that it counts together since."""

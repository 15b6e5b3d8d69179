"""What the national scale of collective childcare asks of a household (*barème PSU*)."""

from essmodel.messages.text import Text
from essmodel.rules.datatype import Number
from essmodel.rules.fact import Fact, fact, facts
from essmodel.values.money import Money


@facts("household")
class Household:
    """The household of a child, as the benefits fund knows it (*foyer*)."""

    yearly_resources: Fact[Money] = fact(
        type=Number(places=2, unit="EUR", least=0),
        label=Text(
            en="resources of the household in the year before last",
            fr="ressources du foyer de l’avant-dernière année (N-2)",
        ),
        comes_from=Text(
            en="the benefits fund's portal (CDAP), or the tax notice",
            fr="le portail de la caisse (CDAP), ou l’avis d’imposition",
        ),
    )
    disabled_children: Fact[int] = fact(
        type=Number(least=0),
        label=Text(
            en="dependent children with a disability",
            fr="enfants à charge en situation de handicap",
        ),
        comes_from=Text(
            en="the notice of the disability allowance (AEEH)",
            fr="la notification de l’AEEH",
        ),
    )

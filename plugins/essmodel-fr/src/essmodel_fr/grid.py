"""What the State asks about the grid of a canteen, and about a meal that it aids."""

from essmodel.messages.text import Text
from essmodel.rules.datatype import Number, Truth
from essmodel.rules.fact import Fact, fact, facts
from essmodel.values.money import Money

_MONEY = Number(places=2, unit="EUR", least=0)
_GRID = Text(en="the grid that the council adopted", fr="la grille tarifaire votée par le conseil")
_CLAIM = Text(en="the claim for payment (ASP)", fr="la demande de paiement (ASP)")


@facts("price_list")
class PriceList:
    """The grid of a service, as its bands and prices go (*grille tarifaire*)."""

    brackets: Fact[int] = fact(
        type=Number(least=0),
        label=Text(en="bands of the grid", fr="tranches de la grille"),
        comes_from=_GRID,
    )
    cheapest: Fact[Money] = fact(
        type=_MONEY,
        label=Text(en="lowest price of the grid", fr="tarif le plus bas de la grille"),
        comes_from=_GRID,
    )
    dearest: Fact[Money] = fact(
        type=_MONEY,
        label=Text(en="highest price of the grid", fr="tarif le plus haut de la grille"),
        comes_from=_GRID,
    )
    social_price_up_to: Fact[Money] = fact(
        type=_MONEY,
        label=Text(
            en="highest family quotient with a price of one euro or less",
            fr="quotient familial le plus haut dont le tarif n’excède pas un euro",
        ),
        comes_from=_GRID,
    )


@facts("aided_meal")
class AidedMeal:
    """A meal for which a town claims the State's aid (*repas aidé*)."""

    billed: Fact[Money] = fact(
        type=_MONEY,
        label=Text(en="price billed for the meal", fr="prix facturé du repas"),
        comes_from=_CLAIM,
    )
    aid_claimed: Fact[Money] = fact(
        type=_MONEY,
        label=Text(en="aid claimed for the meal", fr="aide demandée pour le repas"),
        comes_from=_CLAIM,
    )
    has_egalim_commitment: Fact[bool] = fact(
        type=Truth(),
        label=Text(
            en="the canteen has taken the EGAlim commitment",
            fr="la cantine a pris l’engagement EGAlim",
        ),
        comes_from=Text(
            en="the site ma-cantine.agriculture.gouv.fr",
            fr="le site ma-cantine.agriculture.gouv.fr",
        ),
    )

"""What the law asks about a citizen council, in the words of its prefect's order."""

from essmodel.messages.text import Text
from essmodel.rules.datatype import Number, Truth
from essmodel.rules.fact import Fact, fact, facts

_COUNT = Number(least=0)
_MEMBERS = Text(
    en="the list of members of the council", fr="la liste des membres du conseil citoyen"
)
_ORDER = Text(en="the prefect's order", fr="l’arrêté préfectoral")
_CONTRACT = Text(en="the city contract", fr="le contrat de ville")


@facts("citizen_council")
class CitizenCouncil:
    """A council of a priority neighbourhood (*conseil citoyen*), as it is composed on a day."""

    inhabitants: Fact[int] = fact(
        type=_COUNT,
        label=Text(en="members who are inhabitants", fr="membres habitants"),
        comes_from=_MEMBERS,
    )
    drawn_by_lot: Fact[int] = fact(
        type=_COUNT,
        label=Text(en="inhabitants drawn by lot", fr="habitants tirés au sort"),
        comes_from=_MEMBERS,
    )
    women: Fact[int] = fact(
        type=_COUNT,
        label=Text(en="women drawn by lot", fr="femmes tirées au sort"),
        comes_from=_MEMBERS,
    )
    men: Fact[int] = fact(
        type=_COUNT,
        label=Text(en="men drawn by lot", fr="hommes tirés au sort"),
        comes_from=_MEMBERS,
    )
    local_actors: Fact[int] = fact(
        type=_COUNT,
        label=Text(
            en="members for associations and local actors",
            fr="membres représentant les associations et acteurs locaux",
        ),
        comes_from=_MEMBERS,
    )
    is_independent: Fact[bool] = fact(
        type=Truth(),
        label=Text(
            en="acts independently of public authorities",
            fr="agit en indépendance des pouvoirs publics",
        ),
        comes_from=Text(en="its internal rules", fr="son règlement intérieur"),
    )
    recognised: Fact[bool] = fact(
        type=Truth(),
        label=Text(
            en="composition recognised by the prefect", fr="composition reconnue par le préfet"
        ),
        comes_from=_ORDER,
    )
    steering_bodies: Fact[int] = fact(
        type=_COUNT,
        label=Text(
            en="steering bodies of the city contract",
            fr="instances de pilotage du contrat de ville",
        ),
        comes_from=_CONTRACT,
    )
    seats: Fact[int] = fact(
        type=_COUNT,
        label=Text(
            en="steering bodies where the council has a seat",
            fr="instances de pilotage où siège le conseil",
        ),
        comes_from=_CONTRACT,
    )
    associated_with_design: Fact[bool] = fact(
        type=Truth(),
        label=Text(
            en="associated with the design of the city contract",
            fr="associé à l’élaboration du contrat de ville",
        ),
        comes_from=_CONTRACT,
    )
    associated_with_delivery: Fact[bool] = fact(
        type=Truth(),
        label=Text(
            en="associated with the delivery of the city contract",
            fr="associé à la mise en œuvre du contrat de ville",
        ),
        comes_from=_CONTRACT,
    )
    associated_with_assessment: Fact[bool] = fact(
        type=Truth(),
        label=Text(
            en="associated with the assessment of the city contract",
            fr="associé à l’évaluation du contrat de ville",
        ),
        comes_from=_CONTRACT,
    )

"""What the law asks about a city contract (*contrat de ville*): of which generation it is."""

from essmodel.messages.text import Text
from essmodel.rules.codebook import CodeBook
from essmodel.rules.datatype import Label
from essmodel.rules.fact import Fact, fact, facts

GENERATION_2015 = "from_2015"
GENERATION_2024 = "from_2024"

CONTRACT_GENERATION = CodeBook(
    id="city_contract_generation",
    title=Text(en="generation of city contracts", fr="génération de contrats de ville"),
    codes=(
        (
            GENERATION_2015,
            Text(
                en="2015 to 2020, extended to 2023",
                fr="2015-2020, prolongés jusqu’à 2023",
            ),
        ),
        (
            GENERATION_2024,
            Text(
                en="2024 to 2030 (Quartiers 2030)",
                fr="2024-2030 (Quartiers 2030)",
            ),
        ),
    ),
)


@facts("city_contract")
class CityContract:
    """A contract between the State and local authorities for priority neighbourhoods."""

    generation: Fact[str] = fact(
        type=Label("city_contract_generation"),
        label=Text(en="generation of the city contract", fr="génération du contrat de ville"),
        comes_from=Text(en="the first page of the contract", fr="la première page du contrat"),
    )

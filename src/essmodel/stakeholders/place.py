"""Places: the town, and the neighbourhood that public policy gives priority to."""

from attrs import frozen

from essmodel.values.identifier import Identifier


@frozen(kw_only=True)
class Municipality:
    """A town (*commune*)."""

    id: str
    name: str
    identifiers: tuple[Identifier, ...] = ()


@frozen(kw_only=True)
class PriorityNeighbourhood:
    """A neighbourhood with priority in urban policy (*quartier prioritaire*), *within* a town."""

    id: str
    name: str
    within: str
    identifiers: tuple[Identifier, ...] = ()


Place = Municipality | PriorityNeighbourhood

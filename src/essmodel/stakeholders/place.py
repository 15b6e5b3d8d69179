"""Places: the town, what it lies in, and the neighbourhoods that public policy favours."""

from attrs import frozen

from essmodel.values.identifier import Identifier


@frozen(kw_only=True)
class Territory:
    """A wider place: an intermunicipality, a department, a region; perhaps *within* another."""

    id: str
    name: str
    within: str | None = None
    identifiers: tuple[Identifier, ...] = ()


@frozen(kw_only=True)
class Municipality:
    """A town (*commune*), perhaps *within* a territory."""

    id: str
    name: str
    within: str | None = None
    identifiers: tuple[Identifier, ...] = ()


@frozen(kw_only=True)
class PriorityNeighbourhood:
    """A neighbourhood with priority in urban policy (*quartier prioritaire*), *within* a town."""

    id: str
    name: str
    within: str
    identifiers: tuple[Identifier, ...] = ()


Place = Territory | Municipality | PriorityNeighbourhood

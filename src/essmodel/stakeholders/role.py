"""What a party is to another, to a place or to a service, and for how long."""

from enum import Enum

from attrs import frozen

from essmodel.values.period import Period


class RoleKind(Enum):
    """The parts that parties play in a local service."""

    INHABITANT = "inhabitant"
    WORKER = "worker"
    VOLUNTEER = "volunteer"
    BENEFICIARY = "beneficiary"
    FUNDER = "funder"
    OWNER = "owner"
    PARTNER = "partner"


@frozen(kw_only=True)
class Role:
    """One part that *party* plays towards *of*, during *period*; a party may play several."""

    party: str
    kind: RoleKind
    of: str
    period: Period

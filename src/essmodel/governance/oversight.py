"""Who runs a co-operative, who looks into it, who must leave, how it ends: as its papers say."""

from datetime import date

from attrs import frozen

from essmodel.governance.oversight_fact import (
    AuditFacts,
    BoardFacts,
    LeavingFacts,
    LiquidationFacts,
)
from essmodel.governance.statutes import DecisionKind
from essmodel.values.money import Money


@frozen(kw_only=True)
class Board:
    """
    The board as the statutes have it; what is ``None`` is unknown.

    Attributes:
        term_years: for how long its members are elected.
        is_elected: whether the general meeting elects them and may revoke them.
    """

    seats: int | None = None
    term_years: int | None = None
    is_elected: bool | None = None


@frozen(kw_only=True)
class Audit:
    """
    How a co-operative is watched over; what is ``None`` is unknown.

    Attributes:
        last_report_on: the day of the last report of an auditor of co-operatives.
        discussed: whether a general meeting discussed it.
        auditor_left_on: the last day on which that auditor served the co-operative otherwise.
        loss_years: how many years with a loss follow each other up to the last one closed.
        losses: of the accounts, not covered yet.
        since_losses: whether it was audited since those losses.
        members_asking: how many members ask for an audit.
        directors_asking: how many directors do.
        since_asked: whether it was audited since they asked.
        last_assembly_on: the day of the last general meeting on the accounts.
        project_reported: whether the report of the board tells how the project goes on.
    """

    last_report_on: date | None = None
    discussed: bool | None = None
    auditor_left_on: date | None = None
    loss_years: int | None = None
    losses: Money | None = None
    since_losses: bool | None = None
    members_asking: int | None = None
    directors_asking: int | None = None
    since_asked: bool | None = None
    last_assembly_on: date | None = None
    project_reported: bool | None = None


@frozen(kw_only=True)
class Leaving:
    """
    What the statutes say of members who must leave; what is ``None`` they do not say.

    Attributes:
        exclusion_by: which kind of decision excludes.
        is_heard: whether a member is heard before.
    """

    exclusion_by: DecisionKind | None = None
    is_heard: bool | None = None


@frozen(kw_only=True)
class Liquidation:
    """
    What is left of a dissolved co-operative; what is ``None`` is unknown.

    Attributes:
        net_assets: what is left once its debts are paid.
        paid_in: what members paid for their shares.
        to_members: what they get.
        to_social_economy: what co-operatives, the social economy or works of general interest get.
    """

    net_assets: Money | None = None
    paid_in: Money | None = None
    to_members: Money | None = None
    to_social_economy: Money | None = None


def board_facts(board: Board) -> BoardFacts:
    """Return what is known of a board."""
    return BoardFacts(seats=board.seats, term_years=board.term_years, is_elected=board.is_elected)


def audit_facts(audit: Audit) -> AuditFacts:
    """Return what is known of the audits of a co-operative."""
    return AuditFacts(
        last_report_on=audit.last_report_on,
        discussed=audit.discussed,
        auditor_left_on=audit.auditor_left_on,
        loss_years=audit.loss_years,
        losses=audit.losses,
        since_losses=audit.since_losses,
        members_asking=audit.members_asking,
        directors_asking=audit.directors_asking,
        since_asked=audit.since_asked,
        last_assembly_on=audit.last_assembly_on,
        project_reported=audit.project_reported,
    )


def leaving_facts(leaving: Leaving) -> LeavingFacts:
    """Return what the statutes say of members who must leave."""
    kind = leaving.exclusion_by
    return LeavingFacts(exclusion_by=kind.value if kind else None, is_heard=leaving.is_heard)


def liquidation_facts(liquidation: Liquidation) -> LiquidationFacts:
    """Return what is known of what is left of a co-operative."""
    return LiquidationFacts(
        net_assets=liquidation.net_assets,
        paid_in=liquidation.paid_in,
        to_members=liquidation.to_members,
        to_social_economy=liquidation.to_social_economy,
    )

"""What papers say of a board, of audits and of an end is stated, and nothing else."""

from datetime import date

from essmodel.governance.oversight import (
    Audit,
    Board,
    Leaving,
    Liquidation,
    audit_facts,
    board_facts,
    leaving_facts,
    liquidation_facts,
)
from essmodel.governance.oversight_fact import (
    AuditFacts,
    BoardFacts,
    LeavingFacts,
    LiquidationFacts,
)
from essmodel.governance.statutes import DecisionKind
from essmodel.values.money import Money

DAYS = tuple(date(2020 + number, 1, 1) for number in range(3))


def test_a_board_is_stated() -> None:
    """Seats, terms, and who elects it."""
    assert board_facts(Board(seats=9, term_years=3, is_elected=True)) == BoardFacts(
        seats=9, term_years=3, is_elected=True
    )


def test_audits_are_stated() -> None:
    """Each paper under its own name."""
    known = Audit(
        last_report_on=DAYS[0],
        discussed=True,
        auditor_left_on=DAYS[1],
        loss_years=1,
        losses=Money(2),
        since_losses=False,
        members_asking=3,
        directors_asking=4,
        since_asked=True,
        last_assembly_on=DAYS[2],
        project_reported=False,
    )

    assert audit_facts(known) == AuditFacts(
        last_report_on=DAYS[0],
        discussed=True,
        auditor_left_on=DAYS[1],
        loss_years=1,
        losses=Money(2),
        since_losses=False,
        members_asking=3,
        directors_asking=4,
        since_asked=True,
        last_assembly_on=DAYS[2],
        project_reported=False,
    )


def test_an_end_is_stated() -> None:
    """Four amounts."""
    known = Liquidation(
        net_assets=Money(1), paid_in=Money(2), to_members=Money(3), to_social_economy=Money(4)
    )

    assert liquidation_facts(known) == LiquidationFacts(
        net_assets=Money(1), paid_in=Money(2), to_members=Money(3), to_social_economy=Money(4)
    )


def test_leaving_is_stated() -> None:
    """Which decision excludes, and whether members are heard."""
    known = Leaving(exclusion_by=DecisionKind.ORDINARY, is_heard=False)

    assert leaving_facts(known) == LeavingFacts(exclusion_by="ordinary", is_heard=False)


def test_what_nobody_wrote_is_unknown() -> None:
    """Which is never zero, and never no."""
    assert board_facts(Board()) == BoardFacts()
    assert audit_facts(Audit()) == AuditFacts()
    assert leaving_facts(Leaving()) == LeavingFacts()
    assert liquidation_facts(Liquidation()) == LiquidationFacts()

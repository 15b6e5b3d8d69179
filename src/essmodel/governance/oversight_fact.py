"""The facts about who runs a co-operative, who looks into it, who must leave, how it ends."""

from datetime import date

from essmodel.governance.account_fact import AMOUNT
from essmodel.messages.catalogue import Message
from essmodel.rules.datatype import Calendar, Label, Number, Truth
from essmodel.rules.fact import Fact, fact, facts
from essmodel.values.money import Money

_COUNT = Number(least=0)


@facts("board")
class BoardFacts:
    """The board as the statutes have it."""

    seats: Fact[int] = fact(type=_COUNT, label=Message("fact_board_seats"))
    term_years: Fact[int] = fact(type=_COUNT, label=Message("fact_board_term_years"))
    is_elected: Fact[bool] = fact(type=Truth(), label=Message("fact_board_is_elected"))


@facts("audit")
class AuditFacts:
    """
    The audits of a co-operative as a co-operative, and what may call for one.

    Losses are those of the accounts that nothing has covered; years with a loss follow each other
    up to the last one closed.
    """

    last_report_on: Fact[date] = fact(type=Calendar(), label=Message("fact_audit_last_report"))
    discussed: Fact[bool] = fact(type=Truth(), label=Message("fact_audit_discussed"))
    auditor_left_on: Fact[date] = fact(type=Calendar(), label=Message("fact_auditor_left_on"))
    loss_years: Fact[int] = fact(type=_COUNT, label=Message("fact_loss_years"))
    losses: Fact[Money] = fact(type=AMOUNT, label=Message("fact_losses"))
    since_losses: Fact[bool] = fact(type=Truth(), label=Message("fact_audit_since_losses"))
    members_asking: Fact[int] = fact(type=_COUNT, label=Message("fact_members_asking"))
    directors_asking: Fact[int] = fact(type=_COUNT, label=Message("fact_directors_asking"))
    since_asked: Fact[bool] = fact(type=Truth(), label=Message("fact_audit_since_asked"))
    last_assembly_on: Fact[date] = fact(type=Calendar(), label=Message("fact_last_assembly"))
    project_reported: Fact[bool] = fact(type=Truth(), label=Message("fact_project_reported"))


@facts("leaving")
class LeavingFacts:
    """What the statutes say of members who must leave."""

    exclusion_by: Fact[str] = fact(type=Label("decision_kind"), label=Message("fact_exclusion_by"))
    is_heard: Fact[bool] = fact(type=Truth(), label=Message("fact_is_heard"))


@facts("liquidation")
class LiquidationFacts:
    """What is left of a dissolved co-operative once its debts are paid, and who gets it."""

    net_assets: Fact[Money] = fact(type=AMOUNT, label=Message("fact_net_assets"))
    paid_in: Fact[Money] = fact(type=AMOUNT, label=Message("fact_paid_in"))
    to_members: Fact[Money] = fact(type=AMOUNT, label=Message("fact_to_members"))
    to_social_economy: Fact[Money] = fact(type=AMOUNT, label=Message("fact_to_social_economy"))


SHEETS = (BoardFacts, AuditFacts, LeavingFacts, LiquidationFacts)

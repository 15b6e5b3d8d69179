"""Everything that may be asked about agreements for as long as they live: ``em.agreements``."""

from essmodel.coproduction.agreement import Agreement
from essmodel.coproduction.agreement_books import AgreementBooks as Books
from essmodel.coproduction.agreement_books import AgreementCommand as Command
from essmodel.coproduction.agreement_event import AgreementEvent as Event
from essmodel.coproduction.agreement_ledger import Ledger
from essmodel.coproduction.balance import Balance, balances
from essmodel.coproduction.carrying_out import Ask, Deliver, PayOut, Report, Sign, Waive
from essmodel.coproduction.changing import (
    AmendAgreement,
    DeclareCrisis,
    EndCrisis,
    Renew,
    Terminate,
)
from essmodel.coproduction.funding import Shortfall, shortfalls
from essmodel.coproduction.going_wrong import Claim, Cure, NotifyBreach, Withhold
from essmodel.coproduction.happening import Happening
from essmodel.coproduction.occurrence import Due, Duty, DutyStanding

__all__ = (
    "Agreement",
    "AmendAgreement",
    "Ask",
    "Balance",
    "Books",
    "Claim",
    "Command",
    "Cure",
    "DeclareCrisis",
    "Deliver",
    "Due",
    "Duty",
    "DutyStanding",
    "EndCrisis",
    "Event",
    "Happening",
    "Ledger",
    "NotifyBreach",
    "PayOut",
    "Renew",
    "Report",
    "Shortfall",
    "Sign",
    "Terminate",
    "Waive",
    "Withhold",
    "balances",
    "shortfalls",
)

"""Everything that may be asked of a co-operative for as long as it lives: what ``em.life`` is."""

from essmodel.governance.amendment import Amend
from essmodel.governance.books import Books
from essmodel.governance.books import CooperativeCommand as Command
from essmodel.governance.chronicle import Chronicle, told
from essmodel.governance.chronicle import CooperativeEvent as Event
from essmodel.governance.convening import Close, Convene, GiveProxy, Open, RevokeProxy, SignIn
from essmodel.governance.emergency import Confirm, Declare, EmergencyRule, End, Matter
from essmodel.governance.joining import Admit, Apply, Decline, Move, Pay, Subscribe
from essmodel.governance.member_rule import MemberRule
from essmodel.governance.parting import (
    DropExclusion,
    Exclude,
    GiveNotice,
    Hear,
    Leave,
    ProposeExclusion,
    Repay,
    StrikeOff,
)
from essmodel.governance.polling import CastBallot, CountVote, Put
from essmodel.governance.settled import settled
from essmodel.governance.sitting import Way
from essmodel.journal.command import Accepted, Refused, obey
from essmodel.journal.entry import Correction, Dated
from essmodel.journal.journal import Journal, journal_of

__all__ = (
    "Accepted",
    "Admit",
    "Amend",
    "Apply",
    "Books",
    "CastBallot",
    "Chronicle",
    "Close",
    "Command",
    "Confirm",
    "Convene",
    "Correction",
    "CountVote",
    "Dated",
    "Declare",
    "Decline",
    "DropExclusion",
    "EmergencyRule",
    "End",
    "Event",
    "Exclude",
    "GiveNotice",
    "GiveProxy",
    "Hear",
    "Journal",
    "Leave",
    "Matter",
    "MemberRule",
    "Move",
    "Open",
    "Pay",
    "ProposeExclusion",
    "Put",
    "Refused",
    "Repay",
    "RevokeProxy",
    "SignIn",
    "StrikeOff",
    "Subscribe",
    "Way",
    "journal_of",
    "obey",
    "settled",
    "told",
)

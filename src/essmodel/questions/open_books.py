"""The books of a co-operative, opened from its case and its packs."""

from attrs import evolve

from essmodel.errors import InvalidValueError
from essmodel.governance.books import Books
from essmodel.governance.emergency import EmergencyRule
from essmodel.governance.member_rule import MemberRule
from essmodel.governance.membership import Membership
from essmodel.governance.notice import Holidays, no_holidays
from essmodel.packs.scope import words_of
from essmodel.packs.shelf import Packs
from essmodel.partnership.partnership import Partnership
from essmodel.questions.meaning import require_meaning


def open_books(
    case: Partnership,
    *,
    packs: Packs,
    members: MemberRule,
    emergencies: EmergencyRule | None = None,
    holidays: Holidays = no_holidays,
) -> Books:
    """
    Return the empty books of the co-operative of *case*, under the law of *packs*.

    The statutes of the case are the first ones.  Members and meetings of the case are left out:
    they come by commands, each with its day.

    Args:
        case: with the parties who may become members.
        packs: the packs whose law is asked.
        members: what the statutes say of joining and leaving.
        emergencies: what they say of emergencies.
        holidays: which days are public holidays, for notices in working days.

    Raises:
        InvalidValueError: the case has no co-operative, or words that the packs do not know.
    """
    words = words_of(packs, case)
    require_meaning(case, words)
    if case.cooperative is None:
        raise InvalidValueError.because("no_cooperative")
    founded = evolve(case.cooperative, membership=Membership(), meetings=())
    return Books(
        founded=founded,
        register=case.register,
        law=words.law,
        members=members,
        emergencies=emergencies,
        holidays=holidays,
    )

"""The books of the agreements of a case, with what it says was done about them."""

from attrs import evolve

from essmodel.coproduction.agreement_books import AgreementBooks
from essmodel.errors import InvalidValueError, Problem, under
from essmodel.journal.command import Refused
from essmodel.partnership.partnership import Partnership


def open_agreements(case: Partnership) -> AgreementBooks:
    """
    Return the books of the agreements of *case*: its journal, asked command by command.

    Raises:
        InvalidValueError: what the journal says could not be done: all of it, each with its line;
            what follows is asked as if it had not been written.
    """
    books, problems = AgreementBooks(drawn_up=case.agreements), list[Problem]()
    for index, happening in enumerate(case.journal):
        answer = books.asked(happening.command, on=happening.on)
        if isinstance(answer, Refused):
            problems += under(f"journal.{index}", InvalidValueError(*answer.reasons))
        else:
            books = answer
    if problems:
        origin = case.origin
        raise InvalidValueError(
            *(evolve(one, at=origin.find(one.path) if origin else None) for one in problems)
        )
    return books

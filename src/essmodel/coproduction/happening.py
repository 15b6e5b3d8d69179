"""Something that was done about an agreement, as a case writes it down."""

from datetime import date

from attrs import frozen

from essmodel.coproduction.agreement_books import AgreementCommand


@frozen(kw_only=True)
class Happening:
    """A *command*, and the day from which it counts."""

    on: date
    command: AgreementCommand

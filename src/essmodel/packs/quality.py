"""What the people behind a pack declare of it, which no program can see for itself."""

from datetime import date

from attrs import frozen

from essmodel.messages.text import Text


@frozen(kw_only=True)
class Review:
    """Somebody read it, and says so with their name: who, and when."""

    by: str
    on: date


@frozen(kw_only=True)
class Exemption:
    """A criterion that the pack need not meet, and why."""

    criterion: str
    why: Text


@frozen(kw_only=True)
class Quality:
    """
    What is declared.

    Attributes:
        legal_review: by somebody who knows the law.
        language_review: by somebody who read both languages.
        changelog: the file that tells what changed, and by which text.
        example: the file of a worked example that anyone may read.
        retirement: what becomes of the pack when its law is repealed or nobody keeps it.
        exempt: criteria that it need not meet.
    """

    legal_review: Review | None = None
    language_review: Review | None = None
    changelog: str = ""
    example: str = ""
    retirement: Text | None = None
    exempt: tuple[Exemption, ...] = ()

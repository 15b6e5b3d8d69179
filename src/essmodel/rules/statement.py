"""A fact as somebody stated it: a name and a text, typed when a pack says what the name means."""

from attrs import frozen

from essmodel.errors import InvalidValueError
from essmodel.rules.codebook import CodeBook
from essmodel.rules.datatype import Calendar, DataType, Label, Many, Number, Truth
from essmodel.rules.expression import Scalar
from essmodel.rules.literal import scaled
from essmodel.values import reading


@frozen
class Statement:
    """What *fact* is said to be, in the words of the file or the form."""

    fact: str
    text: str


def understood(text: str, like: DataType, books: tuple[CodeBook, ...]) -> Scalar:
    """
    Return what *text* says, in units of the type *like*.

    Raises:
        InvalidValueError: it cannot be read as such a value, or the code book has no such code.
    """
    match like:
        case Truth():
            return reading.truth(text)
        case Calendar():
            return reading.day(text)
        case Number():
            return scaled(reading.number(text), like)
        case Label():
            return code(text, like.book, books)
        case Many():
            raise InvalidValueError.because("list_not_stated", found=text)


def code(text: str, book: str, books: tuple[CodeBook, ...]) -> str:
    """Return *text* if the code book named *book* has it; a book that nobody brings has all."""
    for one in books:
        if one.id == book and text not in one:
            known = tuple(code for code, _ in one.codes)
            raise InvalidValueError.because("code_unknown", found=text, book=one.title, known=known)
    return text

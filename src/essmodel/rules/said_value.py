"""Values as people write them: money with its currency, a code by its title."""

from attrs import frozen

from essmodel.messages import form
from essmodel.messages.catalogue import say, written_form
from essmodel.messages.text import Lang
from essmodel.rules.codebook import CodeBook
from essmodel.rules.datatype import DataType, Label, Number
from essmodel.rules.fact import FactValue


@frozen
class Values:
    """Says values in *lang*; *books* name the codes that occur in them."""

    lang: Lang
    books: tuple[CodeBook, ...] = ()

    def value(self, value: FactValue, like: DataType) -> str:
        """Return a value, given in units of its type, as people write it."""
        match value, like:
            case None, _:
                return say("unknown", self.lang)
            case tuple(), _:
                return form.decimal(len(value), places=0, lang=self.lang)
            case bool(), _:
                return written_form(value, self.lang)
            case int(), Number():
                return like.written(value, lang=self.lang)
            case str(), Label():
                return self._label(value, like.book)
            case _:
                return written_form(value, self.lang)

    def _label(self, code: str, book: str) -> str:
        for one in self.books:
            if one.id == book:
                return one.title_of(code).said(self.lang)
        return code

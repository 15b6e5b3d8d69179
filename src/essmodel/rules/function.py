"""A Python function that a rule calls: the way out, for what no expression says."""

from collections.abc import Callable
from datetime import date
from typing import Any

from attrs import field, frozen

from essmodel.errors import PluginError
from essmodel.messages.catalogue import Message
from essmodel.messages.text import Sayable
from essmodel.rules.datatype import Calendar, DataType, Label, Many, Number, Truth


@frozen(kw_only=True)
class Function:
    """
    A function of known values, opaque to every reading but the one that runs it.

    It is asked last, only of cases that nothing else settled, and only when all its arguments are
    known.  It gets and gives values in units of their types; what it raises, or gives of another
    type, leaves the case undetermined.

    Attributes:
        id: what formulas and files call it.
        takes: the types of its arguments.
        gives: the type of its result.
        run: the function itself; it must be pure.
    """

    id: str
    label: Sayable = field(eq=False)
    takes: tuple[DataType, ...]
    gives: DataType
    run: Callable[..., Any] = field(eq=False, repr=False)

    def of(self, *values: object) -> Any:  # noqa: ANN401 - of the type that it gives
        """Return what the function gives for *values*, or a `Message` that says how it failed."""
        try:
            given = self.run(*values)
        except PluginError as error:  # the pack says itself why it cannot answer
            return Message(error.problems[0].id, error.problems[0].data)
        except Exception as error:  # noqa: BLE001 - whatever somebody else's code raises
            return Message.of("function_raised", function=self.label, error=repr(error))
        if _is_a(self.gives, given):
            return given
        return Message.of(
            "function_gave", function=self.label, found=repr(given), expected=self.gives
        )


def _is_a(kind: DataType, value: object) -> bool:
    """
    Whether *value* is one of *kind*, in units of the type and within its bounds.

    A subclass is another kind of value: nobody knows what it does when it is compared.
    """
    match kind:
        case Truth():
            return type(value) is bool
        case Number():
            return type(value) is int and kind.holds(value)
        case Calendar():
            return type(value) is date
        case Label():
            return type(value) is str
        case Many():
            return False

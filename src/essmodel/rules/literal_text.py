"""Values as formulas write them: a figure with all its decimals, a day or a code in quotes."""

from collections.abc import Iterable
from datetime import date

from essmodel.rules.datatype import DataType, Number
from essmodel.rules.expression import Lit


def text_of(node: Lit, *, has_type: bool) -> str:
    """Return a value as a formula writes it, with its unit where no neighbour gives it one."""
    match node.value:
        case bool(value):
            return "true" if value else "false"
        case int(value):
            written = figure(value, node.type)
            unit = node.type.unit if isinstance(node.type, Number) else ""
            return written if has_type or not unit else f"amount({written}, {_quoted(unit)})"
        case date() as value:
            return f'"{value.isoformat()}"'
        case str(value):
            return _quoted(value)


def figure(value: int, like: DataType) -> str:
    """Return a number in units of its type as people write it: 850 at two places is ``8.50``."""
    places = like.places if isinstance(like, Number) else 0
    sign = "-" if value < 0 else ""
    whole, decimals = divmod(abs(value), 10**places)
    return f"{sign}{whole}.{decimals:0{places}d}" if places else f"{sign}{whole}"


def codes(labels: Iterable[str]) -> str:
    """Return codes between braces."""
    return "{" + ", ".join(_quoted(one) for one in sorted(labels)) + "}"


def _quoted(text: str) -> str:
    return f"'{text}'" if '"' in text else f'"{text}"'

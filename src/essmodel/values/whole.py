"""Whole numbers that are not truth values: ``True`` is an `int` in Python, never in a count."""

from typing import Any

from attrs import Attribute

from essmodel.errors import InvalidValueError


def is_whole(_owner: object, attribute: "Attribute[Any]", value: object) -> None:
    """Refuse all but an `int`; an attrs validator."""
    if type(value) is not int:
        raise InvalidValueError.because("not_whole", path=attribute.name, found=value)


def is_count(owner: object, attribute: "Attribute[Any]", value: object) -> None:
    """Refuse all but an `int` of zero or more; an attrs validator."""
    is_whole(owner, attribute, value)
    if isinstance(value, int) and value < 0:
        raise InvalidValueError.because("negative_count", path=attribute.name, found=value)


def is_positive(owner: object, attribute: "Attribute[Any]", value: object) -> None:
    """Refuse all but an `int` of one or more; an attrs validator."""
    is_whole(owner, attribute, value)
    if isinstance(value, int) and value < 1:
        raise InvalidValueError.because("not_positive", path=attribute.name, found=value)

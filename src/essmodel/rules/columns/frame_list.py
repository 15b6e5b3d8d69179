"""What a rule asks of the records of lists, in columns of lists."""

from attrs import evolve

from essmodel.rules.columns.namespace import Expr, Namespace
from essmodel.rules.columns.place import Place

NO, UNKNOWN, YES = 0, 1, 2
"""Answers in an order in which the greatest of several is whether any of them is "yes"."""


def inside(at: Place) -> Place:
    """Return the place of what is asked of each record."""
    return evolve(at, is_inside=True)


def quantified(which: str, many: Expr, body: Expr, namespace: Namespace) -> Expr:
    """Return whether *body* holds of any, or of all, of the records of *many*."""
    of = namespace.of
    answers = many.list.eval(answer(body, namespace))
    told = answers.list.max() if which == "any" else answers.list.min()
    of_none = of.lit(which == "all", of.Boolean)
    return namespace.where(many.list.len() == 0, of_none, truth(told, namespace))


def answer(body: Expr, namespace: Namespace) -> Expr:
    """Return a condition as a number: 0 for "no", 1 for unknown, 2 for "yes"."""
    whole = namespace.of.Int8
    return (body.cast(whole) * namespace.of.lit(YES, whole)).fill_null(UNKNOWN)


def truth(told: Expr, namespace: Namespace) -> Expr:
    """Return such a number as true, false or unknown; unknown where it is."""
    yes, no = (namespace.of.lit(one, namespace.of.Boolean) for one in (True, False))
    return namespace.where(told == YES, yes, namespace.where(told == NO, no))


def summed(many: Expr, term: Expr, body: Expr, namespace: Namespace) -> Expr:
    """Return the sum of *term* over the records that satisfy *body*, guarded against nulls."""
    added = addend(term, body, namespace)
    is_known = ~many.list.eval(added.is_null()).list.any()
    return namespace.where(is_known, many.list.eval(added).list.sum())


def addend(term: Expr, body: Expr, namespace: Namespace) -> Expr:
    """Return what a record adds to a sum: nothing where it does not satisfy the body."""
    return namespace.where(body, term, namespace.where(~body, namespace.whole(0)))

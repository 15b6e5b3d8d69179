"""
What differs between databases when a rule is written as SQL; `DUCKDB` is the first.

`essmodel.rules.columns.sql` says what a rule means, and a dialect how a database spells it: its
names of types, its functions of days and of lists.  Another database is another value.
"""

from datetime import date

from attrs import frozen

from essmodel.errors import InvalidValueError
from essmodel.rules.datatype import Calendar, DataType, Label, Number, Truth
from essmodel.rules.expression import Scalar


@frozen(kw_only=True)
class Dialect:
    """
    How one database spells what all of them can do.

    Attributes:
        number: the type of a whole number of 64 bits, which fails where it overflows.
        text: the type of a code.
        truth: the type of true and false.
        day: the type of a day.
        records: the type of a list of records with *fields*.
        wholes: the types of whole numbers that are read without loss.
        folds_case: whether two names that differ by capitals only are one.
        quotient: *dividend* over *divisor*, cut towards zero.
        remainder: what that leaves, of the sign of *dividend*.
        day_number: a *day* as the number 20261122.
        is_short_february: whether a *day* is 28 February of a year without a 29th.
        months_later: the day *months* after *day*, clamped to the last of its month.
        days_between: the days from *start* to *end*.
        longest_in: how many labels may follow IN before it is planned as a join.
        among: whether a known *value* is one of *labels*, without a join.
        chosen: the one of *values*, of the type *kind*, at the place of *code* among *codes*,
            without a join.
        longest_list: how many codes those two bear before a join is the faster way.
        looked_up: what *code* chooses from *rows* of a code and a value, by a join.
        any_record: whether *body* holds for a *record* of *many*, in three values.
        all_records: whether it holds for all.
        total: the sum of *body* over *many*: unknown where one is, zero where there is none.
        longest_repeat: how many characters may be written again before a name is the better way.
        picked: the one of *values* at a *place* counted from 1; unknown where that is.
        named: *body*, where *name* is the list of *values*, each worked out once.
        deepest_list: how many lists it can plan inside each other: each doubles the work.
    """

    number: str
    text: str
    truth: str
    day: str
    records: str
    wholes: frozenset[str]
    folds_case: bool
    quotient: str
    remainder: str
    day_number: str
    is_short_february: str
    months_later: str
    days_between: str
    longest_in: int
    among: str
    chosen: str
    longest_list: int
    looked_up: str
    deepest_list: int
    any_record: str
    all_records: str
    total: str
    longest_repeat: int
    picked: str
    named: str

    def identifier(self, name: str) -> str:
        """
        Return *name* quoted, whatever it holds.

        Raises:
            InvalidValueError: an empty name, or one that no database can hold.
        """
        if not name:
            raise InvalidValueError.because("sql_unspeakable", found=name)
        return '"' + _speakable(name).replace('"', '""') + '"'

    def literal(self, value: Scalar, kind: DataType) -> str:
        """Return a *value*, in units of the type *kind*, as a constant of that type."""
        match value:
            case bool():
                return "TRUE" if value else "FALSE"
            case int():
                return f"CAST({value} AS {self.type_name(kind)})"
            case date():
                return f"DATE '{value.isoformat()}'"
            case str():
                return self.string(value)

    def string(self, value: str) -> str:
        """Return a text quoted, whatever it holds; one with a NUL is refused."""
        return "'" + _speakable(value).replace("'", "''") + "'"

    def type_name(self, kind: DataType) -> str:
        """Return what the database calls the type of a single value."""
        match kind:
            case Number():
                return self.number
            case Label():
                return self.text
            case Truth():
                return self.truth
            case Calendar():
                return self.day
            case _:
                raise InvalidValueError.because("sql_list_of_lists")


def _speakable(text: str) -> str:
    """Return *text*, unless it holds a NUL or half a character, which databases cut or refuse."""
    if "\0" in text or any("\ud800" <= one <= "\udfff" for one in text):
        raise InvalidValueError.because("sql_unspeakable", found=text)
    return text


DUCKDB = Dialect(
    number="BIGINT",
    text="VARCHAR",
    truth="BOOLEAN",
    day="DATE",
    records="STRUCT({fields})[]",
    wholes=frozenset(
        f"{sign}{size}INT" for size in ("TINY", "SMALL", "BIG", "HUGE") for sign in ("", "U")
    )
    | {"INTEGER", "UINTEGER"},
    folds_case=True,
    quotient="({dividend} // {divisor})",
    remainder="({dividend} % {divisor})",
    day_number="(year({day}) * 10000 + month({day}) * 100 + day({day}))",
    is_short_february="(month({day}) = 2 AND day({day}) = 28 AND month({day} + 1) = 3)",
    months_later="CAST({day} + to_months({months}) AS DATE)",
    days_between="({end} - {start})",
    longest_in=4,  # one more makes a join, which loses the order of rows
    among="(list_position([{labels}], {value}) IS NOT NULL)",
    chosen="MAP([{codes}], CAST([{values}] AS {kind}[]))[{code}]",
    longest_list=512,
    looked_up=(
        "(SELECT CAST({name}_value AS {kind})"
        " FROM (VALUES {rows}) AS {name}({name}_code, {name}_value)"
        " WHERE {name}_code = {code})"
    ),
    deepest_list=6,
    # Aggregates of lists skip NULL: folding OR, AND and + over them does not.
    any_record=(
        "list_reduce(list_transform({many}, lambda {record}: {body}),"
        " lambda one, other: one OR other, FALSE)"
    ),
    all_records=(
        "list_reduce(list_transform({many}, lambda {record}: {body}),"
        " lambda one, other: one AND other, TRUE)"
    ),
    total=(
        "list_reduce(list_transform({many}, lambda {record}: {body}),"
        " lambda one, other: one + other, CAST(0 AS BIGINT))"
    ),
    longest_repeat=2_000,
    picked="[{values}][{place}]",
    named="list_transform([[{values}]], lambda {name}: {body})[1]",
)
"""DuckDB 2.0 and later."""

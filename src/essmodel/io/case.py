"""
The grammar of the case file, where it differs from the classes of a case.

`docs/reference/case-file.md` shows the whole format.  A key that is not named here is the field of
the same name, read as the type of that field says.
"""

from collections.abc import Iterator
from contextlib import suppress
from functools import cache, partial
from typing import Any

import attrs

from essmodel.coproduction.request import Request
from essmodel.coproduction.service import Service
from essmodel.errors import InvalidValueError
from essmodel.governance.cooperative import Cooperative
from essmodel.governance.meeting import Ballot, Choice, CountedAttendance, NamedAttendance
from essmodel.governance.membership import Membership
from essmodel.io.agreement import AGREEMENTS
from essmodel.io.converter import Converter
from essmodel.io.grammar import read_tagged
from essmodel.io.group import Group, entries_of, only_entry, read_entry, read_strictly
from essmodel.io.refusal import (
    Read,
    kind_of,
    mapping_of,
    problem,
    read_parts,
    read_scalar,
    refusal,
    scalar_of,
)
from essmodel.io.tree import Listing, Mapping, Node, Scalar
from essmodel.partnership.crisis import Crisis
from essmodel.partnership.partnership import Partnership
from essmodel.questions.meaning import Part
from essmodel.rules.statement import Statement
from essmodel.stakeholders.party import EssOrganisation, Party, Person, PublicAuthority
from essmodel.stakeholders.place import Municipality, Place, PriorityNeighbourhood, Territory
from essmodel.stakeholders.register import Register
from essmodel.values import reading
from essmodel.values.identifier import Identifier
from essmodel.values.threshold import Threshold

FORMAT, VERSION = "essmodel", "1"
"""The first key of a case, and the version of the format that is read here."""


def case_of(tree: Node) -> Partnership:
    """
    Return the case that *tree* writes down.

    Raises:
        InvalidValueError: all that is wrong in it; nothing but its version where that is wrong,
            because another version has another grammar.
    """
    root = mapping_of(tree)
    version = entries_of(root).get(FORMAT)
    if version is None:
        raise refusal("format_missing", root.at)
    if not isinstance(version.value, Scalar) or version.value.text != VERSION:
        raise refusal("format_unknown", version.value.at, path=FORMAT)
    is_first = root.entries[0] is version
    late = () if is_first else (problem("format_not_first", version.key.at, path=FORMAT),)
    converter = _converter()
    read = partial(read_strictly, group=converter.group(Partnership), besides=(FORMAT,))
    case: Partnership = read_parts([("case", "", root, read)], late)["case"]
    return case


def readable_parts(tree: Node) -> Iterator[tuple[str, Part]]:
    """
    Yield the parts of a case that can be read, each with its path, whatever is wrong beside them.

    So what is said in words that mean nothing is told at once with what cannot be read.
    """
    root = entries_of(tree) if isinstance(tree, Mapping) else {}
    for section, kind in _SECTIONS.items():
        rows = root[section].value if section in root else None
        for index, row in enumerate(rows.items if isinstance(rows, Listing) else ()):
            with suppress(InvalidValueError):
                yield f"{section}.{index}", _converter().read(row, kind)


@cache
def _converter() -> Converter:
    return Converter(CASE)


# --- one text -------------------------------------------------------------------------------------


def _at_least(text: str) -> Threshold:
    """Read a quorum: ``1/5``."""
    part = reading.proportion(text).value
    return Threshold(part=part.numerator, whole=part.denominator, is_strict=False)


def _more_than(text: str) -> Threshold:
    return attrs.evolve(_at_least(text), is_strict=True)


# --- a mapping whose keys are data ----------------------------------------------------------------


def _entries(node: Node, read: Read) -> list[tuple[str, Any]]:
    """Read a mapping that may have any keys."""
    entries = entries_of(mapping_of(node)).items()
    return list(read_parts((key, key, entry.value, read) for key, entry in entries).items())


def _statements(node: Node, _: Converter) -> tuple[Statement, ...]:
    """Read ``{quotient: 369.50, resident: yes}``."""
    return tuple(Statement(fact, said.text) for fact, said in _entries(node, scalar_of))


def _identifiers(node: Node, _: Converter) -> tuple[Identifier, ...]:
    """Read ``{tax_number: 0012}``."""
    return tuple(Identifier(scheme, code.text) for scheme, code in _entries(node, scalar_of))


def _ballots(node: Node, converter: Converter) -> tuple[Ballot, ...]:
    """Read ``{amina: yes, bruno: no}``."""
    cast = _entries(node, converter.reader(Choice))
    return tuple(Ballot(member=member, choice=choice) for member, choice in cast)


# --- a choice between two forms -------------------------------------------------------------------


def _attendance(
    node: Node, converter: Converter
) -> NamedAttendance | tuple[CountedAttendance, ...]:
    """Read who attended, ``{present: [amina]}``, or how many, ``[{college: a, present: 59}]``."""
    match node:
        case Mapping():
            return converter.read(node, NamedAttendance)
        case Listing():
            return converter.read(node, tuple[CountedAttendance, ...])
        case _:
            raise refusal("keys_or_list_expected", node.at, found=kind_of(node))


_THRESHOLDS = {"more_than": _more_than, "at_least": _at_least}


def _threshold(mapping: Mapping) -> Threshold:
    """Read ``more_than: 1/2`` or ``at_least: 2/3``, among the keys of a majority."""
    entry = only_entry(mapping, tuple(_THRESHOLDS))
    if entry is None:
        raise refusal("keys_missing", mapping.at, keys=tuple(_THRESHOLDS))
    return read_entry(entry, partial(read_scalar, read=_THRESHOLDS[entry.key.text]))


# --- the whole ------------------------------------------------------------------------------------

_PLACES = {
    "territory": Territory,
    "municipality": Municipality,
    "priority_neighbourhood": PriorityNeighbourhood,
}
_PARTIES = {
    "public_authority": PublicAuthority,
    "ess_organisation": EssOrganisation,
    "person": Person,
}

_SECTIONS: dict[str, Any] = {
    "places": Place,
    "stakeholders": Party,
    "services": Service,
    "requests": Request,
}

CASE = attrs.evolve(
    AGREEMENTS,
    texts={**AGREEMENTS.texts, Threshold: _at_least},
    nodes={
        **AGREEMENTS.nodes,
        Place: partial(read_tagged, tag="type", classes=_PLACES),
        Party: partial(read_tagged, tag="type", classes=_PARTIES),
        tuple[Identifier, ...]: _identifiers,
        tuple[Statement, ...]: _statements,
        tuple[Ballot, ...]: _ballots,
        NamedAttendance | tuple[CountedAttendance, ...]: _attendance,
    },
    groups={Threshold: Group(tuple(_THRESHOLDS), _threshold)},
    merged=AGREEMENTS.merged | {Register, Membership, Threshold},
    keys={
        **AGREEMENTS.keys,
        Register: {"parties": "stakeholders"},
        Cooperative: {"has_variable_capital": "variable_capital"},
        Crisis: {"start": "from", "end": "until"},
    },
    unwritten={
        **AGREEMENTS.unwritten,
        Partnership: frozenset({"origin"}),
        Request: frozenset({"sheets"}),
    },
)

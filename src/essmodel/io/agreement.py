"""How a case writes its agreements, when things are due, and what was done about them."""

from datetime import date
from functools import partial

import attrs

from essmodel.coproduction.agreement import Agreement
from essmodel.coproduction.agreement_books import AgreementCommand
from essmodel.coproduction.carrying_out import Ask, Deliver, PayOut, Report, Sign, Waive
from essmodel.coproduction.changing import (
    AmendAgreement,
    DeclareCrisis,
    EndCrisis,
    Renew,
    Terminate,
)
from essmodel.coproduction.delay import Delay, delay
from essmodel.coproduction.going_wrong import Claim, Cure, NotifyBreach, Withhold
from essmodel.coproduction.grid import Cell, cell
from essmodel.coproduction.happening import Happening
from essmodel.coproduction.timing import (
    AfterDone,
    AfterEnd,
    AfterStart,
    BeforeEnd,
    Every,
    OnDay,
    OnRequest,
    Throughout,
    Timing,
)
from essmodel.errors import InvalidValueError
from essmodel.io.converter import Converter
from essmodel.io.grammar import read_tagged
from essmodel.io.group import entries_of, key_missing, read_entry
from essmodel.io.price_list import PRICES
from essmodel.io.refusal import Step, mapping_of, take_all
from essmodel.io.tree import Mapping, Node, Scalar
from essmodel.values import reading

DAY = "on"
"""The key of the day of what was done."""

Later = Every | AfterStart | BeforeEnd | AfterEnd | AfterDone | OnRequest | Throughout
"""Whatever is not due on one day that is known."""

_TIMINGS: dict[str, type] = {
    "every": Every,
    "after_start": AfterStart,
    "before_end": BeforeEnd,
    "after_end": AfterEnd,
    "after": AfterDone,
    "on_request": OnRequest,
    "always": Throughout,
}
DO = "do"
"""The key of what was done."""

COMMANDS: dict[str, type] = {
    "sign": Sign,
    "ask": Ask,
    "deliver": Deliver,
    "pay": PayOut,
    "report": Report,
    "waive": Waive,
    "notify_breach": NotifyBreach,
    "cure": Cure,
    "withhold": Withhold,
    "claim": Claim,
    "amend": AmendAgreement,
    "renew": Renew,
    "terminate": Terminate,
    "declare_crisis": DeclareCrisis,
    "end_crisis": EndCrisis,
}


def _day(text: str) -> OnDay:
    return OnDay(reading.day(text))


def _due(node: Node, converter: Converter) -> Timing:
    """Read ``2020-03-31``, or ``{when: every, months: 3, first: 2020-03-31}``."""
    kind = OnDay if isinstance(node, Scalar) else Later
    found: Timing = converter.reader(kind)(node)
    return found


def _happening(node: Node, converter: Converter) -> Happening:
    """Read ``{on: 2020-01-15, do: sign, agreement: objectives, party: town}``."""
    mapping = mapping_of(node)
    others = tuple(one for one in mapping.entries if one.key.text != DAY)
    steps: list[Step] = [
        (DAY, "", partial(_day_of, mapping, converter)),
        (
            "command",
            "",
            partial(converter.reader(AgreementCommand), attrs.evolve(mapping, entries=others)),
        ),
    ]
    return Happening(**take_all(steps))


def _day_of(mapping: Mapping, converter: Converter) -> date:
    entry = entries_of(mapping).get(DAY)
    if entry is None:
        raise InvalidValueError(key_missing(mapping, DAY))
    day: date = read_entry(entry, converter.reader(date))
    return day


AGREEMENTS = attrs.evolve(
    PRICES,
    texts={**PRICES.texts, Cell: cell, Delay: delay, OnDay: _day},
    nodes={
        **PRICES.nodes,
        Timing: _due,
        Later: partial(read_tagged, tag="when", classes=_TIMINGS),
        AgreementCommand: partial(read_tagged, tag=DO, classes=COMMANDS),
        Happening: _happening,
    },
    keys={
        **PRICES.keys,
        Agreement: {"start": "from", "end": "until"},
    },
)
"""How a case writes its agreements, besides its services."""

"""
Norms of several ranks: their order never matters, and no lower one undoes a higher one.

P42 of the promises: what binds only tightens; composition is commutative and idempotent.
"""

from datetime import date
from itertools import combinations, product

from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from essmodel.messages.text import Text
from essmodel.rules.expression import And, Fact, Node, Not, Or
from essmodel.rules.finding import Standing, overall
from essmodel.rules.law.event import Event
from essmodel.rules.law.mode import Mode
from essmodel.rules.law.source import Confidence, LegalSource, SourceKind
from essmodel.rules.rule import Rule, Subject
from essmodel.rules.rulebook import Rulebook
from essmodel.rules.well_typed import TRUTH

DAY = date(2026, 11, 22)
FACTS = tuple(Fact(f"case.f{number}", TRUTH, Text.same(f"f{number}")) for number in range(2))
ACT, DECREE, BYLAW = (
    LegalSource(kind=kind, title=kind.value, confidence=Confidence.READ)
    for kind in (SourceKind.ACT, SourceKind.DECREE, SourceKind.DELIBERATION)
)
CASES = [
    {fact.path: value for fact, value in zip(FACTS, values, strict=True) if value is not None}
    for values in product((True, False, None), repeat=len(FACTS))
]
ATOMS: tuple[Node, ...] = (*FACTS, *(Not(one) for one in FACTS))
CONDITIONS = st.sampled_from(
    (*ATOMS, *(join(pair) for join in (And, Or) for pair in combinations(ATOMS, 2)))
)


@st.composite
def norms(draw: st.DrawFn) -> tuple[Rule, ...]:
    """Draw rules of three ranks, some of which are to stand in the place of an earlier one."""
    rules: list[Rule] = []
    for number in range(draw(st.integers(1, 4))):
        earlier = [None, *(one.id for one in rules)]
        rules.append(
            _rule(
                f"law.r{number}",
                draw(CONDITIONS),
                source=draw(st.sampled_from((ACT, DECREE, BYLAW))),
                applies=draw(st.none() | CONDITIONS),
                mode=draw(st.sampled_from(Mode)),
                instead_of=draw(st.sampled_from(earlier)),
            )
        )
    return tuple(rules)


@given(rules=norms(), data=st.data())
def test_order_changes_nothing(rules: tuple[Rule, ...], data: st.DataObject) -> None:
    """Each rule answers as before, in any order of the packs."""
    turned = tuple(data.draw(st.permutations(rules)))

    for case in CASES:
        assert _verdicts(rules, case) == _verdicts(turned, case)


@given(rules=norms(), data=st.data())
def test_norm_said_twice_is_said_once(rules: tuple[Rule, ...], data: st.DataObject) -> None:
    """Two packs may bring the same requirement."""
    one = data.draw(st.sampled_from(rules))
    again = (*rules, evolve(one, id="law.again"))

    if all(rule.derogates_from != one.id for rule in rules):
        for case in CASES:
            assert _told(rules, case) == _told(again, case)


@given(rules=norms(), right=CONDITIONS)
def test_lower_norm_never_takes_a_right_away(rules: tuple[Rule, ...], right: Node) -> None:
    """Whoever surely has it is never refused."""
    floor = _rule("law.floor", right, source=ACT, mode=Mode.FLOOR)
    lower = tuple(evolve(one, source=BYLAW) for one in rules)

    for case in CASES:
        if _told((floor,), case) is Standing.MET:
            assert _told((floor, *lower), case) is not Standing.UNMET


@given(rules=norms(), cap=CONDITIONS, instead=st.booleans())
def test_lower_norm_never_loosens_a_ceiling(
    rules: tuple[Rule, ...], cap: Node, *, instead: bool
) -> None:
    """Whoever it refuses stays refused, though a lower rule wants its place."""
    ceiling = _rule("law.cap", cap, source=ACT)
    upper = ceiling.id if instead else None
    lower = tuple(
        evolve(one, source=BYLAW, mode=Mode.DEFAULT, derogates_from=one.derogates_from or upper)
        for one in rules
    )

    for case in CASES:
        if _told((ceiling,), case) is Standing.UNMET:
            assert _told((ceiling, *lower), case) is Standing.UNMET


@given(rules=norms(), fixed=CONDITIONS)
def test_what_is_fixed_stays_alone(rules: tuple[Rule, ...], fixed: Node) -> None:
    """Rules that want its place are as if they were not."""
    kept = _rule("law.fixed", fixed, source=ACT, mode=Mode.FIXED)
    lower = tuple(
        evolve(one, source=BYLAW, mode=Mode.DEFAULT, derogates_from=kept.id) for one in rules
    )

    for case in CASES:
        assert _verdicts((kept, *lower), case) == _verdicts((kept,), case)


@given(rules=norms(), other=CONDITIONS)
def test_one_more_ceiling_never_grants(rules: tuple[Rule, ...], other: Node) -> None:
    """One more binding norm never makes more lawful."""
    more = _rule("law.more", other, source=ACT)

    for case in CASES:
        if _told(rules, case) is Standing.UNMET:
            assert _told((*rules, more), case) is Standing.UNMET


def _rule(
    name: str,
    requires: Node,
    *,
    source: LegalSource,
    applies: Node | None = None,
    mode: Mode = Mode.CEILING,
    instead_of: str | None = None,
) -> Rule:
    return Rule(
        id=name,
        subject=Subject.ELIGIBILITY,
        requires=requires,
        applies=applies,
        source=source,
        event=Event.DECISION,
        mode=mode,
        derogates_from=instead_of,
    )


def _verdicts(rules: tuple[Rule, ...], case: dict[str, bool]) -> dict[str, Standing]:
    found = Rulebook(rules=rules).ask(case, {Event.DECISION: DAY})
    return {one.rule.id: one.standing for one in found}


def _told(rules: tuple[Rule, ...], case: dict[str, bool]) -> Standing:
    return overall(tuple(_verdicts(rules, case).values()))

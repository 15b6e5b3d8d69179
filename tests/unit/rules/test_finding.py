"""What a finding counts as."""

import json

import pytest

from essmodel.messages.text import Text
from essmodel.rules.datatype import Number
from essmodel.rules.expression import Fact
from essmodel.rules.finding import Finding, Standing, Used, overall
from essmodel.rules.law.event import Event
from essmodel.rules.law.parameter import Enacted, Parameter
from essmodel.rules.law.source import Confidence, Invention, LegalSource, Source, SourceKind
from essmodel.rules.rule import Rule, Subject
from essmodel.rules.verdict import Met, Missing, Undetermined, Unmet, Verdict
from essmodel.rules.well_typed import TRUTH
from essmodel.values.period import ALWAYS

OPEN = Undetermined((Missing(frozenset({"service.is_open"})),))


def law(confidence: Confidence) -> LegalSource:
    """Make a legal source as well read as *confidence* says."""
    return LegalSource(kind=SourceKind.ACT, title="loi", confidence=confidence)


def found(verdict: Verdict, *, rule: Source, figure: Source | None = None) -> Finding:
    """Make a finding of a rule of one source, with a figure of another."""
    asked = Rule(
        id="test.open",
        subject=Subject.ELIGIBILITY,
        requires=Fact("service.is_open", TRUTH, Text.same("open")),
        source=rule,
        event=Event.DECISION,
    )
    used = () if figure is None else (used_figure(figure),)
    return Finding(rule=asked, verdict=verdict, used=used)


def used_figure(source: Source) -> Used:
    """Make a figure that was used."""
    parameter = Parameter[int](
        id="test.figure",
        label=Text.same("figure"),
        datatype=Number(),
        enacted=(Enacted(value=3, period=ALWAYS, source=source),),
    )
    return Used(parameter=parameter, value=3, source=source)


@pytest.mark.parametrize(
    ("verdict", "expected"),
    [(Met(), Standing.MET), (Unmet(), Standing.UNMET), (OPEN, Standing.UNDETERMINED)],
)
@pytest.mark.parametrize("source", [law(Confidence.READ), law(Confidence.SECONDARY), Invention()])
def test_finding_that_rests_on_law_counts_as_its_verdict(
    verdict: Verdict, expected: Standing, source: Source
) -> None:
    """Read by us or by others; what is invented is said to be, and decides its own case."""
    assert found(verdict, rule=source).standing is expected


@pytest.mark.parametrize("verdict", [Met(), Unmet(), OPEN])
@pytest.mark.parametrize(
    "confidence", [Confidence.UNVERIFIED, Confidence.INFERRED, Confidence.COMPUTED]
)
def test_doubt_never_counts_as_unmet(verdict: Verdict, confidence: Confidence) -> None:
    """Nor as met: whoever rests on it may be wrong."""
    finding = found(verdict, rule=law(confidence))

    assert finding.is_doubt
    assert finding.standing is Standing.UNDETERMINED


def test_doubt_about_a_figure_is_a_doubt_about_the_answer() -> None:
    """A rule that was read, with a bound that was not."""
    finding = found(Unmet(), rule=law(Confidence.READ), figure=law(Confidence.INFERRED))

    assert finding.confidence is Confidence.INFERRED
    assert finding.standing is Standing.UNDETERMINED


def test_sources_are_given_once_the_rule_first() -> None:
    """One text behind both is cited once."""
    read, secondary = law(Confidence.READ), law(Confidence.SECONDARY)

    assert found(Met(), rule=read, figure=read).sources == (read,)
    assert found(Met(), rule=read, figure=secondary).sources == (read, secondary)


def test_finding_is_carried_without_the_tree_of_its_rule() -> None:
    """A program needs the answer, its causes and its sources."""
    carried = found(OPEN, rule=law(Confidence.READ)).to_plain()

    assert json.loads(json.dumps(carried)) == carried
    assert carried == {
        "rule": "test.open",
        "standing": "undetermined",
        "verdict": {
            "type": "Undetermined",
            "causes": [{"type": "Missing", "facts": ["service.is_open"]}],
        },
        "is_doubt": False,
        "confidence": "read",
        "sources": [
            {
                "type": "LegalSource",
                "kind": "act",
                "title": "loi",
                "article": "",
                "version": "",
                "confidence": "read",
                "url": "",
                "status": "in_force",
            }
        ],
        "observations": [],
        "figures": {},
    }


@pytest.mark.parametrize(
    ("standings", "expected"),
    [
        ((), Standing.MET),
        ((Standing.MET, Standing.MET), Standing.MET),
        ((Standing.MET, Standing.UNDETERMINED), Standing.UNDETERMINED),
        ((Standing.UNDETERMINED, Standing.UNMET, Standing.MET), Standing.UNMET),
    ],
)
def test_set_of_findings_comes_to_the_worst(
    standings: tuple[Standing, ...], expected: Standing
) -> None:
    """One rule unmet is enough."""
    assert overall(standings) is expected

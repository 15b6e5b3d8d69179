"""What only Python can do wrong, or what only time can: the same case with two answers."""

from datetime import date
from itertools import cycle

from attrs import evolve

from essmodel.messages.text import Text
from essmodel.packs.manifest import Manifest
from essmodel.packs.pack import RulePack
from essmodel.packs.quality import Quality
from essmodel.packs.readable_case import Expectation, Outcome, ReadableCase
from essmodel.questions.assess import Assessed, assess
from essmodel.questions.rehearse import rehearse
from essmodel.rules.datatype import Truth
from essmodel.rules.expression import Call
from essmodel.rules.function import Function
from essmodel.rules.law.event import Event
from essmodel.rules.law.source import Confidence, LegalSource, SourceKind
from essmodel.rules.law.status import Draft
from essmodel.rules.rule import Rule, Subject
from essmodel.values.period import Period

DAY = date(2026, 11, 22)
MOODS = cycle((True, False))
MOODY = Function(
    id="town.mood",
    label=Text.same("mood"),
    takes=(),
    gives=Truth(),
    run=lambda: next(MOODS),
)
PACK = RulePack(
    manifest=Manifest(
        id="town", title=Text.same("Town"), api=1, version="1", maintainer="m", licence="MIT"
    ),
    functions=(MOODY,),
    rules=(
        Rule(
            id="town.rule",
            subject=Subject.ELIGIBILITY,
            requires=Call(MOODY, ()),
            source=LegalSource(
                kind=SourceKind.DELIBERATION, title="délibération 14", confidence=Confidence.READ
            ),
            period=Period(start=date(2026, 1, 1)),
            event=Event.DECISION,
        ),
    ),
)
CASE = ReadableCase(
    says=Text.same("as it likes"),
    on=DAY,
    rule="town.rule",
    expects=Expectation(answer=Outcome.MET),
)


def lacking(pack: RulePack) -> list[str]:
    """Return the ids of the criteria that are not met, those of gold aside."""
    found = Assessed(
        pack=pack,
        rehearsals=rehearse(pack, (CASE,)),
        quality=Quality(),
        is_written_back=True,
        files=frozenset(),
    )
    criteria = assess(found).criteria
    return [one.id for one in criteria if not one.is_met and one.level.value != "gold"]


def test_answer_that_depends_on_a_mood_is_not_deterministic() -> None:
    """The second time, it is another one."""
    assert "deterministic" in lacking(PACK)


def test_version_that_binds_nobody_needs_no_case() -> None:
    """A draft has no days yet."""
    draft = evolve(PACK, manifest=evolve(PACK.manifest, status=Draft()))

    assert "every_version" not in lacking(draft)

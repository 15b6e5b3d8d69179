"""What stands for the rules of a pack that nobody could read: one that answers to nothing."""

from collections.abc import Callable
from typing import NoReturn

from essmodel.errors import PluginError, Problem
from essmodel.messages.catalogue import Message
from essmodel.packs.manifest import Manifest
from essmodel.rules.datatype import Truth
from essmodel.rules.expression import Call
from essmodel.rules.function import Function
from essmodel.rules.law.event import Event
from essmodel.rules.law.mode import Mode
from essmodel.rules.law.source import Confidence, LegalSource, SourceKind
from essmodel.rules.rule import Rule, Subject

WORD = "broken"


def stand_ins(manifest: Manifest, failure: Message) -> tuple[Rule, ...]:
    """
    Return a rule for each subject of a pack, which leaves every case undetermined.

    Nobody knows what the pack requires, nor which right it gives: no grant is certain without it,
    and no refusal by a norm of the rank of a deliberation or below.
    """
    asked = Call(
        Function(
            id=manifest.id, label=manifest.title, takes=(), gives=Truth(), run=_failing(failure)
        ),
        (),
    )
    return tuple(
        Rule(
            id=f"{manifest.id}.{WORD}.{subject.value}",
            subject=subject,
            requires=asked,
            says=Message.of("pack_open", title=manifest.title),
            source=LegalSource(
                kind=SourceKind.DELIBERATION,
                title=manifest.title.en,
                confidence=Confidence.UNVERIFIED,
            ),
            event=Event.DECISION,
            mode=Mode.FLOOR,
        )
        for subject in manifest.subjects or tuple(Subject)
    )


def _failing(failure: Message) -> Callable[[], NoReturn]:
    def fail() -> NoReturn:
        raise PluginError(Problem(id=failure.id, data=failure.data))

    return fail

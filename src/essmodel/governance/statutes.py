"""
The statutes of a co-operative: what its members agreed, choice by choice.

No legal choice has a default: what the statutes do not say is not filled in here.  A category of
members is not a college of voters: the law may ask for the first and allow the second.
"""

from collections import Counter
from enum import Enum

from attrs import field, frozen
from attrs.validators import optional

from essmodel.errors import InvalidValueError, Problem
from essmodel.governance.assembly_rule import UNSAID, AssemblyRule
from essmodel.messages.catalogue import say
from essmodel.messages.text import Lang
from essmodel.rules.law.source import Source
from essmodel.values.threshold import Threshold
from essmodel.values.whole import is_count, is_positive


class Interest(Enum):
    """Why a category of members takes part (*catégorie d'associés*)."""

    BENEFICIARIES = "beneficiaries"
    EMPLOYEES = "employees"
    PRODUCERS = "producers"
    VOLUNTEERS = "volunteers"
    PUBLIC_BODIES = "public_bodies"
    CONTRIBUTORS = "contributors"


class VoiceRule(Enum):
    """What gives a voice: being a member, or owning capital."""

    ONE_PER_MEMBER = "one_per_member"
    PER_CAPITAL = "per_capital"


class CountingMode(Enum):
    """How the voices of the colleges become one result (*report des voix*)."""

    POOLED = "pooled"
    """Colleges are set aside: every voice counts alike."""
    PROPORTIONAL = "proportional"
    """Each college brings its weight in the proportion of its own votes."""
    BLOC = "bloc"
    """Each college brings all of its weight, for or against, as its own majority says."""
    SEPARATE_CONSENT = "separate_consent"
    """Each college must carry the resolution by itself; weights play no part."""


class EmptyCollege(Enum):
    """What happens to the weight of a college that has too few members to exist."""

    KEEP = "keep"
    """It stays in the total and brings nothing."""
    REDISTRIBUTE = "redistribute"
    """The other colleges share it in proportion to theirs."""


class SilentCollege(Enum):
    """What happens to the weight of a college that exists and in which nobody's vote counts."""

    BRINGS_NOTHING = "brings_nothing"
    """It stays in the total and brings nothing."""
    SET_ASIDE = "set_aside"
    """The resolution is decided by the other colleges, which share its weight."""
    CONSENTS = "consents"
    """Its silence is a yes."""


class QuorumMeasure(Enum):
    """What a quorum counts: people, or the weights of the colleges they attend for."""

    HEADS = "heads"
    WEIGHTS = "weights"


class MajorityBase(Enum):
    """Of what a majority is a part: the choice that most often decides a close vote."""

    VOTES_CAST = "votes_cast"
    """Yes and no; abstentions, blank and void ballots, and silence do not count."""
    ATTENDING = "attending"
    """All voices present or represented: an abstention weighs as a no."""
    ALL_MEMBERS = "all_members"
    """All voices that exist: an absence weighs as a no."""


class DecisionKind(Enum):
    """Kinds of decision: of the ordinary meeting, or changes of the statutes."""

    ORDINARY = "ordinary"
    EXTRAORDINARY = "extraordinary"


class Call(Enum):
    """The first or the second notice of one meeting (*convocation*)."""

    FIRST = "first"
    SECOND = "second"


@frozen(kw_only=True)
class MemberCategory:
    """A category of members (*catégorie d'associés*)."""

    id: str
    name: str
    interest: Interest


@frozen(kw_only=True)
class College:
    """
    A college of voters (*collège de vote*).

    Attributes:
        parts: its weight in whole parts: three equal colleges are 1, 1 and 1.
        forms_at: the number of members from which it exists.
        merges_into: the college that its members join while it does not exist.
    """

    id: str
    name: str
    parts: int = field(validator=is_positive)
    forms_at: int = field(default=1, validator=is_positive)
    merges_into: str | None = None


@frozen(kw_only=True)
class Quorum:
    """
    How many must attend; ``None`` where a call needs no quorum.

    Attributes:
        measured_by: people, or weights of colleges; the choice can reverse the result.
        source: who says so, where it is not the source of the whole `DecisionRule`.
    """

    first_call: Threshold | None
    second_call: Threshold | None
    measured_by: QuorumMeasure
    source: Source | None = None

    def on(self, call: Call) -> Threshold | None:
        """Return what the first or the second call needs."""
        return self.first_call if call is Call.FIRST else self.second_call


@frozen(kw_only=True)
class Majority:
    """
    How much of which base carries a resolution.

    Attributes:
        source: who says so, where it is not the source of the whole `DecisionRule`.
    """

    threshold: Threshold
    base: MajorityBase
    source: Source | None = None

    def said(self, lang: Lang) -> str:
        """Return the majority in words, with its base."""
        base = say(f"majority_base_{self.base.value}", lang)
        return say("majority", lang, threshold=self.threshold, base=base)


@frozen(kw_only=True)
class DecisionRule:
    """What a kind of decision needs, and where the statutes say so."""

    kind: DecisionKind
    quorum: Quorum
    majority: Majority
    source: Source


@frozen(kw_only=True)
class ProxyRule:
    """
    Who may vote for the absent (*pouvoirs*).

    Attributes:
        limit: how many proxies one member may hold; ``None`` where the statutes set no limit.
    """

    limit: int | None = field(validator=optional(is_count))


@frozen(kw_only=True)
class Statutes:
    """
    The rules that members gave themselves.

    Attributes:
        counting: how colleges' voices are carried; ``None`` where there are no colleges.
        empty_college: what becomes of an unformed college's weight; likewise.
        silent_college: what becomes of the weight of a college that says nothing; ``None`` where
            the statutes do not say, and then whatever depends on it is open.
        bloc_majority: what a college needs within itself to vote yes, where it votes as a bloc.
        assembly: how meetings are called and attended.
    """

    source: Source
    voice: VoiceRule
    categories: tuple[MemberCategory, ...]
    colleges: tuple[College, ...] = ()
    counting: CountingMode | None = None
    empty_college: EmptyCollege | None = None
    silent_college: SilentCollege | None = None
    bloc_majority: Majority | None = None
    decisions: tuple[DecisionRule, ...]
    proxies: ProxyRule
    assembly: AssemblyRule = UNSAID

    def __attrs_post_init__(self) -> None:
        problems = (*self._repeated(), *self._wrong_mergers(), *self._unsaid())
        if problems:
            raise InvalidValueError(*problems)

    def decision(self, kind: DecisionKind) -> DecisionRule:
        """Return what a decision of *kind* needs."""
        for rule in self.decisions:
            if rule.kind is kind:
                return rule
        raise InvalidValueError.because("decision_kind_unsaid", found=kind.value)

    def _repeated(self) -> tuple[Problem, ...]:
        ids = {
            "categories": [one.id for one in self.categories],
            "colleges": [one.id for one in self.colleges],
            "decisions": [one.kind.value for one in self.decisions],
        }
        return tuple(
            Problem(id="id_taken", path=section, data=(("found", id),))
            for section, found in ids.items()
            for id, times in Counter(found).items()  # noqa: A001 - the word of the field
            if times > 1
        )

    def _wrong_mergers(self) -> tuple[Problem, ...]:
        """A college may only join one that itself joins no other, so that no chain can form."""
        targets = {one.id for one in self.colleges if one.merges_into is None}
        return tuple(
            Problem(
                id="merges_into_none",
                path=f"colleges.{index}.merges_into",
                data=(("found", one.merges_into), ("known", tuple(sorted(targets)))),
            )
            for index, one in enumerate(self.colleges)
            if one.merges_into is not None and one.merges_into not in targets
        )

    def _unsaid(self) -> tuple[Problem, ...]:
        """Colleges need both choices, and without colleges neither means anything."""
        choices = {"counting": self.counting, "empty_college": self.empty_college}
        problem = "choice_unsaid" if self.colleges else "choice_without_colleges"
        unsaid = [
            name for name, choice in choices.items() if (choice is None) is bool(self.colleges)
        ]
        if self.silent_college is not None and not self.colleges:
            unsaid.append("silent_college")
        found = [Problem(id=problem, path=name, data=(("choice", name),)) for name in unsaid]
        if (self.bloc_majority is not None) is not (self.counting is CountingMode.BLOC):
            found.append(Problem(id="bloc_majority_misplaced", path="bloc_majority"))
        return tuple(found)

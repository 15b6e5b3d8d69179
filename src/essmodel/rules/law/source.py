"""Who says so: the text behind a rule or a figure, its rank, and how well it was read."""

from enum import Enum

from attrs import field, frozen

from essmodel.messages.catalogue import say
from essmodel.messages.text import Lang, Text
from essmodel.rules.law.status import InForce, LegalStatus


class SourceKind(Enum):
    """Kinds of legal text, from the highest rank to the lowest."""

    CONSTITUTION = "constitution"
    EU_REGULATION = "eu_regulation"
    ACT = "act"
    ORDINANCE = "ordinance"
    DECREE = "decree"
    CASE_LAW = "case_law"
    CIRCULAR = "circular"
    DELIBERATION = "deliberation"
    AGREEMENT = "agreement"
    STATUTES = "statutes"
    INTERNAL_RULES = "internal_rules"

    @property
    def rank(self) -> int | None:
        """
        The place in the hierarchy of norms: a lower number binds a higher one.

        Case law and circulars have none: they qualify a norm and are not one.
        """
        if self in {SourceKind.CASE_LAW, SourceKind.CIRCULAR}:
            return None
        return _RANKS.index(self)


_RANKS = tuple(
    kind for kind in SourceKind if kind not in {SourceKind.CASE_LAW, SourceKind.CIRCULAR}
)


class Confidence(Enum):
    """How well the authors of a pack know what they encoded, from best to least."""

    READ = "read"
    SECONDARY = "secondary"
    UNVERIFIED = "unverified"
    INFERRED = "inferred"
    COMPUTED = "computed"

    @property
    def is_law(self) -> bool:
        """Whether it may be shown as law: the text was read, or someone who read it was."""
        return self in {Confidence.READ, Confidence.SECONDARY}


@frozen(kw_only=True)
class LegalSource:
    """
    A legal text, as far as it was read.

    Attributes:
        title: the text, in its own language: ``loi n° 47-1775 du 10 septembre 1947``.
        article: the article or paragraph, as it is cited: ``art. 19 septies``.
        version: the version read, as a day or a year; empty where it is not known.
        url: where it was read, if anywhere public.
        status: whether it is law; one that is not binds nobody.
    """

    kind: SourceKind
    title: str
    article: str = ""
    version: str = ""
    confidence: Confidence
    url: str = ""
    status: LegalStatus = field(factory=InForce)

    def said(self, lang: Lang) -> str:
        """Return the citation: title, article, version read, and what was done to it."""
        version = say("version_read", lang, version=self.version) if self.version else ""
        status = "" if self.status == InForce() else self.status.said(lang)
        return ", ".join(part for part in (self.title, self.article, version, status) if part)


@frozen(kw_only=True)
class Publication:
    """A page or a book that publishes figures, without being law."""

    title: str
    url: str = ""
    confidence: Confidence

    def said(self, lang: Lang) -> str:  # noqa: ARG002 - a title has one language
        """Return the title."""
        return self.title


@frozen(kw_only=True)
class Invention:
    """The mark of figures that nobody published: they were made up, for the reason in *note*."""

    note: Text = field(default=Text(en="", fr=""))

    def said(self, lang: Lang) -> str:
        """Return that it is invented, and why."""
        note = self.note.said(lang)
        return f"{say('invented', lang)} ({note})" if note else say("invented", lang)


Source = LegalSource | Publication | Invention


def rank(source: Source) -> int | None:
    """
    Return the place of *source* in the hierarchy of norms: a lower number binds a higher one.

    What is published or made up stands below all law.  Case law and circulars have no rank.
    """
    return source.kind.rank if isinstance(source, LegalSource) else len(_RANKS)


def status_of(source: Source) -> LegalStatus:
    """Return whether *source* is law; what is not a legal text cannot be annulled."""
    return source.status if isinstance(source, LegalSource) else InForce()


def weakest(sources: tuple[Source, ...]) -> Confidence | None:
    """Return the least confidence among *sources*; ``None`` where all of them are inventions."""
    known = [source.confidence for source in sources if not isinstance(source, Invention)]
    return max(known, key=list(Confidence).index, default=None)

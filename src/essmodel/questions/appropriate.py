"""What becomes of this surplus?  What reserves must get, what shares may bear, what is left."""

from collections.abc import Iterable
from datetime import date

from attrs import field, frozen

from essmodel.errors import InvalidValueError, NoLawInForceError, Problem
from essmodel.governance.cooperative import cooperative_facts
from essmodel.governance.fiscal_year import FiscalYear, accounts_facts
from essmodel.governance.waterfall import Figured, Waterfall, figured
from essmodel.messages.text import Lang
from essmodel.packs.scope import words_of
from essmodel.packs.shelf import Packs
from essmodel.packs.vocabulary import Vocabulary
from essmodel.partnership.partnership import Partnership
from essmodel.questions.meaning import require_meaning
from essmodel.questions.portion import Portion, portions
from essmodel.questions.surplus_page import surplus_page
from essmodel.rules.codebook import CodeBook
from essmodel.rules.fact import stated
from essmodel.rules.finding import Finding, Standing, overall
from essmodel.rules.law.event import Dates, Event
from essmodel.rules.rule import Subject
from essmodel.rules.wording import Wording
from essmodel.values.money import Money
from essmodel.values.plain import plain


@frozen(kw_only=True)
class Appropriation:
    """
    A surplus as the law of its day allots it.

    Attributes:
        portions: what each purpose gets, in the order of the law.
        figured: the same under each reading of the law that is left.
        findings: what the law says of the board's proposal; empty where there is none.
    """

    cooperative: str
    year: FiscalYear
    surplus: Money
    portions: tuple[Portion, ...]
    figured: tuple[Figured, ...]
    findings: tuple[Finding, ...]
    books: tuple[CodeBook, ...] = field(eq=False, repr=False)

    @property
    def carried(self) -> Money | None:
        """What is left after all portions; ``None`` where one of them cannot be told."""
        amounts = [one.amount for one in self.portions if isinstance(one.amount, Money)]
        if len(amounts) < len(self.portions):
            return None
        return self.surplus - sum(amounts, Money(0, self.surplus.currency))

    @property
    def standing(self) -> Standing:
        """What the findings come to, or else the portions where nothing is proposed."""
        asked = self.findings or self.portions
        return overall(tuple(one.standing for one in asked))

    def of(self, to: str) -> Portion:
        """
        Return what one purpose gets.

        Raises:
            InvalidValueError: the law of that day has no such purpose.
        """
        for one in self.portions:
            if one.to == to:
                return one
        known = tuple(one.to for one in self.portions)
        raise InvalidValueError.because("portion_unknown", found=to, known=known)

    def explain(self, lang: Lang = "en") -> str:
        """Return the appropriation in words: each portion, why it is open, and the proposal."""
        return surplus_page(
            self.cooperative,
            self.year.ends_on,
            self.surplus,
            self.portions,
            self.carried,
            self.findings,
            Wording(lang, self.books),
        )

    def to_dict(self) -> dict[str, object]:
        """Return the appropriation as JSON carries it."""
        return {
            "cooperative": self.cooperative,
            "fiscal_year_end": self.year.ends_on.isoformat(),
            "standing": self.standing.value,
            "surplus": plain(self.surplus),
            "portions": [one.to_plain() for one in self.portions],
            "carried": plain(self.carried),
            "findings": [one.to_plain() for one in self.findings],
        }


def appropriate(
    year: FiscalYear,
    *,
    within: Partnership,
    packs: Packs,
    on: date,
    readings: Iterable[str] = (),
) -> Appropriation:
    """
    Say what becomes of the surplus of *year*, and whether what the board proposes may be.

    Args:
        year: the accounts; ``case.cooperative.fiscal_year(date(2025, 12, 31))`` finds one.
        within: the case whose co-operative made the surplus.
        packs: the packs whose law is asked.
        on: the day of the question; the law is that of the year's end and of the meeting.
        readings: how a law that bears several readings is read, by their names; where none is
            chosen and they differ, nobody can tell.

    Raises:
        InvalidValueError: the surplus is not known, two laws claim it, or none is read so.
        NoLawInForceError: the packs have no law on surpluses for such a co-operative.
    """
    words = words_of(packs, within)
    require_meaning(within, words)
    if within.cooperative is None:
        raise InvalidValueError.because("no_cooperative")
    if year.surplus is None:
        raise InvalidValueError.because("surplus_unknown", path="surplus")
    facts, dates = stated(accounts_facts(year)), year.dates(within.cooperative.dates(on=on))
    known = stated(cooperative_facts(within.cooperative, within.register, on=on))
    law = tuple(one for one in words.waterfalls if one.governs(known, dates))
    kept = _read_as(law, tuple(readings))
    found = tuple(
        one for flow in kept for one in figured(flow, year.surplus, facts, dates, law=words.law)
    )
    unknown_days = frozenset(event.value for event in Event if event not in dates)
    return Appropriation(
        cooperative=within.cooperative.name,
        year=year,
        surplus=year.surplus,
        portions=portions(found, unknown_days=unknown_days),
        figured=found,
        findings=_findings(year, words, kept, dates),
        books=words.books,
    )


def _read_as(law: tuple[Waterfall, ...], readings: tuple[str, ...]) -> tuple[Waterfall, ...]:
    """Return the waterfalls of one law that are read as somebody chose."""
    if not law:
        raise NoLawInForceError(Problem(id="no_surplus_law"))
    laws = tuple(dict.fromkeys(one.id for one in law))
    if len(laws) > 1:
        raise InvalidValueError.because("two_surplus_laws", found=laws)
    known = tuple(dict.fromkeys(name for one in law for name in one.readings))
    problems = [
        Problem(id="reading_unknown", data=(("found", name), ("known", known)))
        for name in readings
        if name not in known
    ]
    kept = tuple(one for one in law if set(readings) <= set(one.readings))
    if not kept and not problems:
        problems = [Problem(id="readings_exclude", data=(("found", readings),))]
    if problems:
        raise InvalidValueError(*problems)
    return kept


def _findings(
    year: FiscalYear, words: Vocabulary, kept: tuple[Waterfall, ...], dates: Dates
) -> tuple[Finding, ...]:
    """Return what the law says of the proposal, without the rules of readings not chosen."""
    if year.proposal is None:
        return ()
    left_out = {rule for one in words.waterfalls for rule in one.rules}
    left_out -= {rule for one in kept for rule in one.rules}
    found = words.law.about(Subject.SURPLUS).ask(stated(accounts_facts(year)), dates)
    return tuple(one for one in found if one.rule.id not in left_out)

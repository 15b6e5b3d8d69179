"""
Is this co-operative lawful on that day?  Every rule about statutes, asked and explained.

Of its board, its audits, who must leave and its end, what the case writes is asked too.
"""

from datetime import date

from attrs import field, frozen

from essmodel.errors import InvalidValueError, NoLawInForceError, Problem
from essmodel.governance.cooperative import Cooperative, cooperative_facts
from essmodel.governance.oversight import audit_facts, board_facts, leaving_facts, liquidation_facts
from essmodel.messages.catalogue import say
from essmodel.messages.text import Lang
from essmodel.packs.scope import words_of
from essmodel.packs.shelf import Packs
from essmodel.partnership.partnership import Partnership
from essmodel.questions.explanation import explained
from essmodel.questions.meaning import require_meaning
from essmodel.rules.codebook import CodeBook
from essmodel.rules.fact import Facts, stated
from essmodel.rules.finding import Finding, Standing, overall
from essmodel.rules.rule import Subject
from essmodel.rules.wording import Wording


@frozen(kw_only=True)
class Check:
    """
    The findings on a co-operative's statutes.

    Attributes:
        cooperative: the name of the co-operative.
        on: the day on which the question was asked.
        findings: one for each rule that applies, in the order of the packs.
    """

    cooperative: str
    on: date
    findings: tuple[Finding, ...]
    books: tuple[CodeBook, ...] = field(eq=False, repr=False)

    @property
    def standing(self) -> Standing:
        """What the findings come to together."""
        return overall(tuple(one.standing for one in self.findings))

    def explain(self, lang: Lang = "en") -> str:
        """Return every finding in words: what is required, what was found, who says so."""
        wording = Wording(lang, self.books)
        title = say("check_title", lang, cooperative=self.cooperative, on=self.on)
        blocks = (explained(finding, wording) for finding in self.findings)
        return "\n\n".join((title, *blocks, say(f"check_{self.standing.value}", lang)))

    def to_dict(self) -> dict[str, object]:
        """Return the check as JSON carries it."""
        return {
            "cooperative": self.cooperative,
            "on": self.on.isoformat(),
            "standing": self.standing.value,
            "findings": [finding.to_plain() for finding in self.findings],
        }


def check(case: Partnership, *, packs: Packs, on: date) -> Check:
    """
    Check the statutes of the co-operative of *case* against the rules of *packs*.

    Args:
        case: the partnership, whose co-operative is checked as it stands on the day.
        packs: the packs whose law is asked; nothing else is.
        on: the day of the question.

    Raises:
        InvalidValueError: the case has no co-operative, or words that the packs do not know.
        NoLawInForceError: the packs have no rule about statutes on that day.
    """
    words = words_of(packs, case)
    require_meaning(case, words)
    if case.cooperative is None:
        raise InvalidValueError.because("no_cooperative")
    known = stated(cooperative_facts(case.cooperative, case.register, on=on))
    facts = _stated(case.cooperative, known)
    dates = case.cooperative.dates(on=on)
    asked = {
        subject: words.law.about(subject).ask(facts, dates) for subject in _asked(case.cooperative)
    }
    if not asked[Subject.STATUTES]:
        raise NoLawInForceError(Problem(id="no_rule_in_force", data=(("day", on),)))
    findings = tuple(one for found in asked.values() for one in found)
    return Check(cooperative=case.cooperative.name, on=on, findings=findings, books=words.books)


def _asked(cooperative: Cooperative) -> tuple[Subject, ...]:
    """Return what is asked of a co-operative: its statutes, and what else it tells."""
    audit = (Subject.AUDIT,) if cooperative.audit else ()
    end = (Subject.DISSOLUTION,) if cooperative.liquidation else ()
    return (Subject.STATUTES, *audit, *end)


def _stated(cooperative: Cooperative, facts: Facts) -> Facts:
    """Return *facts* with those of board, audits, leaving and end that are told."""
    board, audit, end = cooperative.board, cooperative.audit, cooperative.liquidation
    leaving = cooperative.leaving
    return {
        **facts,
        **(stated(board_facts(board)) if board else {}),
        **(stated(audit_facts(audit)) if audit else {}),
        **(stated(leaving_facts(leaving)) if leaving else {}),
        **(stated(liquidation_facts(end)) if end else {}),
    }

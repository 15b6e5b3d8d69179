"""May this person have that service, and at what price?"""

from collections.abc import Iterable
from datetime import date

from attrs import field, frozen

from essmodel.coproduction.eligibility import decided, service_rules
from essmodel.coproduction.fact import law_of
from essmodel.coproduction.request import Answer, Request, standing
from essmodel.coproduction.service import Service
from essmodel.errors import InvalidValueError
from essmodel.messages.text import Lang
from essmodel.packs.scope import words_of
from essmodel.packs.shelf import Packs
from essmodel.packs.vocabulary import Vocabulary
from essmodel.partnership.partnership import Partnership
from essmodel.questions.explanation import decision_letter
from essmodel.questions.meaning import require_meaning
from essmodel.questions.offer import offered
from essmodel.rules.codebook import CodeBook
from essmodel.rules.fact import Facts, stated
from essmodel.rules.finding import Standing
from essmodel.rules.law.event import Event
from essmodel.rules.rule import Subject
from essmodel.rules.statement import Statement
from essmodel.rules.wording import Wording
from essmodel.stakeholders.party import Person
from essmodel.values.plain import plain


@frozen(kw_only=True)
class Decision:
    """
    A request decided.

    Attributes:
        on: the day of the decision.
        answer: granted with its price, refused, or undecided; with every finding.
        asker: the name of the person who asks; empty where the request names nobody.
    """

    request: Request
    service: Service
    on: date
    answer: Answer
    asker: str = field(default="", eq=False)
    books: tuple[CodeBook, ...] = field(eq=False, repr=False)

    @property
    def standing(self) -> Standing:
        """What the answer comes to: met where the service is granted."""
        return standing(self.answer)

    def explain(self, lang: Lang = "en") -> str:
        """Return the decision in words: the answer, the price, and every reason."""
        wording = Wording(lang, self.books)
        return decision_letter(self.service, self.answer, wording, asker=self.asker)

    def to_dict(self) -> dict[str, object]:
        """Return the decision as JSON carries it."""
        return {
            "request": self.request.id,
            "service": self.service.id,
            "on": self.on.isoformat(),
            "standing": self.standing.value,
            "answer": plain(self.answer),
        }


def decide(request: Request, *, within: Partnership, packs: Packs, on: date) -> Decision:
    """
    Decide *request* for a service of a case, or of one of the packs.

    Args:
        request: what is asked; ``case.request("r1")`` finds one by its id.
        within: the case that offers the service and knows the person.
        packs: the packs that say what the facts mean, and whose law is asked.
        on: the day of the decision.

    Raises:
        InvalidValueError: the case or the request has words that the packs do not know.
    """
    words = words_of(packs, within)
    service = offered(request.service, within=within, words=words)
    try:
        rules = service_rules(service, words.names)
        facts = facts_of(request, within, words)
    except InvalidValueError:
        require_meaning(within, words)  # says all that is wrong with the case, and where
        raise
    law = law_of(words.law.about(Subject.ELIGIBILITY), kind=service.kind)
    answer = decided(rules, facts, law=law, dates={Event.DECISION: on})
    asker = within.register.party(request.person).name if request.person else ""
    return Decision(
        request=request, service=service, on=on, answer=answer, asker=asker, books=words.books
    )


def facts_of(request: Request, case: Partnership, words: Vocabulary) -> Facts:
    """Return what is known for *request*: what it states, over what the person stated before."""
    person = case.register.party(request.person) if request.person else None
    before = person.facts if isinstance(person, Person) else ()
    typed = (one for sheet in request.sheets for one in stated(sheet).items())
    return {
        **_read(before, words),
        **_read(request.facts, words),
        **{path: value for path, value in typed if value is not None},
    }


def _read(statements: Iterable[Statement], words: Vocabulary) -> Facts:
    return dict(words.read(one) for one in statements)

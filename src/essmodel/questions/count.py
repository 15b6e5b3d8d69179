"""What did this meeting decide?  Quorum and majority, by the statutes and by the law."""

from datetime import date

from attrs import field, frozen

from essmodel.errors import InvalidValueError
from essmodel.governance.count import count_meeting
from essmodel.governance.meeting import GeneralMeeting
from essmodel.governance.minutes import Minutes, minutes_of
from essmodel.governance.notice import Holidays, no_holidays
from essmodel.governance.outcome import Outcome, standing
from essmodel.messages.text import Lang
from essmodel.packs.scope import words_of
from essmodel.packs.shelf import Packs
from essmodel.partnership.partnership import Partnership
from essmodel.questions.meaning import require_meaning
from essmodel.questions.minutes_page import minutes_page
from essmodel.questions.public_holidays import public_holidays
from essmodel.rules.codebook import CodeBook
from essmodel.rules.finding import Standing, overall
from essmodel.rules.wording import Wording
from essmodel.values.plain import plain


@frozen(kw_only=True)
class Count:
    """
    A meeting counted.

    Attributes:
        outcomes: what each resolution came to, in the order of the agenda.
        within: the case, which knows the names of people and colleges.
    """

    meeting: GeneralMeeting
    outcomes: tuple[Outcome, ...]
    within: Partnership = field(eq=False, repr=False)
    books: tuple[CodeBook, ...] = field(eq=False, repr=False)

    @property
    def standing(self) -> Standing:
        """What the outcomes come to together: met where all are adopted."""
        return overall(tuple(standing(one) for one in self.outcomes))

    @property
    def minutes(self) -> Minutes:
        """What may be written down of the meeting; of a secret vote, only what tells nobody's."""
        assert self.within.cooperative is not None, "it met"  # noqa: S101 - see `count`
        statutes = self.within.cooperative.statutes_on(self.meeting.held_on)
        return minutes_of(self.meeting, self.outcomes, statutes=statutes)

    def explain(self, lang: Lang = "en") -> str:
        """Return the count in words: who came, how they voted, what it came to and why."""
        wording = Wording(lang, self.books)
        findings = tuple(one.count.findings for one in self.outcomes)
        return minutes_page(self.minutes, findings, wording, within=self.within)

    def to_dict(self) -> dict[str, object]:
        """Return the count as JSON carries it."""
        return {
            "meeting": self.meeting.id,
            "held_on": self.meeting.held_on.isoformat(),
            "standing": self.standing.value,
            "outcomes": [
                plain(said if said.secret else outcome)
                for said, outcome in zip(self.minutes.decided, self.outcomes, strict=True)
            ],
        }


def count(
    meeting: GeneralMeeting,
    *,
    within: Partnership,
    packs: Packs,
    on: date,
    holidays: Holidays | None = None,
) -> Count:
    """
    Count *meeting*, a general meeting of the co-operative of a case.

    Args:
        meeting: the meeting; ``case.cooperative.meeting("ag-2026")`` finds one by its id.
        within: the case whose co-operative meets, with its statutes and members of that day.
        packs: the packs whose law is asked beside the statutes.
        on: the day of the question; the law of the meeting is that of its own day.
        holidays: whether a day is a public holiday; where it is ``None``, a library is asked for
            the place that the statutes name, if they count working days.

    Raises:
        InvalidValueError: the attendance or the ballots cannot be those of these members.
    """
    words = words_of(packs, within)
    require_meaning(within, words)
    if within.cooperative is None:
        raise InvalidValueError.because("no_cooperative")
    notice = within.cooperative.statutes_on(meeting.held_on).assembly.notice
    place = notice.holidays if notice else None
    if holidays is None:
        holidays = public_holidays(place) if place else no_holidays
    outcomes = count_meeting(
        meeting, within.cooperative, within.register, law=words.law, on=on, holidays=holidays
    )
    return Count(meeting=meeting, outcomes=outcomes, within=within, books=words.books)

"""Who can decide what under some statutes, and who gains or loses by others: as answers."""

from attrs import frozen

from essmodel.governance.statutes import DecisionKind
from essmodel.messages.text import Lang
from essmodel.questions import power_page
from essmodel.questions.power_measure import CollegePower, PowerChange, PowerMeasures
from essmodel.rules.finding import Standing


@frozen(kw_only=True)
class PowerFinding(PowerMeasures):
    """The power that statutes give, as an answer."""

    @property
    def standing(self) -> Standing:
        """A measure, which nobody can fail."""
        return Standing.MET

    def explain(self, lang: Lang = "en") -> str:
        """Return the measures in words, with what they suppose."""
        return power_page.power_page(self, lang)

    def to_dict(self) -> dict[str, object]:
        """Return the measures as JSON carries them: fractions as texts."""
        return power_page.as_document(self)


@frozen(kw_only=True)
class PowerShift:
    """Who gains and who loses between two statutes, the greatest gain of members first."""

    before: PowerFinding
    after: PowerFinding
    changes: tuple[PowerChange, ...]

    @property
    def standing(self) -> Standing:
        """A measure, which nobody can fail."""
        return Standing.MET

    def explain(self, lang: Lang = "en") -> str:
        """Return the measures after, then who gains and who loses."""
        return power_page.shift_page(self.after, self.changes, lang)

    def to_dict(self) -> dict[str, object]:
        """Return both, and each change, as JSON carries them."""
        return power_page.shift_document(self.before, self.after, self.changes)


def power_shift(before: PowerFinding, after: PowerFinding) -> PowerShift:
    """
    Return who gains and who loses by *after* in the place of *before*.

    Colleges are told apart by their ids.
    """
    changes = [
        PowerChange(
            kind=kind,
            college=one,
            name=(was | now)[one].name,
            before=was.get(one),
            after=now.get(one),
        )
        for kind in DecisionKind
        for was, now in [(_colleges(before, kind), _colleges(after, kind))]
        for one in dict.fromkeys((*was, *now))
    ]
    order = {kind: place for place, kind in enumerate(DecisionKind)}
    changes.sort(key=lambda one: (order[one.kind], -(one.of_member or 0), -one.of_college))
    return PowerShift(before=before, after=after, changes=tuple(changes))


def _colleges(finding: PowerFinding, kind: DecisionKind) -> dict[str, CollegePower]:
    found = (one for one in finding.decisions if one.kind is kind)
    return {college.id: college for one in found for college in one.colleges}

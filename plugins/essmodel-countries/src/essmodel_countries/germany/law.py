"""
The registered co-operative of Germany (*eingetragene Genossenschaft*).

Law:
    GenG [read]: § 4, three members; § 16, changes of the statutes need three quarters of the votes
    cast; § 8 (2), investing members may only be admitted where they can in no case outvote the
    others, nor keep them from a decision that needs three quarters.  That is a property of the
    game of votes and not a number: `investors_are_harmless` asks the game; the rule says it of
    members with one vote each who all vote, which is the case of the register on a day.

Event:
    The day of the question.
"""

from datetime import date

from essmodel.governance.fact import CategoryRecord, CooperativeFacts, DecisionRecord
from essmodel.governance.statutes import DecisionKind, Interest, MajorityBase
from essmodel.governance.waterfall import Waterfall
from essmodel.messages.text import Text
from essmodel.power.game import WeightedGame
from essmodel.rules.codebook import CodeBook
from essmodel.rules.datatype import Number
from essmodel.rules.law.event import Event
from essmodel.rules.law.parameter import Enacted, Parameter
from essmodel.rules.law.source import Confidence, LegalSource, SourceKind
from essmodel.rules.rule import Rule, Subject
from essmodel.values.period import Period
from essmodel.values.threshold import Threshold

LEGAL_FORM = CodeBook(
    id="legal_form",
    title=Text(en="legal form", fr="forme juridique"),
    codes=(("eg", Text(en="eG (registered co-operative)", fr="eG (coopérative enregistrée)")),),
)
_SINCE = Period(start=date(2006, 8, 18))
"""From the reform that let co-operatives of three members, and investing ones, exist."""
THREE_QUARTERS = Threshold(part=3, whole=4, is_strict=False)
MORE_THAN_HALF = Threshold(part=1, whole=2, is_strict=True)


def _section(number: str) -> LegalSource:
    return LegalSource(
        kind=SourceKind.ACT,
        title="Genossenschaftsgesetz (GenG)",
        article=f"§ {number}",
        confidence=Confidence.READ,
        url="https://www.gesetze-im-internet.de/geng/",
    )


def investors_are_harmless(others: tuple[int, ...], investors: tuple[int, ...]) -> bool:
    """
    Return whether investing members can neither outvote the others nor block them.

    Args:
        others: the votes of each other member who votes.
        investors: the votes of each investing member who does.
    """
    votes = (*others, *investors)
    theirs = range(len(others), len(votes))
    whole = sum(votes)
    half = WeightedGame(votes, max(1, MORE_THAN_HALF.least(whole)))
    three_quarters = WeightedGame(votes, max(1, THREE_QUARTERS.least(whole)))
    return not half.wins(theirs) and not three_quarters.blocks(theirs)


LEAST_MEMBERS = Parameter[int](
    id="de.eg.least_members",
    label=Text(en="least number of members", fr="nombre minimal de membres"),
    datatype=Number(least=0),
    enacted=(Enacted(value=3, period=_SINCE, source=_section("4")),),
)
_INVESTS = CategoryRecord.interest == Interest.CONTRIBUTORS.value
_ALL = CooperativeFacts.categories.total(CategoryRecord.members)
_OTHERS = CooperativeFacts.categories.total(CategoryRecord.members, where=~_INVESTS)
_D = DecisionRecord
_CHANGES = (_D.kind != DecisionKind.EXTRAORDINARY.value) | (
    (_D.majority_part * 4 >= _D.majority_whole * 3)
    & (_D.majority_base == MajorityBase.VOTES_CAST.value)
)

PARAMETERS = (LEAST_MEMBERS,)
RULES = (
    Rule(
        id="de.eg.enough_members",
        subject=Subject.STATUTES,
        requires=(_ALL >= LEAST_MEMBERS).node,
        says=Text(
            en="there are at least {least_members} members",
            fr="il y a au moins {least_members} membres",
        ),
        source=_section("4"),
        period=_SINCE,
        event=Event.DECISION,
    ),
    Rule(
        id="de.eg.changes_of_statutes",
        subject=Subject.STATUTES,
        requires=CooperativeFacts.decisions.all(_CHANGES).node,
        says=Text(
            en="changes of the statutes need three quarters of the votes cast",
            fr="les modifications des statuts demandent trois quarts des suffrages exprimés",
        ),
        source=_section("16"),
        period=_SINCE,
        event=Event.DECISION,
    ),
    Rule(
        id="de.eg.investors_neither_outvote_nor_block",
        subject=Subject.STATUTES,
        applies=CooperativeFacts.categories.any(_INVESTS & (CategoryRecord.members > 0)).node,
        requires=(_OTHERS * 4 >= _ALL * 3).node,
        says=Text(
            en="investing members can neither outvote the others nor block what needs three "
            "quarters",
            fr="les membres investisseurs ne peuvent ni l’emporter sur les autres, ni bloquer ce "
            "qui demande trois quarts",
        ),
        source=_section("8 (2)"),
        period=_SINCE,
        event=Event.DECISION,
    ),
)
WATERFALLS: tuple[Waterfall, ...] = ()
"""The statutes decide, and may exclude any distribution (§ 20)."""

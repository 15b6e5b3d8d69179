"""Voices as a part of a whole: exact, pooled or by the weights of colleges."""

from fractions import Fraction

import pytest

from essmodel.governance.electorate import Electorate, FormedCollege
from essmodel.governance.roll import CollegeRoll, Roll
from essmodel.governance.share import attending, deciding, in_favour, silent_colleges
from essmodel.governance.statutes import (
    College,
    CountingMode,
    EmptyCollege,
    Majority,
    MajorityBase,
    ProxyRule,
    QuorumMeasure,
    SilentCollege,
    Statutes,
    VoiceRule,
)
from essmodel.governance.tally import CollegeTally, Tally
from essmodel.rules.law.source import Invention
from essmodel.values.count import Heads, Voices
from essmodel.values.threshold import Threshold

WEIGHTS = {"users": 40, "team": 30, "partners": 30}


def voters(entitled: dict[str, int], *, whole: int = 100) -> Electorate:
    """Make an electorate of the three colleges."""
    return Electorate(
        colleges=tuple(
            FormedCollege(id=name, name=name, parts=WEIGHTS[name], voters=Heads(size))
            for name, size in entitled.items()
        ),
        whole=whole,
    )


def rolled(entitled: dict[str, int], present: dict[str, int]) -> Roll:
    """Make a roll of people present, none of them represented."""
    return Roll(
        colleges=tuple(
            CollegeRoll(
                college=name,
                entitled=Heads(size),
                present=Heads(present.get(name, 0)),
                represented=Voices(0),
            )
            for name, size in entitled.items()
        )
    )


def voted(roll: Roll, cast: dict[str, tuple[int, int]]) -> Tally:
    """Make a tally from yes and no by college."""
    none = Voices(0)
    return Tally(
        colleges=tuple(
            CollegeTally(
                roll=one,
                yes=Voices(cast.get(one.college, (0, 0))[0]),
                no=Voices(cast.get(one.college, (0, 0))[1]),
                abstain=none,
                blank=none,
                void=none,
            )
            for one in roll.colleges
        )
    )


SIZES = {"users": 4, "team": 2, "partners": 6}
EVERYONE = rolled(SIZES, SIZES)


def yes(
    cast: dict[str, tuple[int, int]],
    counting: CountingMode,
    base: MajorityBase = MajorityBase.VOTES_CAST,
    *,
    roll: Roll = EVERYONE,
    silence: SilentCollege = SilentCollege.BRINGS_NOTHING,
    inner: str = ">1/2",
) -> tuple[int, int]:
    """Return the yes of a vote of the three colleges."""
    return in_favour(
        voted(roll, cast),
        electorate=voters(SIZES),
        statutes=carried(counting, inner),
        base=base,
        silence=silence,
    )


def carried(counting: CountingMode, inner: str = ">1/2") -> Statutes:
    """Make statutes of which only the counting of votes matters."""
    part = Fraction(inner.removeprefix(">"))
    threshold = Threshold(part=part.numerator, whole=part.denominator, is_strict=">" in inner)
    bloc = Majority(threshold=threshold, base=MajorityBase.VOTES_CAST)
    return Statutes(
        source=Invention(),
        voice=VoiceRule.ONE_PER_MEMBER,
        categories=(),
        colleges=tuple(College(id=name, name=name, parts=part) for name, part in WEIGHTS.items()),
        counting=counting,
        empty_college=EmptyCollege.KEEP,
        bloc_majority=bloc if counting is CountingMode.BLOC else None,
        decisions=(),
        proxies=ProxyRule(limit=None),
    )


KNIFE_EDGE = {"users": (3, 1), "team": (1, 1), "partners": (1, 5)}


def test_weights_40_30_30_with_yes_3_4_1_2_1_6_are_exactly_one_half() -> None:
    """Added as floats in this order, they are 0.5000000000000001."""
    assert 0.4 * (3 / 4) + 0.3 * (1 / 2) + 0.3 * (1 / 6) > 0.5
    assert yes(KNIFE_EDGE, CountingMode.PROPORTIONAL) == (1, 2)


def test_same_ballots_pooled_are_five_of_twelve() -> None:
    """Heads are not reduced, and weights are forgotten."""
    assert yes(KNIFE_EDGE, CountingMode.POOLED) == (5, 12)
    assert yes({"users": (3, 1), "team": (1, 1)}, CountingMode.POOLED) == (4, 6)


def test_base_of_a_majority_changes_its_share() -> None:
    """The same four yes: of four cast, of six attending, of twelve members."""
    roll = rolled(SIZES, {"users": 4, "team": 2})
    cast = {"users": (3, 0), "team": (1, 0)}
    shares = {base.value: yes(cast, CountingMode.POOLED, base, roll=roll) for base in MajorityBase}

    assert shares == {"votes_cast": (4, 4), "attending": (4, 6), "all_members": (4, 12)}


def test_base_counts_inside_each_college() -> None:
    """Three of four users are 30 of 100, whether the fourth said no or nothing."""
    cast = {"users": (3, 0), "team": (2, 0), "partners": (6, 0)}

    assert yes(cast, CountingMode.PROPORTIONAL) == (1, 1)
    assert yes(cast, CountingMode.PROPORTIONAL, MajorityBase.ATTENDING) == (9, 10)


def test_college_in_which_nobody_counts_brings_nothing() -> None:
    """Its weight stays in the whole."""
    assert yes({"users": (4, 0)}, CountingMode.PROPORTIONAL) == (2, 5)


@pytest.mark.parametrize("counting", CountingMode)
def test_nobody_at_all_is_nothing_of_one(counting: CountingMode) -> None:
    """A share is always a part of something."""
    assert yes({}, counting) == (0, 1)
    assert in_favour(
        Tally(colleges=()),
        electorate=Electorate(colleges=(), whole=0),
        statutes=carried(counting),
        base=MajorityBase.ALL_MEMBERS,
        silence=SilentCollege.SET_ASIDE,
    ) == (0, 1)


@pytest.mark.parametrize(
    ("silence", "share"),
    [
        (SilentCollege.BRINGS_NOTHING, (2, 5)),  # 40 of 100
        (SilentCollege.SET_ASIDE, (4, 7)),  # 40 of 70
        (SilentCollege.CONSENTS, (7, 10)),  # 40 and 30 of 100
    ],
)
@pytest.mark.parametrize("counting", [CountingMode.PROPORTIONAL, CountingMode.BLOC])
def test_silent_college_counts_as_the_statutes_say(
    counting: CountingMode, silence: SilentCollege, share: tuple[int, int]
) -> None:
    """Users say yes, the team no, and of the partners nobody says anything."""
    assert yes({"users": (4, 0), "team": (0, 2)}, counting, silence=silence) == share


@pytest.mark.parametrize(
    ("inner", "share"), [(">1/2", (7, 10)), (">3/4", (3, 10)), ("3/4", (7, 10))]
)
def test_bloc_brings_all_of_its_weight_or_nothing(inner: str, share: tuple[int, int]) -> None:
    """Three users of four, both of the team, one partner of six."""
    cast = {"users": (3, 1), "team": (2, 0), "partners": (1, 5)}

    assert yes(cast, CountingMode.BLOC, inner=inner) == share


def test_bloc_that_is_split_in_half_votes_no() -> None:
    """More than a half is needed, and a no is not silence."""
    cast = {"users": (2, 2), "team": (2, 0), "partners": (6, 0)}

    found = {yes(cast, CountingMode.BLOC, silence=silence) for silence in SilentCollege}

    assert found == {(3, 5)}


def test_a_minority_of_voices_can_win_by_blocs() -> None:
    """Five of twelve voices bring 70 of 100 parts: what a judge may well not accept."""
    cast = {"users": (3, 1), "team": (2, 0), "partners": (0, 6)}

    assert yes(cast, CountingMode.POOLED) == (5, 12)
    assert yes(cast, CountingMode.BLOC) == (7, 10)


@pytest.mark.parametrize(
    ("silence", "share"),
    [
        (SilentCollege.BRINGS_NOTHING, (0, 1)),
        (SilentCollege.SET_ASIDE, (3, 4)),
        (SilentCollege.CONSENTS, (3, 4)),
    ],
)
def test_separate_consent_is_that_of_the_college_that_agrees_least(
    silence: SilentCollege, share: tuple[int, int]
) -> None:
    """Heads of that college are not reduced, and the weights play no part."""
    everyone = {"users": (3, 1), "team": (2, 0), "partners": (2, 4)}
    without_partners = {"users": (3, 1), "team": (2, 0)}

    assert yes(everyone, CountingMode.SEPARATE_CONSENT, silence=silence) == (2, 6)
    assert yes(without_partners, CountingMode.SEPARATE_CONSENT, silence=silence) == share


def test_silence_of_all_is_consent_only_where_it_means_so() -> None:
    """Nobody votes at all."""
    for counting in (CountingMode.PROPORTIONAL, CountingMode.BLOC, CountingMode.SEPARATE_CONSENT):
        found = {silence: yes({}, counting, silence=silence) for silence in SilentCollege}
        assert found == {
            SilentCollege.BRINGS_NOTHING: (0, 1),
            SilentCollege.SET_ASIDE: (0, 1),
            SilentCollege.CONSENTS: (1, 1),
        }


def test_silent_colleges_are_known_by_the_base() -> None:
    """Who came and cast no vote is silent among the votes cast, and not among those attending."""
    tallied = voted(rolled(SIZES, {"users": 4, "team": 2}), {"users": (4, 0)})

    def silent(counting: CountingMode, base: MajorityBase) -> tuple[str, ...]:
        return silent_colleges(tallied, statutes=carried(counting), base=base)

    by_weights = CountingMode.PROPORTIONAL
    assert silent(by_weights, MajorityBase.VOTES_CAST) == ("team", "partners")
    assert silent(by_weights, MajorityBase.ATTENDING) == ("partners",)
    assert silent(by_weights, MajorityBase.ALL_MEMBERS) == ()
    assert silent(CountingMode.BLOC, MajorityBase.ALL_MEMBERS) == ("team", "partners")
    assert silent(CountingMode.POOLED, MajorityBase.VOTES_CAST) == ()


def test_only_what_is_set_aside_does_not_decide() -> None:
    """The weights of the others are then parts of a smaller whole."""
    for silence in SilentCollege:
        ids = [one.id for one in deciding(("team",), electorate=voters(SIZES), silence=silence)]
        is_out = silence is SilentCollege.SET_ASIDE
        assert ids == (["users", "partners"] if is_out else ["users", "team", "partners"])


def test_unformed_college_that_keeps_its_weight_lowers_the_others() -> None:
    """Users who all say yes are 40 of 70 without the third college, and 40 of 100 with it."""
    entitled = {"users": 4, "team": 2}
    tallied = voted(rolled(entitled, entitled), {"users": (4, 0), "team": (0, 2)})
    found = [
        in_favour(
            tallied,
            electorate=voters(entitled, whole=whole),
            statutes=carried(CountingMode.PROPORTIONAL),
            base=MajorityBase.VOTES_CAST,
            silence=SilentCollege.BRINGS_NOTHING,
        )
        for whole in (70, 100)
    ]

    assert [Fraction(*share) for share in found] == [Fraction(40, 70), Fraction(40, 100)]


def test_attendance_is_measured_by_heads_or_by_weights() -> None:
    """All users and nobody else: 4 of 12 people, and 40 of 100 parts."""
    roll = rolled(SIZES, {"users": 4})
    electorate = voters(SIZES)

    assert attending(roll, electorate=electorate, measure=QuorumMeasure.HEADS) == (4, 12)
    assert attending(roll, electorate=electorate, measure=QuorumMeasure.WEIGHTS) == (2, 5)

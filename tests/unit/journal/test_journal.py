"""A journal only grows, and knows when somebody changed it."""

import os
import subprocess
import sys
from collections.abc import Callable
from datetime import date

import pytest
from attrs import evolve, frozen

from essmodel.errors import InvalidValueError
from essmodel.journal.entry import BEGINNING, Correction, Dated
from essmodel.journal.journal import Journal, journal_of


@frozen
class Paid:
    """Something that happened."""

    cents: int


MAY, JUNE, JULY = date(2026, 5, 1), date(2026, 6, 1), date(2026, 7, 1)
EMPTY: Journal[Paid] = Journal()


def journal(*cents: int) -> Journal[Paid]:
    """Return a journal of payments, all of May."""
    found = EMPTY
    for one in cents:
        found = found.record(Paid(one), effective_on=MAY, recorded_on=MAY)
    return found


def standing(found: Journal[Paid], **limits: date) -> list[int]:
    """Return the amounts that stand."""
    return [one.event.cents for one in found.events(**limits)]


def test_entries_are_numbered_in_the_order_in_which_they_were_written() -> None:
    """From 1."""
    found = journal(10, 20)

    assert [(one.number, one.event) for one in found] == [(1, Paid(10)), (2, Paid(20))]
    assert len(found) == 2
    assert found.entry(2) is found.last
    assert EMPTY.last is None
    assert EMPTY.digest == BEGINNING


@pytest.mark.parametrize("number", [0, -1, 3])
def test_no_entry_is_invented(number: int) -> None:
    """Not even counted from the end."""
    with pytest.raises(InvalidValueError, match="there is no entry"):
        journal(10, 20).entry(number)


def test_a_shorter_journal_stays_what_it_was() -> None:
    """Two journals that grow from one share what they have, and nothing more."""
    one = journal(10)

    left = one.record(Paid(20), effective_on=MAY, recorded_on=MAY)
    right = one.record(Paid(30), effective_on=MAY, recorded_on=MAY)

    assert standing(one) == [10]
    assert standing(left) == [10, 20]
    assert standing(right) == [10, 30]
    assert left != right
    assert left.until(1) == one == right.until(1)
    assert hash(left.until(1)) == hash(one)
    assert one != "a journal"


def test_equal_histories_have_equal_digests() -> None:
    """Whoever wrote them, and however often they were begun anew."""
    assert journal(10, 20) == journal(10, 20)
    assert journal(10, 20).digest != journal(20, 10).digest
    assert journal(10, 20).digest != journal(10).digest


def test_no_event_comes_before_the_last_one() -> None:
    """The day itself is allowed, the day before is not."""
    found = EMPTY.record(Paid(10), effective_on=JUNE, recorded_on=JUNE)
    found = found.record(Paid(20), effective_on=JUNE, recorded_on=JUNE)

    with pytest.raises(InvalidValueError, match="comes before 1 June 2026"):
        found.record(Paid(30), effective_on=date(2026, 5, 31), recorded_on=JULY)
    with pytest.raises(InvalidValueError, match="cannot be written down on 31 May 2026"):
        found.record(Paid(30), effective_on=JULY, recorded_on=date(2026, 5, 31))


def test_both_days_are_kept() -> None:
    """What counts on a day is not what was known on it."""
    found = EMPTY.record(Paid(10), effective_on=MAY, recorded_on=MAY)
    found = found.record(Paid(20), effective_on=JUNE, recorded_on=JULY)

    assert standing(found, on=MAY) == [10]
    assert standing(found, on=JUNE) == [10, 20]
    assert standing(found, on=JUNE, known_on=JUNE) == [10]
    assert standing(found, known_on=JULY) == [10, 20]


def test_a_correction_names_what_it_corrects_and_replaces_it() -> None:
    """The entry stays, and whoever asks what was known before sees it."""
    wrong = journal(10, 20)

    right = wrong.correct(
        Correction(corrects=1, why="typed wrong", stands=(Dated(MAY, Paid(11)),)), recorded_on=JULY
    )

    assert standing(right) == [11, 20]
    assert standing(right, known_on=JUNE) == [10, 20]
    assert right.entry(1).event == Paid(10)
    assert right.until(2) == wrong


def test_what_never_happened_is_struck_out() -> None:
    """With its reason."""
    found = journal(10, 20).correct(Correction(corrects=2, why="no payment"), recorded_on=MAY)

    assert standing(found) == [10]


def test_what_was_forgotten_is_put_where_it_belongs() -> None:
    """A correction may bring several events, of days of their own."""
    found = EMPTY.record(Paid(10), effective_on=MAY, recorded_on=MAY)
    found = found.record(Paid(30), effective_on=JULY, recorded_on=JULY)

    found = found.correct(
        Correction(
            corrects=2, why="one was lost", stands=(Dated(JULY, Paid(30)), Dated(JUNE, Paid(20)))
        ),
        recorded_on=JULY,
    )

    assert standing(found) == [10, 20, 30]
    assert standing(found, on=JUNE) == [10, 20]


def test_a_correction_is_corrected_by_its_own_number() -> None:
    """So that there is always one thing that stands."""
    once = journal(10).correct(
        Correction(corrects=1, why="typed wrong", stands=(Dated(MAY, Paid(11)),)), recorded_on=JUNE
    )

    with pytest.raises(InvalidValueError, match="corrected before, by the entry 2"):
        once.correct(Correction(corrects=1, why="again"), recorded_on=JUNE)
    twice = once.correct(
        Correction(corrects=2, why="again", stands=(Dated(MAY, Paid(12)),)), recorded_on=JUNE
    )

    assert standing(twice) == [12]
    assert standing(twice, known_on=MAY) == [10]


def test_a_correction_of_nothing_is_refused() -> None:
    """It names an entry that there is."""
    with pytest.raises(InvalidValueError, match="there is no entry 2"):
        journal(10).correct(Correction(corrects=2, why="none"), recorded_on=MAY)


def test_a_correction_moves_no_day_on() -> None:
    """After it, events count from where they counted before."""
    found = EMPTY.record(Paid(10), effective_on=MAY, recorded_on=MAY)
    found = found.correct(
        Correction(corrects=1, why="later", stands=(Dated(JULY, Paid(10)),)), recorded_on=MAY
    )

    found = found.record(Paid(20), effective_on=JUNE, recorded_on=JULY)

    assert standing(found) == [20, 10]


Tamper = Callable[[Journal[Paid]], list[object]]


@pytest.mark.parametrize(
    ("first", "change"),
    [
        (2, lambda all_: [all_[0], evolve(all_[1], event=Paid(21)), all_[2]]),
        (2, lambda all_: [all_[0], evolve(all_[1], effective_on=JUNE), all_[2]]),
        (2, lambda all_: [all_[0], evolve(all_[1], recorded_on=JUNE), all_[2]]),
        (2, lambda all_: [all_[0], all_[2]]),
        (1, lambda all_: all_[1:]),
        (2, lambda all_: [all_[0], all_[2], all_[1]]),
        (3, lambda all_: [*all_[:2], evolve(all_[2], digest=all_[1].digest)]),
        (4, lambda all_: [*all_, all_[2]]),
    ],
    ids="event day recorded middle beginning order digest twice".split(),
)
def test_whatever_was_changed_is_found(first: int, change: Callable[..., list[object]]) -> None:
    """The first entry that is not what was written is named."""
    entries = change([*journal(10, 20, 30)])

    with pytest.raises(InvalidValueError, match=f"the entry {first} is not"):
        journal_of(entries)  # type: ignore[arg-type] # entries of payments, in some order


def test_entries_read_back_are_the_journal() -> None:
    """And it grows from there."""
    found = journal(10, 20)

    again = journal_of(iter(found))

    assert again == found
    assert standing(again.record(Paid(30), effective_on=MAY, recorded_on=MAY)) == [10, 20, 30]


REPLAY = """
from datetime import date
from essmodel.journal.journal import Journal
from essmodel.values.money import Money
found = Journal()
day = date(2026, 5, 1)
for name in sorted({"a", "b", "c"}):
    found = found.record(frozenset({name, "z", "y", "x"}), effective_on=day, recorded_on=day)
    found = found.record({name: Money(1)}, effective_on=day, recorded_on=day)
print(found.digest)
"""


def test_digests_are_the_same_in_every_process() -> None:
    """Whatever the seed of hashes and the time zone."""
    digests = {
        subprocess.run(  # noqa: S603 - our own interpreter and our own text
            [sys.executable, "-c", REPLAY],
            env={**os.environ, "PYTHONHASHSEED": seed, "TZ": zone},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed, zone in (("0", "UTC"), ("4242", "Pacific/Kiritimati"))
    }

    assert len(digests) == 1
    assert len(digests.pop().strip()) == 64

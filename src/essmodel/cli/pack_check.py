"""`essmodel check` on the folder of a pack: its readable cases asked, and how many come out so."""

from pathlib import Path

from attrs import frozen

from essmodel.cli.harvest import Harvest
from essmodel.io.folder import MANIFEST, read_pack
from essmodel.io.readable_case import read_cases
from essmodel.messages.catalogue import say
from essmodel.messages.text import Lang
from essmodel.packs.pack import RulePack
from essmodel.questions.explanation import line, marked
from essmodel.questions.rehearse import Rehearsal, rehearse
from essmodel.rules.finding import Standing, overall


@frozen(kw_only=True)
class PackCheck:
    """What came of the readable cases of a pack."""

    pack: RulePack
    rehearsals: tuple[Rehearsal, ...]

    @property
    def standing(self) -> Standing:
        """Met where every case comes out as expected, and there is one."""
        if not self.rehearsals:
            return Standing.UNDETERMINED
        return overall(tuple(one.standing for one in self.rehearsals))

    def explain(self, lang: Lang = "en") -> str:
        """Return each case in words, then how many there are."""
        cases = [one.explain(lang) for one in self.rehearsals]
        kept = sum(one.is_kept for one in self.rehearsals)
        said = say(
            "pack_check" if cases else "pack_check_no_case",
            lang,
            title=self.pack.manifest.title,
            kept=kept,
            count=len(cases),
        )
        return "\n\n".join((*cases, line(marked(self.standing, said))))

    def to_dict(self) -> dict[str, object]:
        """Return the cases as JSON carries them."""
        return {
            "pack": self.pack.manifest.id,
            "standing": self.standing.value,
            "cases": [one.to_dict() for one in self.rehearsals],
        }


def is_pack(path: str) -> bool:
    """Whether *path* is the folder of a pack."""
    return (Path(path) / MANIFEST).is_file()


def check_pack(folder: str, found: Harvest) -> PackCheck:
    """
    Read the pack in *folder* and ask its cases.

    Raises:
        InvalidValueError: its files, or its cases, have mistakes: all of them at once.
    """
    beside = found.sound
    pack = read_pack(folder, beside=beside)
    return PackCheck(pack=pack, rehearsals=rehearse(pack, read_cases(folder), beside=beside))

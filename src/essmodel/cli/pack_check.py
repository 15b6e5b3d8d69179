"""`essmodel check` on the folder of a pack: its readable cases asked, and its level."""

from pathlib import Path

from attrs import frozen

from essmodel.cli.harvest import Harvest
from essmodel.io.assessment import assessed
from essmodel.io.folder import MANIFEST, read_pack
from essmodel.io.manifest import read_manifest
from essmodel.messages.catalogue import say
from essmodel.messages.text import Lang
from essmodel.packs.pack import RulePack
from essmodel.questions.explanation import line, marked
from essmodel.questions.level import Assessment
from essmodel.questions.rehearse import Rehearsal
from essmodel.rules.finding import Standing, overall


@frozen(kw_only=True)
class PackCheck:
    """What came of the readable cases of a pack, and the level that it has."""

    pack: RulePack
    rehearsals: tuple[Rehearsal, ...]
    assessment: Assessment

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
        level = self.assessment.explain(lang)
        return "\n\n".join((*cases, line(marked(self.standing, said)), level))

    def to_dict(self) -> dict[str, object]:
        """Return the cases as JSON carries them."""
        return {
            "pack": self.pack.manifest.id,
            "standing": self.standing.value,
            "cases": [one.to_dict() for one in self.rehearsals],
            "level": self.assessment.to_dict(),
        }


def is_pack(path: str) -> bool:
    """Whether *path* is the folder of a pack."""
    return (Path(path) / MANIFEST).is_file()


def check_pack(folder: str, found: Harvest) -> PackCheck:
    """
    Read the pack in *folder* and ask its cases; of a plugin, its cases stand beside its manifest.

    Raises:
        InvalidValueError: its files, or its cases, have mistakes: all of them at once.
    """
    manifest = read_manifest(Path(folder, MANIFEST))
    beside = tuple(one for one in found.sound if one.manifest != manifest)
    plugin = [one for one in found.installed if one.manifest == manifest]
    pack = plugin[0] if plugin else read_pack(folder, beside=beside)
    assessment, rehearsals = assessed(pack, folder, beside=beside)
    return PackCheck(pack=pack, rehearsals=rehearsals, assessment=assessment)

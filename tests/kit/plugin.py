"""Plugins as pip leaves them on the disk, each made of a few lines of code."""

from pathlib import Path

from attrs import frozen

MANIFEST = """\
id: {id}
title: {{en: "The rules of {id}", fr: "Les règles de {id}"}}
api: 1
version: 0.1.0
maintainer: "the tests"
licence: MIT
subjects: [{subject}]
{more}
"""
CODE = """\
{at_import}
import datetime, os, sys
from essmodel.hooks.specs import hookimpl
from essmodel.messages.text import Text
from essmodel.packs.manifest import Manifest
from essmodel.packs.pack import RulePack
from essmodel.rules.datatype import Number, Truth
from essmodel.rules.expression import Call, Cmp, Lit
from essmodel.rules.function import Function
from essmodel.rules.law.event import Event
from essmodel.rules.law.source import Invention
from essmodel.rules.rule import Rule, Subject
from essmodel.values.identifier import Identifier, IdentifierScheme

def answer(number):
    {in_rule}

FUNCTION = Function(
    id="{id}.answer", label=Text.same("answer"), takes=(Number(),), gives=Truth(), run=answer
)
PACK = RulePack(
    manifest=Manifest(
        id="{id}", title=Text("The rules of {id}", "Les règles de {id}"), api=1, version="0.1.0",
        maintainer="the tests", licence="MIT", subjects=(Subject("{subject}"),), places={places},
    ),
    schemes={schemes},
    functions=(FUNCTION,),
    rules=(
        Rule(
            id="{id}.rule", subject=Subject("{subject}"), source=Invention(),
            requires=Call(FUNCTION, (Lit(7, Number()),)), event=Event.DECISION,
        ),
    ),
)

{hook}
"""
HOOK = """\
@hookimpl
def essmodel_pack():
    return PACK
"""


@frozen(kw_only=True)
class Plugin:
    """
    A plugin with one rule, which asks one function.

    Attributes:
        name: of its entry point, its pack and its distribution.
        at_import: the first lines of its module.
        in_rule: what its function does with ``number``, which is 7.
        hook: what the module ends with.
        places: the codes of the places of its pack, in the register ``insee``.
        has_manifest: whether its ``essmodel.yaml`` is there.
    """

    name: str
    at_import: str = ""
    in_rule: str = "return number == 7"
    hook: str = HOOK
    subject: str = "eligibility"
    schemes: str = "()"
    places: tuple[str, ...] = ()
    has_manifest: bool = True

    def install(self, where: Path) -> None:
        """Write it under *where*, which is on the path of Python."""
        package = where / f"{self.name}_pack"
        package.mkdir()
        code = CODE.format(
            at_import=self.at_import,
            in_rule=self.in_rule,
            hook=self.hook,
            id=self.name,
            subject=self.subject,
            schemes=self.schemes,
            places=f"tuple(Identifier('insee', one) for one in {self.places!r})",
        )
        (package / "__init__.py").write_text(code, "utf-8")
        codes = ", ".join(f'"{code}"' for code in self.places)
        more = f"places: {{insee: [{codes}]}}" if codes else ""
        manifest = MANIFEST.format(id=self.name, subject=self.subject, more=more)
        if self.has_manifest:
            (package / "essmodel.yaml").write_text(manifest, "utf-8")
        distribute(self.name, f"{self.name}_pack", where)


def distribute(name: str, module: str, where: Path) -> None:
    """Write what pip writes of a distribution: its name, its version and its entry point."""
    info = where / f"{name}_pack-0.1.0.dist-info"
    info.mkdir()
    about = f"Metadata-Version: 2.1\nName: {name}-pack\nVersion: 0.1.0\n"
    (info / "METADATA").write_text(about, "utf-8")
    (info / "entry_points.txt").write_text(f"[essmodel]\n{name} = {module}\n", "utf-8")

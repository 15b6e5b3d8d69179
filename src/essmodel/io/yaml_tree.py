"""
YAML as a tree: PyYAML's events are read, and its loaders never run.

Its composer recurses, so that a long row of ``[`` kills the interpreter, and its constructors
guess: ``01004`` would become 516 and ``NO`` false.  Tags and merge keys are therefore refused,
and an alias repeats what it names as long as the document stays of a reasonable size.
"""

from collections.abc import Iterator

import yaml
from attrs import define, field
from yaml.events import (
    AliasEvent,
    CollectionEndEvent,
    CollectionStartEvent,
    DocumentStartEvent,
    Event,
    MappingStartEvent,
    ScalarEvent,
)

from essmodel.errors import Position
from essmodel.io.branch import Grown
from essmodel.io.growth import Growth, brief
from essmodel.io.source import Source
from essmodel.io.tree import Scalar
from essmodel.io.yaml_syntax import stop_at

# PyYAML is also installed without libyaml; its own parser says the same, five times slower.
LOADER: "type[yaml.CBaseLoader | yaml.BaseLoader]" = getattr(yaml, "CBaseLoader", yaml.BaseLoader)

_STANDARD_TAGS = "tag:yaml.org,2002:"


def read_yaml(source: Source, growth: Growth) -> None:
    """Read *source* into *growth*, up to its end or to a mistake that ends the reading."""
    reader = _Reader(growth)
    for event, at in _events(source, growth):
        if growth.has_stopped:
            return
        reader.take(event, at)


def _events(source: Source, growth: Growth) -> Iterator[tuple[Event, Position]]:
    at = source.at(0)
    try:
        for event in yaml.parse(source.text, Loader=LOADER):
            mark = event.start_mark
            assert mark is not None  # PyYAML marks every event that it parses  # noqa: S101
            at = Position(source.file, mark.line + 1, mark.column + 1)
            yield event, at
    except yaml.MarkedYAMLError as error:
        stop_at(error, source, growth)
    except (yaml.YAMLError, ValueError, OverflowError):
        # The parser in Python gives the number of an escape to `chr` without a look at it.
        growth.stop("yaml_syntax", at)


@define  # it changes: it remembers what the document has named so far
class _Reader:
    growth: Growth
    documents: int = 0
    # What each `&name` stands for; None while its end was not read.
    named: dict[str, Grown | None] = field(factory=dict[str, Grown | None])
    open_names: list[str | None] = field(factory=list[str | None])

    def take(self, event: Event, at: Position) -> None:
        """Take the next event into the tree."""
        match event:
            case ScalarEvent():
                self._refuse_tag(event.tag, at)
                scalar = Scalar(event.value, at, is_plain=not event.style)
                grown = self.growth.add(scalar)
                if event.anchor:
                    self.named[event.anchor] = grown
            case CollectionStartEvent():
                self._refuse_tag(event.tag, at)
                self.growth.open(at, is_mapping=isinstance(event, MappingStartEvent))
                self.open_names.append(event.anchor)
                if event.anchor:
                    self.named[event.anchor] = None
            case CollectionEndEvent():
                grown, name = self.growth.close(), self.open_names.pop()
                # The name may have been given again inside: then it means that inner value.
                if name and self.named[name] is None:
                    self.named[name] = grown
            case AliasEvent():
                self._repeat(event.anchor or "", at)
            case DocumentStartEvent():
                self.documents += 1
                if self.documents > 1:
                    self.growth.stop("document_several", at)
            case _:
                pass

    def _repeat(self, name: str, at: Position) -> None:
        if name not in self.named:
            self.growth.leave_out("document_alias_unknown", at, name=brief(name))
        elif grown := self.named[name]:
            self.growth.repeat(grown, at, name=name)
        else:
            self.growth.leave_out("document_alias_in_itself", at, name=brief(name))

    def _refuse_tag(self, tag: str | None, at: Position) -> None:
        if tag:
            written = tag.replace(_STANDARD_TAGS, "!!", 1)
            self.growth.refuse("document_tag", at, tag=brief(written))

"""
What YAML's parser complains of, in our words: it speaks English only, and to programmers.

libyaml and the parser in Python say nearly the same; a complaint is known by words that both have.
"""

import yaml
from attrs import frozen

from essmodel.io.growth import Growth
from essmodel.io.source import Source


@frozen
class _Complaint:
    """Words of the parser, and the message in the catalogue that says what to do."""

    message: str
    context: str = ""
    problem: str = ""
    is_at_context: bool = False  # the mistake is where the thing began, not where it surprised

    def fits(self, error: yaml.MarkedYAMLError) -> bool:
        """Whether the parser said these words."""
        return self.context in (error.context or "") and self.problem in (error.problem or "")


# The first that fits speaks.
_COMPLAINTS = (
    _Complaint(
        "yaml_quote_open", context="quoted scalar", problem="unexpected", is_at_context=True
    ),
    _Complaint("yaml_escape", context="quoted scalar"),
    _Complaint("yaml_first_character", context="an alias", is_at_context=True),
    _Complaint("yaml_first_character", context="an anchor", is_at_context=True),
    _Complaint("yaml_first_character", context="a tag", is_at_context=True),
    _Complaint("yaml_first_character", problem="tag handle"),
    _Complaint("yaml_tab", problem="tab character"),
    _Complaint("yaml_first_character", problem="cannot start any token"),
    _Complaint("yaml_first_character", problem="node content"),
    _Complaint("yaml_block_text", context="block scalar"),
    _Complaint("yaml_colon_missing", context="simple key", is_at_context=True),
    _Complaint("yaml_colon", problem="mapping values"),
    _Complaint("yaml_dash", problem="sequence entries"),
    _Complaint("yaml_bracket_open", context="flow"),
    _Complaint("yaml_out_of_line", context="block mapping"),
    _Complaint("yaml_out_of_line", context="block collection"),
    _Complaint("yaml_after_end", problem="<document start>"),
)
_ANYTHING = _Complaint("yaml_syntax")


def stop_at(error: yaml.MarkedYAMLError, source: Source, growth: Growth) -> None:
    """Stop the reading where the parser stopped, and say what to write."""
    complaint = next((known for known in _COMPLAINTS if known.fits(error)), _ANYTHING)
    mark = error.context_mark if complaint.is_at_context else error.problem_mark
    # At the end of the text the two parsers count differently: the offset is the same in both.
    offset = mark.index if mark else len(source.text)
    if complaint.message == "yaml_escape":
        offset = source.text.rindex("\\", 0, offset + 1)  # and each stops elsewhere after it
    at, character = source.at(offset), source.text[offset : offset + 1]
    match complaint.message:
        case "yaml_first_character" if character == "\t":
            growth.stop("yaml_tab", at)
        case "yaml_first_character" if character:
            growth.stop("yaml_first_character", at, character=character)
        case "yaml_first_character" | "yaml_bracket_open":
            branch = growth.innermost
            assert branch is not None  # a value fails to come only inside brackets  # noqa: S101
            growth.stop("yaml_bracket_open", at, closing=branch.closing, opened=branch.at)
        case message:
            growth.stop(message, at)

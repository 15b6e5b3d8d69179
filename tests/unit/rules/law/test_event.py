"""Events whose date chooses the version of a rule."""

import pytest

from essmodel.messages.text import LANGS
from essmodel.rules.law.event import Event


@pytest.mark.parametrize("event", Event)
def test_event_has_a_name_in_both_languages(event: Event) -> None:
    """A clerk is asked for its date."""
    english, french = (event.said(lang) for lang in LANGS)

    assert english != french
    assert "_" not in english + french

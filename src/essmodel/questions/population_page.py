"""The answers to a population as a page: how many of each, and which rules decided."""

from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction

from essmodel.coproduction.bound import BoundService
from essmodel.messages import form
from essmodel.messages.catalogue import say
from essmodel.messages.text import Sayable
from essmodel.questions.explanation import detail, line, marked
from essmodel.rules.columns.tally import Tally
from essmodel.rules.finding import Standing
from essmodel.rules.rule import PLACEHOLDER, Rule
from essmodel.rules.wording import Wording

_KINDS = {
    "granted": Standing.MET,
    "refused": Standing.UNMET,
    "undetermined": Standing.UNDETERMINED,
}


def population_page(
    services: Iterable[BoundService],
    tallies: Mapping[str, Tally],
    absent: tuple[Sayable, ...],
    wording: Wording,
) -> str:
    """Return how many cases each service is for, the rules that refuse, and what no column told."""
    lang = wording.lang
    blocks = [[*_service(one, tallies[one.service.id], wording)] for one in services]
    if absent:
        facts = form.listed(tuple(one.said(lang) for one in absent), lang=lang)
        blocks.append([line(say("population_absent", lang, facts=facts, count=len(absent)))])
    return "\n\n".join("\n".join(block) for block in blocks)


def _service(bound: BoundService, tally: Tally, wording: Wording) -> Iterator[str]:
    lang = wording.lang
    counts = {
        "granted": tally.granted,
        "refused": tally.refused,
        "undetermined": tally.undetermined,
    }
    total = sum(counts.values())
    yield line(say("population_service", lang, service=bound.service.title, count=total))
    for kind, count in counts.items():
        share = form.percent(Fraction(count, total or 1), lang=lang)
        yield line(marked(_KINDS[kind], say(f"population_{kind}", lang, count=count, share=share)))
        reasons = {"refused": tally.unmet, "undetermined": tally.untold}.get(kind, ())
        rules = zip((one.rule for one in bound.rules), reasons, strict=False)
        for rule, number in sorted(rules, key=lambda pair: -pair[1]):
            if number:
                said = say("population_rule", lang, rule=_required(rule, wording), count=number)
                yield detail(said)
    if tally.unpriced:
        yield detail(say("population_unpriced", lang, count=tally.unpriced))


def _required(rule: Rule, wording: Wording) -> str:
    """Return what *rule* requires; figures go by their names, for cases may differ in them."""
    if rule.says is None or PLACEHOLDER.search(rule.says.said(wording.lang)):
        return wording.of(rule.requires)
    return rule.says.said(wording.lang)

"""
Partnerships between public authorities, social-economy organisations and inhabitants, as a model.

>>> import essmodel as em
>>> case = em.load("examples/social-centre.yaml")
>>> packs = em.installed_packs()
>>> em.check(case, packs=packs, on=case.as_of).standing
<Standing.MET: 'met'>
"""

from essmodel.coproduction import agreements
from essmodel.coproduction.request import Request
from essmodel.counting import methods as counting
from essmodel.errors import EssmodelError, InvalidValueError, NoLawInForceError, PluginError
from essmodel.governance import life
from essmodel.hooks.discovery import installed_packs
from essmodel.io.documents import load, loads
from essmodel.packs.pack import RulePack
from essmodel.partnership.partnership import Partnership
from essmodel.power import methods as power
from essmodel.questions.agreements import AgreementStatus, agreements_of
from essmodel.questions.appropriate import Appropriation, appropriate
from essmodel.questions.check import Check, check
from essmodel.questions.count import Count, count
from essmodel.questions.decide import Decision, decide
from essmodel.questions.decide_all import decide_all
from essmodel.questions.open_agreements import open_agreements
from essmodel.questions.open_books import open_books
from essmodel.questions.population_decision import PopulationDecision
from essmodel.questions.power import power_in
from essmodel.questions.power_finding import PowerFinding, power_shift
from essmodel.questions.proof_finding import ProofFinding
from essmodel.questions.prove import prove
from essmodel.rules.finding import Standing
from essmodel.values.money import Money

__all__ = (
    "AgreementStatus",
    "Appropriation",
    "Check",
    "Count",
    "Decision",
    "EssmodelError",
    "InvalidValueError",
    "Money",
    "NoLawInForceError",
    "Partnership",
    "PluginError",
    "PopulationDecision",
    "PowerFinding",
    "ProofFinding",
    "Request",
    "RulePack",
    "Standing",
    "agreements",
    "agreements_of",
    "appropriate",
    "check",
    "count",
    "counting",
    "decide",
    "decide_all",
    "installed_packs",
    "life",
    "load",
    "loads",
    "open_agreements",
    "open_books",
    "power",
    "power_in",
    "power_shift",
    "prove",
)

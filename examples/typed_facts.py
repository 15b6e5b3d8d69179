"""A service written in Python: an editor completes the facts of the French pack."""

from datetime import date

import essmodel as em
from essmodel.coproduction.service import Condition, Service
from essmodel.messages.text import Text
from essmodel.rules.law.source import Invention
from essmodel_fr.inhabitant import Inhabitant
from essmodel_fr.pack import PACK

near = Inhabitant.lives_in_priority_neighbourhood
modest = Inhabitant.quotient_familial <= em.Money(850_00)
note = Text(en="made up for this story", fr="inventé pour cette histoire")
condition = Condition(
    id="near-or-modest", requires=(near | modest).node, source=Invention(note=note)
)
title = Text(en="Help with homework", fr="Aide aux devoirs")
service = Service(id="homework", title=title, conditions=(condition,))
case = em.Partnership(title=Text.same("Les Tilleuls"), services=(service,))

for person in (
    Inhabitant(quotient_familial=em.Money(850_00)),
    Inhabitant(quotient_familial=em.Money(850_01), lives_in_priority_neighbourhood=False),
    Inhabitant(quotient_familial=em.Money(850_01)),  # nobody said where this family lives
):
    request = em.Request(id="first", service="homework", sheets=(person,))
    decision = em.decide(request, within=case, packs=(PACK,), on=date(2026, 11, 22))
    print(decision.standing.value)

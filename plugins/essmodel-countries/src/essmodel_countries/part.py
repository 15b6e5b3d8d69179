"""Parts of a surplus, exact to a hundredth of a percent."""

from essmodel.rules.datatype import Number

PART = Number(places=4, least=0, most=10_000)

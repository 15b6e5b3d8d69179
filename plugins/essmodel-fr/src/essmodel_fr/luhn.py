"""
The check digit of SIREN and SIRET numbers, after Hans Peter Luhn.

Every second digit from the right is doubled; the digits of all the results add up to a multiple
of ten.
"""


def is_luhn(digits: str) -> bool:
    """
    Whether the last of *digits* checks the others.

    >>> is_luhn("732829320"), is_luhn("732829321")
    (True, False)
    """
    total = 0
    for index, digit in enumerate(reversed(digits)):
        tens, units = divmod(int(digit) * (1 + index % 2), 10)
        total += tens + units
    return total % 10 == 0

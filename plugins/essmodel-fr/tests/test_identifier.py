"""SIREN, SIRET, RNA, INSEE and QPV codes: what is accepted, what is refused, and why."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from stdnum.fr import siren as stdnum_siren
from stdnum.fr import siret as stdnum_siret

from essmodel.errors import InvalidValueError
from essmodel.values.identifier import IdentifierScheme
from essmodel_fr.insee import INSEE, department_of, insee
from essmodel_fr.qpv import QPV, list_of, qpv
from essmodel_fr.rna import RNA, rna
from essmodel_fr.siren import SIREN, siren
from essmodel_fr.siret import HEAD_OFFICE_OF_LA_POSTE, LA_POSTE, SIRET, siren_of, siret

SCHEMES = (SIREN, SIRET, RNA, INSEE, QPV)


def problem_of(scheme: IdentifierScheme, code: str) -> str | None:
    """Return the id of the problem that *scheme* finds, if any."""
    try:
        scheme.check(code)
    except InvalidValueError as error:
        (problem,) = error.problems
        return problem.id
    return None


@pytest.mark.parametrize("scheme", SCHEMES, ids=lambda scheme: scheme.id)
def test_the_example_of_a_scheme_is_sound(scheme: IdentifierScheme) -> None:
    """People compare their code with it."""
    assert problem_of(scheme, scheme.example) is None


@pytest.mark.parametrize(
    ("scheme", "code"),
    [
        (SIREN, "732829320"),
        (SIREN, "732 829 320"),
        (SIREN, "732\u202f829\u00a0320"),
        (SIREN, "356000000"),
        (SIRET, "73282932000074"),
        (SIRET, HEAD_OFFICE_OF_LA_POSTE),
        (SIRET, "35600000049837"),
        (RNA, "W751515517"),
        (RNA, "W9R1011072"),
        (RNA, "W2B1000123"),
        (INSEE, "01004"),
        (INSEE, "2A004"),
        (INSEE, "2B033"),
        (INSEE, "59508"),
        (INSEE, "75056"),
        (INSEE, "97411"),
        (INSEE, "98818"),
        (QPV, "QP044004"),
        (QPV, "QP971005"),
        (QPV, "QN07511M"),
        (QPV, "QN02A01N"),
    ],
)
def test_a_real_code_is_accepted(scheme: IdentifierScheme, code: str) -> None:
    """Zeros, Corsica, overseas, and the spaces that people write."""
    assert problem_of(scheme, code) is None


@pytest.mark.parametrize(
    ("scheme", "code", "problem"),
    [
        (SIREN, "73282932", "identifier_shape"),
        (SIREN, "73282932O", "identifier_shape"),
        (SIREN, "٧٣٢٨٢٩٣٢٠", "identifier_shape"),
        (SIREN, "732829321", "identifier_digits"),
        (SIRET, "732829320", "identifier_shape"),
        (SIRET, "73282932000075", "identifier_digits"),
        (SIRET, "35600000049838", "identifier_digits"),
        (RNA, "751515517", "identifier_shape"),
        (RNA, "W75151551", "identifier_shape"),
        (RNA, "WXX1515517", "identifier_shape"),
        (INSEE, "1004", "identifier_shape"),
        (INSEE, "20004", "identifier_shape"),
        (INSEE, "00004", "identifier_shape"),
        (INSEE, "96001", "identifier_shape"),
        (INSEE, "2C004", "identifier_shape"),
        (INSEE, "97901", "identifier_shape"),
        (INSEE, "98501", "identifier_shape"),
        (QPV, "QP44004", "identifier_shape"),
        (QPV, "QN07511", "identifier_shape"),
        (QPV, "QX07511M", "identifier_shape"),
    ],
)
def test_a_wrong_code_is_refused(scheme: IdentifierScheme, code: str, problem: str) -> None:
    """Shape first, check digits next."""
    assert problem_of(scheme, code) == problem


def test_an_establishment_of_a_wrong_organisation_is_refused() -> None:
    """These fourteen digits pass Luhn; their first nine do not."""
    found = [
        code
        for number in range(100_000)
        if problem_of(SIRET, code := f"732829321{number:05}") is None
    ]

    assert found == []


def test_a_code_is_text_with_its_scheme() -> None:
    """Each function returns what cases hold."""
    made = [
        siren("732 829 320"),
        siret("73282932000074"),
        rna("W751515517"),
        insee("01004"),
        qpv("QP044004"),
    ]

    assert [one.scheme for one in made] == [scheme.id for scheme in SCHEMES]
    assert made[3].code == "01004"
    assert siren_of(made[1]) == made[0]


@pytest.mark.parametrize(
    ("commune", "department"),
    [("01004", "01"), ("2A004", "2A"), ("93066", "93"), ("97411", "974"), ("98818", "988")],
)
def test_a_commune_lies_in_a_department(commune: str, department: str) -> None:
    """Or in an overseas territory, known by three digits."""
    assert department_of(insee(commune)) == department


def test_a_neighbourhood_is_of_one_list() -> None:
    """The code says which."""
    assert [list_of(qpv(code)) for code in ("QP044004", "QN04404M")] == [2015, 2024]


@settings(deadline=None)
@given(digits=st.from_regex(r"\d{9}", fullmatch=True, alphabet="0123456789"))
def test_siren_agrees_with_stdnum(digits: str) -> None:
    """A second implementation of the same check digit, over any nine digits."""
    assert (problem_of(SIREN, digits) is None) == stdnum_siren.is_valid(digits)


@settings(deadline=None)
@given(
    siren_digits=st.sampled_from(["732829320", "404833048", LA_POSTE, "123456789"]),
    rest=st.from_regex(r"\d{5}", fullmatch=True, alphabet="0123456789"),
)
def test_siret_agrees_with_stdnum(siren_digits: str, rest: str) -> None:
    """La Poste included."""
    digits = siren_digits + rest

    assert (problem_of(SIRET, digits) is None) == stdnum_siret.is_valid(digits)


@settings(deadline=None)
@given(scheme=st.sampled_from(SCHEMES), text=st.text(max_size=20))
def test_any_text_is_accepted_or_refused(scheme: IdentifierScheme, text: str) -> None:
    """Never a crash; what is accepted has the shape of the scheme, without spaces."""
    if problem_of(scheme, text) is None:
        assert re.fullmatch(scheme.pattern, scheme.check(text))

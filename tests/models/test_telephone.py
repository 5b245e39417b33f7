from __future__ import annotations

import pytest

from kunskapsstod.models import telephone


@pytest.mark.parametrize(
    ("written", "shown", "uri"),
    [
        ("08-465 004 00", "08-465 004 00", "tel:+46846500400"),
        ("0846500400", "08-465 004 00", "tel:+46846500400"),
        ("+46 (0)8 465 004 00", "08-465 004 00", "tel:+46846500400"),
        ("0046 8 46500400", "08-465 004 00", "tel:+46846500400"),
        ("08/465 004 00", "08-465 004 00", "tel:+46846500400"),
        ("08–465 004 00", "08-465 004 00", "tel:+46846500400"),
        ("0302-521110", "0302-52 11 10", "tel:+46302521110"),
        ("0302521110", "0302-52 11 10", "tel:+46302521110"),
        ("0923-65000", "0923-650 00", "tel:+4692365000"),
        ("040-6280400", "040-628 04 00", "tel:+46406280400"),
        ("0701740605", "070-174 06 05", "tel:+46701740605"),
        ("0771-123456", "0771-12 34 56", "tel:+46771123456"),
        ("112", "112", "tel:112"),
        ("1177", "1177", "tel:1177"),
        ("11414", "114 14", "tel:11414"),
        ("116111", "116 111", "tel:116111"),
        ("+47 22 33 44 55", "+47 22 33 44 55", "tel:+4722334455"),
    ],
)
def test_every_way_to_write_a_number_gives_one_display_and_one_uri(
    written: str, shown: str, uri: str
) -> None:
    number = telephone.parse(written)
    assert number == shown
    assert number.uri == uri
    assert telephone.parse(number) == number


@pytest.mark.parametrize("written", ["", "0", "växeln", "123456", "08-465 004 00 knappval 2", "00"])
def test_what_cannot_be_dialled_is_no_number(written: str) -> None:
    assert telephone.parse(written) is None
    assert telephone.display(written) == written
    with pytest.raises(ValueError):
        telephone.tel_uri(written)


@pytest.mark.parametrize(
    ("written", "reserved"),
    [
        ("08-465 004 00", True),
        ("+46 8 465 004 99", True),
        ("08-465 005 00", False),
        ("031-390 06 42", True),
        ("070-174 06 04", False),
        ("070-174 06 05", True),
        ("0980-319 247", True),
        ("112", False),
    ],
)
def test_numbers_kept_for_fiction_are_known(written: str, reserved: bool) -> None:
    assert telephone.is_reserved(written) is reserved

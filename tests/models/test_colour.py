from __future__ import annotations

import pytest

from kunskapsstod.models import colour


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [
        # Published values: WCAG 2.2 itself, and the WebAIM and W3C (G18) examples.
        ("#000000", "#ffffff", 21.0),
        ("#ffffff", "#ffffff", 1.0),
        ("#777777", "#ffffff", 4.48),
        ("#767676", "#ffffff", 4.54),
        ("#595959", "#ffffff", 7.00),
        ("#ff0000", "#ffffff", 4.00),
        ("#0000ff", "#ffffff", 8.59),
        # Measured for the visual target.
        ("#0e4f5b", "#ffffff", 9.18),
        ("#0e4f5b", "#f5f2ec", 8.21),
        ("#8fd0dc", "#181614", 10.50),
        ("#8fd0dc", "#24211e", 9.32),
    ],
)
def test_contrast_is_the_published_one(one: str, other: str, ratio: float) -> None:
    assert colour.contrast(one, other) == pytest.approx(ratio, abs=0.005)
    assert colour.contrast(other, one) == colour.contrast(one, other)


def test_luminance_of_the_primaries_is_their_weight() -> None:
    weights = [colour.relative_luminance(c) for c in ("#ff0000", "#00ff00", "#0000ff")]
    assert weights == pytest.approx([0.2126, 0.7152, 0.0722])


@pytest.mark.parametrize("surfaces", [colour.LIGHT_SURFACES, colour.DARK_SURFACES])
@pytest.mark.parametrize(
    "start", ["#ffcc00", "#005ea8", "#e30613", "#808080", "#00ff00", "#ffffff"]
)
def test_the_suggested_shade_always_passes(start: str, surfaces: tuple[str, ...]) -> None:
    shade = colour.nearest_passing(start, surfaces)
    assert shade is not None
    assert colour.passes(shade, surfaces)


def test_the_suggested_shade_is_the_nearest_not_merely_a_passing_one() -> None:
    shade = colour.nearest_passing("#e30613", colour.LIGHT_SURFACES)
    assert shade is not None
    assert colour.lowest(shade, colour.LIGHT_SURFACES).ratio < 7.1


def test_a_blue_stays_blue() -> None:
    shade = colour.nearest_passing("#00aeef", colour.LIGHT_SURFACES)
    assert shade is not None
    red, green, blue = (int(shade[i : i + 2], 16) for i in (1, 3, 5))
    assert red < green < blue


def test_a_colour_that_passes_is_its_own_suggestion() -> None:
    assert colour.nearest_passing("#0e4f5b", colour.LIGHT_SURFACES) == "#0e4f5b"


def test_no_shade_passes_on_both_black_and_white() -> None:
    assert colour.nearest_passing("#0e4f5b", ("#000000", "#ffffff")) is None


def test_a_failing_ratio_is_never_shown_as_the_limit() -> None:
    assert colour.Measured(6.9999, "#ffffff").shown() == "6,99"


@pytest.mark.parametrize(
    ("written", "meant"),
    [("#0E4F5B", "#0e4f5b"), ("#abc", "#aabbcc"), ("0e4f5b", None), ("#12345", None), ("", None)],
)
def test_hex_is_read_in_its_two_lengths(written: str, meant: str | None) -> None:
    assert colour.normalise(written) == meant

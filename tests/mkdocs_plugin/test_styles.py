"""Promises the stylesheet makes that CSS itself cannot keep."""

import re
from pathlib import Path

import pytest

from kunskapsstod.models.colour import contrast
from kunskapsstod.project import find_base

TOKENS = (find_base().overrides / "assets" / "tokens.css").read_text(encoding="utf-8")


def block(selector: str) -> dict[str, str]:
    found = re.search(re.escape(selector) + r"\s*\{([^}]*)\}", TOKENS)
    assert found, selector
    return dict(re.findall(r"(--ks-[a-z0-9-]+|color-scheme):\s*([^;]+);", found.group(1)))


LIGHT = block(":root")
DARK = block(':root[data-theme="dark"],\n  :root:has(#ks-theme-dark:checked)')


def test_dark_by_the_device_and_dark_by_choice_are_the_same() -> None:
    device = block(':root:not([data-theme="light"]):not(:has(#ks-theme-light:checked))')
    assert device == DARK


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("text", ["--ks-ink", "--ks-ink-2"])
@pytest.mark.parametrize("surface", ["--ks-paper", "--ks-linen"])
def test_text_has_contrast_for_wcag_aaa(theme: dict[str, str], text: str, surface: str) -> None:
    assert contrast(theme[text], theme[surface]) >= 7


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("surface", ["--ks-paper", "--ks-linen"])
def test_borders_of_controls_and_focus_stand_out(theme: dict[str, str], surface: str) -> None:
    assert contrast(theme["--ks-line"], theme[surface]) >= 3
    assert contrast(theme["--ks-focus-out"], theme["--ks-focus-in"]) >= 7


def test_every_component_stays_inside_a_layer() -> None:
    for path in find_base().overrides.glob("components/*/*.css"):
        for chunk in re.split(
            r"\n(?=\S)", re.sub(r"/\*.*?\*/", "", path.read_text("utf-8"), flags=re.S)
        ):
            start = chunk.strip()
            assert not start or start[0] in "@}", f"{path.name}: {start[:60]}"


def test_only_a_page_with_a_film_fetches_the_players_style(guide: Path) -> None:
    pages = {
        address: (guide / address / "index.html").read_text(encoding="utf-8")
        for address in ("filmer/roller", "lattlast/filmer/roller", "roller/sekretess", "")
    }
    linked = {address: "components/film.css" in html for address, html in pages.items()}
    assert linked == {
        "filmer/roller": True,
        "lattlast/filmer/roller": True,
        "roller/sekretess": False,
        "": False,
    }
    (assets,) = (guide / "assets").iterdir()
    assert ".ks-film__player" in (assets / "components" / "film.css").read_text(encoding="utf-8")
    assert ".ks-film__player" not in (assets / "guide.css").read_text(encoding="utf-8")

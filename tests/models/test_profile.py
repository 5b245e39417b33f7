from __future__ import annotations

from pathlib import Path

import pytest

from kunskapsstod.errors import Faults
from kunskapsstod.models import colour
from kunskapsstod.models.profile import genitive
from kunskapsstod.models.profile_loading import load_logo, load_profile, values
from kunskapsstod.project import open_project

ROOT = Path(__file__).parents[2]
BASE = (Path(__file__).parent / "profile_cases" / "base.kommun.yml").read_text(encoding="utf-8")

PUBLISHED = (
    BASE.replace("status: exempel", "status: publicerad")
    .replace("vasterby.example", "vasterby.se")
    .replace("08-465 004", "021-390 0")
)


def site(folder: Path, source: str) -> Path:
    (folder / "kommun.yml").write_text(source, encoding="utf-8")
    return folder


def test_the_example_municipality_is_sound() -> None:
    project = open_project(ROOT)
    profile = load_profile(project)
    assert profile.namn == "Exempelkommun"
    assert profile.status == "exempel"
    assert profile.kontakt.telefon == "08-465 004 00"
    assert profile.kontakt.telefon.uri == "tel:+46846500400"
    shield = load_logo(project, profile)
    assert shield is not None
    assert shield.themed


def test_a_small_profile_is_filled_in(tmp_path: Path) -> None:
    profile = load_profile(open_project(site(tmp_path, BASE)))
    assert profile.kortnamn == "Västerby"
    assert profile.namn_genitiv == "Västerbys"
    assert profile.titlar.kontaktsekreterare.bestamd == "kontaktsekreteraren"
    assert profile.titlar.bistandshandlaggare.flertal_bestamd == "biståndshandläggarna"
    assert profile.kommuner == ()
    assert load_logo(open_project(tmp_path), profile) is None


def test_the_dark_colour_is_derived_and_passes(tmp_path: Path) -> None:
    dark = load_profile(open_project(site(tmp_path, BASE))).farg.mork
    assert dark != "#0e4f5b"
    assert colour.passes(dark, colour.DARK_SURFACES)


def test_without_a_colour_the_guides_own_pair_is_used(tmp_path: Path) -> None:
    source = BASE.replace('farg:\n  ljus: "#0e4f5b"\n', "")
    farg = load_profile(open_project(site(tmp_path, source))).farg
    assert (farg.ljus, farg.mork) == ("#0e4f5b", "#8fd0dc")


def test_own_values_may_be_given_in_other_forms(tmp_path: Path) -> None:
    source = (
        BASE.replace("https://guide.vasterby.example/", "https://guide.vasterby.example/lss")
        .replace("08-465 004 10", "+46 (0)8 465 004 10")
        .replace("  e_post:", "  besok: {gatuadress: A 1, postnummer: 83131, ort: B}\n  e_post:")
        .replace('"#0e4f5b"', '"#036"')
    )
    profile = load_profile(open_project(site(tmp_path, source)))
    assert profile.webbadress == "https://guide.vasterby.example/lss/"
    assert profile.lex_sarah.telefon == "08-465 004 10"
    assert profile.kontakt.besok is not None
    assert profile.kontakt.besok.postnummer == "831 31"
    assert profile.farg.ljus == "#003366"


def test_a_profile_with_values_of_its_own_can_be_published(tmp_path: Path) -> None:
    assert load_profile(open_project(site(tmp_path, PUBLISHED))).status == "publicerad"


@pytest.mark.parametrize(
    ("own", "example", "key"),
    [
        ("https://guide.vasterby.se/", "https://example.com/", "webbadress"),
        ("https://guide.vasterby.se/", "https://guide.test/", "webbadress"),
        ("kontakt@vasterby.se", "kontakt@example.org", "kontakt.e_post"),
        ("021-390 0 00", "070-174 06 05", "kontakt.telefon"),
    ],
)
def test_publishing_refuses_every_kind_of_example(
    tmp_path: Path, own: str, example: str, key: str
) -> None:
    assert own in PUBLISHED
    with pytest.raises(Faults) as caught:
        load_profile(open_project(site(tmp_path, PUBLISHED.replace(own, example))))
    assert [f.key for f in caught.value.faults] == [key]


def test_a_profile_cannot_be_changed_after_loading(tmp_path: Path) -> None:
    profile = load_profile(open_project(site(tmp_path, BASE)))
    with pytest.raises(ValueError):
        profile.namn = "Österby"


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("Exempelkommun", "Exempelkommuns"),
        ("Borås", "Borås"),
        ("Hertz", "Hertz"),
        ("Västra Götaland", "Västra Götalands"),
    ],
)
def test_the_genitive_adds_an_s_only_where_swedish_does(name: str, form: str) -> None:
    assert genitive(name) == form


def test_pages_may_use_exactly_these_names() -> None:
    found = values(load_profile(open_project(ROOT)))
    assert {k: v for k, v in found.items() if k.startswith("kommun.")} == {
        "kommun.namn": "Exempelkommun",
        "kommun.namn_genitiv": "Exempelkommuns",
        "kommun.kortnamn": "Exempelkommun",
    }
    forms = {
        "kontaktsekreterare": "kontaktsekreterare",
        "kontaktsekreteraren": "kontaktsekreteraren",
        "kontaktsekreterarens": "kontaktsekreterarens",
        "kontaktsekreterarna": "kontaktsekreterarna",
        "kontaktsekreterare_flertal": "kontaktsekreterare",
        "bistandshandlaggare": "biståndshandläggare",
        "bistandshandlaggaren": "biståndshandläggaren",
        "bistandshandlaggarens": "biståndshandläggarens",
        "bistandshandlaggarna": "biståndshandläggarna",
        "bistandshandlaggare_flertal": "biståndshandläggare",
    }
    titles = {k.removeprefix("titel."): v for k, v in found.items() if k.startswith("titel.")}
    capitals = {k[0].upper() + k[1:]: v[0].upper() + v[1:] for k, v in forms.items()}
    assert titles == forms | capitals


def test_a_title_of_ones_own_keeps_its_forms(tmp_path: Path) -> None:
    source = BASE + (
        "titlar:\n"
        "  kontaktsekreterare:\n"
        "    obestamd: LSS-samordnare\n"
        "    bestamd: LSS-samordnaren\n"
        "    bestamd_genitiv: LSS-samordnarens\n"
        "    flertal: LSS-samordnare\n"
        "    flertal_bestamd: LSS-samordnarna\n"
    )
    found = values(load_profile(open_project(site(tmp_path, source))))
    assert found["titel.kontaktsekreterarens"] == "LSS-samordnarens"
    assert found["titel.Kontaktsekreterarna"] == "LSS-samordnarna"
    assert found["titel.bistandshandlaggaren"] == "biståndshandläggaren"


def test_a_folder_that_is_not_there_is_said_so(tmp_path: Path) -> None:
    with pytest.raises(Faults, match="Mappen finns inte"):
        load_profile(open_project(tmp_path / "borta"))


def test_a_file_where_the_folder_should_be_is_said_so(tmp_path: Path) -> None:
    (tmp_path / "fil").write_text("x")
    with pytest.raises(Faults, match="Här finns en fil"):
        load_profile(open_project(tmp_path / "fil"))

"""The register of films as its page shows it, without a browser."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from types import SimpleNamespace

from selectolax.lexbor import LexborHTMLParser
from tests.components.film_site import OVERRIDES
from tests.films.test_gaps import WHOLE, accept, profile, version, with_version, without

from kunskapsstod.films.ledger import ledger
from kunskapsstod.mkdocs_plugin.components import component_environment
from kunskapsstod.models.film import VERSION_IDS, Checked, Film, Rendition, Rights
from kunskapsstod.texts import text


def draw(*films: Film, easy: bool = False, gaps: tuple[dict[str, str], ...] = ()) -> str:
    environment = component_environment(OVERRIDES)
    module = environment.get_template("components/film-register/film-register.html").module
    language = "sv-simple" if easy else "sv"
    return str(
        module.register(  # type: ignore[attr-defined]
            ledger(films, profile("publicerad", *gaps)),
            VERSION_IDS,
            {film.id: None if film.id == "utan-sida" else "../egen/" for film in films},
            data="../versioner.jsonld",
            easy=easy,
            kommun=SimpleNamespace(namn="Kommunen"),
            t=partial(_text, language),
            icon=environment.globals["icon"],
        )
    )


def _text(language: str, key: str, **params: object) -> str:
    return text(key, language, **params)


def facts(html: str) -> dict[str, str]:
    """Term → what is said of it, for the first film."""
    found = {}
    for row in LexborHTMLParser(html).css(".ks-ledger__facts > div"):
        term, told = row.css_first("dt"), row.css_first("dd")
        assert term is not None and told is not None
        words = " ".join(told.text(separator=" ").replace("\u00ad", "").split())
        found.setdefault(term.text().replace("\u00ad", ""), words)
    return found


def test_every_fact_of_a_whole_film_is_told() -> None:
    small = Rendition(Path("l.mp4"), "l.mp4", 400_000, 640, 360)
    film = replace(
        with_version("textad", small=small),
        rights=Rights("Bolaget", "Får visas till 2030.", "ja", date(2026, 3, 1), "dnr 2026/123"),
        checked=Checked(date(2026, 11, 28), "2026-11", faults=0, looks=2),
    )
    html = draw(film)
    told = facts(html)
    assert told["Textad"] == (
        "Undertexter på svenska, i en egen fil 1 min 14 s, 1,2 MB (i mindre bild 400 kB)"
    )
    assert told["Teckenspråk"].startswith("En tolk tecknar på svenskt teckenspråk")
    assert told["Syntolkad"].startswith("En röst beskriver det som syns")
    assert told["Filerna granskade"] == (
        "28 november 2026, med reglerna 2026-11. Fel: 0. Att se över: 2."
    )
    assert told["Rättigheter"] == "Bolaget äger filmen. Får visas till 2030."
    assert told["Samtycke från dem som syns"] == "Ja, 1 mars 2026"
    assert "2026/123" not in html, "where consents are kept is never told"


def test_what_is_missing_or_not_known_is_said() -> None:
    film = replace(without("syntolkad"), rights=None, transcript=())
    told = facts(draw(film))
    assert told["Syntolkad"] == told["Filmen som text"] == "Saknas"
    assert told["Rättigheter"] == told["Samtycke från dem som syns"] == "Inte angivet"
    assert told["Filerna granskade"] == "Inte granskade"
    said_no = replace(WHOLE, rights=Rights("X", None, "nej", None, None))
    assert facts(draw(said_no))["Samtycke från dem som syns"] == "Nej"


def test_a_version_without_interpreter_is_never_called_interpreted() -> None:
    film = with_version("teckensprak", interpreter=False, captions=None)
    for easy in (False, True):
        html = draw(film, easy=easy).replace("\u00ad", "")
        assert "eckenspråkstolkad" not in html
        assert "tecknar på svenskt teckenspråk" not in html
    assert "Undertexter saknas" in facts(draw(film))["Teckenspråk"]
    assert "Tolken saknas" in LexborHTMLParser(draw(film)).css_first("tbody").text()  # type: ignore[union-attr]


def test_an_accepted_gap_stands_with_its_reason_and_another_does_not() -> None:
    film = replace(without("syntolkad"), rights=None)
    gap = accept("syntolkad") | {"skal": 'Den "kommer" <snart>.'}
    html = draw(film, gaps=(gap,))
    assert facts(html)["Brister som kommunen har godtagit"] == (
        'Den syntolkade versionen saknas. Skälet, enligt Kommunen: Den "kommer" <snart>.'
    )
    assert "<snart>" not in html


def test_easy_read_is_a_list_for_each_film_and_no_table() -> None:
    html = draw(WHOLE, easy=True)
    assert "<table" not in html and "jsonld" not in html
    assert facts(html)["Syntolkad"].startswith("En röst berättar vad som syns.")


def test_a_film_without_a_page_of_its_own_is_not_linked() -> None:
    html = draw(replace(WHOLE, id="utan-sida", versions=(version("textad"),)))
    assert facts(html)["Filmen som text"] == "Finns" and "../egen/" not in html


def test_ids_are_unique_and_the_overview_leads_to_each_film() -> None:
    html = draw(WHOLE, replace(WHOLE, id="andra"))
    ids = re.findall(r'\bid="([^"]+)"', html)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'href="#([^"]+)"', html)) == {"film-egen", "film-andra"} <= set(ids)

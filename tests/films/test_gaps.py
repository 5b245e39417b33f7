"""What a film lacks, and when a site may be published with it."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import get_args

import pytest
from ruamel.yaml import YAML

from kunskapsstod.assemble.build import build
from kunskapsstod.errors import Faults
from kunskapsstod.films import gaps
from kunskapsstod.models.film import Cue, Film, Rights, Version
from kunskapsstod.models.film_gap import GapKind
from kunskapsstod.models.profile import Profile
from kunskapsstod.project import Project, find_base
from kunskapsstod.texts import message

ROOT = Path(__file__).parents[2]


def version(identifier: str, **changes: object) -> Version:
    made = Version(
        id=identifier,
        file=Path("film.mp4"),
        src=f"media/filmer/egen/{identifier}.mp4",
        seconds=74.2,
        bytes=1_200_000,
        width=1280,
        height=720,
        captions=Path("text.vtt"),
        captions_src=f"media/filmer/egen/{identifier}.vtt",
        chapters_file=None,
        chapters_src=None,
        burned_in_captions=False,
        interpreter=identifier == "teckensprak",
        described=identifier == "syntolkad",
    )
    return replace(made, **changes)  # type: ignore[arg-type]


WHOLE = Film(
    id="egen",
    title="Vår film",
    title_simple="Vår film",
    description="Om oss.",
    description_simple="Om oss.",
    example=False,
    voice=None,
    versions=(version("textad"), version("teckensprak"), version("syntolkad")),
    chapters=(),
    transcript=(Cue("a", "speech", "Hej.", "Anna", "hela-filmen", {"textad": 0.0}),),
    poster=Path("affisch.webp"),
    poster_src="media/filmer/egen/affisch.webp",
    poster_jpg=Path("affisch.jpg"),
    poster_jpg_src="media/filmer/egen/affisch.jpg",
    poster_alt="Två personer.",
    rights=Rights("Kommunen", None, "ja", None, "dnr 2026/123"),
)


def without(identifier: str) -> Film:
    return replace(WHOLE, versions=tuple(v for v in WHOLE.versions if v.id != identifier))


def with_version(identifier: str, **changes: object) -> Film:
    return replace(
        WHOLE,
        versions=tuple(
            version(v.id, **changes) if v.id == identifier else v for v in WHOLE.versions
        ),
    )


def profile(status: str = "publicerad", *rows: dict[str, str]) -> Profile:
    data = YAML(typ="safe").load(ROOT / "kommun.yml")
    return Profile.model_validate(
        data | {"status": status, "filmer": {"godtagna_brister": list(rows)}}
    )


def accept(kind: str, film: str = "egen") -> dict[str, str]:
    return {"film": film, "brist": kind, "skal": "Det kommer i mars."}


def test_a_film_with_everything_lacks_nothing() -> None:
    assert gaps.gaps(WHOLE) == ()


@pytest.mark.parametrize(
    ("film", "kinds"),
    [
        (lambda: without("textad"), ["textad"]),
        (lambda: without("teckensprak"), ["teckensprak"]),
        (lambda: without("syntolkad"), ["syntolkad"]),
        (lambda: with_version("teckensprak", interpreter=False), ["tolk"]),
        (lambda: with_version("teckensprak", captions=None), ["undertexter"]),
        (lambda: with_version("teckensprak", captions=None, burned_in_captions=True), []),
        (lambda: replace(WHOLE, transcript=()), ["transkription"]),
        (lambda: replace(WHOLE, rights=None), ["rattigheter", "samtycke"]),
        (lambda: replace(WHOLE, rights=Rights("X", None, None, None, None)), ["samtycke"]),
        (lambda: replace(WHOLE, rights=Rights("X", None, "nej", None, None)), ["samtycke"]),
        (lambda: replace(WHOLE, rights=Rights("X", None, "ingen-medverkar", None, None)), []),
        (
            lambda: replace(with_version("teckensprak", interpreter=False), example=True),
            ["exempel", "tolk"],
        ),
        # An example that is not drawn yet has no versions, and lacks no more for that.
        (lambda: replace(WHOLE, example=True, versions=()), ["exempel", "tolk"]),
    ],
)
def test_what_a_film_lacks_is_named(film: Callable[[], Film], kinds: list[str]) -> None:
    assert [gap.kind for gap in gaps.gaps(film())] == kinds


@pytest.mark.parametrize("kind", get_args(GapKind))
def test_every_gap_has_a_refusal_that_says_what_to_write(kind: str) -> None:
    params = {"title": "Vår film", "film": "egen", "versions": "", "accept": ""}
    said = message(f"gap.refused.{kind}", **params)
    assert said.startswith("Filmen ”Vår film”") and "media/films/egen" in said


def test_a_published_site_is_refused_with_every_gap_of_every_film() -> None:
    films = [without("syntolkad"), replace(WHOLE, id="andra", rights=None)]
    said = [fault.sentence() for fault in gaps.refusals(films, profile())]
    assert len(said) == 3
    assert "WCAG 1.2.5" in said[0] and "2018:1937" in said[0]
    assert "film: egen, brist: syntolkad och ett skäl" in said[0]
    assert "media/films/andra/film.yml" in said[1]


def test_versions_without_captions_are_named() -> None:
    fault = gaps.refusals([with_version("teckensprak", captions=None)], profile())[0]
    assert "undertexter (teckenspråk)" in fault.sentence()


def test_a_gap_that_is_accepted_by_name_is_no_reason_to_refuse() -> None:
    given = profile("publicerad", accept("syntolkad"))
    assert gaps.refusals([without("syntolkad")], given) == []
    assert len(gaps.refusals([without("teckensprak")], given)) == 1


def test_an_example_site_is_never_refused() -> None:
    assert gaps.refusals([replace(WHOLE, versions=(), rights=None)], profile("exempel")) == []


def test_an_accepted_gap_that_is_mended_is_told_but_stops_nothing() -> None:
    given = profile("publicerad", accept("tolk"), accept("syntolkad"))
    film = without("syntolkad")
    assert [gap.brist for gap in gaps.unneeded({"egen": film}, given)] == ["tolk"]
    assert gaps.refusals([film], given) == []


@pytest.fixture
def site(tmp_path: Path) -> Project:
    """A site whose every value is the municipality's own, but whose films are examples."""
    folder = tmp_path / "kommun"
    folder.mkdir()
    shutil.copy(ROOT / "logo.svg", folder / "logo.svg")
    words = (ROOT / "kommun.yml").read_text(encoding="utf-8")
    for old, new in (
        ("08-465 004 ", "0123-456 "),
        (".example", ".se"),
        ("status: exempel", "status: publicerad"),
    ):
        words = words.replace(old, new)
    (folder / "kommun.yml").write_text(words, encoding="utf-8")
    return Project(folder, find_base())


def told(project: Project) -> list[str]:
    with pytest.raises(Faults) as caught:
        build(project)
    return [fault.sentence() for fault in caught.value.faults]


def add(project: Project, *rows: dict[str, str]) -> None:
    lines = ["filmer:", "  godtagna_brister:"]
    for row in rows:
        lines += [f"    - film: {row['film']}", f"      brist: {row['brist']}"]
        lines += [f"      skal: {row['skal']}"]
    with project.profile.open("a", encoding="utf-8") as file:
        file.write("\n".join(lines) + "\n")


def test_a_published_site_with_example_films_is_not_built(site: Project) -> None:
    said = told(site)
    assert len(said) == 8
    assert all(line.startswith("Filmen ”") for line in said)
    assert not (site.site / "site").exists()


def test_a_misspelt_film_is_told_with_line_and_suggestion(site: Project) -> None:
    add(site, accept("tolk", "rolle"))
    line = site.profile.read_text(encoding="utf-8").splitlines().index("    - film: rolle") + 1
    assert told(site)[0].endswith(
        f"kommun.yml, rad {line}, filmer.godtagna_brister.1.film: "
        "Det finns ingen film som heter rolle. Menade du roller?"
    )


def test_the_same_gap_accepted_twice_is_told(site: Project) -> None:
    add(site, accept("tolk", "roller"), accept("tolk", "roller"))
    assert "står två gånger" in told(site)[0]


def test_a_gap_is_published_with_its_reason_wherever_the_film_is(site: Project) -> None:
    films = ("insatsen", "delaktighet", "roller", "intresse")
    reason = "Tolkningen är beställd <b>nu</b>."
    rows = [accept(kind, film) | {"skal": reason} for film in films for kind in ("exempel", "tolk")]
    add(site, *rows, accept("textad", "roller"))
    built = build(site)
    assert [(gap.film, gap.brist) for gap in built.mended_gaps] == [("roller", "textad")]
    pages = ("filmer/versioner", "filmer/roller", "om/tillganglighet")
    for page in (*pages, *(f"lattlast/{page}" for page in pages)):
        html = (built.folder / page / "index.html").read_text(encoding="utf-8")
        assert "Tolkningen är beställd &lt;b&gt;nu&lt;/b&gt;." in html, page
        assert "Det kommer i mars." not in html, page
    statement = (built.folder / "om/tillganglighet/index.html").read_text(encoding="utf-8")
    assert statement.count("Teckenspråkstolken saknas.") == 4
    assert "WCAG 1.2.6, nivå AAA" in statement
    data = json.loads((built.folder / "filmer/versioner.jsonld").read_text(encoding="utf-8"))
    videos = [node for node in data["@graph"] if node["@type"] == "VideoObject"]
    assert len(videos) == 12
    address = "https://guide.exempelkommun.se/"
    for node in videos:
        assert (built.folder / node["contentUrl"].removeprefix(address)).is_file()
        assert (built.folder / node["thumbnailUrl"].removeprefix(address)).is_file()

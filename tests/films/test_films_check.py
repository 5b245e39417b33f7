"""``kunskapsstod films check``: films by name or folder, in words, and kept in film.yml."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from kunskapsstod.check.media_layer import media_findings
from kunskapsstod.check.runner import examine
from kunskapsstod.cli import main
from kunskapsstod.models.finding import Severity
from kunskapsstod.project import Project, find_base

from .conftest import OWN, write_own

ROOT = find_base().root
SLOW = "WEBVTT\n\n00:00:00.100 --> 00:00:00.900\nAlldeles för mycket att hinna läsa här\n"


@pytest.fixture
def site(project: Project, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A site folder with one film of its own that leaves much to wish for, over an empty base."""
    for name in ("kommun.yml", "logo.svg"):
        shutil.copy(ROOT / name, project.site)
    write_own(project.own_films / "egen", captions=SLOW)
    monkeypatch.setattr("kunskapsstod.project.open_project", lambda _: project)
    monkeypatch.setenv("CI", "1")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795867200")
    return project.site


def run(*arguments: str | Path) -> int:
    with pytest.raises(SystemExit) as ended:
        main(["films", "check", *map(str, arguments)])
    return int(ended.value.code or 0)


def test_faults_are_told_with_file_line_and_remedy(
    site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("egen") == 2
    said = capsys.readouterr().out
    assert said.startswith(
        "Kommunens film (egen)\n  Fel: Den teckenspråkstolkade versionen saknas."
    )
    assert (
        "text.vtt, rad 3\n    ”Alldeles för mycket att hinna läsa här”\n    Gör så här: Låt" in said
    )
    assert "Filmen har inget ljud" in said
    assert "1 film granskade enligt reglerna 2026-1: " in said


def test_what_a_film_needs_is_the_same_by_folder_and_by_name(
    site: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    assert run() == 2
    by_all = capsys.readouterr().out
    elsewhere = shutil.copytree(site / "media/films/egen", tmp_path / "annan" / "egen")
    shutil.rmtree(site / "media/films/egen")
    assert run(elsewhere) == 2
    assert len(capsys.readouterr().out.splitlines()) == len(by_all.splitlines())


def test_the_result_is_kept_when_asked_for(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    manifest = site / "media/films/egen/film.yml"
    run("egen")
    assert manifest.read_text("utf-8") == OWN
    assert run("egen", "--spara") == 2
    assert "Resultatet är skrivet i" in capsys.readouterr().out
    text = manifest.read_text("utf-8")
    assert text.startswith(OWN + 'kontroll:\n  datum: 2026-11-28\n  regler: "2026-1"\n  fel: ')
    run("egen", "--spara")
    assert manifest.read_text("utf-8") == text


def test_a_broken_film_is_bad_input_and_all_of_it_is_told(
    site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = site / "media/films/egen"
    (folder / "text.vtt").write_bytes(
        "WEBVTT\n\n00:01,000 --> 00:02,000\nÅ\n\nBara text\n".encode()
    )
    (folder / "film.yml").write_text(OWN.replace("bild.png", "borta.png"), "utf-8")
    assert run() == 1
    said = capsys.readouterr().err
    assert "text.vtt, rad 3: Tiderna" in said and "text.vtt, rad 6: " in said
    assert "borta.png finns inte" in said and "Traceback" not in said


def test_a_name_that_is_no_film_gets_one_that_is(
    site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("egna") == 1
    assert capsys.readouterr().err == "Filmen egna finns inte. Menade du egen?\n"


def test_the_check_of_a_site_judges_its_films(site: Path, project: Project) -> None:
    findings = media_findings(project, lambda *_: None)
    faults = {one.rule: one for one in findings if one.severity is Severity.FAULT}
    assert {"film.sign-version", "film.rights", "media.sound"} <= set(faults)
    assert faults["film.sign-version"].page == "filmer/egen/"
    assert faults["film.sign-version"].criterion == "1.2.6"
    assert list((project.work / "heard").iterdir())
    built = site / "site"
    (built / "filmer" / "egen").mkdir(parents=True)
    for page in ("", "filmer/egen"):
        (built / page / "index.html").write_text("<!doctype html><title>a</title>", "utf-8")
    outcome = examine(
        built, site_url="https://guide.exempelkommun.example/", layers=["media"], project=project
    )
    assert sorted(outcome.findings) == sorted(findings) and outcome.layers == ("media",)


def test_a_gap_the_municipality_accepts_is_told_with_its_reason_and_is_no_fault(
    site: Path, project: Project
) -> None:
    with (site / "kommun.yml").open("a", encoding="utf-8") as profile:
        profile.write(
            "\nfilmer:\n  godtagna_brister:\n    - film: egen\n      brist: teckensprak\n"
            "      skal: Tolkning är beställd.\n"
        )
    found = {one.rule: one.accepted for one in media_findings(project, lambda *_: None)}
    assert found["film.sign-version"] == "Tolkning är beställd."
    assert found["film.described-version"] is None

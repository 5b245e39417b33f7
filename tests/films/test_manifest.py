"""What a film folder says of itself, and every way to say it wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from kunskapsstod.errors import Faults
from kunskapsstod.films.library import load_films
from kunskapsstod.project import Project

from .conftest import MANIFEST, OWN, SCRIPT, write_example, write_own


def faults(project: Project) -> list[tuple[str, str, str | None, int | None]]:
    """(code, file name, key, line) of everything told about the films."""
    with pytest.raises(Faults) as found:
        load_films(project, render=False)
    assert all(fault.sentence() for fault in found.value.faults)
    return [(f.code, f.file.name if f.file else "", f.key, f.line) for f in found.value.faults]


def line(text: str, start: str) -> int:
    return next(n for n, row in enumerate(text.splitlines(), 1) if row.strip().startswith(start))


def test_a_misspelled_key_is_told_with_the_right_one(project: Project) -> None:
    text = MANIFEST.replace("titel_lattlast", "titel_lättläst")
    write_example(project.own_films / "kort", text)
    with pytest.raises(Faults) as found:
        load_films(project)
    (fault,) = found.value.faults
    assert fault.line == line(text, "titel_lättläst")
    assert "Menade du titel_lattlast?" in fault.sentence()


def test_an_unknown_version_is_told_with_those_there_are(project: Project) -> None:
    text = OWN.replace("textad:", "textat:")
    write_own(project.own_films / "egen", text)
    with pytest.raises(Faults) as found:
        load_films(project)
    (fault,) = found.value.faults
    assert (fault.code, fault.line) == ("value.unknown_key", line(text, "textat:"))
    assert "Menade du textad?" in fault.sentence()


def test_yaml_that_cannot_be_read_is_told_with_its_line(project: Project) -> None:
    write_example(project.own_films / "kort", "id: kort\ntitel: [\n")
    assert [(code, file) for code, file, _, _ in faults(project)] == [("yaml.syntax", "film.yml")]


def test_a_key_that_is_itself_a_mapping_is_told(project: Project) -> None:
    write_example(project.own_films / "kort", MANIFEST + "{a: b}: c\n")
    assert faults(project) == [("yaml.syntax", "film.yml", None, None)]


def test_a_folder_without_manifest_is_a_fault(project: Project) -> None:
    (project.own_films / "tom").mkdir()
    assert faults(project) == [("film.no_manifest", "tom", None, None)]


@pytest.mark.parametrize(
    ("was", "now", "expected"),
    [
        ("id: kort", "id: annan", ("film.id_differs", "id")),
        ("id: kort", "id: Kört film", ("film.bad_id", "id")),
        ("manus: manus.yml\n", "", ("film.no_script", "exempel")),
        ("affisch:", "versioner: {}\naffisch:", ("film.versions_and_script", "versioner")),
        ("manus: manus.yml", "manus: annat.yml", ("file.missing", None)),
    ],
)
def test_a_manifest_that_contradicts_itself_is_a_fault(
    project: Project, was: str, now: str, expected: tuple[str, str | None]
) -> None:
    write_example(project.own_films / "kort", MANIFEST.replace(was, now))
    assert [(code, key) for code, _, key, _ in faults(project)] == [expected]


@pytest.mark.parametrize(
    ("was", "now", "expected"),
    [
        ("fil: film.mp4", "fil: saknas.mp4", ("film.file_missing", "versioner.textad.fil")),
        ("fil: film.mp4", "fil: ../ute.mp4", ("film.file_outside", "versioner.textad.fil")),
        ("fil: film.mp4", "fil: film.yml", ("film.not_a_film", None)),
        ("fil: film.mp4", "fil: text.vtt", ("film.not_a_film", None)),
        ("text.vtt", "saknas.vtt", ("film.file_missing", "versioner.textad.undertexter")),
        ("    undertexter: text.vtt\n", "", ("film.no_captions", "versioner.textad")),
        ("textad:", "teckensprak:", ("film.say_interpreter", "versioner.teckensprak")),
        ("fil: bild.png", "fil: text.vtt", ("film.bad_picture", "affisch.fil")),
        ("  fil: bild.png\n", "", ("film.no_poster", "affisch")),
    ],
)
def test_a_file_that_is_not_there_or_not_what_it_should_be_is_a_fault(
    project: Project, was: str, now: str, expected: tuple[str, str | None]
) -> None:
    text = OWN.replace(was, now, 1)
    write_own(project.own_films / "egen", text)
    assert [(code, key) for code, _, key, _ in faults(project)] == [expected]


def test_a_fault_in_captions_is_told_with_the_captions_own_line(project: Project) -> None:
    write_own(project.own_films / "egen", captions="WEBVTT\n\n00:00:01,000 --> 00:00:02,000\nHej\n")
    assert faults(project) == [("vtt.comma", "text.vtt", None, 3)]


def test_chapters_must_be_as_many_in_every_version(project: Project) -> None:
    more = OWN + (
        "    kapitel: ett.vtt\n  syntolkad:\n    fil: film.mp4\n    undertexter: text.vtt\n"
        "    kapitel: tva.vtt\n"
    )
    folder = write_own(project.own_films / "egen", more)
    one = "00:00.000 --> 00:00.500\nEtt\n"
    (folder / "ett.vtt").write_text(f"WEBVTT\n\n{one}")
    (folder / "tva.vtt").write_text(f"WEBVTT\n\n{one}\n00:00.500 --> 00:00.900\nTvå\n")
    assert faults(project) == [
        ("film.chapters_differ", "film.yml", "versioner.syntolkad.kapitel", more.count("\n"))
    ]


def test_faults_of_all_films_come_at_once(project: Project) -> None:
    write_example(project.own_films / "ett", MANIFEST)
    write_own(project.own_films / "tva", OWN)
    (project.own_films / "tre").mkdir()
    assert [code for code, *_ in faults(project)] == [
        "film.id_differs",
        "film.no_manifest",
        "film.id_differs",
    ]


def test_a_drawing_that_does_not_exist_is_told_with_one_like_it(project: Project) -> None:
    script = SCRIPT.replace("teckning: fika", "teckning: fikka")
    write_example(project.own_films / "kort", script=script)
    with pytest.raises(Faults) as found:
        load_films(project)
    (fault,) = found.value.faults
    assert (fault.code, fault.line) == ("film.drawing_missing", line(script, "teckning:"))
    assert "Menade du fika?" in fault.sentence()


def test_a_text_without_room_is_told_at_its_line_before_anything_is_rendered(
    project: Project,
) -> None:
    script = SCRIPT.replace("rubrik: Åäö", "rubrik: " + "Hej då igen " * 30)
    write_example(project.own_films / "kort", script=script)
    with pytest.raises(Faults) as found:
        load_films(project)
    (fault,) = found.value.faults
    assert (fault.code, fault.line) == ("film.card_too_long", line(script, "rubrik: Hej då igen"))
    assert not list(Path(project.site.parent / "cache").glob("films/*"))


@pytest.mark.parametrize("share", [0.0, 0.5, 0.95])
def test_a_still_picture_cut_off_is_a_fault(project: Project, share: float) -> None:
    folder = write_own(project.own_films / "egen")
    whole = (folder / "bild.png").read_bytes()
    (folder / "bild.png").write_bytes(whole[: int(len(whole) * share)])
    assert [(code, key) for code, _, key, _ in faults(project)] == [
        ("film.bad_picture", "affisch.fil")
    ]


def test_a_file_that_is_a_link_to_itself_or_has_an_impossible_name_is_missing(
    project: Project,
) -> None:
    folder = write_own(project.own_films / "egen")
    (folder / "text.vtt").unlink()
    (folder / "text.vtt").symlink_to(folder / "text.vtt")
    assert [code for code, *_ in faults(project)] == ["film.file_missing"]
    for name in ("x" * 300 + ".vtt", '"a\\0b.vtt"'):
        (folder / "film.yml").write_text(OWN.replace("text.vtt", name), encoding="utf-8")
        assert [code for code, *_ in faults(project)] == ["film.file_missing"]


def test_captions_in_disorder_or_without_words_are_no_hindrance(project: Project) -> None:
    captions = (
        "WEBVTT\n\n00:00.500 --> 00:00.900\n<v Bo>Tack.\n\n"
        "00:00.100 --> 00:00.400\n<v Anna>Hej!\n\n"
        "00:00.400 --> 00:00.500\n\n"
    )
    write_own(project.own_films / "egen", captions=captions)
    (film,) = load_films(project)
    assert [cue.text for cue in film.transcript] == ["Hej!", "Tack."]


@pytest.mark.parametrize("name", ["x" * 300, '"a\\0b"', "kedja.yml", "."])
def test_a_script_that_can_be_no_file_is_missing(project: Project, name: str) -> None:
    folder = write_example(project.own_films / "kort", MANIFEST.replace("manus.yml", name))
    (folder / "kedja.yml").symlink_to(folder / "kedja.yml")
    assert [code for code, *_ in faults(project)] == ["file.missing"]


def test_a_file_that_is_a_link_out_of_the_folder_is_a_fault(project: Project) -> None:
    folder = write_own(project.own_films / "egen")
    (folder / "text.vtt").rename(project.site / "text.vtt")
    (folder / "text.vtt").symlink_to(project.site / "text.vtt")
    assert [(code, key) for code, _, key, _ in faults(project)] == [
        ("film.file_outside", "versioner.textad.undertexter")
    ]


def test_a_manifest_of_many_megabytes_is_not_read(project: Project) -> None:
    folder = write_own(project.own_films / "egen")
    (folder / "film.yml").write_text(OWN + "# text\n" * 1_000_000, encoding="utf-8")
    assert [code for code, *_ in faults(project)] == ["file.too_large"]

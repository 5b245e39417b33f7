"""What an import does with the film's folder: one version, texts, stills, words, interruptions."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from kunskapsstod.errors import Faults
from kunskapsstod.films.intake import workshop
from kunskapsstod.films.intake.examine import wanted
from kunskapsstod.films.intake.importing import import_film
from kunskapsstod.films.intake.order import Order
from kunskapsstod.films.intake.telling import account
from kunskapsstod.films.library import load_films
from kunskapsstod.project import Project

from .conftest import MANIFEST, SCRIPT, write_example
from .media import Kind, make_film
from .test_import_bad import folder_of

pytestmark = pytest.mark.film

FITS = Kind(loud=0.075)
NEW = Order(
    "prov",
    titles={"titel": "Prov", "titel_lattlast": "Prov", "om": "Om.", "om_lattlast": "Om."},
    poster_alt="Ränder.",
)
VTT = "WEBVTT\n\n00:00.100 --> 00:01.500\n<v Anna>Hej!\n"
SRT = (
    "1\r\n00:00:00,100 --> 00:00:01,500\r\nHej på dig!\r\n\r\n"
    "2\r\n0:00:01,600 --> 0:00:01,900\r\nÅäö\r\n"
)
WRITTEN = """\
# Vår film, hämtad från byrån.
id: prov
titel: "Kommunens film"   # beslutad av nämnden
titel_lattlast: Vår film
om: >-
  Om filmen,
  på två rader.
om_lattlast: Om filmen.
affisch:
  fil: bild.png
  alt: Två personer på en bänk.

versioner:
  textad:
    fil: Min film.mp4   # originalet
    undertexter: egna.vtt
    metadata: data.vtt
rattigheter:
  agare: Byrån
kontroll:
  datum: 2026-01-01
  regler: "1"
  fel: 0
"""


@pytest.fixture
def film(tmp_path: Path) -> Path:
    (tmp_path / "in").mkdir()
    return make_film(tmp_path / "in" / "vår film.mp4", FITS)


def written(project: Project, film: Path) -> Path:
    """A film folder that a person has put together by hand."""
    folder = project.own_films / "prov"
    folder.mkdir()
    (folder / "film.yml").write_text(WRITTEN, encoding="utf-8")
    (folder / "Min film.mp4").write_bytes(film.read_bytes())
    for name in ("egna.vtt", "data.vtt"):
        (folder / name).write_text(VTT, encoding="utf-8")
    Image.new("RGB", (160, 90), "teal").save(folder / "bild.png")
    return folder


def test_a_film_brought_in_is_one_the_guide_can_build(project: Project, film: Path) -> None:
    text = film.with_name("text.vtt")
    text.write_text(VTT, encoding="utf-8")
    order = replace(NEW, versions={"textad": film}, tracks={"undertexter": [str(text)]})
    import_film(project, order)
    (found,) = load_films(project)
    (version,) = found.versions
    assert (version.id, version.bytes) == ("textad", film.stat().st_size)
    assert found.poster.read_bytes() == (project.own_films / "prov/affisch.webp").read_bytes()
    assert found.poster_jpg.read_bytes() == (project.own_films / "prov/affisch.jpg").read_bytes()
    assert [cue.text for cue in found.transcript] == ["Hej!"]


def test_what_a_person_wrote_stays_and_what_is_replaced_is_said(
    project: Project, film: Path
) -> None:
    folder = written(project, film)
    done = import_film(
        project,
        Order("prov", {"textad": film}, titles={"om_lattlast": "Nytt."}, rights={"samtycke": "ja"}),
    )
    text = (folder / "film.yml").read_text(encoding="utf-8")
    before, after = WRITTEN.splitlines(), text.splitlines()
    # Only the lines that had to change have changed, and the last check is gone with its files.
    gone = [line for line in before if line not in after]
    assert gone == [
        "om_lattlast: Om filmen.",
        "    fil: Min film.mp4   # originalet",
        "kontroll:",
        "  datum: 2026-01-01",
        '  regler: "1"',
        "  fel: 0",
    ]
    assert any("Om filmen." in line for line in done.said)
    assert any("fil: textad.mp4 " in line and "# originalet" in line for line in after)
    assert "  samtycke:" in after
    assert (folder / "bild.png").exists() and done.still is None
    assert done.manifest.affisch.fil == "bild.png"
    assert done.unused == ("Min film.mp4",) and (folder / "Min film.mp4").exists()
    entry = done.manifest.versioner.textad
    assert entry is not None and (entry.undertexter, entry.metadata) == ("egna.vtt", "data.vtt")


def test_keys_left_without_a_value_are_filled_in(project: Project, film: Path) -> None:
    folder = written(project, film)
    text = WRITTEN[: WRITTEN.index("versioner:")] + "versioner:\n  textad:\nrattigheter:\n"
    (folder / "film.yml").write_text(text.replace("affisch:\n  fil: bild.png", "affisch:"))
    done = import_film(project, Order("prov", {"textad": film}, rights={"agare": "Kommunen"}))
    assert done.manifest.versioner.textad and done.manifest.rattigheter
    assert done.manifest.affisch.fil == "affisch.webp"


def test_the_same_import_again_changes_nothing(project: Project, film: Path) -> None:
    import_film(project, replace(NEW, versions={"textad": film}))
    before = folder_of(project)
    import_film(project, Order("prov", {"textad": film}))
    assert folder_of(project) == before


def test_one_version_alone_is_added_and_the_others_left(project: Project, film: Path) -> None:
    import_film(project, replace(NEW, versions={"textad": film}))
    before = folder_of(project)
    sign = make_film(film.with_name("tolkad.mp4"), replace(FITS, rate=30))
    done = import_film(project, Order("prov", {"teckensprak": sign}, interpreter=True))
    after = folder_of(project)
    assert {name: after[name] for name in before if name != "film.yml"} == {
        name: data for name, data in before.items() if name != "film.yml"
    }
    assert done.manifest.versioner.textad is not None
    entry = done.manifest.versioner.teckensprak
    assert entry is not None and entry.tolk is True and entry.fil == "teckensprak.mp4"


def test_texts_can_be_brought_in_later_and_srt_becomes_webvtt(project: Project, film: Path) -> None:
    import_film(project, replace(NEW, versions={"textad": film}))
    text = film.with_name("undertexter.srt")
    text.write_bytes(SRT.encode())
    done = import_film(project, Order("prov", tracks={"undertexter": [f"textad={text}"]}))
    assert (done.folder / "textad.vtt").read_text(encoding="utf-8") == (
        "WEBVTT\n\n00:00:00.100 --> 00:00:01.500\nHej på dig!\n\n"
        "00:00:01.600 --> 00:00:01.900\nÅäö\n"
    )
    lines = "\n".join(account(done, "kunskapsstod build"))
    assert "SRT" in lines and "textad" in lines


def test_a_text_beside_the_film_is_guessed_and_said(project: Project, film: Path) -> None:
    film.with_name("vår film.sv.vtt").write_text(VTT, encoding="utf-8")
    film.with_name("vår film.kapitel.vtt").write_text(VTT, encoding="utf-8")
    done = import_film(project, replace(NEW, versions={"textad": film}))
    assert {kind: track.guessed for (_, kind), track in done.tracks.tracks.items()} == {
        "undertexter": True,
        "kapitel": True,
    }
    assert any("vår film.sv.vtt togs som" in line for line in account(done, ""))
    # What is there already is not replaced on a guess.
    film.with_name("vår film.sv.vtt").write_text(VTT.replace("Hej", "Nej"), encoding="utf-8")
    again = import_film(project, Order("prov", {"textad": film}))
    assert "Hej" in (again.folder / "textad.vtt").read_text(encoding="utf-8")
    assert any("redan en" in line and "--vtt" in line for line in account(again, ""))


@pytest.mark.parametrize(
    ("name", "version"),
    [
        ("roller_textad.vtt", "textad"),
        ("Roller TECKENSPRÅK.sv.srt", "teckensprak"),
        ("roller-syntolkad.vtt", "syntolkad"),
        ("in.vtt", None),
        ("textad_syntolkad.vtt", None),
    ],
)
def test_a_text_goes_to_the_version_its_name_points_at(
    project: Project, film: Path, name: str, version: str | None
) -> None:
    text = film.with_name(name)
    text.write_bytes((SRT if name.endswith("srt") else VTT).encode())
    versions = {"textad": film, "teckensprak": film, "syntolkad": film}
    order = replace(NEW, versions=versions, interpreter=False, tracks={"undertexter": [str(text)]})
    if version is None:
        with pytest.raises(Faults) as found:
            import_film(project, order)
        assert [one.code for one in found.value.faults] == ["film_import.which_version"]
    else:
        done = import_film(project, order)
        assert list(done.tracks.tracks) == [(version, "undertexter")]


def test_the_guides_example_gives_its_words_to_the_film_that_replaces_it(
    project: Project, film: Path
) -> None:
    write_example(project.base.films / "kort")
    assert wanted(project, Order("kort", {"textad": film})) == ("affisch_alt",)
    done = import_film(project, Order("kort", {"textad": film}, poster_alt="Ränder."))
    assert done.manifest.titel == "En kort film" and not done.manifest.exempel
    assert (project.base.films / "kort" / "film.yml").read_text(encoding="utf-8") == MANIFEST


def test_an_example_in_the_site_folder_stops_being_one_and_that_is_said(
    project: Project, film: Path
) -> None:
    write_example(project.own_films / "kort")
    done = import_film(project, Order("kort", {"textad": film}, poster_alt="Ränder."))
    assert not done.manifest.exempel and done.manifest.manus is None
    assert any("inte längre ett exempel" in line for line in done.said)
    assert (done.folder / "manus.yml").read_text(encoding="utf-8") == SCRIPT


def test_a_still_can_be_given_or_taken_at_a_time(project: Project, film: Path) -> None:
    picture = film.with_name("bild.jpg")
    Image.new("RGB", (3000, 2000), "teal").save(picture)
    import_film(project, replace(NEW, versions={"textad": film}, poster=picture))
    with Image.open(project.own_films / "prov" / "affisch.webp") as made:
        assert made.size == (1280, 853) and made.format == "WEBP"
    done = import_film(project, Order("prov", poster_time="0:01"))
    assert not isinstance(done.still, Path | None)
    assert done.still.time == pytest.approx(1, abs=0.05)
    with pytest.raises(Faults) as found:
        import_film(project, Order("prov", {"textad": film}, poster_time="5:00"))
    assert [one.code for one in found.value.faults] == ["film_import.after_end"]


def test_two_imports_into_the_same_film_do_not_meet(project: Project, film: Path) -> None:
    with workshop.workshop(project, "prov"), pytest.raises(Faults) as found:
        import_film(project, replace(NEW, versions={"textad": film}))
    assert [one.code for one in found.value.faults] == ["film_import.busy"]


def test_an_import_killed_while_moving_is_finished_by_the_next(
    project: Project, film: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import_film(project, replace(NEW, versions={"textad": film}))
    other = make_film(film.with_name("annan.mp4"), replace(FITS, rate=30))
    real = Path.replace

    class Killed(BaseException):
        pass

    def stop(self: Path, target: Path) -> Path:
        if target == project.own_films / "prov" / "film.yml":
            raise Killed
        return real(self, target)

    # As kill -9 between two moves: nothing is tidied or taken back.
    monkeypatch.setattr(Path, "replace", stop)
    monkeypatch.setattr(workshop.Workshop, "_put_back", lambda *_: None)
    monkeypatch.setattr(Path, "unlink", lambda *_, **__: None)
    with pytest.raises(Killed):
        import_film(project, Order("prov", {"textad": other}))
    monkeypatch.undo()
    done = import_film(project, Order("prov", rights={"agare": "Kommunen"}))
    assert done.finished_earlier
    entry = done.manifest.versioner.textad
    assert entry is not None and entry.ursprung is not None
    assert entry.ursprung.fil == "annan.mp4"
    assert (done.folder / "textad.mp4").read_bytes() == other.read_bytes()


COMMAND = (sys.executable, "-m", "kunskapsstod", "films", "import", "prov")


@pytest.fixture(scope="module")
def slow(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Long enough to be met in the middle of its pictures, large enough for a small film."""
    kind = Kind(width=480, height=384, seconds=5, noise=True)
    return make_film(tmp_path_factory.mktemp("lang") / "lang.mov", kind)


@pytest.mark.parametrize("blow", [signal.SIGKILL, signal.SIGINT])
def test_an_import_stopped_in_the_middle_leaves_the_folder_and_is_resumed(
    project: Project, film: Path, slow: Path, blow: signal.Signals
) -> None:
    import_film(project, replace(NEW, versions={"textad": film}))
    before = folder_of(project)
    arguments = [*COMMAND, "--textad", str(slow), "--site", str(project.site)]
    environment = {**os.environ, "CI": "1"}
    process = subprocess.Popen(
        arguments, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    work = project.work / "import" / "prov"
    limit = time.monotonic() + 30
    while time.monotonic() < limit and not list(work.glob("*/liten.mp4.part")):
        time.sleep(0.01)
    process.send_signal(blow)
    _, said = process.communicate(timeout=30)
    assert folder_of(project) == before
    assert "Traceback" not in said
    if blow == signal.SIGINT:
        assert process.returncode == 1 and "Avbrutet" in said
    done = subprocess.run(arguments, env=environment, capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
    assert "har använts igen" in done.stdout
    assert folder_of(project)["textad.mp4"] != before["textad.mp4"]
    assert not list(work.glob("*/*"))


def test_the_command_tells_what_was_done_and_what_is_left(project: Project, film: Path) -> None:
    done = subprocess.run(
        [*COMMAND, "--textad", str(film), "--site", str(project.site)],
        capture_output=True, text=True, timeout=60, stdin=subprocess.DEVNULL,
    )  # fmt: skip
    assert (done.returncode, done.stdout) == (1, "")
    assert "--titel, --titel-lattlast, --om, --om-lattlast" in done.stderr
    assert "--affisch-alt" in done.stderr
    assert not (project.own_films / "prov").exists()
    words = ["--titel", "En film", "--titel-lattlast", "F", "--om", "O", "--om-lattlast", "O"]
    rest = ["--affisch-alt", "Ränder.", "--agare", "Kommunen", "--samtycke", "ja"]
    done = subprocess.run(
        [*COMMAND, "--textad", str(film), "--site", str(project.site), *words, *rest],
        capture_output=True, text=True, timeout=60, stdin=subprocess.DEVNULL,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert "Filmen En film ligger nu i" in done.stdout
    assert "togs som den var" in done.stdout and "Kvar att göra" in done.stdout
    assert "Traceback" not in done.stderr

"""Every bad file is one clear sentence, and the film's folder is as it was, byte for byte."""

from __future__ import annotations

import errno
import os
import random
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import av
import pytest

from kunskapsstod.errors import Faults
from kunskapsstod.films.intake import version
from kunskapsstod.films.intake.importing import import_film
from kunskapsstod.films.intake.order import Order
from kunskapsstod.project import Project

from .media import Kind, make_film

pytestmark = pytest.mark.film

ORDER = Order(
    "prov",
    titles={"titel": "T", "titel_lattlast": "T", "om": "O", "om_lattlast": "O"},
    poster_alt="Ränder.",
)
GOOD = Kind(loud=0.075)


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A film that fits, with a captions file."""
    folder = tmp_path_factory.mktemp("hel")
    # Noise does not compress away: a tenth of the file is a tenth of the film.
    return make_film(folder / "hel.mp4", replace(GOOD, noise=True, seconds=4))


@pytest.fixture
def placed(project: Project, tmp_path: Path) -> dict[str, bytes]:
    """A film that is in its folder already; what the folder holds."""
    source = make_film(tmp_path / "forst.mp4", GOOD)
    import_film(project, replace(ORDER, versions={"textad": source}))
    return folder_of(project)


def folder_of(project: Project) -> dict[str, bytes]:
    folder = project.own_films / "prov"
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def refused(project: Project, path: Path, version: str = "textad") -> list[str]:
    with pytest.raises(Faults) as found:
        import_film(project, replace(ORDER, versions={version: path}))
    for one in found.value.faults:
        assert "\n" not in one.sentence() and "Traceback" not in one.sentence()
    return [one.code for one in found.value.faults]


def cut(part: float) -> Callable[[Path, Path], None]:
    def write(good: Path, path: Path) -> None:
        whole = good.read_bytes()
        path.write_bytes(whole[: int(part * len(whole))])

    return write


def without_index(good: Path, path: Path) -> None:
    whole = good.read_bytes()
    at = whole.index(b"moov")
    path.write_bytes(whole[:at] + b"xxxx" + whole[at + 4 :])


def sound_only(good: Path, path: Path) -> None:
    with av.open(good) as film, av.open(path, "w", "mp4") as out:
        made = out.add_stream_from_template(film.streams.audio[0])
        for packet in film.demux(audio=0):
            if packet.dts is not None:
                packet.stream = made
                out.mux(packet)


def noise_inside(good: Path, path: Path) -> None:
    whole = bytearray(good.read_bytes())
    middle = len(whole) // 2
    whole[middle : middle + 6000] = os.urandom(6000)
    path.write_bytes(bytes(whole))


def with_zeros(good: Path, path: Path) -> None:
    """A download whose end never came, on a disk that had set the room aside."""
    whole = good.read_bytes()
    keep = len(whole) // 2
    path.write_bytes(whole[:keep] + bytes(len(whole) - keep))


BAD: dict[str, tuple[Callable[[Path, Path], object], set[str]]] = {
    "zero bytes": (lambda _, path: path.write_bytes(b""), {"film_import.empty"}),
    "text": (lambda _, path: path.write_text("Hej\n" * 500), {"film_import.not_a_film"}),
    "web page": (
        lambda _, path: path.write_text("<!DOCTYPE html><html><body>Logga in"),
        {"film_import.web_page"},
    ),
    "playlist": (
        lambda good, path: path.write_text(
            f"#EXTM3U\n#EXT-X-TARGETDURATION:4\n#EXTINF:4,\nfile://{good}\n#EXT-X-ENDLIST\n"
        ),
        {"film_import.not_a_film"},
    ),
    "list of files": (
        lambda good, path: path.write_text(f"ffconcat version 1.0\nfile '{good}'\n"),
        {"film_import.not_a_film"},
    ),
    "nothing but NUL": (lambda _, path: path.write_bytes(bytes(4096)), {"film_import.not_a_film"}),
    "cut at 10 %": (cut(0.1), {"film_import.truncated", "film_import.no_pictures_decoded"}),
    "cut at 50 %": (cut(0.5), {"film_import.truncated"}),
    "cut at 90 %": (cut(0.9), {"film_import.truncated", "film_import.damaged"}),
    "cut in the index": (cut(0.002), {"film_import.no_index"}),
    "no index": (without_index, {"film_import.no_index"}),
    "sound only": (sound_only, {"film_import.no_picture"}),
    "noise inside": (noise_inside, {"film_import.damaged"}),
    "zeros at the end": (with_zeros, {"film_import.damaged", "film_import.truncated"}),
    "a folder": (lambda _, path: path.mkdir(), {"film_import.not_a_file"}),
    "not there": (lambda _, path: None, {"film_import.missing"}),
    "a link to itself": (lambda _, path: path.symlink_to(path), {"film_import.missing"}),
    "a picture": (
        lambda _, path: __import__("PIL.Image").Image.new("RGB", (90, 90)).save(path, "png"),
        {"film_import.not_a_film"},
    ),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_is_refused_in_one_sentence_and_nothing_is_changed(
    project: Project, good: Path, tmp_path: Path, placed: dict[str, bytes], name: str
) -> None:
    write, codes = BAD[name]
    path = tmp_path / "film.mp4"
    write(good, path)
    found = refused(project, path)
    assert len(found) == 1 and found[0] in codes
    assert folder_of(project) == placed


@pytest.mark.parametrize("name", ["a.mp4", "b.ts", "c.mkv"])
def test_damage_anywhere_is_a_sentence_or_a_film(
    project: Project, tmp_path: Path, name: str
) -> None:
    """Never a traceback, never a wait: bytes changed at random, mostly in the index."""
    source = make_film(tmp_path / name, replace(GOOD, seconds=1, noise=True)).read_bytes()
    path = tmp_path / f"skadad{Path(name).suffix}"
    rng = random.Random(name)
    told = []
    for number in range(12):
        damaged = bytearray(source)
        for _ in range(rng.choice([1, 5, 50])):
            place = rng.randrange(rng.choice([len(damaged), 3000]))
            damaged[place] = rng.randrange(256)
        path.write_bytes(bytes(damaged))
        try:
            import_film(project, replace(ORDER, versions={"textad": path}, despite=number % 2 > 0))
        except Faults as found:
            told += [one.code for one in found.faults]
    assert told


def test_a_damaged_film_can_be_taken_all_the_same_and_is_then_made_whole(
    project: Project, good: Path, tmp_path: Path
) -> None:
    noise_inside(good, tmp_path / "film.mp4")
    order = replace(ORDER, versions={"textad": tmp_path / "film.mp4"}, despite=True)
    done = import_film(project, order)
    entry = done.manifest.versioner.textad
    assert entry is not None and entry.ursprung is not None
    assert any("skadad" in change for change in entry.ursprung.andrat)
    with av.open(done.folder / "textad.mp4") as film:
        assert sum(1 for _ in film.decode(video=0)) > 60


def test_a_described_version_without_sound_is_refused(project: Project, tmp_path: Path) -> None:
    path = make_film(tmp_path / "a.mp4", replace(GOOD, sound=None))
    assert refused(project, path, "syntolkad") == ["film_import.described_without_sound"]


def test_times_that_jump_by_hours_are_not_filled_with_hours_of_picture(
    project: Project, tmp_path: Path
) -> None:
    times = (*range(0, 1000, 40), 5 * 3600 * 1000, 5 * 3600 * 1000 + 40)
    path = make_film(tmp_path / "a.mp4", replace(GOOD, times=times, sound=None))
    assert refused(project, path) == ["film_import.too_long"]
    times = (*range(0, 1000, 40), 600_000, 600_040)
    path = make_film(tmp_path / "b.mp4", replace(GOOD, times=times, sound=None))
    assert refused(project, path) == ["film_import.jump"]


def test_all_that_is_wrong_is_told_at_once(project: Project, tmp_path: Path) -> None:
    empty, text = tmp_path / "tom.mp4", tmp_path / "text.vtt"
    empty.touch()
    text.write_text("WEBVTT\n\n00:01,000 --> 00:02,000\nHej\n", encoding="utf-8")
    order = Order(
        "ny-film",
        {"textad": empty, "teckensprak": tmp_path / "saknas.mp4"},
        tracks={"undertexter": [f"textad={text}", "syntolkad=x.vtt"], "kapitel": ["fel=x.vtt"]},
        poster=text,
        rights={"samtycke": "ja", "datum": "igår"},
    )
    with pytest.raises(Faults) as found:
        import_film(project, order)
    assert sorted(one.code for one in found.value.faults) == sorted(
        [
            "film_import.bad_day",
            "film_import.empty",
            "film_import.missing",
            "film_import.unknown_version",
            "film_import.no_version",
            "vtt.comma",
            "film_import.new_needs",
            "film_import.needs_alt",
            "film_import.interpreter",
            "film_import.bad_picture",
            "film_import.owner_first",
        ]
    )
    assert not (project.own_films / "ny-film").exists()


@pytest.mark.parametrize("film", ["../ute", "Åäö", "a b", "-x", "a/b", "", "a\nb", "."])
def test_an_id_that_is_no_address_is_refused(project: Project, film: str) -> None:
    with pytest.raises(Faults) as found:
        import_film(project, replace(ORDER, film=film))
    assert found.value.faults[0].code == "film_import.bad_id"


@pytest.mark.parametrize(
    "name",
    ["med blank.mp4", "'citat\".mp4", "åäö ÅÄÖ.mp4", "-rf.mp4", "ny\nrad.mp4", "concat:a.mp4",
     "%d.mp4", "$(x);`y`.mp4", "\udcff.mp4"],
)  # fmt: skip
def test_a_films_own_name_never_becomes_a_name_of_ours(
    project: Project, tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_film(tmp_path / "vanlig.mp4", GOOD)
    (tmp_path / "vanlig.mp4").rename(tmp_path / name)
    monkeypatch.chdir(tmp_path)
    done = import_film(project, replace(ORDER, versions={"textad": Path(name)}))
    assert set(folder_of(project)) == {"film.yml", "textad.mp4", "affisch.webp", "affisch.jpg"}
    entry = done.manifest.versioner.textad
    assert entry is not None and entry.ursprung is not None
    assert entry.ursprung.fil.isprintable()


def test_a_folder_that_is_no_municipalitys_is_told_and_nothing_is_made_there(
    project: Project, tmp_path: Path
) -> None:
    project.profile.unlink()
    path = make_film(tmp_path / "a.mp4", GOOD)
    assert refused(project, path) == ["film_import.site_missing"]
    assert not project.work.exists()


def test_a_film_folder_that_leads_out_of_the_site_is_refused(
    project: Project, tmp_path: Path
) -> None:
    outside = tmp_path / "ute"
    outside.mkdir()
    (project.own_films / "prov").symlink_to(outside)
    path = make_film(tmp_path / "a.mp4", GOOD)
    assert refused(project, path) == ["film_import.folder_outside"]
    assert not list(outside.iterdir())


def test_a_link_in_the_folder_is_replaced_and_not_written_through(
    project: Project, tmp_path: Path, placed: dict[str, bytes]
) -> None:
    precious = tmp_path / "viktig.txt"
    precious.write_text("rör inte")
    film = project.own_films / "prov" / "textad.mp4"
    film.unlink()
    film.symlink_to(precious)
    source = make_film(tmp_path / "a.mp4", GOOD)
    import_film(project, replace(ORDER, versions={"textad": source}))
    assert precious.read_text() == "rör inte"
    assert not film.is_symlink() and film.read_bytes() == source.read_bytes()


def test_a_full_disk_is_told_and_leaves_the_folder(
    project: Project, tmp_path: Path, placed: dict[str, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    source = make_film(tmp_path / "b.mp4", replace(GOOD, layout="mono"))

    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(version, "join", full)
    assert refused(project, source) == ["file.disk_full"]
    assert folder_of(project) == placed
    # What was finished is used again when there is room.
    monkeypatch.undo()
    (made,) = import_film(project, replace(ORDER, versions={"textad": source})).made
    assert made.reused


@pytest.mark.skipif(os.geteuid() != 0 or not shutil.which("mount"), reason="needs to mount")
def test_a_disk_that_is_really_full_is_told(project: Project, tmp_path: Path) -> None:
    """A disk of 100 kB: FFmpeg's own writing meets the end of it."""
    disk = project.site
    if os.system(f"mount -t tmpfs -o size=100k none '{disk}' 2>/dev/null"):
        pytest.skip("may not mount")
    try:
        project.profile.touch()
        source = make_film(tmp_path / "b.mov", replace(GOOD, noise=True))
        assert source.stat().st_size > 150_000
        assert refused(project, source) == ["file.disk_full"]
        assert not project.own_films.exists() or not list(project.own_films.iterdir())
    finally:
        os.system(f"umount '{disk}'")


def test_a_folder_one_may_not_write_in_is_told(
    project: Project, tmp_path: Path, placed: dict[str, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    source = make_film(tmp_path / "b.mp4", GOOD)
    real = Path.replace

    def forbidden(self: Path, target: Path) -> Path:
        if target == project.own_films / "prov" / "film.yml":
            raise PermissionError(errno.EACCES, "Permission denied")
        return real(self, target)

    monkeypatch.setattr(Path, "replace", forbidden)
    assert refused(project, source) == ["file.no_write"]
    # The film had taken its place already, and was taken back.
    assert folder_of(project) == placed

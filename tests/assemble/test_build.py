"""A site is built whole or not at all."""

from __future__ import annotations

import hashlib
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from kunskapsstod.assemble.build import build
from kunskapsstod.assemble.search import FOLDER
from kunskapsstod.errors import Faults
from kunskapsstod.project import Project, open_project

ROOT = Path(__file__).parents[2]


def digest(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def told(project: Project, out: Path | None = None) -> list[str]:
    with pytest.raises(Faults) as caught:
        build(project, out)
    return [fault.sentence() for fault in caught.value.faults]


def write_page(project: Project, uri: str, body: str, **front: str) -> Path:
    path = project.site / "docs" / uri
    path.parent.mkdir(parents=True, exist_ok=True)
    given = {
        "title": "Lokal sida",
        "description": "En mening.",
        "audience": "[kommun]",
        "written": "2026-11-22",
        "review_by": "2027-05-22",
        **front,
    }
    lines = "".join(f"{key}: {value}\n" for key, value in given.items())
    path.write_text(f"---\n{lines}---\n\n{body}\n", encoding="utf-8")
    return path


def test_every_page_has_its_address_in_both_forms(guide: Path) -> None:
    for page in ("index.html", "roller/sekretess/index.html", "filmer/roller/index.html"):
        assert (guide / page).is_file()
        assert (guide / "lattlast" / page).is_file()
    assert not (guide / "sv-simple").exists()


def test_nothing_of_the_themes_own_bundle_is_on_the_site(guide: Path) -> None:
    names = [p.relative_to(guide).as_posix() for p in guide.rglob("*") if p.is_file()]
    assert not [n for n in names if "javascripts" in n or "stylesheets" in n or "lunr" in n]
    assert not [n for n in names if n.startswith(("_data", "_dev"))]


def test_the_same_input_gives_the_same_bytes(tmp_path: Path, small: Project) -> None:
    one = build(small, tmp_path / "one").folder
    other = build(small, tmp_path / "other").folder
    assert digest(one) == digest(other)


def test_the_site_map_names_every_page_and_its_twin(guide: Path) -> None:
    text = (guide / "sitemap.xml").read_text(encoding="utf-8")
    assert text.startswith("<?xml")
    pages = list(guide.rglob("index.html"))
    assert text.count("<loc>") == len(pages)
    assert '/lattlast/roller/sekretess/" ' not in text
    assert 'hreflang="sv-simple"' in text


def test_the_error_page_is_swedish_and_has_absolute_addresses(guide: Path) -> None:
    text = (guide / "404.html").read_text(encoding="utf-8")
    assert '<html lang="sv">' in text and "Sidan finns inte" in text
    assert 'href="/assets/' in text and 'href="../' not in text and "Not found" not in text


def test_a_faulty_build_leaves_the_earlier_site_and_nothing_else(small: Project) -> None:
    before = digest(build(small).folder)
    (small.site / "kommun.yml").write_text("namn: [", encoding="utf-8")
    assert "kommun.yml" in told(small)[0]
    assert digest(small.site / "site") == before
    assert sorted(p.name for p in small.site.iterdir() if "site" in p.name) == ["site"]


def test_a_killed_build_leaves_the_earlier_site_and_the_next_one_clears_up(
    small: Project,
) -> None:
    before = digest(build(small).folder)
    code = "import sys; from kunskapsstod.cli import main; main(['build', '--site', sys.argv[1]])"
    process = subprocess.Popen([sys.executable, "-c", code, str(small.site)])
    limit = time.monotonic() + 20
    while time.monotonic() < limit and not list(small.site.glob(".site-*.tmp")):
        time.sleep(0.005)
    os.kill(process.pid, signal.SIGKILL)
    process.wait()
    assert digest(small.site / "site") == before
    build(small)
    assert digest(small.site / "site") == before
    assert not list(small.site.glob(".site*"))


def test_a_site_lost_between_the_two_renames_comes_back(small: Project) -> None:
    folder = build(small).folder
    before = digest(folder)
    folder.rename(folder.with_name(".site.old"))
    (small.site / "kommun.yml").write_text("", encoding="utf-8")
    told(small)
    assert digest(folder) == before


def test_a_folder_with_something_else_in_it_is_not_overwritten(
    small: Project, tmp_path: Path
) -> None:
    photos = tmp_path / "bilder"
    photos.mkdir()
    (photos / "semester.jpg").write_bytes(b"x")
    assert "något annat än en byggd guide" in told(small, photos)[0]
    assert (photos / "semester.jpg").exists()


def test_the_source_itself_is_never_the_target(small: Project) -> None:
    assert "skulle skrivas över" in told(small, small.site)[0]
    assert (small.site / "kommun.yml").exists()


def test_a_target_that_is_a_file_is_told(small: Project, tmp_path: Path) -> None:
    (tmp_path / "fil").write_text("x", encoding="utf-8")
    assert "Här finns en fil" in told(small, tmp_path / "fil")[0]
    assert (tmp_path / "fil").read_text(encoding="utf-8") == "x"


def test_a_full_disk_is_one_sentence(small: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    import errno

    from kunskapsstod.mkdocs_plugin import build as inner

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(inner, "run", full)
    assert "Disken är full" in told(small)[0]
    assert not list(small.site.glob(".site-*"))


class TestLocalPages:
    """A municipality's own pages over the base's."""

    def test_a_new_page_is_added_and_says_whose_it_is(self, small: Project) -> None:
        write_page(small, "lokalt/resor.md", "Text om {{ kommun.namn }}.")
        folder = build(small).folder
        text = (folder / "lokalt" / "resor" / "index.html").read_text(encoding="utf-8")
        assert "Text om Exempelkommun." in text
        assert "Den här sidan är Exempelkommuns egen." in text

    def test_a_replaced_page_takes_its_address_and_hides_the_base_twin(
        self, small: Project
    ) -> None:
        write_page(small, "roller/natverkskarta.md", "Vår karta.", title="Vår karta")
        built = build(small)
        folder = built.folder
        text = (folder / "roller/natverkskarta/index.html").read_text(encoding="utf-8")
        assert "Vår karta." in text
        assert built.hidden_twins == ("roller/natverkskarta.sv-simple.md",)
        assert "hreflang" not in text.split("<main")[0].split("</head>")[0]
        assert not (folder / "lattlast/roller/natverkskarta").exists()

    def test_easy_read_links_to_the_standard_page_when_there_is_no_twin(
        self, small: Project
    ) -> None:
        write_page(small, "roller/natverkskarta.md", "Vår karta.")
        folder = build(small).folder
        easy = (folder / "lattlast/filmer/roller/index.html").read_text(encoding="utf-8")
        assert "lattlast/roller/natverkskarta" not in easy
        for text in (p.read_text("utf-8") for p in (folder / "lattlast").rglob("index.html")):
            assert ".md" not in text.split("<main")[1].split("</main>")[0]

    def test_a_protected_page_cannot_be_replaced(self, small: Project) -> None:
        write_page(small, "roller/lex-sarah.md", "Vi gör så här.")
        assert "skyddad" in told(small)[0]

    def test_every_fault_of_every_page_is_told_at_once(self, small: Project) -> None:
        write_page(small, "a.md", "/// viktgt | x\n///\n\n[x](finns-inte.md) {{ kommun.fel }}")
        write_page(small, "b.md", "/// film | rollr\n///", sources="[okand]", laws="{lsss: 1 §}")
        lines = "\n".join(told(small))
        for part in ("viktgt", "finns-inte.md", "kommun.fel", "rollr", "okand", "lsss"):
            assert part in lines
        assert "a.md, rad 9" in lines


@pytest.mark.parametrize("tool", ["mkdocs", "properdocs"])
def test_plain_mkdocs_and_properdocs_build_the_same_pages(
    tool: str, guide: Path, tmp_path: Path
) -> None:
    out = tmp_path / "site"
    done = subprocess.run(
        [sys.executable, "-m", tool, "build", "--strict", "-q", "-d", str(out)],
        cwd=ROOT,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    # The compressed site map holds the time of the build; ours leaves it out.
    built = {name: value for name, value in digest(out).items() if name != "sitemap.xml.gz"}
    # Nor do they index the pages: the search page then says so, and lists them from A to Ö.
    ours = {name: d for name, d in digest(guide).items() if not name.startswith(f"{FOLDER}/")}
    assert built == ours


def test_plain_mkdocs_tells_faults_in_swedish_without_a_traceback(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text(
        (ROOT / "mkdocs.yml")
        .read_text(encoding="utf-8")
        .replace("  - kunskapsstod\n", f"  - kunskapsstod:\n      site: {tmp_path}\n")
        .replace("docs_dir: docs", f"docs_dir: {ROOT / 'docs'}")
        .replace("custom_dir: overrides", f"custom_dir: {ROOT / 'overrides'}"),
        encoding="utf-8",
    )
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "-f", str(tmp_path / "mkdocs.yml")],
        capture_output=True,
        text=True,
    )
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert "kommun.yml" in done.stderr


def test_a_missing_profile_is_told_with_a_remedy(tmp_path: Path) -> None:
    sentence = told(open_project(tmp_path))[0]
    assert "kommun.yml" in sentence and "kunskapsstod new" in sentence


def test_a_municipality_s_own_page_may_show_a_picture_of_its_own(
    small: Project, tmp_path: Path
) -> None:
    docs = small.site / "docs"
    docs.mkdir()
    (docs / "karta.svg").write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"></svg>', encoding="utf-8"
    )
    page = (
        "---\ntitle: Egen\ndescription: Egen sida.\naudience: [kommun]\nwritten: 2026-11-22\n"
        "review_by: 2027-05-22\n---\n\n## Rubrik {#a}\n\n![En karta](karta.svg)\n"
    )
    (docs / "egen.md").write_text(page, encoding="utf-8")
    build(small, tmp_path / "out")
    assert 'alt="En karta"' in (tmp_path / "out/egen/index.html").read_text(encoding="utf-8")
    assert (tmp_path / "out/karta.svg").exists()
    (docs / "egen.md").write_text(page.replace("karta.svg", "kart.svg"), encoding="utf-8")
    with pytest.raises(Faults) as caught:
        build(small, tmp_path / "out")
    assert "kart.svg leder ingenstans" in str(caught.value)

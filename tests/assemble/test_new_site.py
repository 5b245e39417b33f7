from __future__ import annotations

import errno
from pathlib import Path
from typing import Any

import pytest

from kunskapsstod.assemble.new_site import create_site, questions
from kunskapsstod.errors import Faults
from kunskapsstod.models.profile_loading import load_logo, load_profile
from kunskapsstod.project import open_project

ANSWERS = {
    "namn": 'Västerbys & Österbys "gemensamma" nämnd: LSS #1',
    "webbadress": "guide.vasterby.se",
    "telefon": "0213900001",
    "farg": "005096",
}


def everything(folder: Path) -> list[str]:
    return sorted(p.relative_to(folder).as_posix() for p in folder.rglob("*"))


def said(folder: Path, answers: dict[str, str] | None = None) -> str:
    with pytest.raises(Faults) as caught:
        create_site(folder, answers or {})
    return str(caught.value)


def test_a_new_site_has_what_a_municipality_needs(tmp_path: Path) -> None:
    made = create_site(tmp_path / "var-kommun", {})
    assert [p.relative_to(tmp_path / "var-kommun").as_posix() for p in made] == [
        "kommun.yml",
        "logo.svg",
        "README.md",
        ".gitignore",
        "docs/README.txt",
        "media/films/README.txt",
        ".kunskapsstod/kommun.schema.json",
    ]
    assert all(p.is_file() for p in made)
    assert [p.name for p in tmp_path.iterdir()] == ["var-kommun"]


def test_a_new_site_loads_as_it_is(tmp_path: Path) -> None:
    create_site(tmp_path / "a", {})
    project = open_project(tmp_path / "a")
    profile = load_profile(project)
    assert profile.status == "exempel"
    shield = load_logo(project, profile)
    assert shield is not None
    assert shield.themed


def test_answers_of_any_kind_survive_the_file(tmp_path: Path) -> None:
    create_site(tmp_path / "a", ANSWERS)
    profile = load_profile(open_project(tmp_path / "a"))
    assert profile.namn == ANSWERS["namn"]
    assert profile.kortnamn == ANSWERS["namn"]
    assert profile.namn_genitiv == ANSWERS["namn"] + "s"
    assert profile.webbadress == "https://guide.vasterby.se/"
    assert profile.kontakt.telefon == "021-390 00 01"
    assert profile.farg.ljus == "#005096"
    assert profile.farg.mork != "#8fd0dc"


def test_the_comments_stay_when_answers_are_put_in(tmp_path: Path) -> None:
    create_site(tmp_path / "a", {})
    create_site(tmp_path / "b", ANSWERS)
    plain, answered = (
        (tmp_path / name / "kommun.yml").read_text(encoding="utf-8").splitlines() for name in "ab"
    )
    assert len(plain) == len(answered)
    assert [line for line in answered if line.lstrip().startswith("#")] == [
        line for line in plain if line.lstrip().startswith("#")
    ]
    assert answered[0] == "# yaml-language-server: $schema=.kunskapsstod/kommun.schema.json"


def test_every_commented_key_can_be_taken_into_use(tmp_path: Path) -> None:
    create_site(tmp_path / "a", {})
    path = tmp_path / "a" / "kommun.yml"
    lines = path.read_text(encoding="utf-8").splitlines()
    used = []
    for line in lines:
        bare = line.lstrip()
        key = bare.removeprefix("# ")
        is_key = bare.startswith("# ") and key.split(":")[0].strip(" -").isidentifier()
        keeps = is_key and ":" in key and not key.startswith(("exempel:", "publicerad:"))
        used.append(line.replace("# ", "", 1) if keeps else line)
    path.write_text("\n".join(used), encoding="utf-8")
    profile = load_profile(open_project(tmp_path / "a"))
    assert profile.ersattning is not None
    assert profile.kontakt.besok is not None
    assert [k.namn for k in profile.kommuner] == ["Exempelkommun", "Grannkommun"]


def test_a_published_site_keeps_none_of_the_examples(tmp_path: Path) -> None:
    create_site(tmp_path / "a", {})
    path = tmp_path / "a" / "kommun.yml"
    source = path.read_text(encoding="utf-8").replace("status: exempel", "status: publicerad")
    path.write_text(source, encoding="utf-8")
    with pytest.raises(Faults) as caught:
        load_profile(open_project(tmp_path / "a"))
    live = [line for line in source.splitlines() if not line.lstrip().startswith("#")]
    examples = [line for line in live if ".example" in line or "08-465 004" in line]
    assert len(caught.value.faults) == len(examples) > 10


def test_each_question_has_a_text_and_a_default_that_does() -> None:
    for question in questions():
        assert question.text.endswith("?")
        assert question.problem(question.default) is None
        assert question.problem("") is None
        assert question.flag.startswith("--")


@pytest.mark.parametrize(
    ("name", "answer", "says"),
    [
        ("telefon", "växeln", "går inte att ringa"),
        ("e_post", "vasterby.se", "inte en e-postadress"),
        ("webbadress", "http://vasterby.se", "börjar med https://"),
        ("webbadress", "väster by", "börjar med https://"),
        ("farg", "ffcc00", 'Byt till "#654f00"'),
        ("namn", "x" * 200, "högst 120 tecken"),
    ],
)
def test_an_answer_that_does_not_do_is_told_at_once(name: str, answer: str, says: str) -> None:
    (question,) = [q for q in questions() if q.name == name]
    problem = question.problem(answer)
    assert problem is not None
    assert says in problem


def test_all_bad_flags_are_told_and_nothing_is_made(tmp_path: Path) -> None:
    lines = said(tmp_path / "a", {"telefon": "nej", "e_post": "nej", "namn": "Bra"}).splitlines()
    assert [line.split(":")[0] for line in lines] == ["--telefon", "--e-post"]
    assert everything(tmp_path) == []


def test_nothing_that_exists_is_written_over(tmp_path: Path) -> None:
    (tmp_path / "kommun.yml").write_text("min")
    assert "Mappen är inte tom" in said(tmp_path)
    assert everything(tmp_path) == ["kommun.yml"]
    assert (tmp_path / "kommun.yml").read_text() == "min"


def test_an_empty_folder_is_filled_where_it_stands(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / ".git").mkdir()
    before = tmp_path.stat().st_ino
    monkeypatch.chdir(tmp_path)
    create_site(Path(), {})
    assert tmp_path.stat().st_ino == before
    assert load_profile(open_project(".")).namn == "Exempelkommun"


def test_folders_above_are_made_too(tmp_path: Path) -> None:
    create_site(tmp_path / "a" / "b", {})
    assert (tmp_path / "a" / "b" / "kommun.yml").is_file()


@pytest.mark.parametrize("name", ["fil", "fil/under"])
def test_a_file_in_the_way_is_told(tmp_path: Path, name: str) -> None:
    (tmp_path / "fil").write_text("x")
    assert "Här finns en fil" in said(tmp_path / name)
    assert (tmp_path / "fil").read_text() == "x"


@pytest.mark.parametrize("existing", [True, False], ids=["into a folder", "a new folder"])
@pytest.mark.parametrize(
    ("number", "says"),
    [
        (errno.ENOSPC, "Disken är full"),
        (errno.EACCES, "saknar behörighet"),
        (errno.EIO, "gick inte"),
    ],
)
def test_a_failure_half_way_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, says: str, existing: bool
) -> None:
    target = tmp_path / "a" / "b"
    if existing:
        target.mkdir(parents=True)
    before = everything(tmp_path)
    write = Path.write_text

    def fail_at_readme(self: Path, *args: Any, **kwargs: Any) -> int:
        if self.name == "README.md":
            raise OSError(number, "no")
        return write(self, *args, **kwargs)

    monkeypatch.setattr(Path, "write_text", fail_at_readme)
    assert says in said(target)
    assert everything(tmp_path) == before


def test_a_failure_while_moving_takes_back_what_was_moved(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rename = Path.rename

    def fail_at_media(self: Path, target: Path) -> Path:
        if self.name == "media":
            raise OSError(errno.EIO, "no")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", fail_at_media)
    assert "gick inte att skapa" in said(tmp_path)
    assert everything(tmp_path) == []


@pytest.mark.skipif(not Path("/sys/kernel").is_dir(), reason="needs Linux")
def test_a_folder_without_permission_is_told() -> None:
    # Not even root may make a folder here.
    assert "saknar behörighet" in said(Path("/sys/ny-kommun"))

"""The register of sources: the base's, and what a municipality's own pages rest on."""

from __future__ import annotations

from pathlib import Path

import pytest

from kunskapsstod.content.sources import site_register
from kunskapsstod.errors import Faults
from kunskapsstod.project import Project

OWN = """kallor:
  {id}:
    titel: Riktlinjer för kontaktpersoner
    utgivare: Min kommun
    kontrollerad: 2026-11-22
"""


def write(project: Project, text: str) -> Path:
    path = project.site / "docs" / "_data" / "kallor.yml"
    path.parent.mkdir(parents=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_a_municipality_adds_sources_of_its_own(small: Project) -> None:
    write(small, OWN.format(id="egna-riktlinjer"))
    register = site_register(small)
    assert register.kallor["egna-riktlinjer"].utgivare == "Min kommun"
    assert "lss" in register.lagar


def test_an_id_of_the_base_keeps_its_meaning(small: Project) -> None:
    write(small, OWN.format(id="mfd-2023-23"))
    with pytest.raises(Faults) as caught:
        site_register(small)
    assert "kallor.mfd-2023-23: Grunden har redan" in str(caught.value)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("adress: www.example.se", "är ingen webbadress"),
        ("adress: javascript:alert(1)", "är ingen webbadress"),
        ("ar: 20226", "är inget årtal"),
        ("ar: i fjol", "ska vara ett tal"),
        ("kontrollerad: 2026-11-31", "finns inte i kalendern"),
    ],
)
def test_what_a_source_cannot_be_is_told_with_its_line(
    small: Project, line: str, said: str
) -> None:
    text = OWN.format(id="egna-riktlinjer")
    if line.startswith("kontrollerad"):
        text = text.replace("    kontrollerad: 2026-11-22\n", "")
    write(small, f"{text}    {line}\n")
    with pytest.raises(Faults) as caught:
        site_register(small)
    (fault,) = caught.value.faults
    assert said in fault.sentence() and fault.line


@pytest.mark.parametrize(
    ("sfs", "right"),
    [('"1993:387"', True), ("2001:53", True), ("1993-387", False), ("LSS", False)],
)
def test_a_law_has_a_number_of_its_collection(small: Project, sfs: str, right: bool) -> None:
    law = (
        f"lagar:\n  egen: {{namn: A, kort: B, sfs: {sfs}, lydelse: C, kontrollerad: 2026-11-22}}\n"
    )
    write(small, law)
    if right:
        assert "egen" in site_register(small).lagar
    else:
        with pytest.raises(Faults, match="är inget SFS-nummer"):
            site_register(small)


def test_an_own_page_may_rest_on_an_own_source(small: Project, tmp_path: Path) -> None:
    from kunskapsstod.assemble.build import build

    write(small, OWN.format(id="egna-riktlinjer"))
    (small.site / "docs" / "egen.md").write_text(
        "---\ntitle: Egen\ndescription: Egen sida.\naudience: [kommun]\nwritten: 2026-11-22\n"
        "review_by: 2027-05-22\nsources: [egna-riktlinjer]\n---\n\n## Rubrik {#a}\n\nText.\n",
        encoding="utf-8",
    )
    build(small, tmp_path / "out")
    html = (tmp_path / "out" / "egen" / "index.html").read_text(encoding="utf-8")
    assert "Min kommun: Riktlinjer för kontaktpersoner" in html

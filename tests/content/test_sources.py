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

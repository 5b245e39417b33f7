"""Reading a built folder: addresses, targets, twins, and folders that are not ours."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from kunskapsstod.errors import Faults
from kunskapsstod.models.site import BuiltSite, twin_address

SITE = """<p>Start</p>
<!-- == roller/index.html == -->
<h2 id="plikt">Plikt</h2>
<!-- == lattlast/roller/index.html == -->
<p>Lättläst</p>
<!-- == 404.html == -->
<p>Finns inte</p>
<!-- == css/guide.css == -->
p { color: black }
"""


@pytest.fixture
def site(make_site: Callable[[str], Path]) -> BuiltSite:
    return BuiltSite(make_site(SITE), "https://a.example/guide")


def test_pages_go_by_their_addresses(site: BuiltSite) -> None:
    assert list(site.pages) == ["404.html", "", "lattlast/", "lattlast/roller/", "roller/"]
    assert site.base_path == "/guide/"


@pytest.mark.parametrize(
    ("href", "kind", "address"),
    [
        ("roller/", "page", "roller/"),
        ("roller", "page", "roller/"),
        ("/guide/roller/index.html#plikt", "page", "roller/"),
        ("https://a.example/guide/", "page", ""),
        ("css/guide.css?v=2", "file", "css/guide.css"),
        ("/roller/", "missing", "/roller/"),
        ("../roller/", "missing", "/roller/"),
        ("borta/", "missing", "borta/"),
        ("//b.example/x", "outside", "https://b.example/x"),
        ("http://a.example/guide/", "outside", "http://a.example/guide/"),
        ("mailto:a@a.example", "other", "mailto:a@a.example"),
        ("https://[trasig", "missing", "https://[trasig"),
    ],
)
def test_where_an_address_leads(site: BuiltSite, href: str, kind: str, address: str) -> None:
    target = site.resolve(site.pages[""], href)
    assert (target.kind, target.address) == (kind, address)


def test_a_relative_address_starts_from_its_page(site: BuiltSite) -> None:
    assert site.resolve(site.pages["roller/"], "../lattlast/roller/").address == "lattlast/roller/"
    assert site.resolve(site.pages["roller/"], "#plikt").fragment == "plikt"


def test_a_twin_has_the_same_address_in_another_folder(site: BuiltSite) -> None:
    easy = site.twin(site.pages["roller/"], "sv-simple")
    assert easy is not None and easy.address == "lattlast/roller/"
    assert twin_address("lattlast/roller/", "sv-simple", "sv") == "roller/"
    assert site.twin(site.pages["404.html"], "sv-simple") is None


def test_a_missing_folder_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(Faults, match="Bygg webbplatsen först"):
        BuiltSite(tmp_path / "borta")


def test_a_folder_that_is_not_ours_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "semester.jpg").write_bytes(b"x")
    with pytest.raises(Faults, match=r"index\.html saknas"):
        BuiltSite(tmp_path)


def test_bytes_that_are_not_text_do_not_stop_the_reading(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_bytes(b"<title>\xff\xfe\x00</title>" + b"<div>" * 5000)
    assert list(BuiltSite(tmp_path).pages) == [""]

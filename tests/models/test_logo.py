from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from kunskapsstod.models.loading import ValueFault
from kunskapsstod.models.logo import Logo, read_logo
from kunskapsstod.texts import message

ROOT = Path(__file__).parents[2]
SVG = 'xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 20"'


def logo(folder: Path, content: str | bytes, name: str = "logo.svg") -> Logo:
    raw = content.encode() if isinstance(content, str) else content
    (folder / name).write_bytes(raw)
    return read_logo(folder, name)


def drawn(folder: Path, inside: str, attributes: str = "") -> str:
    markup = logo(folder, f"<svg {SVG} {attributes}>{inside}</svg>").markup
    assert markup is not None
    return markup


def sentence(folder: Path, content: str | bytes, name: str = "logo.svg") -> str:
    with pytest.raises(ValueFault) as caught:
        logo(folder, content, name)
    return message(caught.value.code, **caught.value.params)


def picture(kind: str, size: tuple[int, int] = (10, 20), **options: object) -> bytes:
    out = BytesIO()
    Image.new("RGB", size, "#0e4f5b").save(out, kind, **options)
    return out.getvalue()


@pytest.mark.parametrize(
    "unwanted",
    [
        "<script>alert(1)</script>",
        '<foreignObject><p xmlns="http://www.w3.org/1999/xhtml">x</p></foreignObject>',
        '<animate attributeName="href" to="javascript:alert(1)"/>',
        '<set attributeName="onclick" to="alert(1)"/>',
        '<iframe xmlns="http://www.w3.org/1999/xhtml" src="https://evil.example"/>',
        '<path d="M0 0" onclick="alert(1)"/>',
        '<path d="M0 0" OnLoad="alert(1)"/>',
        '<a href="javascript:alert(1)"><path d="M1 1"/></a>',
        '<use href="https://evil.example/x.svg#a"/>',
        '<use href="data:image/svg+xml;base64,AAAA#a"/>',
        '<path d="M0 0" fill="url(https://evil.example/a)"/>',
        '<path d="M0 0" fill="u\\72l(https://evil.example/a)"/>',
        '<path d="M0 0" style="fill:url(\'//evil.example/a\')"/>',
        '<path d="M0 0" style="background:url(https://evil.example/a)"/>',
        '<path d="M0 0" fill="image-set(&quot;https://evil.example/a&quot; 1x)"/>',
        "<style>@import 'https://evil.example/a.css';</style>",
        "<style>@font-face{font-family:a;src:url(https://evil.example/a)}</style>",
        "<metadata>alert</metadata>",
        "<!-- <script>alert(1)</script> -->",
        "<?xml-stylesheet href='https://evil.example/a.css'?>",
    ],
)
def test_nothing_that_acts_or_leads_outside_is_left(tmp_path: Path, unwanted: str) -> None:
    markup = drawn(tmp_path, unwanted + '<rect width="10" height="20"/>')
    assert "<rect" in markup
    for trace in ("evil", "alert", "script", "style", "javascript", "data:", "iframe", "on"):
        assert trace not in markup.replace("http://www.w3.org/2000/svg", "")


def test_what_was_left_behind_is_told(tmp_path: Path) -> None:
    source = f'<svg {SVG} onload="a()"><script>a()</script><path d="M0 0"/></svg>'
    assert logo(tmp_path, source).removed == ("onload", "script")


def test_text_cannot_become_markup(tmp_path: Path) -> None:
    markup = drawn(tmp_path, '<text font-family="&quot;&gt;&lt;b&gt;">&lt;script&gt;</text>')
    assert "<script" not in markup
    assert "<b>" not in markup


def test_the_outer_measures_go_and_the_viewbox_stays(tmp_path: Path) -> None:
    markup = drawn(tmp_path, '<path d="M0 0"/>', 'width="100px" height="200px" id="Lager_1"')
    start = markup.split(">", 1)[0]
    assert 'viewBox="0 0 10 20"' in start
    assert "width" not in start
    assert "id=" not in start


def test_a_missing_viewbox_is_made_of_the_measures(tmp_path: Path) -> None:
    source = '<svg xmlns="http://www.w3.org/2000/svg" width="30mm" height="40.5mm"><path/></svg>'
    made = logo(tmp_path, source)
    assert made.markup is not None
    assert 'viewBox="0 0 30 40.5"' in made.markup
    assert (made.width, made.height) == (30, 40.5)


def test_style_rules_become_attributes_in_the_order_of_the_cascade(tmp_path: Path) -> None:
    markup = drawn(
        tmp_path,
        """<style>
          /* Generator */ path{stroke:#111}
          .a,.b{fill:#222 !important}.b{fill:#333}
          #c{fill:#444}
        </style>
        <path class="a" fill="red"/><path class="a b"/><path id="c" class="b"/>
        <path class="a" style="fill:#555;stroke:none"/>""",
    )
    assert markup.count('fill="#222"') == 1
    assert markup.count('fill="#333"') == 1
    assert markup.count('fill="#444"') == 1
    assert 'fill="#555" stroke="none"' in markup.replace(
        'stroke="none" fill="#555"', 'fill="#555" stroke="none"'
    )
    assert markup.count('stroke="#111"') == 3
    assert "class" not in markup


def test_ids_are_renamed_with_what_refers_to_them(tmp_path: Path) -> None:
    source = (
        f'<svg {SVG} xmlns:xlink="http://www.w3.org/1999/xlink"><defs>'
        '<linearGradient id="meny"><stop stop-color="#123456"/></linearGradient>'
        '<path id="p" d="M0 0"/></defs>'
        '<use xlink:href="#p" id="unused" fill="url(#meny)"/></svg>'
    )
    made = logo(tmp_path, source)
    first, second = made.inline(1), made.inline(2)
    assert "meny" not in first
    assert 'id="logotyp-1-1"' in first
    assert 'fill="url(#logotyp-1-1)"' in first
    assert 'href="#logotyp-1-2"' in first
    assert "unused" not in first
    assert 'id="logotyp-2-1"' in second


@pytest.mark.parametrize(
    ("inside", "themed"),
    [
        ('<path fill="currentColor"/>', True),
        ('<g fill="none" stroke="currentColor"><path/><path/></g>', True),
        ("<path/>", False),  # black is the default fill
        ('<path fill="currentColor"/><path fill="#fff"/>', False),
        ('<path style="fill:currentColor"/>', True),
        (
            '<clipPath id="a"><path/></clipPath><path clip-path="url(#a)" fill="currentColor"/>',
            True,
        ),
    ],
)
def test_only_a_drawing_in_the_text_colour_follows_it(
    tmp_path: Path, inside: str, themed: bool
) -> None:
    assert logo(tmp_path, f"<svg {SVG}>{inside}</svg>").themed is themed


def test_a_plain_doctype_from_a_drawing_program_is_dropped(tmp_path: Path) -> None:
    source = (
        '<?xml version="1.0" encoding="iso-8859-1"?>\n'
        '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN"'
        f' "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">\n<svg {SVG}><path d="M0 0"/></svg>'
    )
    made = logo(tmp_path, source)
    assert made.markup is not None
    assert made.markup.startswith("<svg ")


BOMB = (
    '<!DOCTYPE svg [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    f"<svg {SVG}><text>&b;</text></svg>"
)


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "är tom"),
        (b"  \n", "är tom"),
        ("Hej! Det här är text.", "inte en SVG-bild"),
        ("<!doctype html><html><body><svg></svg></body></html>", "inte en SVG-bild"),
        ("<svg><path/></svg>", "inte en SVG-bild"),  # without its namespace no browser draws it
        (f"<svg {SVG}><path>", "inte en SVG-bild"),
        (b"\x1f\x8b\x08\x00", "i själva verket SVGZ"),
        (b"%PDF-1.7", "i själva verket PDF"),
        (picture("JPEG"), "i själva verket JPEG"),
        (picture("PNG"), "Byt namn på den till logo.png"),
        (BOMB, "ENTITY"),
        (f"<svg {SVG}>" + "<g>" * 100 + "</g>" * 100 + "</svg>", "för detaljerad"),
        (f"<svg {SVG}>" + "<g/>" * 6000 + "</svg>", "för detaljerad"),
        (f"<svg {SVG}><path d='{'M0 0' * 9000}'/></svg>", "37 kB, högst 30 kB"),
        (f"<svg {SVG}><path d='{'M0 0' * 60000}'/></svg>", "241 kB, högst 200 kB"),
        (f"<svg {SVG}><image href='data:image/png;base64,AA'/></svg>", "inklistrad bild"),
        (f"<svg {SVG}><g/></svg>", "inget som syns"),
        (f"<svg {SVG}><style>g > path{{fill:red}}</style><path/></svg>", "stilmall"),
        (f"<svg {SVG}><style>@media print{{path{{fill:red}}}}</style><path/></svg>", "stilmall"),
        ('<svg xmlns="http://www.w3.org/2000/svg" width="100%"><path/></svg>', "saknar mått"),
        ('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 0 0"><path/></svg>', "saknar mått"),
    ],
)
def test_each_bad_svg_is_told_in_one_sentence(
    tmp_path: Path, content: str | bytes, says: str
) -> None:
    assert says in sentence(tmp_path, content)


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "är tom"),
        (b"not a picture", "inte en hel PNG-bild"),
        (picture("JPEG"), "i själva verket JPEG"),
        (picture("PNG")[:40], "inte en hel PNG-bild"),
        (picture("PNG", (4001, 1)), "4001 × 1 bildpunkter"),
        (
            picture("PNG", save_all=True, append_images=[Image.new("RGB", (10, 20), "red")]),
            "rör sig",
        ),
        (b"\x89PNG\r\n\x1a\n" + b"0" * 200_000, "201 kB, högst 200 kB"),
    ],
)
def test_each_bad_png_is_told_in_one_sentence(tmp_path: Path, content: bytes, says: str) -> None:
    assert says in sentence(tmp_path, content, "logo.png")


def test_a_png_is_kept_as_a_file_with_its_measures(tmp_path: Path) -> None:
    made = logo(tmp_path, picture("PNG"), "Logo.PNG")
    assert (made.kind, made.width, made.height, made.markup) == ("png", 10, 20, None)
    with pytest.raises(ValueError):
        made.inline()


@pytest.mark.parametrize("name", ["logo.jpg", "logo", "logo.pdf"])
def test_other_kinds_of_file_are_refused_by_name(tmp_path: Path, name: str) -> None:
    assert "varken SVG eller PNG" in sentence(tmp_path, b"x", name)


def test_a_folder_is_not_a_logo(tmp_path: Path) -> None:
    (tmp_path / "logo.svg").mkdir()
    with pytest.raises(ValueFault):
        read_logo(tmp_path, "logo.svg")


def test_the_example_shield_follows_the_text_colour() -> None:
    shield = read_logo(ROOT, "logo.svg")
    assert shield.themed
    assert shield.removed == ()

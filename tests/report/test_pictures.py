"""Which places get a picture, and that a report is whole without any."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser

from kunskapsstod.check.browser.shots import Shot, Spot
from kunskapsstod.check.runner import LAYERS, Outcome
from kunskapsstod.models.finding import Finding, Severity
from kunskapsstod.report.html import as_html
from kunskapsstod.report.model import Report
from kunskapsstod.report.pictures import Album, album, wanted
from kunskapsstod.report.run import save
from kunskapsstod.report.summary import summarise

from .test_reports import STATES, WHEN, alt, contrast

SHOT = Shot(b"RIFF....WEBP", 480, 200, True)


def test_a_place_is_shown_as_the_page_was_when_it_was_found() -> None:
    chosen, beyond = wanted(summarise([contrast("roller/", "320 dark"), alt("a/")]))
    assert set(chosen.values()) == {
        Spot("roller/", 320, True, False, False, "#meny > p"),
        Spot("a/", 1280, False, False, False, "#bild"),
    }
    assert beyond == 0


def test_only_what_can_be_seen_on_a_page_is_asked_for() -> None:
    nothing = [
        alt("a/", "html"),
        alt("a/", "html > head > title"),
        alt("a/", ""),
        Finding("f/", "captions.order", selector="textad.vtt, rad 3", params={"line": "3"}),
        contrast("a/", "320 dark", "Prövad."),
        Finding("a/", "review.no-twin", Severity.ADVICE, "#x"),
    ]
    assert wanted(summarise(nothing))[0] == {}
    cut = Finding("a/", "behaviour.clipped", selector="svg > text ”Ord”", state="320 light")
    assert list(wanted(summarise([cut]))[0].values()) == [
        Spot("a/", 320, False, True, False, "svg > text")
    ]


def test_pictures_are_bounded_and_two_rules_share_one() -> None:
    same = [alt("a/"), Finding("a/", "axe.image-alt", selector="#bild", criterion="1.1.1")]
    chosen, beyond = wanted(summarise([*same, alt("b/", "#annan")]), most=1)
    assert (len(chosen), len(set(chosen.values())), beyond) == (2, 1, 1)


def test_a_rule_with_many_places_leaves_room_for_others() -> None:
    many = [alt(f"a{number}/", f"#b{number}") for number in range(40)]
    one = contrast("z/", "320 light")
    chosen, beyond = wanted(summarise([*many, one]), most=10)
    assert Spot("z/", 320, False, False, False, "#meny > p") in chosen.values()
    assert (len(chosen), beyond) == (10, 31)


def test_what_was_found_on_paper_is_shown_on_paper() -> None:
    chosen, _ = wanted(summarise([contrast("a/", "794 light print")]))
    assert list(chosen.values()) == [Spot("a/", 794, False, False, True, "#meny > p")]
    both = [contrast("a/", "320 dark box"), contrast("a/", "320 dark")]
    chosen, _ = wanted(summarise([contrast("a/", state) for state in STATES]))
    assert list(chosen.values()) == [Spot("a/", 1280, False, False, False, "#meny > p")]
    chosen, _ = wanted(summarise(both))
    assert list(chosen.values()) == [Spot("a/", 320, True, False, False, "#meny > p")]


def report(shots: dict[Spot, Shot]) -> Report:
    summary = summarise([alt("a/"), alt("b/", "#annan")])
    chosen, _ = wanted(summary)
    pictures = album(summary, chosen, 3, shots)
    return Report(summary, Outcome(["a/"], LAYERS), WHEN, pictures=pictures)


def test_a_picture_says_what_it_shows_and_a_missing_one_is_told() -> None:
    tree = LexborHTMLParser(as_html(report({Spot("a/", 1280, False, False, False, "#bild"): SHOT})))
    (image,) = tree.css("img")
    assert image.attributes["alt"] == (
        "Skärmbild av /a/, 1280 px, ljust. En ram visar stället: #bild."
    )
    assert (image.attributes["width"], image.attributes["loading"]) == ("480", "lazy")
    told = tree.css_first("#by_rule").text()  # type: ignore[union-attr]
    assert told.count("Ingen bild") == 1
    assert "3 ställen till är utan" in told


def test_without_pictures_the_report_says_so_once() -> None:
    without = replace(report({}), pictures=Album())
    told = as_html(without)
    assert told.count("utan bilder") == 1 and "Ingen bild" not in told


def test_pictures_of_earlier_reports_go_and_files_of_others_stay(tmp_path: Path) -> None:
    folder = tmp_path / "pictures"
    folder.mkdir()
    for name in ("0123456789abcdef.webp", "semester.webp"):
        (folder / name).write_bytes(b"x")
    save(tmp_path, report({Spot("a/", 1280, False, False, False, "#bild"): SHOT}))
    names = sorted(path.name for path in folder.iterdir())
    assert len(names) == 2 and names[1] == "semester.webp" and names[0] != "0123456789abcdef.webp"

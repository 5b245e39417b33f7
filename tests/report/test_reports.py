"""The forms of a report tell the same, whole or not at all."""

from __future__ import annotations

import json
import os
import xml.etree.ElementTree as etree  # noqa: N813
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from tempfile import mkstemp

import pytest
from selectolax.lexbor import LexborHTMLParser

from kunskapsstod import writing
from kunskapsstod.check.browser.runner import Engine
from kunskapsstod.check.catalogue import rules
from kunskapsstod.check.rules import check_page
from kunskapsstod.check.runner import LAYERS, Outcome
from kunskapsstod.errors import Faults
from kunskapsstod.models.finding import Finding, Severity
from kunskapsstod.models.site import BuiltSite
from kunskapsstod.report.baseline import new_since, read_baseline
from kunskapsstod.report.by_page import PLACES_LISTED
from kunskapsstod.report.html import as_html
from kunskapsstod.report.json_report import as_json
from kunskapsstod.report.junit import as_junit
from kunskapsstod.report.model import Report
from kunskapsstod.report.run import save
from kunskapsstod.report.sarif import as_sarif
from kunskapsstod.report.summary import Summary, state_name, summarise
from kunskapsstod.report.terminal import as_text
from kunskapsstod.writing import prepare_folder, write_files

WHEN = datetime(2026, 11, 22, 17, 46, tzinfo=UTC)
ROOT = Path(__file__).parents[2]
# Own rules whose sentences need no more than these.
PARAMS = ("count", "now", "want", "tag", "id", "problem", "lang", "text", "address", "kind")
RULES = [rule for rule in rules() if rule.startswith("static.")]
STATES = ("1280 light", "1280 dark", "320 light", "320 dark")


def alt(page: str, selector: str = "#bild", **more: object) -> Finding:
    params = {"problem": "alternativtext saknas"}
    return Finding(page, "static.img-alt", selector=selector, params=params, **more)  # type: ignore[arg-type]


def contrast(page: str, state: str, accepted: str | None = None) -> Finding:
    return Finding(
        page,
        "htmlcs.1_4_3.G18.Abs",
        Severity.LOOK,
        "#meny > p",
        "<p class=\"a\"><script>alert('x')</script></p>",
        {"required": "4,5", "value": "?"},
        state,
        "1.4.3",
        accepted,
    )


FINDINGS = [
    alt("roller/", criterion="1.1.1"),
    alt("filmer/", criterion="1.1.1"),
    *(contrast("roller/", state) for state in STATES),
    contrast("", "320 dark"),
    Finding("om/", "review.no-twin", Severity.ADVICE),
    contrast("om/", "320 dark", "Prövad."),
]


@pytest.fixture
def outcome() -> Outcome:
    pages = ["", "filmer/", "om/", "roller/"]
    return Outcome(pages, ("static", "browser"), FINDINGS, Engine("156.0", "10.0.0", "4.14.1"))


@pytest.fixture
def summary() -> Summary:
    return summarise(FINDINGS)


@pytest.fixture
def report(summary: Summary, outcome: Outcome) -> Report:
    return Report(summary, outcome, WHEN, "https://guide.example/")


def test_one_thing_to_mend_is_told_once(summary: Summary) -> None:
    assert summary.counts == {"fault": 1, "look": 1, "advice": 1, "accepted": 1}
    (fault,) = summary.of_kind("fault")
    assert fault.pages == ["filmer/", "roller/"]
    (look,) = summary.of_kind("look")
    assert look.places[0].pages == ["", "roller/"]


def test_states_are_told_when_they_matter() -> None:
    everywhere = summarise([contrast("", state) for state in STATES])
    assert everywhere.groups[0].places[0].shown == ""
    dark = summarise([contrast("", "320 dark")])
    assert dark.groups[0].places[0].shown == "320 px, mörkt"


@pytest.mark.parametrize(
    ("findings", "verdict"),
    [
        (FINDINGS, "1 fel och 1 ställe att titta på. Rätta felen"),
        ([alt("a/"), alt("a/", "#b")], "2 fel. Rätta det innan ni publicerar."),
        ([contrast("", "320 dark")], "Inga fel, men 1 ställe att titta på"),
        ([Finding("om/", "review.no-twin", Severity.ADVICE)], "Inga fel och inget"),
        ([contrast("", "320 dark", "Prövad.")], "Inga fel och inget"),
    ],
)
def test_the_verdict(findings: list[Finding], verdict: str) -> None:
    assert summarise(findings).verdict.startswith(verdict)


def test_what_two_rules_say_of_the_same_places_is_one_thing_to_do() -> None:
    axe = Finding("a/", "axe.image-alt", selector="#bild", criterion="1.1.1")
    more = Finding("b/", "axe.image-alt", selector="#bild", criterion="1.1.1")
    ours = alt("a/", criterion="1.1.1")
    once = summarise([axe, ours])
    assert [group.rule for group in once.to_do] == ["static.img-alt"], "ours says it best"
    assert once.groups[1].same_as is once.groups[0]
    both = summarise([axe, more, ours])
    assert [group.rule for group in both.to_do] == ["axe.image-alt"], "it covers one page more"
    assert (once.counts["fault"], both.counts["fault"]) == (1, 1)
    other = summarise([axe, replace(ours, selector="#annan")])
    assert len(other.to_do) == other.counts["fault"] == 2


def test_a_rule_that_finds_more_is_counted_for_what_it_alone_found() -> None:
    ours = [alt("a/", criterion="1.1.1"), alt("b/", criterion="1.1.1")]
    axe = [
        Finding("a/", "axe.image-alt", selector=name, criterion="1.1.1", excerpt=name)
        for name in ("#bild", "#dold")
    ]
    summary = summarise([*ours, *axe])
    assert [(group.rule, len(group.own)) for group in summary.to_do] == [
        ("static.img-alt", 1),
        ("axe.image-alt", 1),
    ]
    assert summary.counts["fault"] == 2


def test_what_nobody_could_judge_and_what_the_law_asks_for_come_first() -> None:
    findings = [
        Finding("a/", "static.broken-link", params={"address": "/x/"}),
        Finding("b/", "static.broken-link", params={"address": "/x/"}),
        alt("a/", criterion="1.1.1"),
        Finding("c/", "browser.timeout", params={"seconds": "30"}),
    ]
    order = [group.rule for group in summarise(findings).to_do]
    assert order == ["browser.timeout", "static.img-alt", "static.broken-link"]


def test_the_text_is_short_and_ends_with_the_verdict_and_the_file(report: Report) -> None:
    text = as_text(report, Path("report/index.html"))
    lines = text.splitlines()
    assert lines[-1] == "Hela rapporten: report/index.html"
    assert lines[-2].startswith("1 fel och 1 ställe att titta på.")
    assert "Granskad 22 november 2026 kl. 17.46. 4 sidor." in text
    assert "1. Bilder har alternativtext (WCAG 1.1.1 Icke-textuellt innehåll)" in text
    assert "/filmer/, /roller/" in text
    assert "\x1b" not in text
    many = [Finding("a/", rule, params=dict.fromkeys(PARAMS, "x")) for rule in RULES[:9]]
    text = as_text(replace(report, summary=summarise(many)), None)
    assert len(text.splitlines()) < 40
    assert "Sedan 4 saker till, se rapporten." in text


def test_half_a_check_says_so(report: Report) -> None:
    half = replace(report, outcome=Outcome([""], ("static",), FINDINGS))
    for told in (as_text(half, None), as_html(half)):
        assert "bara en del av granskningen" in " ".join(told.split())
        assert "pa11y" not in told
    whole = Outcome([""], LAYERS, FINDINGS, Engine("156.0", "10.0.0", "4.14.1"), whole=True)
    assert "bara en del av granskningen" not in as_text(replace(report, outcome=whole), None)


def test_results_of_an_earlier_day_are_told(report: Report) -> None:
    outcome = Outcome(["", "a/"], ("browser",), engine=Engine("1", "2", "3"))
    outcome.reused, outcome.oldest = 2, date(2026, 11, 2)
    told = as_html(replace(report, outcome=outcome))
    assert "2 sidor är som när de senast granskades" in told
    assert "2 november 2026" in told


def test_a_check_of_what_has_changed_says_when_nothing_has(report: Report) -> None:
    nothing = replace(report, summary=summarise([]), outcome=Outcome([], ("static", "browser")))
    assert "Ingen sida har ändrats" in as_text(nothing, None)
    told = as_html(nothing)
    assert "Ingen sida har ändrats" in told and "granskade i webbläsare" not in told


def test_what_had_been_opened_is_told() -> None:
    assert state_name("320 dark box") == "320 px, mörkt, med en ruta öppen"
    assert state_name("794 light print") == "794 px, ljust, utskriven"


def test_every_file_is_written_and_json_tells_each_finding(tmp_path: Path, report: Report) -> None:
    save(tmp_path / "report", replace(report, seconds={"Läser sidorna": 1.23}))
    names = sorted(path.name for path in (tmp_path / "report").iterdir())
    assert names == ["index.html", "junit.xml", "report.css", "report.json", "report.sarif"]
    data = json.loads((tmp_path / "report" / "report.json").read_text("utf-8"))
    assert data["version"] == 1
    assert data["counts"]["fault"] == 1
    assert data["seconds"] == {"Läser sidorna": 1.2}
    assert len(data["findings"]) == len(FINDINGS)
    first = data["findings"][0]
    assert first["title"] == "Bilder har alternativtext"
    assert (first["clauses"], first["situations"]) == (["9.1.1.1"], ["no_vision"])
    assert data["engine"]["axe"] == "4.14.1"


def test_every_key_of_the_json_is_explained(report: Report) -> None:
    explained = (ROOT / "docs" / "_dev" / "rapporten.md").read_text("utf-8")
    data = json.loads(as_json(report))
    keys = {*data, *data["findings"][0], *data["engine"]}
    assert [key for key in sorted(keys) if f"`{key}`" not in explained] == []


def test_the_page_breaks_none_of_our_own_rules(tmp_path: Path, report: Report) -> None:
    save(tmp_path, replace(report, site_url=""))
    site = BuiltSite(tmp_path)
    found = [one for page in site.read() for one in check_page(page, site)]
    assert not found


def test_what_a_checked_page_says_cannot_run_in_the_report(report: Report) -> None:
    tree = LexborHTMLParser(as_html(report))
    assert tree.css("script") == [] and tree.css("[style]") == [] and tree.css("style") == []
    policy = tree.css_first('meta[http-equiv="Content-Security-Policy"]')
    assert policy is not None and "default-src 'none'" in (policy.attributes["content"] or "")
    assert "alert('x')" in tree.css_first("#by_rule").text()  # type: ignore[union-attr]


def test_every_thing_stands_whole_under_its_rule_with_links_to_its_pages(report: Report) -> None:
    tree = LexborHTMLParser(as_html(report))
    assert len(tree.css("h1")) == 1
    assert all(table.css_first("caption") for table in tree.css("table"))
    shown = [node.text() for node in tree.css("#by_rule h3")]
    assert shown == ["Fel: 1", "Att titta på: 1", "Råd: 1", "Granskat och godtaget: 1"]
    rule = tree.css_first('[id="fault-static.img-alt"]')
    assert rule is not None and rule.parent is not None
    told = " ".join(rule.parent.text().split())
    for part in (
        "Vad är fel",
        "Gör så här",
        "den som använder skärmläsare",
        "WCAG 1.1.1 Icke-textuellt innehåll",
        "EN 301 549 9.1.1.1",
    ):
        assert part in told
    links = [node.attributes["href"] for node in rule.parent.css(".place a")]
    assert links == ["https://guide.example/filmer/#bild", "https://guide.example/roller/"]
    assert "Prövad." in tree.css_first("main").text()  # type: ignore[union-attr]


def test_every_link_within_the_page_leads_somewhere(report: Report) -> None:
    many = [alt(f"sida-{number}/", f"#b{number}") for number in range(8)]
    everywhere = [alt(f"sida-{number}/", "#skal") for number in range(30)]
    long = [alt(f"lang-{number}/", f"#l{number}") for number in range(PLACES_LISTED + 5)]
    summary = summarise([*FINDINGS, *many, *everywhere, *long])
    tree = LexborHTMLParser(as_html(replace(report, summary=summary)))
    ids = [node.attributes["id"] for node in tree.css("[id]")]
    assert len(ids) == len(set(ids))
    asked = {(node.attributes["href"] or "")[1:] for node in tree.css('a[href^="#"]')}
    assert asked - set(ids) == set()


def test_a_clean_report_is_a_report_too_and_passes_nothing(tmp_path: Path) -> None:
    save(tmp_path, Report(summarise([]), Outcome([""], ("static",)), WHEN))
    told = (tmp_path / "index.html").read_text("utf-8")
    assert "Inga fel och inget att titta på." in told
    assert "Att inget är hittat betyder inte" in told
    assert "godkän" not in told.lower()
    tree = LexborHTMLParser(told)
    ids = {node.attributes["id"] for node in tree.css("[id]")}
    assert {(node.attributes["href"] or "")[1:] for node in tree.css('a[href^="#"]')} <= ids
    assert tree.css(".filter-on") == [], "there is nothing to filter"


def test_english_in_a_report_is_marked_as_english(report: Report) -> None:
    findings = [
        alt("en/kontakt/", "#x", excerpt="<p>Ring the bell</p>"),
        Finding(
            "om/",
            "behaviour.console",
            excerpt="x is not defined",
            params={"detail": "fel"},
        ),
        alt("om/", "#y", excerpt="<p>Svenska</p>"),
    ]
    tree = LexborHTMLParser(as_html(replace(report, summary=summarise(findings))))
    marked = {node.text() for node in tree.css('.code[lang="en"]')}
    assert marked == {"<p>Ring the bell</p>", "x is not defined"}


def test_other_files_in_the_folder_stay(tmp_path: Path) -> None:
    (tmp_path / "anteckning.txt").write_text("kvar")
    write_files(tmp_path, {"a.txt": "ny"})
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.txt", "anteckning.txt"]


def test_a_failed_write_leaves_the_earlier_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_files(tmp_path, {"a.txt": "gammal"})

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(Faults, match="Disken är full"):
        write_files(tmp_path, {"a.txt": "ny"})
    assert [path.name for path in tmp_path.iterdir()] == ["a.txt"]
    assert (tmp_path / "a.txt").read_text() == "gammal"


@pytest.mark.parametrize("write", [prepare_folder, lambda folder: write_files(folder, {"a": "x"})])
def test_a_file_where_the_folder_should_be_is_a_sentence(
    tmp_path: Path, write: Callable[[Path], None]
) -> None:
    (tmp_path / "report").write_text("")
    with pytest.raises(Faults, match="behöver vara en mapp"):
        write(tmp_path / "report")


def test_a_disk_that_fills_up_leaves_all_of_the_earlier_report(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = {"a.txt": "gammal", "b.txt": "gammal"}
    write_files(tmp_path, files)
    made: list[str] = []

    def second_fails(prefix: str, dir: Path) -> tuple[int, str]:
        if made:
            raise OSError(28, "No space left on device")
        made.append(prefix)
        return mkstemp(prefix=prefix, dir=dir)

    monkeypatch.setattr(writing.tempfile, "mkstemp", second_fails)
    with pytest.raises(Faults, match="Disken är full"):
        write_files(tmp_path, {"a.txt": "ny", "b.txt": "ny"})
    assert {path.name: path.read_text() for path in tmp_path.iterdir()} == files


def test_preparing_leaves_nothing_but_the_folder(tmp_path: Path) -> None:
    prepare_folder(tmp_path / "djupt" / "ner")
    assert list((tmp_path / "djupt" / "ner").iterdir()) == []


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_no_permission_is_a_sentence(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(Faults, match="saknar behörighet"):
        write_files(tmp_path / "report", {"a.txt": "x"})


def test_junit_fails_what_is_broken_and_never_passes_what_must_be_looked_at(
    outcome: Outcome,
) -> None:
    root = etree.fromstring(as_junit(outcome).encode("utf-8"))
    assert root.attrib == {"name": "kunskapsstod", "tests": "5", "failures": "2", "skipped": "2"}
    suites = {suite.get("name"): suite for suite in root}
    assert [case.get("name") for case in suites["/om/"]] == ["Inga fel funna"]
    failed = suites["/filmer/"].find("testcase/failure")
    assert failed is not None and failed.get("type") == "static.img-alt"
    assert "WCAG 1.1.1 Icke-textuellt innehåll, EN 301 549 9.1.1.1" in (failed.text or "")
    looked = suites["/roller/"].find("testcase/skipped")
    assert looked is not None


def test_sarif_tells_every_finding_with_its_rule_place_and_gravity(outcome: Outcome) -> None:
    data = json.loads(as_sarif(outcome, "https://guide.example/"))
    (run,) = data["runs"]
    assert (data["version"], len(run["results"])) == ("2.1.0", len(FINDINGS))
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert rules == ["static.img-alt", "htmlcs.1_4_3.G18.Abs", "review.no-twin"]
    for result, finding in zip(run["results"], FINDINGS, strict=True):
        assert rules[result["ruleIndex"]] == result["ruleId"] == finding.rule
        location = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
        assert location == f"https://guide.example/{finding.page}"
    assert [result["level"] for result in run["results"][:3]] == ["error", "error", "warning"]
    image, look, advice = run["tool"]["driver"]["rules"]
    assert image["properties"]["clauses"] == ["9.1.1.1"]
    assert image["properties"]["tags"] == ["accessibility", "WCAG 1.1.1", "EN 301 549 9.1.1.1"]
    assert look["helpUri"].endswith("/contrast-minimum.html")
    assert "helpUri" not in advice
    assert run["results"][-1]["suppressions"][0]["justification"] == "Prövad."


def test_only_what_an_earlier_report_did_not_have_is_new(tmp_path: Path, report: Report) -> None:
    save(tmp_path, report)
    earlier = read_baseline(tmp_path / "report.json")
    assert new_since(FINDINGS, earlier) == []
    another, twice = alt("bli/"), alt("roller/")
    assert new_since([*FINDINGS, another, twice], earlier) == [another, twice]


@pytest.mark.parametrize("text", ["", "[]", '{"findings": [{}]}', '{"findings": 1}'])
def test_a_baseline_that_is_no_report_is_told_in_one_sentence(tmp_path: Path, text: str) -> None:
    (tmp_path / "report.json").write_text(text, encoding="utf-8")
    with pytest.raises(Faults, match=r"report\.json"):
        read_baseline(tmp_path / "report.json")

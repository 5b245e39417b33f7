"""The forms of a report tell the same, whole or not at all."""

from __future__ import annotations

import json
import os
import xml.etree.ElementTree as etree  # noqa: N813
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from tempfile import mkstemp

import pytest
from selectolax.lexbor import LexborHTMLParser

from kunskapsstod import writing
from kunskapsstod.check.browser.runner import Engine
from kunskapsstod.check.rules import check_page
from kunskapsstod.check.runner import Outcome
from kunskapsstod.errors import Faults
from kunskapsstod.models.finding import Finding, Severity
from kunskapsstod.models.site import BuiltSite
from kunskapsstod.report.baseline import new_since, read_baseline
from kunskapsstod.report.html import as_html
from kunskapsstod.report.junit import as_junit
from kunskapsstod.report.run import save
from kunskapsstod.report.sarif import as_sarif
from kunskapsstod.report.summary import Summary, state_name, summarise
from kunskapsstod.report.terminal import as_text
from kunskapsstod.writing import prepare_folder, write_files

WHEN = datetime(2026, 11, 22, 17, 46, tzinfo=UTC)
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


def test_one_thing_to_mend_is_told_once(summary: Summary) -> None:
    assert summary.counts == {"fault": 1, "look": 1, "advice": 1, "accepted": 1}
    (fault,) = summary.of_kind("fault")
    assert fault.pages == ["filmer/", "roller/"]
    (look,) = summary.of_kind("look")
    assert look.places[0].pages == ["", "roller/"]
    assert summary.pages["roller/"] == {"fault": 1, "look": 1, "advice": 0, "accepted": 0}


def test_states_are_told_when_they_matter() -> None:
    everywhere = summarise([contrast("", state) for state in STATES])
    assert everywhere.groups[0].places[0].shown == ""
    dark = summarise([contrast("", "320 dark")])
    assert dark.groups[0].places[0].shown == "320 px, mörkt"


@pytest.mark.parametrize(
    ("findings", "verdict"),
    [
        (FINDINGS, "1 fel, 1 att titta på."),
        ([contrast("", "320 dark")], "Inga fel, men en människa"),
        ([Finding("om/", "review.no-twin", Severity.ADVICE)], "Inga fel och inget"),
        ([contrast("", "320 dark", "Prövad.")], "Inga fel och inget"),
    ],
)
def test_the_verdict(findings: list[Finding], verdict: str) -> None:
    assert summarise(findings).verdict.startswith(verdict)


def test_the_text_ends_with_the_verdict_and_the_file(outcome: Outcome, summary: Summary) -> None:
    text = as_text(summary, outcome, WHEN, Path("report/index.html"))
    lines = text.splitlines()
    assert lines[-1] == "Hela rapporten: report/index.html"
    assert lines[-2].startswith("1 fel, 1 att titta på.")
    assert "Granskad 22 november 2026 kl. 17.46. 4 sidor." in text
    assert "Bilder har alternativtext (WCAG 1.1.1 Icke-textuellt innehåll, static.img-alt)" in text
    assert "/filmer/, /roller/" in text
    assert "\x1b" not in text


def test_a_check_without_browser_says_so(summary: Summary) -> None:
    half = Outcome([""], ("static",), FINDINGS)
    text = as_text(summary, half, WHEN, None)
    assert "Sidorna är inte granskade i webbläsare." in text
    assert "pa11y" not in text


def test_results_of_an_earlier_day_are_told(summary: Summary) -> None:
    outcome = Outcome(["", "a/"], ("browser",), engine=Engine("1", "2", "3"))
    outcome.reused, outcome.oldest = 2, date(2026, 11, 2)
    text = " ".join(as_text(summary, outcome, WHEN, None).split())
    assert "2 sidor är som de var" in text
    assert "2 november 2026" in text


def test_a_check_of_what_has_changed_says_when_nothing_has() -> None:
    text = as_text(summarise([]), Outcome([], ("static", "browser")), WHEN, None)
    assert "Ingen sida har ändrats" in text
    assert "granskade i webbläsare" not in text


def test_what_had_been_opened_is_told() -> None:
    assert state_name("320 dark box") == "320 px, mörkt, med en ruta öppen"
    assert state_name("794 light print") == "794 px, ljust, utskriven"


def test_every_file_is_written_and_json_tells_each_finding(
    tmp_path: Path, outcome: Outcome, summary: Summary
) -> None:
    save(tmp_path / "report", summary, outcome, WHEN)
    names = sorted(path.name for path in (tmp_path / "report").iterdir())
    assert names == ["index.html", "junit.xml", "report.css", "report.json", "report.sarif"]
    data = json.loads((tmp_path / "report" / "report.json").read_text("utf-8"))
    assert data["version"] == 1
    assert data["counts"]["fault"] == 1
    assert len(data["findings"]) == len(FINDINGS)
    assert data["findings"][0]["title"] == "Bilder har alternativtext"
    assert data["engine"]["axe"] == "4.14.1"


def test_the_page_breaks_none_of_our_own_rules(
    tmp_path: Path, outcome: Outcome, summary: Summary
) -> None:
    save(tmp_path, summary, outcome, WHEN)
    site = BuiltSite(tmp_path)
    found = [one for page in site.read() for one in check_page(page, site)]
    assert not found


def test_what_a_checked_page_says_cannot_run_in_the_report(
    outcome: Outcome, summary: Summary
) -> None:
    tree = LexborHTMLParser(as_html(summary, outcome, WHEN))
    assert tree.css("script") == []
    assert "alert('x')" in (tree.css_first("#look-1").parent.text() or "")  # type: ignore[union-attr]


def test_headings_and_tables(outcome: Outcome, summary: Summary) -> None:
    tree = LexborHTMLParser(as_html(summary, outcome, WHEN))
    assert len(tree.css("h1")) == 1
    assert all(table.css_first("caption") for table in tree.css("table"))
    assert [node.text() for node in tree.css("main > h2")][2:] == [
        "Fel: 1",
        "Att titta på: 1",
        "Råd: 1",
        "Granskat och godtaget: 1",
    ]
    assert "Prövad." in tree.css_first("main").text()  # type: ignore[union-attr]


def test_a_clean_report_is_a_report_too(tmp_path: Path) -> None:
    clean = Outcome([""], ("static",))
    save(tmp_path, summarise([]), clean, WHEN)
    assert "Inga fel och inget att titta på." in (tmp_path / "index.html").read_text("utf-8")


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
    assert run["results"][-1]["suppressions"][0]["justification"] == "Prövad."


def test_only_what_an_earlier_report_did_not_have_is_new(tmp_path: Path, outcome: Outcome) -> None:
    save(tmp_path, summarise(FINDINGS), outcome, WHEN)
    earlier = read_baseline(tmp_path / "report.json")
    assert new_since(FINDINGS, earlier) == []
    another, twice = alt("bli/"), alt("roller/")
    assert new_since([*FINDINGS, another, twice], earlier) == [another, twice]


@pytest.mark.parametrize("text", ["", "[]", '{"findings": [{}]}', '{"findings": 1}'])
def test_a_baseline_that_is_no_report_is_told_in_one_sentence(tmp_path: Path, text: str) -> None:
    (tmp_path / "report.json").write_text(text, encoding="utf-8")
    with pytest.raises(Faults, match=r"report\.json"):
        read_baseline(tmp_path / "report.json")

"""What is new in the guide."""

from __future__ import annotations

from pathlib import Path

import pytest

from kunskapsstod.content.news import items, load_news
from kunskapsstod.errors import Faults

GOOD = """nytt:
  - datum: 2026-11-20
    titel: Äldre
    text: Något från {{ kommun.namn }}.
    sidor: [index.md]
  - datum: 2026-11-22
    titel: Nyare å ä ö
    text: Något annat.
    sidor: [index.md]
"""


def write(folder: Path, text: str) -> Path:
    path = folder / "nytt.yml"
    path.write_text(text, encoding="utf-8")
    return path


def test_the_newest_stands_first_and_values_are_filled_in(tmp_path: Path) -> None:
    found = items(load_news(write(tmp_path, GOOD), {"index.md"}), {}, {"kommun.namn": "Habo"})
    assert [item.title for item in found] == ["Nyare å ä ö", "Äldre"]
    assert found[1].text == "Något från Habo."
    assert found[0].id == "2026-11-22-nyare-a-a-o"


def test_a_page_that_is_gone_is_told_with_line_and_suggestion(tmp_path: Path) -> None:
    path = write(tmp_path, GOOD.replace("[index.md]", "[indx.md]", 1))
    with pytest.raises(Faults) as caught:
        load_news(path, {"index.md"})
    (fault,) = caught.value.faults
    assert fault.line == 5
    assert "index.md" in fault.sentence()


def test_what_stands_twice_is_told_since_the_feed_could_not_tell_them_apart(
    tmp_path: Path,
) -> None:
    path = write(tmp_path, GOOD + GOOD.removeprefix("nytt:\n"))
    with pytest.raises(Faults) as caught:
        load_news(path, {"index.md"})
    assert [(fault.code, fault.line) for fault in caught.value.faults] == [
        ("news.twice", 10),
        ("news.twice", 14),
    ]


def test_a_date_that_is_no_date_is_told(tmp_path: Path) -> None:
    with pytest.raises(Faults) as caught:
        load_news(write(tmp_path, GOOD.replace("2026-11-20", "i går")), {"index.md"})
    assert "nytt.1.datum" in caught.value.faults[0].sentence()

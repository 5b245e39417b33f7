"""``{{ kommun.namn }}`` in a page."""

from kunskapsstod.content.values import fill, unknown

KNOWN = {"kommun.namn": "Exempelkommun", "titel.kontaktsekreteraren": "kontaktsekreteraren"}


def test_a_value_is_put_in_with_or_without_spaces_inside_the_braces() -> None:
    assert fill("I {{ kommun.namn }}/{{kommun.namn}}.", KNOWN) == "I Exempelkommun/Exempelkommun."


def test_a_value_never_becomes_markup() -> None:
    known = {"kommun.namn": "<script>*A* & [b](c)"}
    assert fill("{{ kommun.namn }}", known) == r"&lt;script&gt;\*A\* &amp; \[b\]\(c\)"


def test_nothing_between_the_braces_is_evaluated() -> None:
    source = "{{ kommun.namn.upper() }} {{ 1 + 1 }} {{ ''.__class__ }}"
    assert fill(source, KNOWN) == source
    assert [line for line, _, _ in unknown(source, KNOWN)] == [1, 1, 1]


def test_an_unknown_name_is_told_with_its_line_and_a_near_one() -> None:
    source = "Först.\n\nRing {{ titel.kontaktsekreteraen }}."
    assert unknown(source, KNOWN) == [(3, "titel.kontaktsekreteraen", "titel.kontaktsekreteraren")]

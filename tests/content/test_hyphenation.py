"""Soft hyphens in long compounds."""

from kunskapsstod.content.hyphenation import hyphenate, without


def shown(text: str) -> str:
    return hyphenate(text).replace("\u00ad", "|")


def test_compounds_are_cut_between_their_parts_in_every_form() -> None:
    assert shown("Kontaktpersonens tystnadsplikt") == "Kontakt|personens tystnads|plikt"


def test_the_longest_entry_wins() -> None:
    assert shown("kontaktpersonsuppdraget") == "kontakt|persons|uppdraget"


def test_other_words_are_left_alone_and_hyphens_come_off_again() -> None:
    assert shown("En vanlig mening.") == "En vanlig mening."
    assert without(hyphenate("kontaktperson")) == "kontaktperson"

"""Where a line may break: soft hyphens in long compounds, and a law's section kept together."""

from kunskapsstod.content.hyphenation import hyphenate, sections_kept, without


def shown(text: str) -> str:
    return hyphenate(text).replace("\u00ad", "|")


def test_compounds_are_cut_between_their_parts_in_every_form() -> None:
    assert shown("Kontaktpersonens tystnadsplikten") == "Kontakt|personens tystnads|plikten"


def test_a_word_that_fits_a_narrow_line_is_left_whole() -> None:
    assert shown("en kontaktperson och tystnadsplikt") == "en kontaktperson och tystnadsplikt"


def test_the_longest_entry_wins() -> None:
    assert shown("kontaktpersonsuppdraget") == "kontakt|persons|uppdraget"


def test_other_words_are_left_alone_and_hyphens_come_off_again() -> None:
    assert shown("En vanlig mening.") == "En vanlig mening."
    assert without(hyphenate("kontaktpersonens")) == "kontaktpersonens"


def test_a_law_s_section_stays_on_one_line() -> None:
    kept = sections_kept("LSS 9 § 4, 24 a–g §§, 28 a § och § i dag").replace("\u00a0", "~")
    assert kept == "LSS 9~§ 4, 24~a–g~§§, 28~a~§ och § i dag"

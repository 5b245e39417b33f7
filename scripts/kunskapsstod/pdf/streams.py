"""What is painted on a page: decoration becomes an artifact, words in another language say so.

WeasyPrint forgets the language of a part (``<i lang="sv">``). It travels as a shade of black that
no one can tell from black: the style sheet gives each language its shade, and where the shade is
painted the words' tag gets its language.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..models.site import DEFAULT_LANGUAGE, LANGUAGE_FOLDERS

LANGUAGES = (DEFAULT_LANGUAGE, *LANGUAGE_FOLDERS.values())
_SHOWS_TEXT = {"Tj", "TJ", "'", '"'}


def shades() -> str:
    """The style sheet's part: a part in a language is written in that language's shade."""
    return "".join(
        f'body [lang="{language}"] {{ color: #{number:06x}; }}\n'
        for number, language in enumerate(LANGUAGES, start=1)
    )


def mend_streams(pdf: Any, tagged: dict[Any, set[int]]) -> None:
    """Go through every page once.

    tagged: page → the numbers of its content that the tags reach; all other content is no part
    of the text (page feet, decoration)
    """
    import pikepdf

    parents = pdf.Root.StructTreeRoot.ParentTree.Nums
    by_key = {int(parents[i]): parents[i + 1] for i in range(0, len(parents), 2)}
    for page in pdf.pages:
        reached, owners = tagged[page.objgen], by_key[int(page.StructParents)]
        instructions = []
        changed = False
        for instruction, number, language in _walk(page):
            starts = str(instruction.operator) == "BDC" and number is not None
            if starts and number not in reached:
                owners[number] = None
                instruction = _artifact(decoration=instruction.operands[0] == "/Figure")
                changed = True
            elif language and number in reached and str(instruction.operator) in _SHOWS_TEXT:
                owners[number].Lang = language
            instructions.append(instruction)
        if changed:
            page.Contents = pdf.make_stream(pikepdf.unparse_content_stream(instructions))


def _artifact(*, decoration: bool) -> Any:
    """The start of content that is no part of the text: a drawing, or else the page's foot."""
    import pikepdf

    if decoration:
        return pikepdf.ContentStreamInstruction([pikepdf.Name.Artifact], pikepdf.Operator("BMC"))
    foot = pikepdf.Dictionary(Type=pikepdf.Name.Pagination, Subtype=pikepdf.Name.Footer)
    return pikepdf.ContentStreamInstruction([pikepdf.Name.Artifact, foot], pikepdf.Operator("BDC"))


def _walk(page: Any) -> Iterator[tuple[Any, int | None, str | None]]:
    """Each instruction with the number of the content it stands in and the language of its ink."""
    import pikepdf

    inside: list[int | None] = []
    inks: list[str | None] = [None]
    for instruction in pikepdf.parse_content_stream(page):
        operator = str(instruction.operator)
        if operator == "BDC":
            inside.append(_content_number(instruction))
        elif operator == "BMC":
            inside.append(None)
        elif operator == "q":
            inks.append(inks[-1])
        elif operator == "Q":
            inks.pop()
        elif operator == "rg":
            inks[-1] = _language(instruction.operands)
        yield instruction, next((n for n in reversed(inside) if n is not None), None), inks[-1]
        if operator == "EMC":
            inside.pop()


def _content_number(instruction: Any) -> int | None:
    properties = instruction.operands[1]
    return int(properties.MCID) if "/MCID" in properties else None


def _language(colour: Any) -> str | None:
    red, green, blue = (round(float(part) * 255) for part in colour)
    shade = blue if red == green == 0 else 0
    return LANGUAGES[shade - 1] if 0 < shade <= len(LANGUAGES) else None

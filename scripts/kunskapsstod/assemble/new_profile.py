"""The ``kommun.yml`` of a new site: what is asked, and the answers put into it.

The file begins as ``texts/new_site/kommun.yml``, whose comments explain every key; they are kept.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from io import StringIO
from pathlib import Path

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap
from ruamel.yaml.scalarstring import DoubleQuotedScalarString

from ..errors import Fault, Faults
from ..models import colour, loading
from ..models.profile import Profile, genitive
from ..project import PROFILE_NAME
from ..texts import HERE as TEXTS
from ..texts import message

TEMPLATES = TEXTS / "new_site"


@dataclass(frozen=True)
class Question:
    """One thing to ask before a site is made.

    name:    what the answer is called, also as a flag (``e_tjanst``, ``--e-tjanst``)
    path:    the key it fills in ``kommun.yml``
    default: the example value, used when nothing is answered
    """

    name: str
    path: tuple[str, ...]
    default: str

    @property
    def flag(self) -> str:
        return "--" + self.name.replace("_", "-")

    @property
    def text(self) -> str:
        """The question in Swedish."""
        return message(f"new.question.{self.name}")

    def problem(self, answer: str) -> str | None:
        """What is wrong with the answer, in one sentence, or None when it is good."""
        found = self.fault(answer)
        return message(found.code, **found.params) if found else None

    def tidy(self, answer: str) -> str:
        """The answer as it is written in the file; an empty one gives the default.

        A shell takes ``#0e4f5b`` for a comment, and no one types ``https://``: both may be left
        out.
        """
        answer = answer.strip() or self.default
        for start in ("#", "https://"):
            if self.default.startswith(start) and not re.match(r"#|\w+://", answer):
                return start + answer
        return answer

    def fault(self, answer: str) -> Fault | None:
        """As :meth:`problem`, as data; the place is the flag."""
        data = _template()
        for derived in ("kortnamn", "namn_genitiv"):
            del data[derived]
        _put(data, self.path, self.tidy(answer))
        try:
            loading.validate(data, Profile, Path(PROFILE_NAME))
        except Faults as faults:
            return Fault(faults.faults[0].code, key=self.flag, params=faults.faults[0].params)
        return None


def questions() -> list[Question]:
    """What to ask, in order. Everything else in ``kommun.yml`` is filled in there afterwards."""
    asked = {
        "namn": "namn",
        "webbadress": "webbadress",
        "enhet": "kontakt.enhet",
        "telefon": "kontakt.telefon",
        "e_post": "kontakt.e_post",
        "e_tjanst": "kontakt.e_tjanst",
        "socialjour": "kontakt.socialjour.telefon",
        "lex_sarah": "lex_sarah.mottagare",
        "intresse": "intresse.formular",
        "tillganglighet": "tillganglighet.formular",
        "farg": "farg.ljus",
    }
    template = _template()
    found = []
    for name, key in asked.items():
        path = tuple(key.split("."))
        value = template
        for part in path:
            value = value[part]
        found.append(Question(name, path, str(value)))
    return found


def new_profile(answers: Mapping[str, str]) -> CommentedMap:
    """The profile with the answers in it, comments kept. Raises Faults, each naming its flag."""
    data = _template()
    faults: list[Fault] = []
    for question in questions():
        answer = answers.get(question.name, "")
        wrong = question.fault(answer)
        if wrong:
            faults.append(wrong)
        else:
            _put(data, question.path, question.tidy(answer))
    if faults:
        raise Faults(faults)
    data["kortnamn"] = data["namn"]
    data["namn_genitiv"] = genitive(data["namn"])
    _put_colours(data, data["farg"]["ljus"])
    data["logotyp"]["alt"] = DoubleQuotedScalarString("")
    return data


def _put_colours(data: CommentedMap, light: str) -> None:
    shade = colour.normalise(light) or light
    # The example's own pair is kept as it is: its dark partner was chosen by eye.
    if shade != colour.normalise(_template()["farg"]["ljus"]):
        dark = colour.nearest_passing(shade, colour.DARK_SURFACES)
        data["farg"]["mork"] = DoubleQuotedScalarString(dark or shade)
    data["farg"]["ljus"] = DoubleQuotedScalarString(shade)


def _template() -> CommentedMap:
    return loading.read_yaml(TEMPLATES / PROFILE_NAME)


def _put(data: CommentedMap, path: tuple[str, ...], value: str) -> None:
    for part in path[:-1]:
        data = data[part]
    data[path[-1]] = value


def as_text(data: CommentedMap) -> str:
    """The profile with its comments, as a person would have indented it."""
    yaml = YAML(typ="rt")
    yaml.preserve_quotes = True
    yaml.width = 4096  # never fold a long line
    yaml.indent(mapping=2, sequence=4, offset=2)
    out = StringIO()
    yaml.dump(data, out)
    return out.getvalue()

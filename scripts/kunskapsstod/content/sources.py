"""The register of sources and laws (``docs/_data/kallor.yml``) and what a page cites from it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Annotated
from urllib.parse import urlsplit

from pydantic import AfterValidator, BaseModel, ConfigDict, StringConstraints

from ..errors import Fault, Faults
from ..models.fields import Day
from ..models.loading import ValueFault, line_of, load, read_yaml, suggestion
from ..models.page import PageMeta
from ..project import Project
from .front_matter import Source

# Number in Svensk författningssamling: the year it was issued and its number that year.
_SFS = re.compile(r"(?:1[6-9]|20)\d{2}:\d{1,4}(?: (?:s\. ?)?\d+)?")
Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]


def _sfs(value: str) -> str:
    if not _SFS.fullmatch(value):
        raise ValueFault("sources.sfs", value=value)
    return value


def _address(value: str) -> str:
    parts = urlsplit(value)
    if parts.scheme not in ("https", "http") or "." not in parts.netloc or re.search(r"\s", value):
        raise ValueFault("sources.address", value=value)
    return value


def _year(value: int) -> int:
    if not 1500 <= value <= 2100:
        raise ValueFault("sources.year", value=value)
    return value


Sfs = Annotated[Text, AfterValidator(_sfs)]
Address = Annotated[Text, AfterValidator(_address)]
Year = Annotated[int, AfterValidator(_year)]


class Law(BaseModel):
    """A law: name, short name, number in Svensk författningssamling, wording that was read."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    namn: Text
    kort: Text
    sfs: Sfs
    lydelse: Text
    kontrollerad: Day


class Reference(BaseModel):
    """A source that is no law."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    titel: Text
    utgivare: Text
    ar: Year | None = None
    adress: Address | None = None
    kontrollerad: Day


class Register(BaseModel):
    """Everything pages may cite, by id."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    lagar: dict[str, Law] = {}
    kallor: dict[str, Reference] = {}


class Citation(BaseModel):
    """One line of a page's list of sources: text, and an address when there is one."""

    text: str
    address: str | None = None


def load_register(path: Path) -> Register:
    """Read the register. Raises Faults; an id means one thing only, law or source."""
    register = load(path, Register)
    both = [name for name in register.kallor if name in register.lagar]
    if both:
        data = read_yaml(path)
        raise Faults(
            Fault(
                "sources.twice",
                path,
                f"kallor.{name}",
                line_of(data, ("kallor", name)),
                {"name": name},
            )
            for name in both
        )
    return register


def site_register(project: Project) -> Register:
    """The base's register with what the municipality's own pages rest on besides.

    Its own file is ``docs/_data/kallor.yml`` in the site folder, in the same form. Raises Faults;
    an id the base already has may not be given another meaning.
    """
    base = load_register(project.base.data / "kallor.yml")
    own = project.own_docs / "_data" / "kallor.yml" if project.own_docs else None
    if own is None or not own.is_file():
        return base
    more = load_register(own)
    faults = [
        Fault(
            "sources.taken",
            own,
            f"{group}.{name}",
            line_of(read_yaml(own), (group, name)),
            {"name": name},
        )
        for group, known, added in (
            ("lagar", {**base.lagar, **base.kallor}, more.lagar),
            ("kallor", {**base.lagar, **base.kallor}, more.kallor),
        )
        for name in added
        if name in known
    ]
    if faults:
        raise Faults(faults)
    return Register(lagar=base.lagar | more.lagar, kallor=base.kallor | more.kallor)


def citations(meta: PageMeta, register: Register) -> list[Citation]:
    """The page's sources as a reader meets them: laws first, in the order the page names them."""
    lines = [
        Citation(text=f"{law.namn}, SFS {law.sfs}, {where}")
        for law, where in ((register.lagar[key], where) for key, where in meta.laws.items())
    ]
    for key in meta.sources:
        source = register.kallor[key]
        year = f" ({source.ar})" if source.ar and str(source.ar) not in source.titel else ""
        lines.append(
            Citation(text=f"{source.utgivare}: {source.titel}{year}", address=source.adress)
        )
    return lines


def unknown(source: Source, register: Register) -> list[Fault]:
    """A fault for each id in the page's front matter that the register lacks."""
    meta = source.meta
    return [
        *(
            _unknown(source, "laws", key, register)
            for key in meta.laws
            if key not in register.lagar
        ),
        *(
            _unknown(source, "sources", key, register)
            for key in dict.fromkeys(meta.sources)
            if key not in register.kallor
        ),
    ]


def _unknown(source: Source, group: str, name: str, register: Register) -> Fault:
    """One of them: misspelt, in the wrong group, or a key of the page indented by mistake."""
    known, others, what = (
        (register.lagar, register.kallor, "law")
        if group == "laws"
        else (register.kallor, register.lagar, "source")
    )
    if name in others:
        code, near = f"page.{what}_misplaced", ""
    elif group == "laws" and name in PageMeta.model_fields:
        code, near = "page.key_in_laws", ""
    else:
        code, near = f"page.unknown_{what}", suggestion(name, list(known))
    keys = (group, name) if group == "laws" else (group,)
    params: dict[str, object] = {"name": name, "suggestion": near}
    return Fault(code, source.path, ".".join(keys), source.line(*keys), params)

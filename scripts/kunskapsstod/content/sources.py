"""The register of sources and laws (``docs/_data/kallor.yml``) and what a page cites from it."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, StringConstraints

from ..errors import Fault, Faults
from ..models.loading import load, suggestion
from ..models.page import PageMeta
from ..project import Project

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]


class Law(BaseModel):
    """A law: name, short name, number in Svensk författningssamling, wording that was read."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    namn: Text
    kort: Text
    sfs: Text
    lydelse: Text
    kontrollerad: date


class Reference(BaseModel):
    """A source that is no law."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    titel: Text
    utgivare: Text
    ar: int | None = None
    adress: Text | None = None
    kontrollerad: date


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
    """Read the register. Raises Faults."""
    return load(path, Register)


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
        Fault("sources.taken", own, f"{group}.{name}", params={"name": name})
        for group, known, added in (
            ("lagar", base.lagar, more.lagar),
            ("kallor", base.kallor, more.kallor),
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


def unknown(meta: PageMeta, register: Register, path: Path) -> list[Fault]:
    """A fault for each id the register lacks."""
    faults = [
        Fault(
            "page.unknown_law",
            path,
            f"laws.{key}",
            params={"name": key, "suggestion": suggestion(key, list(register.lagar))},
        )
        for key in meta.laws
        if key not in register.lagar
    ]
    faults += [
        Fault(
            "page.unknown_source",
            path,
            "sources",
            params={"name": key, "suggestion": suggestion(key, list(register.kallor))},
        )
        for key in meta.sources
        if key not in register.kallor
    ]
    return faults

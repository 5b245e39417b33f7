"""The pages that are drawn from data: the basic process and the network map.

One file each (``docs/_data/grundprocess.yml``, ``natverkskarta.yml``) gives the picture, the
list and the sheet, in standard and in easy-read, so that they can never tell different things.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from ..errors import Fault, Faults
from ..models.fields import Slug
from ..models.loading import line_of, load, read_yaml, suggestion
from . import values
from .links import near_page
from .sources import Register

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Label = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=16)]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class EasyStep(_Strict):
    """The step in easy-read; each item of a list is a line."""

    titel: Text
    rader: tuple[Text, ...]
    du: tuple[Text, ...]
    vem: tuple[Text, ...]


class Step(_Strict):
    """One step of the process: what happens, what the person can influence, who, law."""

    id: Slug
    titel: Text
    bild: Text
    vad: Text
    du: Text
    vem: Text
    skrivs: Text
    regel: Text
    kalla: Text
    # The page that tells more, as a docs uri without variant.
    sida: Text | None = None
    lattlast: EasyStep


class ProcessFile(_Strict):
    """``grundprocess.yml``."""

    steg: tuple[Step, ...] = Field(min_length=2)


class EasyArea(_Strict):
    """The area in easy-read; ``kort`` is its label in the picture when it is another."""

    titel: Text
    kort: tuple[Label, ...] | None = Field(default=None, min_length=1, max_length=3)
    rader: tuple[Text, ...]


class Area(_Strict):
    """One area of life around the person; ``kort`` is its label in the picture."""

    id: Slug
    titel: Text
    kort: tuple[Label, ...] = Field(min_length=1, max_length=3)
    plats: bool = False
    text: Text
    vem: Text
    lattlast: EasyArea


class Middle(_Strict):
    """The person in the middle of the map."""

    titel: Text
    lattlast: Text


class MapFile(_Strict):
    """``natverkskarta.yml``."""

    mitten: Middle
    omraden: tuple[Area, ...] = Field(min_length=3, max_length=12)


@dataclass(frozen=True)
class StepView:
    """A step as the template draws it, in one language, values filled in."""

    id: str
    title: str
    picture: str
    text: tuple[str, ...]
    you: tuple[str, ...]
    who: tuple[str, ...]
    written: str
    rule: str
    page: str | None


@dataclass(frozen=True)
class AreaView:
    """An area as the template draws it, in one language."""

    id: str
    title: str
    label: tuple[str, ...]
    here: bool
    text: tuple[str, ...]
    who: str


@dataclass(frozen=True)
class GuideData:
    """Both files, checked."""

    process: ProcessFile
    map: MapFile

    def steps(self, *, easy: bool, known: Mapping[str, str]) -> tuple[StepView, ...]:
        """The process in one reading level; ``known`` are the values pages may use."""

        def fill(*lines: str) -> tuple[str, ...]:
            return tuple(_plain(values.fill(line, known, markdown=False)) for line in lines)

        views = []
        for step in self.process.steg:
            if easy:
                simple = step.lattlast
                parts = fill(simple.titel), fill(*simple.rader), fill(*simple.du), fill(*simple.vem)
                written = rule = ""
            else:
                parts = fill(step.titel), fill(step.vad), fill(step.du), fill(step.vem)
                written, rule = fill(step.skrivs)[0], fill(step.regel)[0]
            title, text, you, who = parts
            views.append(
                StepView(step.id, title[0], step.bild, text, you, who, written, rule, step.sida)
            )
        return tuple(views)

    def areas(self, *, easy: bool, known: Mapping[str, str]) -> tuple[AreaView, ...]:
        """The map's areas in one reading level, the kontaktperson's own place first."""

        def fill(*lines: str) -> tuple[str, ...]:
            return tuple(_plain(values.fill(line, known, markdown=False)) for line in lines)

        ordered = sorted(self.map.omraden, key=lambda area: not area.plats)
        return tuple(
            AreaView(
                area.id,
                fill(area.lattlast.titel if easy else area.titel)[0],
                fill(*((easy and area.lattlast.kort) or area.kort)),
                area.plats,
                fill(*area.lattlast.rader) if easy else fill(area.text),
                "" if easy else fill(area.vem)[0],
            )
            for area in ordered
        )

    def middle(self, *, easy: bool) -> str:
        """The label of the person in the middle."""
        return self.map.mitten.lattlast if easy else self.map.mitten.titel


def load_guide_data(
    folder: Path, illustrations: Mapping[str, object] | None, pages: Collection[str]
) -> GuideData:
    """Read both files of ``folder``. Raises Faults for everything wrong in either of them.

    illustrations: the drawings there are; None when they are not known and not judged
    pages: docs uris of every page, without variant
    """
    faults: list[Fault] = []
    process: ProcessFile | None = None
    network: MapFile | None = None
    path = folder / "grundprocess.yml"
    try:
        process = load(path, ProcessFile)
        for number, step in enumerate(process.steg):
            if illustrations is not None and step.bild not in illustrations:
                near = suggestion(step.bild, sorted(illustrations))
                faults.append(
                    Fault(
                        "data.unknown_illustration",
                        path,
                        f"steg.{number + 1}.bild",
                        line_of(read_yaml(path), ("steg", number, "bild")),
                        {"name": step.bild, "suggestion": near},
                    )
                )
            if step.sida is not None and step.sida not in pages:
                line = line_of(read_yaml(path), ("steg", number, "sida"))
                near = near_page(step.sida, pages)
                params: dict[str, object] = {"name": step.sida, "suggestion": near}
                key = f"steg.{number + 1}.sida"
                faults.append(Fault("page.unknown_page", path, key, line, params))
        faults += _twice(path, "steg", process.steg)
    except Faults as error:
        faults += error.faults
    path = folder / "natverkskarta.yml"
    try:
        network = load(path, MapFile)
        faults += _twice(path, "omraden", network.omraden)
    except Faults as error:
        faults += error.faults
    if faults or process is None or network is None:
        raise Faults(faults)
    return GuideData(process, network)


def _twice(path: Path, group: str, given: Sequence[Step | Area]) -> list[Fault]:
    """A fault for each id that stands a second time."""
    ids = [one.id for one in given]
    return [
        Fault(
            "data.twice",
            path,
            f"{group}.{number + 1}.id",
            line_of(read_yaml(path), (group, number, "id")),
            {"name": name},
        )
        for number, name in enumerate(ids)
        if name in ids[:number]
    ]


def check_step_sources(data: GuideData, register: Register, folder: Path) -> list[Fault]:
    """A fault for each step of the process that rests on a source the register lacks."""
    path = folder / "grundprocess.yml"
    return [
        Fault(
            "page.unknown_source",
            path,
            f"steg.{number + 1}.kalla",
            line_of(read_yaml(path), ("steg", number, "kalla")),
            {"name": step.kalla, "suggestion": suggestion(step.kalla, list(register.kallor))},
        )
        for number, step in enumerate(data.process.steg)
        if step.kalla not in register.kallor
    ]


def _plain(text: str) -> str:
    # Authors may write a soft hyphen as &shy;; the data is text, not HTML.
    return text.replace("&shy;", "\u00ad").replace("&nbsp;", "\u00a0")

"""``kommun.yml`` as data: who the municipality is and how it is reached.

The Swedish descriptions are what an editor shows beside the keys (``kommun.schema.json``).
Rules a published site must meet, and an example need not, hold when the model is validated with
the context of :func:`.fields.publishing`; :func:`.profile_loading.load_profile` does that.
"""

from __future__ import annotations

import datetime
from typing import Annotated, Any, Literal

from pydantic import Field, field_validator, model_validator

from . import colour
from .contact import (
    Accessibility,
    ChildWorry,
    Contact,
    Group,
    Interest,
    LexSarah,
    Municipality,
)
from .fields import DarkBrand, Https, LightBrand, LongText, ShortText, SiteAddress
from .film_gap import FilmSettings

DEFAULT_LIGHT = "#0e4f5b"
DEFAULT_DARK = "#8fd0dc"


def _derived(description: str) -> Any:
    """A key that may be left out: the model fills it in before the values are checked."""
    return Field(default="", description=description, json_schema_extra=_without_default)


def _without_default(schema: dict[str, Any]) -> None:
    schema.pop("default", None)


class TitleForms(Group):
    obestamd: ShortText = Field(description="en … (kontaktsekreterare)")
    bestamd: ShortText = Field(description="den här … (kontaktsekreteraren)")
    bestamd_genitiv: ShortText = Field(description="den här …s (kontaktsekreterarens)")
    flertal: ShortText = Field(description="flera … (kontaktsekreterare)")
    flertal_bestamd: ShortText = Field(description="de här … (kontaktsekreterarna)")


def _standard(stem: str) -> TitleForms:
    return TitleForms(
        obestamd=f"{stem}e",
        bestamd=f"{stem}en",
        bestamd_genitiv=f"{stem}ens",
        flertal=f"{stem}e",
        flertal_bestamd=f"{stem}na",
    )


class Titles(Group):
    bistandshandlaggare: TitleForms = Field(
        default=_standard("biståndshandläggar"),
        description="Den som utreder och beslutar om insatsen.",
        json_schema_extra=_without_default,
    )
    kontaktsekreterare: TitleForms = Field(
        default=_standard("kontaktsekreterar"),
        description="Den som hittar, matchar och stödjer kontaktpersoner.",
        json_schema_extra=_without_default,
    )


class Brand(Group):
    ljus: LightBrand = Field(
        description='Kommunens färg i ljust läge, inom citattecken: "#0e4f5b". '
        "Kontrasten mot guidens ljusa ytor ska vara minst 7:1."
    )
    mork: DarkBrand = _derived(
        "En ljusare nyans för mörkt läge, inom citattecken. Utelämnad räknas den ut ur ljus."
    )

    @model_validator(mode="before")
    @classmethod
    def _dark_partner(cls, data: Any) -> Any:
        if not isinstance(data, dict) or "mork" in data:
            return data
        light = data.get("ljus")
        shade = colour.normalise(light) if isinstance(light, str) else None
        if shade is None:
            # The fault is ljus alone; a valid stand-in keeps the derived key quiet about it.
            return {**data, "mork": DEFAULT_DARK}
        return {**data, "mork": colour.nearest_passing(shade, colour.DARK_SURFACES)}


class Logotype(Group):
    fil: ShortText = Field(description="Bildfilen i den här mappen, SVG eller PNG.")
    alt: Annotated[str, Field(max_length=120)] = Field(
        default="",
        description="Vad bilden säger, om den säger mer än kommunens namn. Annars tomt.",
    )

    @field_validator("alt", mode="before")
    @classmethod
    def _empty_is_decorative(cls, value: Any) -> Any:
        return "" if value is None else value


class FeeLevel(Group):
    namn: ShortText = Field(description="Nivåns namn, till exempel Nivå 1.")
    omfattning: ShortText = Field(
        description="Hur ofta man ses, till exempel 2–3 gånger i månaden."
    )
    arvode: int | None = Field(
        default=None, ge=0, description="Kronor per månad. Utelämnat betyder att det prövas."
    )
    omkostnad: int | None = Field(
        default=None, ge=0, description="Kronor per månad. Utelämnat betyder att det prövas."
    )


class Fees(Group):
    galler_fran: datetime.date = Field(description="Dagen beloppen börjar gälla: 2026-01-01.")
    nivaer: Annotated[tuple[FeeLevel, ...], Field(min_length=1)] = Field(
        description="En post per nivå."
    )
    text: LongText | None = Field(
        default=None, description="Något mer om ersättningen, till exempel om resor."
    )
    lank: Https | None = Field(
        default=None, description="Kommunens egen sida om arvode och omkostnad."
    )


class Profile(Group):
    """One municipality. Keys as in ``kommun.yml``."""

    namn: ShortText = Field(description="Kommunens namn som det ska stå i guiden.")
    kortnamn: ShortText = _derived("Ett kortare namn för trånga ställen. Utelämnat: namn.")
    namn_genitiv: ShortText = _derived(
        "Namnet i genitiv, till exempel Exempelkommuns. Utelämnat bildas det av namn."
    )
    status: Literal["exempel", "publicerad"] = Field(
        default="exempel",
        description="exempel tills alla uppgifter är kommunens egna, sedan publicerad.",
    )
    webbadress: SiteAddress = Field(description="Guidens egen adress, med https://.")
    kontakt: Contact = Field(description="Hur man når den som ansvarar för kontaktpersoner.")
    lex_sarah: LexSarah = Field(description="Vart man rapporterar enligt lex Sarah.")
    orosanmalan: ChildWorry | None = Field(
        default=None, description="Vart man anmäler oro för ett barn."
    )
    intresse: Interest = Field(description="Vart den vänder sig som vill bli kontaktperson.")
    tillganglighet: Accessibility = Field(
        description="Vart man vänder sig om webbplatsen är svår att använda."
    )
    kommuner: tuple[Municipality, ...] = Field(
        default=(), description="Kommunerna, när flera delar på en verksamhet."
    )
    titlar: Titles = Field(
        default=Titles(),
        description="Era titlar, om de inte är biståndshandläggare och kontaktsekreterare.",
        json_schema_extra=_without_default,
    )
    farg: Brand = Field(
        default=Brand(ljus=DEFAULT_LIGHT, mork=DEFAULT_DARK),
        description="Kommunens färg, en för ljust och en för mörkt läge.",
        json_schema_extra=_without_default,
    )
    logotyp: Logotype | None = Field(default=None, description="Kommunens märke i sidhuvudet.")
    ersattning: Fees | None = Field(default=None, description="Arvode och omkostnad.")
    filmer: FilmSettings = Field(
        default=FilmSettings(),
        description="Det som saknas i en film och som ni publicerar ändå.",
        json_schema_extra=_without_default,
    )

    @model_validator(mode="before")
    @classmethod
    def _names(cls, data: Any) -> Any:
        if not isinstance(data, dict):
            return data
        name = data.get("namn")
        if not isinstance(name, str) or not name.strip():
            # The fault is namn alone; stand-ins keep the derived keys quiet about it.
            return {"kortnamn": "-", "namn_genitiv": "-", **data}
        return {"kortnamn": name, "namn_genitiv": genitive(name), **data}


def genitive(name: str) -> str:
    """``Exempelkommuns``; a name that ends in s, x or z stays as it is (Språkrådet)."""
    name = name.strip()
    return name if name[-1:].lower() in ("s", "x", "z") else f"{name}s"

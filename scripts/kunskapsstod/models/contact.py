"""The part of ``kommun.yml`` that says how people reach the municipality."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, Field, ValidationInfo, field_validator, model_validator

from .fields import Email, Https, LongText, Phone, Postcode, ShortText, is_publishing
from .loading import ValueFault


class Group(BaseModel):
    """A group of keys that takes no others."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Visit(Group):
    gatuadress: ShortText = Field(description="Gata och nummer.")
    postnummer: Postcode = Field(description="Fem siffror, till exempel 123 45.")
    ort: ShortText = Field(description="Postort.")
    oppet: ShortText | None = Field(default=None, description="När man kan komma på besök.")


class OnCall(Group):
    telefon: Phone = Field(description="Socialjourens telefonnummer.")
    tid: ShortText | None = Field(
        default=None, description="När socialjouren svarar, till exempel kvällar och helger."
    )


class Contact(Group):
    enhet: ShortText = Field(description="Enheten som ansvarar för kontaktpersoner.")
    telefon: Phone = Field(description="Telefonnumret dit kontaktpersoner och andra ringer.")
    telefontid: ShortText | None = Field(
        default=None, description="När någon svarar, till exempel vardagar 9–11."
    )
    e_post: Email | None = Field(
        default=None,
        description="E-post för allmänna frågor. Visas aldrig där det gäller något känsligt.",
    )
    e_tjanst: Https | None = Field(
        default=None,
        description="Säker e-tjänst där man kan skriva om känsliga saker. Webbadress med https://.",
    )
    besok: Visit | None = Field(default=None, description="Adress för besök.")
    socialjour: OnCall | None = Field(
        default=None,
        validate_default=True,
        description="Socialjouren. Måste finnas när status är publicerad.",
    )

    @field_validator("socialjour")
    @classmethod
    def _on_call_when_published(cls, value: OnCall | None, info: ValidationInfo) -> OnCall | None:
        # A reader who worries in the evening must not meet a closed telephone.
        if value is None and is_publishing(info):
            raise ValueFault("profile.on_call_missing")
        return value


class _Reachable(Group):
    """A recipient that can be reached by telephone or secure e-service, or both."""

    telefon: Phone | None = Field(default=None, description="Telefonnummer.")
    e_tjanst: Https | None = Field(
        default=None, description="Säker e-tjänst. Webbadress med https://."
    )

    @model_validator(mode="after")
    def _some_way(self) -> _Reachable:
        if self.telefon is None and self.e_tjanst is None:
            raise ValueFault("profile.no_way_to_reach")
        return self


class LexSarah(_Reachable):
    mottagare: ShortText = Field(description="Vem som tar emot rapporter enligt lex Sarah.")
    text: LongText | None = Field(
        default=None, description="Något mer den som rapporterar behöver veta i er kommun."
    )


class ChildWorry(_Reachable):
    pass


class Interest(Group):
    formular: Https = Field(
        description="Formulär för den som vill bli kontaktperson. Webbadress med https://."
    )
    text: LongText | None = Field(default=None, description="En eller två meningar vid länken.")


class Accessibility(Group):
    formular: Https = Field(
        description="Formulär för synpunkter på tillgängligheten. E-post och telefon räcker inte "
        "enligt tillsynsmyndighetens vägledning. Webbadress med https://."
    )
    telefon: Phone | None = Field(default=None, description="Telefon för samma sak.")
    e_post: Email | None = Field(default=None, description="E-post för samma sak.")


class Municipality(Group):
    namn: ShortText = Field(description="Kommunens namn.")
    socialjour: OnCall | None = Field(
        default=None, description="Kommunens socialjour, om den är en annan än under kontakt."
    )

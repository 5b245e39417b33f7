"""The municipality as templates see it: flat, ready to print, nothing left to decide."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

from ..models import telephone
from ..models.logo import Logo
from ..models.profile import Profile
from ..models.svg import ID_PREFIX
from ..models.telephone import tel_uri
from .menu import ROOT


class LogoMarkup:
    """The logo wherever it stands on a page; ids inside it differ from place to place."""

    def __init__(self, logo: Logo | None, address: str) -> None:
        self._logo = logo
        self._address = address
        self._copy = 0

    def begin(self, first: int) -> None:
        """Count places anew, so that a page's bytes do not depend on the pages before it."""
        self._copy = first - 1

    def __html__(self) -> str:
        logo = self._logo
        if logo is None:
            return ""
        # A logo with colours of its own was drawn for a light ground: it keeps one in dark mode.
        plate = "" if logo.themed else " ks-logo--plate"
        name = f'role="img" aria-label="{escape(logo.alt)}"' if logo.alt else 'aria-hidden="true"'
        if logo.markup is None:
            return (
                f'<img class="ks-logo{plate}" src="{ROOT}{self._address}" '
                f'width="{logo.width:.0f}" height="{logo.height:.0f}" alt="{escape(logo.alt)}">'
            )
        self._copy += ID_PREFIX in logo.markup
        svg = logo.inline(self._copy)
        return svg.replace("<svg", f'<svg class="ks-logo{plate}" {name}', 1)


@dataclass(frozen=True)
class ProfileView:
    """One municipality; texts are plain and escaped by the template, ``logo`` is HTML.

    An empty text means that kommun.yml does not name it.
    """

    namn: str
    namn_genitiv: str
    exempel: bool
    enhet: str
    telefon: str
    telefon_uri: str
    telefontid: str
    e_post: str
    e_tjanst: str
    besok: str
    besok_oppet: str
    socialjour_telefon: str
    socialjour_telefon_uri: str
    socialjour_tid: str
    lex_sarah_mottagare: str
    lex_sarah_text: str
    lex_sarah_telefon: str
    lex_sarah_telefon_uri: str
    lex_sarah_e_tjanst: str
    barn_telefon: str
    barn_telefon_uri: str
    barn_e_tjanst: str
    intresse_formular: str
    intresse_text: str
    tillganglighet_formular: str
    tillganglighet_telefon: str
    tillganglighet_telefon_uri: str
    tillganglighet_e_post: str
    delar_med: str
    kontaktsekreteraren: str
    kontaktsekreteraren_stor: str
    logo: LogoMarkup


def make_profile_view(profile: Profile, values: dict[str, str], logo: LogoMarkup) -> ProfileView:
    """The view of one municipality. What it does not name falls back to its ordinary contact."""
    contact, duty = profile.kontakt, profile.kontakt.socialjour
    sarah, child = profile.lex_sarah, profile.orosanmalan
    visit = contact.besok
    sarah_phone = sarah.telefon or contact.telefon
    child_phone = (child.telefon if child else None) or contact.telefon
    access = profile.tillganglighet
    access_phone = access.telefon or contact.telefon
    others = [m.namn for m in profile.kommuner if m.namn != profile.namn]
    return ProfileView(
        namn=profile.namn,
        namn_genitiv=profile.namn_genitiv,
        exempel=profile.status == "exempel",
        enhet=contact.enhet,
        telefon=display(contact.telefon),
        telefon_uri=tel_uri(contact.telefon),
        telefontid=contact.telefontid or "",
        e_post=contact.e_post or "",
        e_tjanst=contact.e_tjanst or "",
        besok=f"{visit.gatuadress}, {visit.postnummer} {visit.ort}" if visit else "",
        besok_oppet=(visit.oppet or "") if visit else "",
        socialjour_telefon=display(duty.telefon) if duty else "",
        socialjour_telefon_uri=tel_uri(duty.telefon) if duty else "",
        socialjour_tid=(duty.tid or "") if duty else "",
        lex_sarah_mottagare=sarah.mottagare,
        lex_sarah_text=sarah.text or "",
        lex_sarah_telefon=display(sarah_phone),
        lex_sarah_telefon_uri=tel_uri(sarah_phone),
        lex_sarah_e_tjanst=sarah.e_tjanst or contact.e_tjanst or "",
        barn_telefon=display(child_phone),
        barn_telefon_uri=tel_uri(child_phone),
        barn_e_tjanst=(child.e_tjanst if child else None) or contact.e_tjanst or "",
        intresse_formular=profile.intresse.formular,
        intresse_text=profile.intresse.text or "",
        tillganglighet_formular=access.formular,
        tillganglighet_telefon=display(access_phone),
        tillganglighet_telefon_uri=tel_uri(access_phone),
        tillganglighet_e_post=access.e_post or contact.e_post or "",
        delar_med=_and(others),
        kontaktsekreteraren=values["titel.kontaktsekreteraren"],
        kontaktsekreteraren_stor=values["titel.Kontaktsekreteraren"],
        logo=logo,
    )


def display(number: str) -> str:
    """The number as it is read, in one piece: it must not break over two lines."""
    return telephone.display(number).replace(" ", "\u00a0")


def _and(names: list[str]) -> str:
    """``A, B och C``."""
    return " och ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)

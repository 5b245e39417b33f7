"""``kommun.yml`` and the logo it names → a checked profile, with every fault told at once."""

from __future__ import annotations

import difflib
from pathlib import Path

from ruamel.yaml.comments import CommentedMap

from ..errors import Fault, Faults, fault
from ..project import PROFILE_NAME, Project
from ..texts import message
from .fields import publishing
from .loading import ValueFault, line_of, read_yaml, validate
from .logo import Logo, read_logo
from .profile import Profile, TitleForms


def load_profile(project: Project) -> Profile:
    """The site folder's profile, checked together with its logo.

    Raises Faults with everything that is wrong, in the order of the file.
    """
    data = read_yaml(_existing(project), message("profile.remedy"))
    profile: Profile | None = None
    found: list[Fault] = []
    try:
        context = publishing(data.get("status"))
        profile = validate(data, Profile, project.profile, context=context)
    except Faults as faults:
        found += faults.faults
    found += _logo_faults(project, data)
    if profile is None or found:
        raise Faults(sorted(found, key=lambda f: f.line or 0))
    return profile


def demand_site(project: Project) -> None:
    """A misspelt site folder is told of before anything is done in its name. Raises Faults.

    What is wrong inside its kommun.yml is for those who read it.
    """
    if not project.profile.exists():
        load_profile(project)


def load_logo(project: Project, profile: Profile) -> Logo | None:
    """The logo, cleaned and measured, or None when the profile names none. Raises Faults."""
    if profile.logotyp is None:
        return None
    try:
        return read_logo(project.site, profile.logotyp.fil, profile.logotyp.alt)
    except ValueFault as error:
        raise Faults(
            [Fault(error.code, project.profile, "logotyp.fil", None, error.params)]
        ) from None


def values(profile: Profile) -> dict[str, str]:
    """What pages may write as ``{{ name }}``: dotted name → text, not yet escaped."""
    names = {
        "kommun.namn": profile.namn,
        "kommun.namn_genitiv": profile.namn_genitiv,
        "kommun.kortnamn": profile.kortnamn,
    }
    for title in ("bistandshandlaggare", "kontaktsekreterare"):
        for name, text in _title(title, getattr(profile.titlar, title)).items():
            names[f"titel.{name}"] = text
            names[f"titel.{_capital(name)}"] = _capital(text)
    return names


def _title(name: str, forms: TitleForms) -> dict[str, str]:
    """The forms under the names pages use, which are those of the standard title."""
    stem = name.removesuffix("e")
    return {
        name: forms.obestamd,
        f"{stem}en": forms.bestamd,
        f"{stem}ens": forms.bestamd_genitiv,
        f"{stem}na": forms.flertal_bestamd,
        # The standard titles are the same in the plural; a municipality's own need not be.
        f"{name}_flertal": forms.flertal,
    }


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _existing(project: Project) -> Path:
    """The path of the profile. Raises Faults when the folder or the file is not there."""
    site, path = project.site, project.profile
    try:
        if path.exists():
            return path
        names = [p.name for p in site.iterdir() if p.name.lower().startswith("kommun")]
    except FileNotFoundError:
        raise fault("profile.no_folder", site) from None
    except NotADirectoryError:
        raise fault("file.not_a_folder", site) from None
    except PermissionError:
        raise fault("file.unreadable", path) from None
    near = difflib.get_close_matches(PROFILE_NAME, names, n=1, cutoff=0.6)
    if near:
        raise fault("profile.misnamed", path, name=near[0], right=PROFILE_NAME)
    return path


def _logo_faults(project: Project, data: CommentedMap) -> list[Fault]:
    """What is wrong with the logo, read from the raw data: the rest of it may be at fault too."""
    group = data.get("logotyp")
    name = group.get("fil") if isinstance(group, dict) else None
    if not isinstance(name, str) or not name.strip():
        return []
    try:
        read_logo(project.site, name.strip())
    except ValueFault as error:
        loc = ("logotyp", "fil")
        line = line_of(data, loc)
        return [Fault(error.code, project.profile, ".".join(loc), line, error.params)]
    return []

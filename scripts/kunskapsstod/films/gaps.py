"""What a film lacks, and whether the site may be published with it.

Required by law of recorded video (WCAG 2.1 through DOS-lagen, SFS 2018:1937) are captions (1.2.2)
and audio description (1.2.5). Sign language (1.2.6) and the film as text (1.2.8) are level AAA:
this guide's own promise. A site with status ``publicerad`` must have them all, or say why not.
"""

from __future__ import annotations

import difflib
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from ..errors import Fault
from ..models.film import VERSION_IDS, Film
from ..models.film_gap import AcceptedGap, GapKind
from ..models.loading import line_of, read_yaml
from ..models.profile import Profile
from ..texts import message


@dataclass(frozen=True)
class Gap:
    """One thing a film lacks.

    film:     the film's id
    versions: ids of the versions it is about, when only some lack it
    """

    film: str
    kind: GapKind
    versions: tuple[str, ...] = ()


def gaps(film: Film) -> tuple[Gap, ...]:
    """Everything the film lacks, in the order of the versions. Pure.

    An example film is drawn whole from its script, whether it has been yet or not: it lacks only
    a person's voice and an interpreter. Who made it and who is in it needs no saying.
    """
    found: list[Gap] = []

    def lacks(kind: GapKind, *versions: str) -> None:
        found.append(Gap(film.id, kind, versions))

    sign = film.version("teckensprak")
    if film.example:
        lacks("exempel")
        if not (sign and sign.interpreter):
            lacks("tolk")
        return tuple(found)
    if film.version("textad") is None:
        lacks("textad")
    silent = [v.id for v in film.versions if not (v.captions or v.burned_in_captions)]
    if silent:
        lacks("undertexter", *silent)
    if sign is None:
        lacks("teckensprak")
    elif not sign.interpreter:
        lacks("tolk")
    if film.version("syntolkad") is None:
        lacks("syntolkad")
    if not film.transcript:
        lacks("transkription")
    if film.rights is None:
        lacks("rattigheter")
    if film.rights is None or film.rights.consent in (None, "nej"):
        lacks("samtycke")
    return tuple(found)


def accepted(profile: Profile) -> dict[tuple[str, str], str]:
    """(film id, gap) → the reason the municipality gives for publishing all the same."""
    return {(gap.film, gap.brist): gap.skal for gap in profile.filmer.godtagna_brister}


def refusals(films: Iterable[Film], profile: Profile) -> list[Fault]:
    """Why the site may not be published; empty for a site that is still an example."""
    if profile.status != "publicerad":
        return []
    known = accepted(profile)
    return [
        Fault(
            f"gap.refused.{gap.kind}",
            params={
                "title": film.title,
                "film": film.id,
                "versions": _listed(gap.versions),
                "accept": message("gap.accept", film=film.id, kind=gap.kind),
            },
        )
        for film in films
        for gap in gaps(film)
        if (gap.film, gap.kind) not in known
    ]


def unneeded(films: Mapping[str, Film], profile: Profile) -> tuple[AcceptedGap, ...]:
    """Accepted gaps that are mended: the rows can be taken away. No fault: the film got better."""
    left = {(gap.film, gap.kind) for film in films.values() for gap in gaps(film)}
    return tuple(
        gap for gap in profile.filmer.godtagna_brister if (gap.film, gap.brist) not in left
    )


def unknown_films(profile: Profile, names: Collection[str], path: Path) -> list[Fault]:
    """Accepted gaps of films that do not exist, with what was likely meant.

    names: ids of the films there are; path: the ``kommun.yml`` the profile was read from
    """
    faults = []
    for number, gap in enumerate(profile.filmer.godtagna_brister):
        if gap.film in names:
            continue
        place = ("filmer", "godtagna_brister", number, "film")
        near = difflib.get_close_matches(gap.film, names, n=1, cutoff=0.6)
        hint = (
            message("value.did_you_mean", candidate=near[0])
            if near
            else message("gap.known_films", names=", ".join(sorted(names)))
        )
        faults.append(
            Fault(
                "gap.unknown_film",
                path,
                f"filmer.godtagna_brister.{number + 1}.film",
                line_of(read_yaml(path), place),
                {"name": gap.film, "suggestion": hint},
            )
        )
    return faults


def _listed(versions: tuple[str, ...]) -> str:
    return ", ".join(message(f"film.version.{v}") for v in VERSION_IDS if v in versions)

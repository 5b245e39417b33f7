"""What a manifest says of a film beside its files: rights and the last check."""

from __future__ import annotations

from ..models.film import Checked, Rights
from ..models.film_manifest import FilmManifest


def rights_of(manifest: FilmManifest) -> Rights | None:
    """Owner, terms and consent, or None when the manifest says nothing of them."""
    entry = manifest.rattigheter
    if entry is None:
        return None
    consent = entry.samtycke
    return Rights(
        owner=entry.agare,
        terms=entry.villkor,
        consent=consent.finns if consent else None,
        consent_day=consent.datum if consent else None,
        kept=consent.forvaras if consent else None,
    )


def checked_of(manifest: FilmManifest) -> Checked | None:
    """The last check, or None when the film has never been judged."""
    entry = manifest.kontroll
    if entry is None:
        return None
    return Checked(entry.datum, entry.regler, entry.fel, entry.se_over)

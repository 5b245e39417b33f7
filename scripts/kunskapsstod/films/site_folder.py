"""Whether a folder is a municipality's, told before anything is made or read in its name."""

from __future__ import annotations

from ..errors import fault
from ..project import Project


def demand_site(project: Project) -> None:
    """Raises Faults when there is no ``kommun.yml``: the folder's name is misspelt, or left out."""
    if not project.profile.is_file():
        raise fault("film_import.site_missing", project.site)

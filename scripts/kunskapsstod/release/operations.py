"""Files for those who run the guide: web server, container and automatic checks.

They are made from the site's own address and the headers the guide was checked with, so that
production cannot differ from what was proven.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from .. import __version__
from ..models.profile_loading import load_profile
from ..models.security import csp, headers
from ..models.types import TYPES
from ..project import Project
from ..texts import message
from ..writing import write_files

FOLDER = "drift"
TEMPLATES = Path(__file__).parent / "templates"
# Our template → the file's name in the folder.
FILES = {
    "nginx.conf.j2": "nginx.conf",
    "Caddyfile.j2": "Caddyfile",
    "Containerfile.j2": "Containerfile",
    "github.yml.j2": "github.yml",
    "gitlab-ci.yml.j2": "gitlab-ci.yml",
}
KEPT = ".ny"
"""Put after the name of a new file whose earlier form a person has changed."""

_TEXT = ("text/", "application/json", "application/xml", "image/svg+xml", "application/wasm")


@dataclass(frozen=True)
class Place:
    """Where the server is: what it listens to, and where files and log lie on it.

    address: the site's address without path, as Caddy wants it (``https://guide.kommun.se``)
    listen:  what nginx listens to (``8080``)
    """

    address: str
    host: str
    base: str
    listen: str = "8080"
    folder: str = "/srv/guide"
    log: str = "/dev/stdout"
    caddy_log: str = "stdout"


def place_of(site_url: str) -> Place:
    """The place of a site by its address (``webbadress`` in kommun.yml)."""
    parts = urlsplit(site_url)
    return Place(f"{parts.scheme}://{parts.netloc}", parts.hostname or "", parts.path or "/")


def render(template: str, place: Place) -> str:
    """One file's text."""
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        undefined=StrictUndefined,
        trim_blocks=True,
        keep_trailing_newline=True,
    )
    types: dict[str, list[str]] = {}
    with_charset: dict[str, list[str]] = {}
    for ending, kind in TYPES.items():
        types.setdefault(kind.split(";")[0], []).append(ending.removeprefix("."))
        with_charset.setdefault(kind, []).append(ending.removeprefix("."))
    plain = {name: value for name, value in headers().items() if name != "Content-Security-Policy"}
    return environment.get_template(template).render(
        t=message,
        version=__version__,
        csp=csp(),
        csp_search=csp(search=True),
        headers=plain,
        types=types,
        types_with_charset=with_charset,
        # nginx always compresses text/html and warns when it is named.
        compressed=[k for k in types if k.startswith(_TEXT) and k != "text/html"],
        address=place.address,
        host=place.host,
        base=place.base,
        listen=place.listen,
        folder=place.folder,
        log=place.caddy_log if template.startswith("Caddy") else place.log,
    )


def write_operations(project: Project) -> list[str]:
    """Write every file into the site folder's ``drift``; lines that tell what was done.

    A file somebody has changed is left as it is, and the new one lies beside it. Raises Faults
    for the profile, or when nothing can be written.
    """
    place = place_of(load_profile(project).webbadress)
    folder = project.site / FOLDER
    files: dict[str, str | bytes] = {}
    lines = [message("release.written", folder=folder)]
    for template, name in FILES.items():
        text = render(template, place)
        there = folder / name
        if there.exists() and there.read_text(encoding="utf-8") != text:
            files[name + KEPT] = text
            lines.append(f"  {name}: {message('release.kept', new=name + KEPT)}")
        else:
            files[name] = text
            about = message(f"release.about.{name.partition('.')[0]}")
            lines.append(f"  {name}: {about}")
    write_files(folder, files)
    lines.append(message("release.next"))
    return lines

"""The theme's templates can be used; nothing else of it costs a build anything."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from jinja2 import Environment
from mkdocs.config import load_config
from mkdocs.structure.files import Files

from kunskapsstod.mkdocs_plugin import theme
from kunskapsstod.project import open_project


def material() -> tuple[Environment, Files]:
    """The environment of the guide's configuration, and what MkDocs finds in the theme."""
    config = load_config(str(open_project(Path(__file__).parents[2]).base.mkdocs_yml))
    theme.hide_bundle(config.theme)
    theme.hide_bundle(config.theme)
    found = Files([])
    environment = config.theme.get_env()
    found.add_files_from_theme(environment, config)
    theme.show_templates(environment, config.theme)
    return environment, found


def test_the_themes_thousands_of_files_are_not_looked_through() -> None:
    _, found = material()
    names = [file.src_uri for file in found]
    assert "assets/guide.js" in names  # ours are found, and so is whatever else lies with them
    assert not [name for name in names if name.startswith(("assets/javascripts", "assets/images"))]


def test_a_template_can_still_extend_one_of_the_themes_and_ours_comes_first() -> None:
    environment, _ = material()
    assert environment.loader is not None
    names = {
        name: Path(str(environment.loader.get_source(environment, name)[1])).parent.name
        for name in ("base.html", "main.html")
    }
    assert names == {"base.html": "templates", "main.html": "overrides"}


def test_drawing_a_page_loads_no_library_for_sound_or_film() -> None:
    code = (
        "import sys, kunskapsstod.mkdocs_plugin.plugin;"
        "print(*({'numpy', 'av', 'weasyprint', 'playwright'} & set(sys.modules)))"
    )
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert said.stdout.strip() == ""

"""The MkDocs plugin: each event is one call over the plain functions beside it.

mkdocs-static-i18n builds every variant as a build of its own, so most events run once for each
variant; what is the same for all is read the first time and kept.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from markupsafe import Markup
from mkdocs.config import config_options
from mkdocs.config.base import Config
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority

from ..content import links, values
from ..content.addresses import keep_old_ids
from ..content.front_matter import Source
from ..content.hyphenation import sections_kept
from ..errors import Faults
from ..models.profile_loading import load_logo
from ..models.security import csp
from ..project import open_project
from . import (
    assets,
    components,
    files,
    forms,
    menu,
    overlay,
    register_view,
    search_view,
    theme,
    translation,
    view,
    words,
)
from .files import keep_to
from .guide_digest import guide_digest
from .place import PagePlace, absolute_root, root_of
from .profile_view import LogoMarkup, ProfileView, make_profile_view
from .slots import SlotFiller
from .state import Progress, SiteState, load_state
from .variants import DEFAULT, VARIANTS, Variant, accept_variant_tags, page_url

GLOSSARY_PAGE = "ordlista.md"

# On import: i18n stands after us in mkdocs.yml and checks its options when it is imported.
accept_variant_tags()


class PluginFaults(Faults, PluginError):  # noqa: N818 - as Faults
    """Faults that plain ``mkdocs build`` shows as text, without a traceback."""


class PluginOptions(Config):  # type: ignore[no-untyped-call]
    """Options under ``kunskapsstod`` in mkdocs.yml."""

    site = config_options.Type(str, default="")
    """The municipality's site folder; the folder of mkdocs.yml when left out."""


class KunskapsstodPlugin(BasePlugin[PluginOptions]):  # type: ignore[no-untyped-call]
    """Turns profile, pages and films into the guide's site."""

    def __init__(self) -> None:
        self.progress: Progress | None = None
        self.only: frozenset[str] | None = None
        self.faults: Faults | None = None
        self.state: SiteState
        self.assets: assets.Assets
        self.profile: ProfileView
        self.slots: SlotFiller
        self.guide: str
        self._sections: dict[str, str] = {}
        self._ready = False

    # The outermost event of a build; i18n's own comes after it and sets the variant.
    @event_priority(100)
    def on_config(self, config: Any) -> Any:
        if not self._ready:
            try:
                self._prepare(config)
            except Faults as error:
                self.faults = error
                raise PluginFaults(error.faults) from None
            self._ready = True
        theme.hide_bundle(config.theme)
        if self._variant(config) is not DEFAULT:
            # The error page, the map and the feed are for all variants: drawn once.
            config.theme.static_templates = set()
        extension = "kunskapsstod.mkdocs_plugin.markdown"
        config.mdx_configs[extension] = {"easy": self._variant(config).easy}
        return config

    def _prepare(self, config: Any) -> None:
        site = self.config.site or str(Path(config.config_file_path).parent)
        project = open_project(site)
        laid = overlay.lay(project)
        config.docs_dir = str(laid.docs)
        self.state = load_state(
            project,
            laid,
            files.nav_pages(config.nav),
            Path(config.config_file_path),
            self.progress,
        )
        config.site_url = self.state.profile.webbadress
        logo = load_logo(project, self.state.profile)
        self.assets = assets.bundle(project.base.overrides, self.state.profile.farg, logo)
        self.profile = make_profile_view(
            self.state.profile, self.state.values, LogoMarkup(logo, self.assets.address("logo.png"))
        )
        environment = components.component_environment(project.base.overrides)
        self.guide = guide_digest(self.state, self.assets)
        self.slots = SlotFiller(environment, self.state, self.profile, self.guide)

    def _variant(self, config: Any) -> Variant:
        # Before i18n's first on_config its current language is unset: that is the default build.
        return VARIANTS[config.plugins["i18n"].current_language or DEFAULT.tag]

    @event_priority(-200)
    def on_files(self, found: Any, /, *, config: Any) -> Any:
        variant = self._variant(config)
        files.drop_theme_files(found, config)
        files.place_variant(found, variant, config)
        if variant is DEFAULT:
            files.add_assets(found, self.assets, config)
            files.add_build_name(found, self.guide, config)
            if self.state.evidence:
                files.add_evaluation(found, self.state.evidence, self.state.profile, config)
            files.add_films(found, self.state.films.values(), config)
            files.add_film_data(found, self.state, config)
            files.add_redirects(found, self.state.addresses, config)
        return found

    @event_priority(0)
    def _name_homepage(self, nav: Any, /, *, config: Any, files: Any) -> Any:
        # i18n looks for the homepage under sv-simple/ and warns; ours lies under lattlast/.
        home = self._variant(config).prefix or "./"
        nav.homepage = next((page for page in nav.pages if page.url in (home, "")), None)
        return nav

    @event_priority(-200)
    def _draw_menu(self, nav: Any, /, *, config: Any, files: Any) -> Any:
        variant = self._variant(config)
        environment = self.slots.environment
        template = environment.get_template("partials/menu.html")
        self.state.menus[variant.tag] = template.render(
            groups=menu.groups(nav, self.state, variant),
            root=menu.ROOT,
            **components.helpers(self.state, variant),
        )
        if self.only is not None:
            keep_to(files, self.only)
        return nav

    on_nav = CombinedEvent(_name_homepage, _draw_menu)

    def on_page_read_source(self, /, *, page: Any, config: Any) -> str:
        # The front matter is read and checked; MkDocs would parse it again, and more slowly. The
        # line before keeps it from taking the text's first lines for one.
        return f"\n{self.state.sources[page.file.src_uri].body}"

    def on_page_markdown(self, markdown: str, /, *, page: Any, config: Any, files: Any) -> str:
        source = self.state.sources[page.file.src_uri]
        page.meta = {"title": source.meta.title, "template": source.meta.template}
        variant = VARIANTS[source.language]
        body = keep_old_ids(source.body, source.uri, self.state.addresses)
        text = values.fill(body, self.state.values)
        if variant is DEFAULT:
            return text
        # A link to a page without a twin leads to the standard page, not to nowhere.
        return links.redirect(
            text,
            source.uri,
            lambda uri: self.state.source(uri, variant.tag) is None,
            lambda uri: root_of(page) + page_url(uri, DEFAULT),
            translation.link_marker(variant, self.state),
        )

    @event_priority(-200)
    def on_page_content(self, html: str, /, *, page: Any, config: Any, files: Any) -> str:
        source = self.state.sources[page.file.src_uri]
        self.profile.logo.begin(101)
        place = PagePlace(VARIANTS[source.language], source.page_uri, root_of(page))
        html = translation.mark_terms(self._explained(html, source, place), place.variant)
        return self.slots.fill(html, place)

    def _explained(self, html: str, source: Source, place: PagePlace) -> str:
        """The page with its hard words explained, unless the variant has no glossary."""
        glossary = self.state.source(GLOSSARY_PAGE, place.variant.tag)
        if glossary is None or source.page_uri == GLOSSARY_PAGE:
            return html
        address = place.url(page_url(GLOSSARY_PAGE, place.variant))
        title = values.fill(source.meta.title, self.state.values, markdown=False)
        return words.explain(html, self.state.glossary, title, address, easy=place.variant.easy)

    @event_priority(-200)
    def on_env(self, env: Any, /, *, config: Any, files: Any) -> Any:
        theme.show_templates(env, config.theme)
        components.equip(env)
        return env

    @event_priority(-200)
    def on_page_context(self, context: Any, /, *, page: Any, config: Any, nav: Any) -> Any:
        source = self.state.sources[page.file.src_uri]
        variant = VARIANTS[source.language]
        root = root_of(page)
        seen = view.make_view(source, variant, self.state, root, page.toc)
        return context | self._shared(variant, root, page_url(source.page_uri, variant), seen)

    @event_priority(-200)
    def on_template_context(self, context: Any, /, *, template_name: str, config: Any) -> Any:
        # The error page is shown at any address, so its own are absolute.
        root = absolute_root(self.state.profile.webbadress)
        seen = view.not_found_view(self.state)
        link = register_view.absolute(self.state)
        context["news"] = register_view.news(self.state.news, self.state, DEFAULT, link)
        rows = context["news"]
        context["feed_updated"] = rows[0].day if rows else self.state.today
        context["news_address"] = link("om/nytt.md")
        context["feed_address"] = link("index.md") + "nytt.xml"
        context["sitemap"] = forms.sitemap(self.state)
        return context | self._shared(DEFAULT, root, None, seen)

    def on_post_template(self, output: str, /, *, template_name: str, config: Any) -> str:
        root = absolute_root(self.state.profile.webbadress)
        return output.replace(menu.ROOT, root).strip() + "\n"

    def on_post_page(self, output: str, /, *, page: Any, config: Any) -> str:
        variant = VARIANTS[self.state.sources[page.file.src_uri].language]
        output = sections_kept(translation.unhyphenated(output, variant))
        return output.replace(menu.ROOT, root_of(page)).strip() + "\n"

    def _shared(self, variant: Variant, root: str, url: str | None, seen: Any) -> dict[str, Any]:
        """What every page's template is given."""
        self.profile.logo.begin(1)
        drawn = self.state.menus.get(variant.tag) or self.state.menus[DEFAULT.tag]
        return {
            **components.helpers(self.state, variant),
            "lang": variant.tag,
            "csp": csp(meta=True, search=seen.meta.template == search_view.SEARCH_TEMPLATE),
            "kommun": translation.profile_for(self.profile, self.state.values, variant),
            "view": seen,
            "menu": Markup(menu.for_page(drawn, root, url)),
            "home": (root + page_url("index.md", variant)) or "./",
            "url": lambda address: root + address,
            "asset": lambda name: root + self.assets.address(name),
            "link": lambda uri: view.page_link(uri, variant, self.state, root),
            "hreflang": lambda uri: translation.hreflang(uri, variant, self.state),
            "note": lambda uri: translation.note(uri, variant, self.state),
            "minutes": lambda uri: view.minutes_of(uri, variant, self.state),
            "letters": lambda: search_view.letters(self.state, variant, root),
            "search_forms": lambda: search_view.search_forms(variant),
        }

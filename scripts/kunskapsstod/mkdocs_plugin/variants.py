"""The guide's reading levels and languages, and what mkdocs-static-i18n must be told of them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Variant:
    """A form of the guide.

    tag:    BCP 47 language tag (``sv-simple`` uses the variant subtag registered 2015-12-29)
    prefix: first part of its addresses, with a slash; empty for the default
    easy:   easy-read: a line of the source is a line on the page
    """

    tag: str
    prefix: str
    easy: bool = False

    @property
    def language(self) -> str:
        """The language alone: ``sv`` for ``sv-simple``."""
        return self.tag.partition("-")[0]

    @property
    def translated(self) -> bool:
        """In another language than the guide's own, whose text is the one that counts."""
        return self.language != DEFAULT.language


DEFAULT = Variant("sv", "")
EASY = Variant("sv-simple", "lattlast/", easy=True)
ENGLISH = Variant("en", "en/")
VARIANTS: dict[str, Variant] = {variant.tag: variant for variant in (DEFAULT, EASY, ENGLISH)}


def page_url(page_uri: str, variant: Variant) -> str:
    """The address below the site's root of a page: ``roller/sekretess.md`` → ``roller/sekretess/``.

    page_uri is the docs-relative path without variant.
    """
    path = page_uri.removesuffix(".md")
    path = "" if path == "index" else f"{path.removesuffix('/index')}/"
    return f"{variant.prefix}{path}"


def accept_variant_tags() -> None:
    """Let mkdocs-static-i18n take ``sv-simple``: its pattern knows no variant subtags.

    Must run before that plugin's options are checked, which importing ours first makes sure of.
    docs/_dev/decisions/0002-lattlast-som-sprakvariant.md
    """
    import re

    from mkdocs_static_i18n import config, folder, suffix

    pattern = re.compile(rf"{config.RE_LOCALE.pattern}|^[a-z]{{2}}-simple$")
    for module in (config, folder, suffix):
        module.RE_LOCALE = pattern

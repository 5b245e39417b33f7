"""The kinds of value a profile holds: text, web address, e-mail, telephone, postcode, colour.

Each is checked where it stands, so that every fault of a file is told of at once. What only a
published site must meet is checked when the validation context says so, see :func:`publishing`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Annotated, Any
from urllib.parse import urlsplit

from pydantic import (
    AfterValidator,
    BeforeValidator,
    PlainValidator,
    StringConstraints,
    ValidationInfo,
    WithJsonSchema,
)

from . import colour, telephone
from .loading import ValueFault
from .telephone import Telephone

# RFC 2606 and RFC 6761: names that never lead anywhere.
_EXAMPLE_HOST = re.compile(r"(^|\.)(example|test|invalid|localhost|example\.(com|net|org))$")
_EMAIL = re.compile(r"[^@\s<>\"(),:;]+@([^@\s<>\"(),:;]+\.[^@\s.<>\"(),:;]{2,})")
_SLUG = re.compile(r"[a-z][a-z0-9-]*")
_POSTCODE = re.compile(r"(\d{3}) ?(\d{2})")

_CONTEXT_KEY = "publicerad"


def publishing(status: object) -> dict[str, bool]:
    """The validation context for a profile whose ``status`` is the given one."""
    return {_CONTEXT_KEY: status == "publicerad"}


def is_publishing(info: ValidationInfo) -> bool:
    return isinstance(info.context, Mapping) and bool(info.context.get(_CONTEXT_KEY))


def _string(value: Any) -> str:
    if value is None:
        raise ValueFault("value.blank")
    if not isinstance(value, str):
        raise ValueFault("value.text")
    text: str = value.strip()
    if not text:
        raise ValueFault("value.blank")
    return text


def _https(value: Any, info: ValidationInfo) -> str:
    address = _string(value)
    try:
        parts = urlsplit(address)
        host = parts.hostname or ""
        _ = parts.port  # raises for a port that is no number
    except ValueError:
        raise ValueFault("value.url") from None
    if parts.scheme != "https" or "." not in host or parts.username or re.search(r"\s", address):
        raise ValueFault("value.url")
    if is_publishing(info) and _EXAMPLE_HOST.search(host):
        raise ValueFault("profile.example_address", value=address)
    return address


def _site_address(value: Any, info: ValidationInfo) -> str:
    """An address the site can lie under: no query or fragment, and a slash at the end."""
    address = _https(value, info)
    if "?" in address or "#" in address:
        raise ValueFault("profile.site_address", value=address)
    return address if address.endswith("/") else address + "/"


def _email(value: Any, info: ValidationInfo) -> str:
    address = _string(value)
    found = _EMAIL.fullmatch(address)
    if not found:
        raise ValueFault("profile.email", value=address)
    if is_publishing(info) and _EXAMPLE_HOST.search(found.group(1)):
        raise ValueFault("profile.example_email", value=address)
    return address


def _telephone(value: Any, info: ValidationInfo) -> Telephone:
    # YAML reads unquoted figures as a number and drops the zero in front.
    if isinstance(value, int | float) and not isinstance(value, bool):
        raise ValueFault("profile.phone_unquoted", example=telephone.EXAMPLE)
    written = _string(value)
    number = telephone.parse(written)
    if number is None:
        raise ValueFault("profile.phone", value=written, example=telephone.EXAMPLE)
    if is_publishing(info) and telephone.is_reserved(number):
        raise ValueFault("profile.example_phone", value=number)
    return number


def _postcode(value: Any) -> str:
    # Swedish postcodes never begin with 0, so nothing is lost when YAML reads one as a number.
    written = str(value) if isinstance(value, int) and not isinstance(value, bool) else value
    found = _POSTCODE.fullmatch(_string(written))
    if not found:
        raise ValueFault("profile.postcode", value=written)
    return f"{found.group(1)} {found.group(2)}"


def _brand(surfaces: tuple[str, ...], code: str) -> Callable[[Any], str]:
    """A check that the colour stands out from the surfaces; else fault ``code`` with a shade."""

    def check(value: Any) -> str:
        # YAML reads an unquoted #0e4f5b as a comment, which leaves the key without a value.
        if value is None:
            raise ValueFault("profile.colour_unquoted")
        shade = colour.normalise(value) if isinstance(value, str) else None
        if shade is None:
            raise ValueFault("profile.colour_hex", value=value)
        if not colour.passes(shade, surfaces):
            raise ValueFault(
                code,
                value=shade,
                ratio=colour.lowest(shade, surfaces).shown(),
                shade=colour.nearest_passing(shade, surfaces),
            )
        return shade

    return check


def _no_number(value: Any) -> Any:
    """Pydantic takes a number for seconds since 1970, which no one means by 20261122."""
    if isinstance(value, int | float) or (isinstance(value, str) and value.strip().isdigit()):
        raise ValueFault("value.date")
    return value


def _slug(value: str) -> str:
    if not _SLUG.fullmatch(value):
        raise ValueFault("value.slug", value=value)
    return value


def _schema(**more: object) -> WithJsonSchema:
    return WithJsonSchema({"type": "string", **more})


_HEX = r"^#([0-9a-fA-F]{3}|[0-9a-fA-F]{6})$"

Slug = Annotated[str, AfterValidator(_slug)]
Day = Annotated[date, BeforeValidator(_no_number)]
ShortText = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=120)]
LongText = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=600)]
Https = Annotated[str, PlainValidator(_https), _schema(pattern=r"^https://[^\s]+$")]
SiteAddress = Annotated[str, PlainValidator(_site_address), _schema(pattern=r"^https://[^\s?#]+$")]
Email = Annotated[str, PlainValidator(_email), _schema(pattern=r"^[^@\s]+@[^@\s]+\.[^@\s]+$")]
Phone = Annotated[Telephone, PlainValidator(_telephone), _schema(pattern=r"^[+0-9][0-9 ()/.–-]+$")]
Postcode = Annotated[
    str, PlainValidator(_postcode), WithJsonSchema({"type": ["string", "integer"]})
]
LightBrand = Annotated[
    str,
    PlainValidator(_brand(colour.LIGHT_SURFACES, "profile.colour_light")),
    _schema(pattern=_HEX),
]
DarkBrand = Annotated[
    str,
    PlainValidator(_brand(colour.DARK_SURFACES, "profile.colour_dark")),
    _schema(pattern=_HEX),
]

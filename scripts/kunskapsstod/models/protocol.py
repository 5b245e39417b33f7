"""``granskning.yml``: what people have tested by hand, as they told it.

Keys are Swedish in ASCII, because a municipality edits the file. The file only grows: what was
found last year stays, and the latest trial of a test is the one that counts.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

from .loading import ValueFault

PROTOCOL_NAME = "granskning.yml"
MONTHS_VALID = 12
"""A trial counts for a year: DIGG asks for a review of the statement at least once a year."""

PASSED, FAILED, IRRELEVANT = "klarar", "brister", "galler-inte"

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=1000)]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Shortcoming(_Strict):
    """One thing that did not work, told so that a visitor understands it.

    vad:         what does not work, and for whom
    sida:        address of the page below the site's root
    krav:        clause of EN 301 549 or WCAG criterion, when the tester knows it
    alternativ:  how a visitor gets the same thing meanwhile
    klart_senast: the day it is to be mended
    """

    vad: Text
    sida: str | None = None
    krav: Text | None = None
    alternativ: Text | None = None
    klart_senast: date | None = None


class Trial(_Strict):
    """One test made by one person on one day.

    prov:       id in texts/review/manual_tests.yml
    datum, vem: when, and by whom (a name, a role or a firm)
    med:        browser and device
    hjalpmedel: assistive technology, if any
    resultat:   klarar, brister or galler-inte
    brister:    what did not work; needed when the result is brister
    sidor:      address → digest of the page as it was, so that a later change shows
    guide:      digest of style and scripts at the time
    """

    prov: Text
    datum: date
    vem: Text
    med: Text
    hjalpmedel: Text | None = None
    resultat: Literal["klarar", "brister", "galler-inte"]
    anteckning: Text | None = None
    brister: tuple[Shortcoming, ...] = ()
    sidor: dict[str, str] = Field(default_factory=dict)
    guide: str | None = None

    @model_validator(mode="after")
    def _told(self) -> Trial:
        if self.resultat == FAILED and not self.brister:
            raise ValueFault("review.no_shortcoming")
        if self.resultat == IRRELEVANT and not self.anteckning:
            raise ValueFault("review.no_reason")
        return self


class Protocol(_Strict):
    """A whole ``granskning.yml``."""

    provningar: tuple[Trial, ...] = ()

    def latest(self) -> dict[str, Trial]:
        """Test id → its latest trial; of two on one day, the one that stands last."""
        found: dict[str, Trial] = {}
        for trial in self.provningar:
            if trial.prov not in found or trial.datum >= found[trial.prov].datum:
                found[trial.prov] = trial
        return found

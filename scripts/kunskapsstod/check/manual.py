"""The tests a person makes, and which requirements each of them proves."""

from __future__ import annotations

from functools import cache

from pydantic import BaseModel, ConfigDict, Field, RootModel

from ..models.loading import load
from ..texts import HERE
from .requirements import Requirement, requirements

CATALOGUE = HERE / "review" / "manual_tests.yml"


class ManualTest(BaseModel):
    """One entry of manual_tests.yml; the file itself explains its keys."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    titel: str
    minuter: int = Field(ge=1)
    behovs: str
    sidor: tuple[str, ...] = Field(min_length=1)
    gor: tuple[str, ...] = Field(min_length=1)
    ratt: tuple[str, ...] = Field(min_length=1)


class _Tests(RootModel[dict[str, ManualTest]]):
    pass


@cache
def manual_tests() -> dict[str, ManualTest]:
    """Every test, id → test, in the order they are asked."""
    return load(CATALOGUE, _Tests).root


def proved_by(test: str) -> tuple[Requirement, ...]:
    """The requirements that test is there for."""
    return tuple(one for one in requirements() if test in one.manual)

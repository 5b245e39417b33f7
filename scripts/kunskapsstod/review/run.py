"""``kunskapsstod review``: the site's manual protocol, shown or gone through."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from ..check.manual import manual_tests
from ..errors import fault
from ..models.loading import suggestion
from ..models.profile_loading import load_profile
from ..models.site import BuiltSite
from ..project import Project
from ..texts import message
from .interview import Ask, Say, interview, standing
from .protocol_file import read_protocol
from .status import SiteDigests, State, Status, site_digests, statuses


def standings(project: Project, today: date) -> tuple[tuple[Status, ...], SiteDigests]:
    """Every test as it stands, and what the built site is now.

    Raises Faults when the site is not built, or something in granskning.yml is wrong.
    """
    tests = manual_tests()
    protocol = read_protocol(project.site, tests)
    site = BuiltSite(project.default_out, load_profile(project).webbadress)
    now = site_digests(site, tests)
    return statuses(protocol, tests, now, today), now


def overview(project: Project, today: date) -> list[str]:
    """Lines for the terminal: every test and how it stands."""
    found, _ = standings(project, today)
    lines = [message("review.overview", count=len(found), ok=_count(found, State.OK))]
    for status in found:
        lines.append(f"  {status.id}: {status.test.titel}")
        lines.append(f"    {standing(status)}")
    lines.append(message("review.overview_hint"))
    return lines


def review(project: Project, wanted: Sequence[str], today: date, ask: Ask, say: Say) -> int:
    """Ask the tests named, or all that wait; how many were answered.

    Raises Faults for an unknown test, and when the protocol cannot be read or written.
    """
    found, now = standings(project, today)
    known = {status.id: status for status in found}
    for name in wanted:
        if name not in known:
            near = suggestion(name, list(known))
            raise fault("review.unknown_name", name=name, suggestion=near)
    waiting = [known[name] for name in wanted] or [
        status for status in found if status.state is not State.OK
    ]
    return interview(waiting, now, project.site, today, ask, say)


def _count(found: Sequence[Status], state: State) -> int:
    return sum(status.state is state for status in found)

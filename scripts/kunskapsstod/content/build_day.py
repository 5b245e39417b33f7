"""The day a site is built or judged by."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime


def build_day() -> date:
    """SOURCE_DATE_EPOCH (reproducible-builds.org) or today."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    return datetime.fromtimestamp(int(epoch), UTC).date() if epoch.isdigit() else date.today()

"""The judging of a film: is it complete, well made, and the same in every version?

``reading`` gathers what can be known of a film's files, the modules ``*_rules`` say what is
wrong with it, as pure functions, and ``judge`` runs them all. What each rule is stands in
``check/rules.yml``; the words in ``texts/messages/film_check.yml``.
"""

from __future__ import annotations

RULES_EDITION = "2026-1"
"""Which rules a film was judged by. Change it when a film may get another answer than before."""

# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Texts of tooltips: Qt takes what looks like markup for rich text, and breaks the lines of nothing else."""

from __future__ import annotations

import html

from xolite_desktop.models.text import wrappable

LONGEST_LINE = 100
LONGEST = 2_000


def tip(text: str) -> str:
    """A tooltip that shows this text and nothing else: with markup escaped, long lines broken, and an end."""
    is_short = len(text) <= LONGEST_LINE or all(len(line) <= LONGEST_LINE for line in text.split("\n"))
    if is_short and "<" not in text and "&" not in text:
        return text
    cut = text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"
    return f"<qt>{html.escape(wrappable(cut)).replace(chr(10), '<br>')}</qt>"

# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Sentences as they are shown."""

from __future__ import annotations


def full_stop(text: str) -> str:
    """The text with a full stop unless it ends a sentence already. The first letter stays: it may begin a name."""
    text = text.strip()
    return text if not text or text[-1] in ".!?…:" else f"{text}."

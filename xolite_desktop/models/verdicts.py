# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""`Verdict`: one thing that was looked at before something is done, and what was found."""

from __future__ import annotations

from dataclasses import dataclass

from xolite_desktop.models.roles import StateKind


@dataclass(frozen=True)
class Verdict:
    """OK, WARN where it is regretted, BAD where it hinders, and then why; any other kind is not known yet."""

    title: str
    kind: StateKind
    reason: str = ""

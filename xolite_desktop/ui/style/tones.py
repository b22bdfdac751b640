# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The colours of the families of states that models speak of."""

from __future__ import annotations

from xolite_desktop.models.roles import StateKind

# For text and chips.
TONE = {
    StateKind.NONE: "",
    StateKind.OK: "ok",
    StateKind.INFO: "info",
    StateKind.WARN: "warn",
    StateKind.BAD: "bad",
    StateKind.IDLE: "secondary",
}

# For bars.
TINT = {
    StateKind.NONE: "accent",
    StateKind.OK: "mark_ok",
    StateKind.INFO: "mark_info",
    StateKind.WARN: "mark_warn",
    StateKind.BAD: "mark_bad",
    StateKind.IDLE: "mark_off",
}

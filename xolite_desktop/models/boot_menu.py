# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The keys that open the boot menu of some firmware."""

from __future__ import annotations

from collections.abc import Mapping

from xolite_desktop.models.wording import later

KEYS: Mapping[str, str] = later({"Escape": "Esc", "F2": "F2", "F8": "F8", "F12": "F12", "Delete": "Del"})
"""X11's name of a key, and what is written on it."""
USUAL = "Escape"
"""XCP-ng's own BIOS and UEFI firmware listen for this one."""

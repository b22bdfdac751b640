# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Where resources and the user's profile live: in the source tree, in a wheel, on each platform."""

from __future__ import annotations

import os
import sys
from pathlib import Path

__all__ = ["PINS_FILE", "default_profile", "resource"]

PACKAGE = Path(__file__).resolve().parent
APPLICATION = "xolite-desktop"
PINS_FILE = "trusted-certificates.json"


def resource(*parts: str) -> Path:
    """The path of a file in `resources/`: inside an installed package, else beside the source tree."""
    for root in (PACKAGE / "resources", PACKAGE.parent / "resources"):
        if root.is_dir():
            return root.joinpath(*parts)
    raise FileNotFoundError(f"no resources folder in {PACKAGE} or beside it")


def default_profile() -> Path:
    """The folder for trusted certificates, recent pools and window settings of this user.

    Linux follows the XDG base directory specification; the folder is not created here.
    """
    if sys.platform == "win32":
        return Path(os.environ.get("APPDATA") or Path.home() / "AppData" / "Roaming") / "XO Lite Desktop"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support" / "XO Lite Desktop"
    configured = os.environ.get("XDG_CONFIG_HOME", "")
    root = Path(configured) if Path(configured).is_absolute() else Path.home() / ".config"
    return root / APPLICATION

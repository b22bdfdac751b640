# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""What windows share: settings, recent pools, who is signed in, and the ways to make a connection and ask about pins."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from xolite_desktop.models.connection import Connection
from xolite_desktop.models.saved_pools import SavedPools
from xolite_desktop.models.settings import Settings
from xolite_desktop.models.sign_ins import SignIns
from xolite_desktop.models.trusted_certificates import TrustedCertificates
from xolite_desktop.models.update_check import UpdateCheck


@dataclass(frozen=True)
class Profile:
    """Handed down from the program's entry; the window itself knows neither files nor pins.

    `is_fleeting` takes an address as a person wrote it; a fleeting one, as the demo's, is not noted among the recent
    pools. `bundle_text` makes the text of a diagnostic bundle, with or without names. `folder` is where all of it is kept. `problems` are sentences about files that could not be read, for the first window to say.
    """

    settings: Settings
    pools: SavedPools
    sign_ins: SignIns
    trusted: TrustedCertificates
    updates: UpdateCheck
    make_connection: Callable[[], Connection]
    is_fleeting: Callable[[str], bool]
    bundle_text: Callable[[bool], str]
    folder: Path
    problems: tuple[str, ...] = ()

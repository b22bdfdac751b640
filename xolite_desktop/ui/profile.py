# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""What windows share: settings, recent pools, who is signed in, and the ways to make a connection and ask about pins."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from xolite_desktop.models.connection import Connection
from xolite_desktop.models.saved_pools import SavedPools
from xolite_desktop.models.settings import Settings
from xolite_desktop.models.sign_ins import SignIns
from xolite_desktop.xapi.errors import PresentedCertificate


@dataclass(frozen=True)
class Profile:
    """Handed down from the program's entry; the window itself knows neither files nor pins.

    `is_pinned`, `forget_pin` and `is_fleeting` take an address as a person wrote it; a fleeting one, as the demo's, is
    not noted among the recent pools. `read_certificate` parses DER. `problems` are sentences about files that could not
    be read, for the first window to say.
    """

    settings: Settings
    pools: SavedPools
    sign_ins: SignIns
    make_connection: Callable[[], Connection]
    is_pinned: Callable[[str], bool]
    forget_pin: Callable[[str], None]
    is_fleeting: Callable[[str], bool]
    read_certificate: Callable[[bytes], PresentedCertificate]
    problems: tuple[str, ...] = ()

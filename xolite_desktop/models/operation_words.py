# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""What goes on with an object, by XAPI's names of operations, for the middle of a sentence."""

from __future__ import annotations

from xolite_desktop.models.text import visible
from xolite_desktop.models.wording import later, tr

_WORDS = later(
    {
        "clean_reboot": "its reboot",
        "clean_shutdown": "its shutdown",
        "clone": "cloning it",
        "copy": "copying it",
        "export": "its export",
        "hard_reboot": "its forced reboot",
        "hard_shutdown": "its forced shutdown",
        "migrate_send": "its migration",
        "pool_migrate": "its migration",
        "snapshot": "a snapshot of it",
        "checkpoint": "a snapshot of it",
        "suspend": "suspending it",
        "designate_new_master": "a change of coordinator",
        "eject": "a host leaves",
        "ha_enable": "high availability is being enabled",
        "ha_disable": "high availability is being disabled",
        "tls_verification_enable": "hosts begin to verify certificates",
        "exchange_certificates_on_join": "a host joins",
    }
)


def operation_word(operation: str, otherwise: str = "") -> str:
    """ "its migration"; what has no word here is `otherwise`, or XAPI's own name."""
    if operation in _WORDS:
        return tr(_WORDS[operation])
    return otherwise or visible(operation)

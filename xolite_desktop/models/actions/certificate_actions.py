# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Actions on the certificates that hosts show, as data."""

from __future__ import annotations

from xolite_desktop.models.actions.action import Action, Risk
from xolite_desktop.models.actions.places import Group, Menu, places
from xolite_desktop.models.actions.works import plain, with_plan
from xolite_desktop.models.roles import NodeKind
from xolite_desktop.xapi.operations import host_certificate as operations
from xolite_desktop.xapi.rules import host_settings as rules

_HOST = frozenset({NodeKind.HOST})
_SHOWN = places(Group.SETTINGS, Menu.HEADER, Menu.HOST)
_PLACES = places(Group.SETTINGS, Menu.HOST)
"""What is shown leads to the others as well."""

CERTIFICATE_ACTIONS = (
    Action("host.certificate", "Show certificate", "shield-check", _SHOWN, _HOST, many=False),
    Action(
        "host.install_certificate", "Install certificate", "upload-simple", _PLACES, _HOST, many=False,
        asks="install_certificate", refuse=rules.certificate, work=with_plan(operations.install),
        calls=("host.install_server_certificate",), job_title="Installing a certificate on {name}",
        shows_calls=False,
    ),
    Action(
        "host.reset_certificate", "Reset certificate", "arrows-clockwise", _PLACES, _HOST, many=False,
        refuse=rules.certificate, work=plain(operations.reset), calls=("host.reset_server_certificate",),
        job_title="Resetting the certificate of {name}", question="Reset the certificate of {whom}?",
        risk=Risk.INTERRUPTS, shows_calls=False,
        warning="The host makes a new certificate and signs it itself. This window learns from the host, over the connection it "
        "trusts now, which one that is, and expects it from then on. Other computers ask before they trust it.",
    ),
)  # fmt: skip

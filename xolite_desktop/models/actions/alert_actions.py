# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Actions that set alarms past a limit, as data; of several objects the same for all."""

from __future__ import annotations

from xolite_desktop.models.actions.action import Action
from xolite_desktop.models.actions.places import Group, Menu, Place, places
from xolite_desktop.models.actions.works import Operation, with_plan
from xolite_desktop.models.roles import NodeKind
from xolite_desktop.xapi.operations import alerts
from xolite_desktop.xapi.rules import alerts as rules

_VM = ("VM.add_to_other_config", "VM.remove_from_other_config")
_HOST = ("host.add_to_other_config", "host.remove_from_other_config", *_VM)


def _action(
    action_id: str,
    title: str,
    plural: str,
    kind: NodeKind,
    menu: Menu,
    work: Operation,
    calls: tuple[str, ...],
) -> Action:
    return Action(
        action_id, title, "bell-ringing",
        (*places(Group.SETTINGS, menu), Place(Menu.HEADER, Group.SETTINGS, frozenset({kind}))), frozenset({kind}),
        asks="alerts", refuse=rules.alerts, work=with_plan(work), calls=calls,
        job_title="Setting the alarms of {name}", plural=plural,
    )  # fmt: skip


ALERT_ACTIONS = (
    _action("vm.alerts", "Set alarms", "Set alarms of", NodeKind.VM, Menu.VM, alerts.set_vm, _VM),
    _action("host.alerts", "Set alarms", "Set alarms of", NodeKind.HOST, Menu.HOST, alerts.set_host, _HOST),
    _action(
        "sr.alerts", "Set alarms", "Set alarms of", NodeKind.SR, Menu.STORAGE, alerts.set_sr,
        ("SR.add_to_other_config", "SR.remove_from_other_config"),
    ),
    _action(
        "pool.alerts", "Set alarms of hosts", "Set alarms of", NodeKind.POOL, Menu.POOL, alerts.set_pool, _HOST
    ),
)  # fmt: skip

# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The one table of everything that can be done."""

from __future__ import annotations

from functools import cache

from xolite_desktop.models.actions.action import Action
from xolite_desktop.models.actions.alert_actions import ALERT_ACTIONS
from xolite_desktop.models.actions.certificate_actions import CERTIFICATE_ACTIONS
from xolite_desktop.models.actions.config_actions import CONFIG_ACTIONS
from xolite_desktop.models.actions.delete_actions import DELETE_ACTIONS
from xolite_desktop.models.actions.device_actions import DEVICE_ACTIONS
from xolite_desktop.models.actions.disk_actions import DISK_ACTIONS
from xolite_desktop.models.actions.edit_actions import EDIT_ACTIONS
from xolite_desktop.models.actions.export_actions import EXPORT_ACTIONS
from xolite_desktop.models.actions.ha_actions import HA_ACTIONS
from xolite_desktop.models.actions.host_actions import HOST_ACTIONS
from xolite_desktop.models.actions.host_file_actions import HOST_FILE_ACTIONS
from xolite_desktop.models.actions.host_settings_actions import HOST_SETTINGS_ACTIONS
from xolite_desktop.models.actions.import_actions import IMPORT_ACTIONS
from xolite_desktop.models.actions.membership_actions import MEMBERSHIP_ACTIONS
from xolite_desktop.models.actions.move_actions import MOVE_ACTIONS
from xolite_desktop.models.actions.network_actions import NETWORK_ACTIONS
from xolite_desktop.models.actions.new_actions import NEW_ACTIONS
from xolite_desktop.models.actions.nic_actions import NIC_ACTIONS
from xolite_desktop.models.actions.places import Menu
from xolite_desktop.models.actions.pool_actions import POOL_ACTIONS
from xolite_desktop.models.actions.pool_life_actions import POOL_LIFE_ACTIONS
from xolite_desktop.models.actions.schedule_actions import SCHEDULE_ACTIONS
from xolite_desktop.models.actions.snapshot_actions import SNAPSHOT_ACTIONS
from xolite_desktop.models.actions.storage_actions import STORAGE_ACTIONS
from xolite_desktop.models.actions.template_actions import TEMPLATE_ACTIONS
from xolite_desktop.models.actions.update_actions import UPDATE_ACTIONS
from xolite_desktop.models.actions.upkeep_actions import UPKEEP_ACTIONS
from xolite_desktop.models.actions.user_actions import USER_ACTIONS
from xolite_desktop.models.actions.vapp_actions import VAPP_ACTIONS
from xolite_desktop.models.actions.view_actions import VIEW_ACTIONS
from xolite_desktop.models.actions.vm_actions import VM_ACTIONS

ALL_ACTIONS: tuple[Action, ...] = (
    *NEW_ACTIONS,
    *IMPORT_ACTIONS,
    *VM_ACTIONS,
    *MOVE_ACTIONS,
    *DISK_ACTIONS,
    *NIC_ACTIONS,
    *DEVICE_ACTIONS,
    *CONFIG_ACTIONS,
    *VAPP_ACTIONS,
    *TEMPLATE_ACTIONS,
    *EXPORT_ACTIONS,
    *DELETE_ACTIONS,
    *HOST_ACTIONS,
    *HOST_SETTINGS_ACTIONS,
    *HOST_FILE_ACTIONS,
    *CERTIFICATE_ACTIONS,
    *ALERT_ACTIONS,
    *UPDATE_ACTIONS,
    *SNAPSHOT_ACTIONS,
    *SCHEDULE_ACTIONS,
    *STORAGE_ACTIONS,
    *NETWORK_ACTIONS,
    *UPKEEP_ACTIONS,
    *EDIT_ACTIONS,
    *MEMBERSHIP_ACTIONS,
    *HA_ACTIONS,
    *USER_ACTIONS,
    *POOL_LIFE_ACTIONS,
    *POOL_ACTIONS,
    *VIEW_ACTIONS,
)

_BY_ID = {action.id: action for action in ALL_ACTIONS}


def action(action_id: str) -> Action:
    """The action with an id such as "vm.start". Raises KeyError."""
    return _BY_ID[action_id]


@cache
def actions_in(menu: Menu) -> tuple[Action, ...]:
    """The actions of a menu: by group, within a group in the order of the table."""
    found = (entry for entry in ALL_ACTIONS if entry.group_in(menu) is not None)
    return tuple(sorted(found, key=lambda entry: entry.group_in(menu) or 0))

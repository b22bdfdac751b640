# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Everything that can be edited where it stands, for each class of object."""

from __future__ import annotations

from xolite_desktop.models.edits import choices
from xolite_desktop.models.edits.editable import Editable, Kind
from xolite_desktop.models.edits.host_table import HOST
from xolite_desktop.models.edits.pool_settings import POOL
from xolite_desktop.models.pool_store import PoolStore
from xolite_desktop.models.wording import tr
from xolite_desktop.xapi.plans.custom_fields import CustomField, custom_fields
from xolite_desktop.xapi.records.kinds import is_template
from xolite_desktop.xapi.records.vm import VM
from xolite_desktop.xapi.refs import Ref
from xolite_desktop.xapi.rules import edit as rules

CUSTOM = "custom:"
"""How the ids of fields begin that the pool defines itself."""

_COMMON = (
    Editable("name", "Name", "name", "name_label", needed=True),
    Editable("description", "Description", "description", "name_description", kind=Kind.LINES),
    Editable("tags", "Tags", "tags", "tags", kind=Kind.TAGS, suggest=choices.tags_of_pool),
    Editable(
        "folder", "Folder", "folder", "other_config", "folder", suggest=choices.folders_of_pool,
        hint="Such as /Production/Web",
    ),
)  # fmt: skip
_BOOT = Editable(
    "boot_order", "Boot order", "boot order", "HVM_boot_params", "order", Kind.CHOICE, "Start",
    refuse=rules.boot_order, choices=choices.boot_order,
)  # fmt: skip
_VM = (
    Editable(
        "auto_power_on", "Auto power on", "auto power on", "other_config", "auto_poweron", Kind.CHOICE, "Start",
        choices=choices.yes_no_text,
    ),
    Editable(
        "home_host", "Home host", "home host", "affinity", kind=Kind.CHOICE, group="Start",
        choices=choices.home_hosts,
    ),
    _BOOT,
    Editable("start_order", "Start order", "start order", "order", kind=Kind.NUMBER, group="Start"),
    Editable(
        "start_delay", "Start delay", "start delay", "start_delay", kind=Kind.NUMBER, group="Start", unit="s",
        most=86_400,
    ),
    Editable(
        "shutdown_delay", "Shutdown delay", "shutdown delay", "shutdown_delay", kind=Kind.NUMBER, group="Start",
        unit="s", most=86_400,
    ),
    Editable(
        "ha_priority", "When its host fails", "restart priority", "ha_restart_priority", kind=Kind.CHOICE,
        group="Start", refuse=rules.ha_priority, choices=choices.ha_priorities,
    ),
    Editable(
        "after_crash", "When the guest crashes", "crash behavior", "actions_after_crash", kind=Kind.CHOICE,
        group="Start", choices=choices.crash_actions,
    ),
)  # fmt: skip

_NETWORK = (
    Editable(
        "mtu", "MTU", "MTU", "MTU", kind=Kind.NUMBER, group="Network", refuse=rules.mtu, least=68, most=65_535,
    ),
    Editable(
        "automatic", "For new VMs", "automatic use", "other_config", "automatic", Kind.CHOICE, "Network",
        choices=choices.yes_no_text,
    ),
    Editable(
        "locking_mode", "Default locking mode", "locking mode", "default_locking_mode", kind=Kind.CHOICE,
        group="Network", refuse=rules.locking_mode, choices=choices.locking_modes,
    ),
    Editable(
        "purpose", "Disks for backups (NBD)", "NBD connection", "purpose", kind=Kind.CHOICE, group="Network",
        choices=choices.nbd_purposes,
    ),
)  # fmt: skip

_TABLE: dict[str, tuple[Editable, ...]] = {
    "VM": (*_COMMON, *_VM),
    "host": (*_COMMON, *HOST),
    "pool": (*_COMMON, *POOL),
    "SR": _COMMON,
    "network": (*_COMMON, *_NETWORK),
}


def editables(store: PoolStore, cls: str, ref: Ref) -> list[Editable]:
    """What can be edited of an object, its custom fields last; nothing of other classes."""
    record = store.cache.get(cls, ref)
    if record is None or cls not in _TABLE:
        return []
    entries = list(_TABLE[cls])
    if isinstance(record, VM) and record.is_a_snapshot:
        entries = [*_COMMON, _BOOT]
    elif isinstance(record, VM) and is_template(record):
        entries = [each for each in entries if each.id not in ("auto_power_on", "ha_priority")]
    entries = [each for each in entries if each.is_known is None or each.is_known(store.cache, ref)]
    return [*entries, *map(_custom, custom_fields(store.cache.pool))]


def editable(store: PoolStore, cls: str, ref: Ref, editable_id: str) -> Editable | None:
    """The one of an id, None if this object has it not."""
    return next((each for each in editables(store, cls, ref) if each.id == editable_id), None)


def _custom(field: CustomField) -> Editable:
    hint = tr("A date, such as 2026-11-22") if field.is_date else ""
    return Editable(
        CUSTOM + field.name,
        field.name,
        field.name,
        "other_config",
        field.key,
        group="Custom fields",
        hint=hint,
        is_named_by_pool=True,
    )

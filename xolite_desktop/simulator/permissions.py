# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Permissions beside those of whole calls: for some keys of maps, and for HTTP requests; as a real host lists them."""

from __future__ import annotations

from fnmatch import fnmatchcase

from xolite_desktop.simulator.schema import Message

_FOLDERS = ("folder", "xencenter.customfields.*")
# least role -> class.map -> keys
_KEYS: dict[str, dict[str, tuple[str, ...]]] = {
    "vm-operator": {
        "host.other_config": _FOLDERS,
        "network.other_config": (*_FOLDERS, "xencentercreateinprogress"),
        "pool.other_config": (*_FOLDERS, "empty_folders"),
        "sr.other_config": _FOLDERS,
        "task.other_config": ("applies_to", "xencenteruuid", "xencentermeddlingactiontitle"),
        "vdi.other_config": _FOLDERS,
        "vm.other_config": _FOLDERS,
    },
    "pool-admin": {"vm.other_config": ("hvm_serial", "pci"), "vm.platform": ("hvm_serial",)},
}
_HTTP: dict[str, str] = {
    "read-only": "get_audit_log get_blob get_host_rrds get_pool_update_download get_root get_services get_vm_rrds "
    "get_wlb_diagnostics get_wlb_report host_rrd post_cli post_json post_json_options post_jsonrpc "
    "post_jsonrpc_options post_root post_root_options post_rpc2 rrd_updates sr_rrd vm_rrd",
    "vm-operator": "connect_console connect_console_ws get_vncsnapshot",
    "vm-admin": "get_export get_export_metadata get_export_raw_vdi put_import put_import_metadata put_import_raw_vdi",
    "vm-power-admin": "get_services_sm get_services_xenops post_services_sm post_services_xenops put_blob "
    "put_messages put_services_sm put_services_xenops",
    "pool-operator": "get_enabled_repository get_host_logs_download get_host_updates get_system_status get_updates "
    "put_bundle put_pool_patch_upload",
    "pool-admin": "connect_console/host_console connect_console_ws/host_console_ws connect_remotecmd get_config_sync "
    "get_host_backup get_pool_xml_db_sync get_vncsnapshot/host_console post_remote_db_access "
    "post_remote_db_access_v2 post_services put_host_restore put_pool_xml_db_sync put_services rrd",
}


def _named(least: str) -> tuple[str, ...]:
    maps = _KEYS.get(least, {}).items()
    keyed = (
        f"{place.replace('.', f'.{verb}_')}/key:{key}"
        for place, keys in maps
        for verb in ("add_to", "remove_from")
        for key in keys
    )
    any_task = ("task.destroy/any",) if least == "pool-operator" else ()
    return (*keyed, *(f"http/{name}" for name in _HTTP[least].split()), *any_task)


# least role -> permissions that are no calls
MORE: dict[str, tuple[str, ...]] = {least: _named(least) for least in _HTTP}

_KEYED = [(name, least) for least, names in MORE.items() for name in names if "/key:" in name]


def permission(message: Message, key: str) -> tuple[str, str | None]:
    """The permission a call needs, and the least role that has it; None for the local root account alone."""
    name = message.full_name.lower()
    keyed = f"{name}/key:{key.lower()}"
    for known, least in _KEYED if key else ():
        if fnmatchcase(keyed, known):
            return known, least
    return name, message.role

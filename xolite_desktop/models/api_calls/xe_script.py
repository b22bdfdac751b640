# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Calls as commands of xe, for a shell on a host or anywhere else."""

from __future__ import annotations

import shlex
from collections.abc import Callable, Iterable, Mapping, Sequence

from xolite_desktop.models.api_calls.known_objects import KnownObject, known_objects
from xolite_desktop.models.text import visible
from xolite_desktop.xapi.cache import Cache
from xolite_desktop.xapi.operations.sequence import Call, DeviceAt, Entry, Made, Upload
from xolite_desktop.xapi.refs import is_null

Word = Callable[[object], str]
"""A parameter as a word of a shell: "$vm", "$sr_1", '10 GiB'."""

_RECORD_WORDS = {
    "VDI": {"SR": "sr-uuid", "name_label": "name-label", "name_description": "name-description",
            "virtual_size": "virtual-size", "type": "type"},
    "VBD": {"VM": "vm-uuid", "VDI": "vdi-uuid", "userdevice": "device", "bootable": "bootable", "mode": "mode",
            "type": "type", "unpluggable": "unpluggable"},
    "VIF": {"VM": "vm-uuid", "network": "network-uuid", "device": "device", "MAC": "mac"},
    "VM_appliance": {"name_label": "name-label", "name_description": "name-description"},
    "network": {"name_label": "name-label", "name_description": "name-description", "MTU": "MTU"},
}  # fmt: skip
"""What the commands that create an object take; the rest of its record is set after that, where it says something."""
_MAPS = ("other_config", "qos_algorithm_params")
_MORE_WORDS = {
    "VIF": ("locking_mode", "ipv4_allowed", "ipv6_allowed"),
    "VBD": (),
    "VDI": (),
    "VM_appliance": (),
    "network": (),
}
_COMMANDS = {
    "VM.start": ("vm-start", "uuid", "paused"), "VM.start_on": ("vm-start", "uuid", "on", "paused"),
    "VM.pause": ("vm-pause", "uuid"), "VM.unpause": ("vm-unpause", "uuid"), "VM.suspend": ("vm-suspend", "uuid"),
    "VM.resume": ("vm-resume", "uuid"), "VM.resume_on": ("vm-resume", "uuid", "on"),
    "VM.clean_shutdown": ("vm-shutdown", "uuid"), "VM.hard_shutdown": ("vm-shutdown force=true", "uuid"),
    "VM.clean_reboot": ("vm-reboot", "uuid"), "VM.hard_reboot": ("vm-reboot force=true", "uuid"),
    "VM.pool_migrate": ("vm-migrate live=true", "uuid", "host-uuid"),
    "VM.snapshot": ("vm-snapshot", "uuid", "new-name-label"),
    "VM.checkpoint": ("vm-checkpoint", "uuid", "new-name-label"), "VM.revert": ("snapshot-revert", "snapshot-uuid"),
    "VM.clone": ("vm-clone", "uuid", "new-name-label"), "VM.copy": ("vm-copy", "uuid", "new-name-label", "sr-uuid"),
    "VM.destroy": ("vm-destroy", "uuid"), "VTPM.create": ("vtpm-create", "vm-uuid"), "VTPM.destroy": ("vtpm-destroy", "uuid"),
    "SR.scan": ("sr-scan", "uuid"), "PBD.plug": ("pbd-plug", "uuid"),
    "SR.introduce": (
        "sr-introduce", "uuid", "name-label", "name-description", "type", "content-type", "shared",
    ),
    "secret.destroy": ("secret-destroy", "uuid"),
    "VM.set_memory_limits": (
        "vm-memory-limits-set", "uuid", "static-min", "static-max", "dynamic-min", "dynamic-max",
    ),
    "VM.set_memory_dynamic_range": ("vm-memory-dynamic-range-set", "uuid", "min", "max"),
    "VM.set_VCPUs_number_live": ("vm-vcpu-hotplug", "uuid", "new-vcpus"),
    "VDI.destroy": ("vdi-destroy", "uuid"), "VDI.copy": ("vdi-copy", "uuid", "sr-uuid"),
    "VDI.resize": ("vdi-resize", "uuid", "disk-size"), "VDI.pool_migrate": ("vdi-pool-migrate", "uuid", "sr-uuid"),
    "VBD.destroy": ("vbd-destroy", "uuid"), "VBD.plug": ("vbd-plug", "uuid"), "VBD.unplug": ("vbd-unplug", "uuid"),
    "VBD.insert": ("vbd-insert", "uuid", "vdi-uuid"), "VBD.eject": ("vbd-eject", "uuid"),
    "VIF.destroy": ("vif-destroy", "uuid"), "VIF.plug": ("vif-plug", "uuid"), "VIF.unplug": ("vif-unplug", "uuid"),
    "VIF.move": ("vif-move", "uuid", "network-uuid"), "VM_appliance.destroy": ("appliance-destroy", "uuid"),
    "VM_appliance.start": ("appliance-start", "uuid", "paused"),
    "VM_appliance.clean_shutdown": ("appliance-shutdown", "uuid"),
    "VM_appliance.hard_shutdown": ("appliance-shutdown force=true", "uuid"), "task.cancel": ("task-cancel", "uuid"),
    "host.disable": ("host-disable", "uuid"), "host.enable": ("host-enable", "uuid"),
    "host.evacuate": ("host-evacuate", "uuid"), "host.reboot": ("host-reboot", "uuid"),
    "host.shutdown": ("host-shutdown", "uuid"), "host.power_on": ("host-power-on", "uuid"),
    "pool.designate_new_master": ("pool-designate-new-master", "host-uuid"),
    "pool.create_VLAN_from_PIF": ("pool-vlan-create", "pif-uuid", "network-uuid", "vlan"),
    "VLAN.create": ("vlan-create", "pif-uuid", "vlan", "network-uuid"),
    "tunnel.create": ("tunnel-create", "pif-uuid", "network-uuid", "protocol"),
    "network_sriov.create": ("network-sriov-create", "pif-uuid", "network-uuid"),
    "VLAN.destroy": ("vlan-destroy", "uuid"), "Bond.destroy": ("bond-destroy", "uuid"),
    "tunnel.destroy": ("tunnel-destroy", "uuid"), "network_sriov.destroy": ("network-sriov-destroy", "uuid"),
    "network.destroy": ("network-destroy", "uuid"), "PIF.plug": ("pif-plug", "uuid"), "PIF.unplug": ("pif-unplug", "uuid"),
    "PIF.forget": ("pif-forget", "uuid"), "PIF.scan": ("pif-scan", "host-uuid"),
    "PIF.reconfigure_ip": ("pif-reconfigure-ip", "uuid", "mode", "IP", "netmask", "gateway", "DNS"),
    "PIF.reconfigure_ipv6": ("pif-reconfigure-ipv6", "uuid", "mode", "IPv6", "gateway", "DNS"),
    "host.management_reconfigure": ("host-management-reconfigure", "pif-uuid"),
    "pool.management_reconfigure": ("pool-management-reconfigure", "network-uuid"),
    "pool.disable_ha": ("pool-ha-disable",), "pool.rotate_secret": ("pool-secret-rotate",),
    "pool.enable_tls_verification": ("pool-enable-tls-verification",), "pool.sync_updates": ("pool-sync-updates", "uuid"),
    "session.logout_subject_identifier": ("session-subject-identifier-logout", "subject-identifier"),
    "subject.destroy": ("subject-remove", "subject-uuid"),
    "pool.recover_slaves": ("pool-recover-slaves",), "Bond.set_mode": ("bond-set-mode", "uuid", "mode"),
}  # fmt: skip
"""Commands that take the parameters of a call one by one."""
_FIELDS = {"VM": {"VCPUs_max": "VCPUs-max", "VCPUs_at_startup": "VCPUs-at-startup", "PV_args": "PV-args"}}


def xe_script(cache: Cache, entries: Sequence[Entry], title: str) -> str:
    """All of it; what has no command stands there as a comment."""
    known = known_objects(cache, entries)
    lines = ["#!/bin/sh", f"# {_comment(title)}", "set -e", ""]
    lines += [f"{each.variable}={shlex.quote(each.uuid)}  # {_comment(each.name)}" for each in known.values()]
    lines.append("")
    word = _words(known)
    for entry in entries:
        lines += _commands(entry, word)
    return "\n".join([*lines, ""])


def _commands(entry: Entry, word: Word) -> list[str]:
    if isinstance(entry, Upload):
        return _uploaded(entry)
    if isinstance(entry, DeviceAt):
        field = "userdevice" if entry.cls == "VBD" else "device"
        found = (
            f'xe {_noun(entry.cls)}-list vm-uuid="${entry.vm.name}" {field}={word(entry.position)} --minimal'
        )
        return [f"{entry.gives}=$({found})"]
    cls, name = entry.method.split(".")
    if entry.method in _COMMANDS:
        command, *names = _COMMANDS[entry.method]
        return [_given(entry, _line(command, zip(names, entry.params, strict=False), word))]
    if entry.method in ("SR.create", "PBD.create", "secret.create"):
        return [_given(entry, _line(f"{cls.lower()}-create", _storage_words(entry), word))]
    if entry.method == "Bond.create":
        return [_given(entry, _bonded(entry, word))]
    if entry.method == "Bond.set_property":
        bond, key, value = entry.params
        return [f"xe bond-param-set uuid={word(bond)} {shlex.quote(f'properties:{key}=')}{word(value)}"]
    if entry.method == "pool.enable_ha":
        srs = ",".join(map(word, entry.params[0])) if isinstance(entry.params[0], list | tuple) else ""
        return [f"xe pool-ha-enable heartbeat-sr-uuids={srs}"]
    if name == "create":
        return _created(entry, cls, word)
    if name.startswith("get_"):
        return _got(entry, cls, name.removeprefix("get_"), word)
    if entry.method == "VM.provision":
        return [f"xe vm-param-set uuid={word(entry.params[0])} is-a-template=false  # what VM.provision does"]
    return _set(entry, cls, name, word)


def _storage_words(call: Call) -> list[tuple[str, object]]:
    """What the commands that make storage, connections and secrets take."""
    if call.method == "SR.create":
        host, config, _, name, about, kind, content, shared, _ = call.params
        given = {
            "host-uuid": host, "name-label": name, "name-description": about, "type": kind, "content-type": content,
            "shared": shared,
        }  # fmt: skip
    else:
        (record,) = call.params
        assert isinstance(record, Mapping)
        config = record.get("device_config", {})
        words = {"host": "host-uuid", "SR": "sr-uuid", "value": "value"}
        given = {words[key]: value for key, value in record.items() if key in words}
    assert isinstance(config, Mapping)
    return [*given.items(), *((f"device-config:{key}", value) for key, value in config.items())]


def _bonded(call: Call, word: Word) -> str:
    """The members stand in one word."""
    network, members, _, mode, properties = call.params
    assert isinstance(members, list | tuple)
    assert isinstance(properties, Mapping)
    line = _line("bond-create", [("network-uuid", network)], word)
    line = f"{line} pif-uuids={','.join(map(word, members))} mode={word(mode)}"
    return " ".join(
        [line, *(f"{shlex.quote(f'properties:{key}=')}{word(each)}" for key, each in properties.items())]
    )


def _created(call: Call, cls: str, word: Word) -> list[str]:
    """The object, and then what its command does not take."""
    record = call.params[0]
    if cls not in _RECORD_WORDS or not isinstance(record, Mapping):
        return [f"# no command of xe: {call.method}"]
    given = [(name, record[field]) for field, name in _RECORD_WORDS[cls].items() if _says(record.get(field))]
    variable = call.gives or "made"
    lines = [f"{variable}=$({_line(f'{_noun(cls)}-create', given, word)})"]
    for field in _MAPS:
        for key, value in dict(record.get(field, {})).items():
            lines.append(_param_set(cls, variable, f"{_shown(field)}:{key}", value, word))
    if record.get("qos_algorithm_type"):
        lines.append(_param_set(cls, variable, "qos_algorithm_type", record["qos_algorithm_type"], word))
    for field in _MORE_WORDS[cls]:
        value = record.get(field)
        if isinstance(value, list):
            value = ",".join(map(str, value))
        if _says(value) and value != "network_default":
            lines.append(_param_set(cls, variable, _dashed(field), value, word))
    return lines


def _got(call: Call, cls: str, field: str, word: Word) -> list[str]:
    if field == "uuid":  # what xe calls an object by
        return [f"{call.gives}={word(call.params[0])}"]
    suffix = "-uuid" if field.isupper() else ""
    got = f"xe {_noun(cls)}-param-get uuid={word(call.params[0])} param-name={_dashed(field.lower())}{suffix}"
    return [f"{call.gives}=$({got})"]


def _set(call: Call, cls: str, name: str, word: Word) -> list[str]:
    """Setters of fields, of sets and of entries of maps."""
    is_entry = name.startswith("add_to_")
    if len(call.params) < (3 if is_entry else 2):
        return [f"# no command of xe: {call.method}"]
    ref, *values = call.params
    start = f"xe {_noun(cls)}-param"
    uuid = f"uuid={word(ref)}"
    if is_entry:
        field = _dashed(name.removeprefix("add_to_"))
        return [f"{start}-set {uuid} {shlex.quote(f'{field}:{values[0]}=')}{word(values[1])}"]
    if name.startswith("remove_from_"):
        field = _dashed(name.removeprefix("remove_from_"))
        return [f"{start}-remove {uuid} param-name={field} param-key={word(values[0])}"]
    if not name.startswith("set_"):
        return [f"# no command of xe: {call.method}"]
    field = name.removeprefix("set_")
    shown = _FIELDS.get(cls, {}).get(field, _dashed(field))
    value = values[0]
    if isinstance(value, Mapping):
        return [
            f"{start}-set {uuid} {shlex.quote(f'{shown}:{key}=')}{word(each)}" for key, each in value.items()
        ]
    if isinstance(value, list | tuple):
        cleared = f"{start}-clear {uuid} param-name={shown}"
        return [cleared, *(f"{start}-add {uuid} param-name={shown} param-key={word(each)}" for each in value)]
    return [f"{start}-set {uuid} {shown}={word(value)}"]


def _uploaded(entry: Upload) -> list[str]:
    lines = ["# A FAT volume with these files; mkfs.vfat and mcopy are in dosfstools and mtools."]
    for name, text in entry.files.items():
        lines.append(f'printf %s {shlex.quote(text)} | sed "s/{{uuid}}/$uuid/g" > {shlex.quote(name)}')
    names = " ".join(shlex.quote(name) for name in entry.files)
    return [
        *lines,
        f"mkfs.vfat -n {shlex.quote(entry.label)} -C volume.img 4096",
        f"mcopy -i volume.img {names} ::",
        f'xe vdi-import uuid="${entry.vdi.name}" filename=volume.img format=raw',
    ]


def _line(command: str, given: Iterable[tuple[str, object]], word: Word) -> str:
    pairs = [(name, value) for name, value in given if _says(value)]
    return " ".join([f"xe {command}", *(f"{name}={word(value)}" for name, value in pairs)])


def _param_set(cls: str, variable: str, field: str, value: object, word: Word) -> str:
    return f'xe {_noun(cls)}-param-set uuid="${variable}" {shlex.quote(field + "=")}{word(value)}'


def _given(call: Call, line: str) -> str:
    return f"{call.gives}=$({line})" if call.gives else line


def _says(value: object) -> bool:
    """Whether a parameter is worth a word: not if it is nothing, or no object."""
    return not (value is None or value == "" or value == [] or (isinstance(value, str) and is_null(value)))


def _noun(cls: str) -> str:
    """What the commands for a class begin with."""
    return "appliance" if cls == "VM_appliance" else cls.lower().replace("_", "-")


def _dashed(name: str) -> str:
    return name.replace("_", "-")


def _shown(field: str) -> str:
    """xe calls these two as XAPI does."""
    return field if field.startswith("qos_") else _dashed(field)


def _words(known: Mapping[str, KnownObject]) -> Word:
    def word(value: object) -> str:
        if isinstance(value, Made):
            return f'"${value.name}"'
        if isinstance(value, bool):
            return str(value).lower()
        if isinstance(value, str) and value in known:
            return f'"${known[value].variable}"'
        nothing = isinstance(value, str) and is_null(value)
        return shlex.quote("" if nothing else str(value))

    return word


def _comment(text: str) -> str:
    """On one line, whatever is in a name."""
    return " ".join(visible(text).split())

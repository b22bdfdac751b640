# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""A VM in words: the header of its page and the rows of its overview, from records to plain values."""

from __future__ import annotations

from datetime import datetime
from math import isnan

from xolite_desktop.models.charts.live import Live, cpu_meter, flow_meters
from xolite_desktop.models.common_rows import common_rows, snapshot_rows, uuid_row
from xolite_desktop.models.fields import Field, Header, Meter, Part, missing, text_field
from xolite_desktop.models.pool_store import PoolStore
from xolite_desktop.models.roles import StateKind
from xolite_desktop.models.states import State, vm_state
from xolite_desktop.models.text import ago, count, duration, exact, percent, size, size_of, visible
from xolite_desktop.models.wording import later, tr
from xolite_desktop.xapi.names import PowerState
from xolite_desktop.xapi.records.kinds import is_default_template, is_hvm, is_snapshot, is_template
from xolite_desktop.xapi.records.storage import VBD, VDI
from xolite_desktop.xapi.records.vm import VM, VMGuestMetrics, VMMetrics
from xolite_desktop.xapi.records.wire_time import parse_wire_time
from xolite_desktop.xapi.refs import Ref

_ON = (PowerState.RUNNING, PowerState.PAUSED)
_NOTHING = Live()
MOST_ADDRESSES = 40
_BOOT_DEVICES = later({"c": "disk", "d": "DVD", "n": "network"})
_FIRMWARES = {"uefi": "UEFI", "bios": "BIOS"}


def vm_header(store: PoolStore, ref: Ref, now: datetime) -> Header | None:
    """Name, state, tags and "Debian GNU/Linux 12 · on xcp-01 · 10.0.12.31 · up 41 days"; None if the VM is gone."""
    vm = store.cache.vm(ref)
    if vm is None:
        return None
    tags = tuple(visible(tag) for tag in sorted(vm.tags))
    name = visible(vm.name_label) or tr("(no name)")
    if is_template(vm) or is_snapshot(vm):
        kind = tr("Snapshot") if is_snapshot(vm) else tr("Template")
        icon = "snapshot" if is_snapshot(vm) else "template"
        words = (*_snapshot_parts(store, vm, now), *_description_part(vm))
        return Header(name, icon, State(kind, StateKind.NONE), tags, words)
    parts = [part for part in (_system_part(store, vm), *_place_parts(store, vm)) if part.text]
    if vm.power_state in _ON:
        parts += [Part(address) for address in addresses(store, vm)[:1]]
        uptime = uptime_s(store, vm, now)
        parts += [Part(tr("up {time}").format(time=duration(uptime)))] if uptime is not None else []
    return Header(name, "vm", vm_state(vm), tags, tuple(parts))


def vm_general(store: PoolStore, ref: Ref) -> list[Field]:
    """The General card: description, tags, guest, addresses, boot, start behaviour, uuid; empty if the VM is gone.

    Of a template or snapshot what it is, in place of what only a running guest tells.
    """
    vm = store.cache.vm(ref)
    if vm is None:
        return []
    if is_snapshot(vm):
        return [*common_rows(vm), *snapshot_rows(store, vm), Field(tr("Boot"), boot(vm)), uuid_row(vm)]
    if is_template(vm):
        kind = tr("Came with the pool") if is_default_template(vm) else tr("Custom")
        made_for = visible(vm.reference_label)
        template = [
            Field(tr("Kind"), kind),
            text_field(tr("Made for"), made_for),
            Field(tr("Boot"), boot(vm)),
        ]
        return [*common_rows(vm), *template, uuid_row(vm)]
    shown = addresses(store, vm)[:MOST_ADDRESSES]
    copies = "\n".join(shown)
    return [
        *common_rows(vm),
        text_field(tr("Guest OS"), guest_system(store, vm)),
        guest_tools(store, vm),
        text_field(tr("Addresses"), " · ".join(shown), is_code=True, tooltip=copies, copies=copies),
        Field(tr("Boot"), boot(vm), edit="boot_order"),
        Field(tr("Auto power on"), auto_power_on(store, vm), edit="auto_power_on"),
        uuid_row(vm),
    ]


def vm_resources(store: PoolStore, ref: Ref, live: Live = _NOTHING) -> list[Meter]:
    """The Resources card: what records tell, and what the VM does at this moment as far as its host says."""
    vm = store.cache.vm(ref)
    if vm is None:
        return []
    flows = flow_meters(live)
    network = [] if flows and not isnan(live.network) else [_interfaces(store, ref)]
    return [_vcpus(vm, live), _memory(store, vm, live), _disks(store, ref), *network, *flows]


def guest_metrics(store: PoolStore, vm: VM) -> VMGuestMetrics | None:
    record = store.cache.get("VM_guest_metrics", vm.guest_metrics)
    return record if isinstance(record, VMGuestMetrics) else None


def guest_system(store: PoolStore, vm: VM) -> str:
    """What the guest says it runs: "Debian GNU/Linux 12 (bookworm)", with the kernel if known."""
    guest = guest_metrics(store, vm)
    name = guest.os_version.get("name", "") if guest else ""
    # Windows appends its folder and disk: "Microsoft Windows Server 2022|C:\Windows|\Device\Harddisk0".
    name = visible(name.split("|")[0].strip())
    kernel = visible(guest.os_version.get("uname", "")) if guest else ""
    return f"{name} ({kernel})" if name and kernel else name


TOOLS = "vm.guest_tools"
_HOW = later("How to install them")


def guest_tools(store: PoolStore, vm: VM) -> Field:
    guest = guest_metrics(store, vm)
    if vm.power_state != PowerState.RUNNING:
        return missing(tr("Guest tools"), tr("Not known while the VM is not running"))
    if guest is None or not (guest.PV_drivers_detected or guest.PV_drivers_version):
        return Field(tr("Guest tools"), tr("Not detected"), StateKind.WARN, opens=TOOLS, tooltip=tr(_HOW))
    version = guest.PV_drivers_version
    numbers = [version.get(name, "") for name in ("major", "minor", "micro")]
    words = [tr("Installed")]
    if any(numbers) and numbers != ["-1", "-1", "-1"]:
        words.append(visible("v" + ".".join(number for number in numbers if number)))
    if not guest.PV_drivers_up_to_date:
        return Field(
            tr("Guest tools"),
            " · ".join([*words, tr("out of date")]),
            StateKind.WARN,
            opens=TOOLS,
            tooltip=tr(_HOW),
        )
    return Field(tr("Guest tools"), " · ".join(words), StateKind.OK)


def addresses(store: PoolStore, vm: VM) -> list[str]:
    """What the guest reports, IPv4 before IPv6, link-local last, each once."""
    guest = guest_metrics(store, vm)
    found = dict.fromkeys(visible(value) for value in guest.networks.values()) if guest else {}
    return sorted(found, key=lambda address: (":" in address, address.lower().startswith("fe80")))


def uptime_s(store: PoolStore, vm: VM, now: datetime) -> float | None:
    """Seconds since the VM started, by the host's clock; None while it is off or not known."""
    metrics = store.cache.get("VM_metrics", vm.metrics)
    started = parse_wire_time(metrics.start_time) if isinstance(metrics, VMMetrics) else None
    if started is None or vm.power_state not in _ON:
        return None
    return max(0.0, (now - started).total_seconds())


def started_at(store: PoolStore, vm: VM) -> str:
    """The exact moment the VM started, for a tool tip; empty if not known."""
    metrics = store.cache.get("VM_metrics", vm.metrics)
    moment = parse_wire_time(metrics.start_time) if isinstance(metrics, VMMetrics) else None
    return exact(moment) if moment else ""


def boot(vm: VM) -> str:
    """ "UEFI, Secure Boot · order disk, DVD, network"."""
    if not is_hvm(vm):
        return tr("Paravirtual · {loader}").format(
            loader=visible(vm.PV_bootloader or vm.PV_kernel or tr("no boot loader"))
        )
    firmware = vm.HVM_boot_params.get("firmware", "bios")
    words = _FIRMWARES.get(firmware, visible(firmware))
    if vm.platform.get("secureboot", "false").lower() in ("true", "auto") and firmware == "uefi":
        words += tr(", Secure Boot")
    order = [
        tr(_BOOT_DEVICES[letter]) if letter in _BOOT_DEVICES else visible(letter)
        for letter in vm.HVM_boot_params.get("order", "cd")
    ]
    return tr("{words} · order {devices}").format(words=words, devices=", ".join(order)) if order else words


def auto_power_on(store: PoolStore, vm: VM) -> str:
    """Whether the VM starts with its host, and what high availability does for it."""
    pool = store.cache.pool
    wanted = vm.other_config.get("auto_poweron", "").lower() == "true"
    allowed = pool is not None and pool.other_config.get("auto_poweron", "").lower() == "true"
    words = tr("Yes") if wanted and allowed else tr("No, switched off for the pool") if wanted else tr("No")
    if pool is not None and pool.ha_enabled and vm.ha_restart_priority:
        words += tr(" · HA {priority}, order {order}").format(
            priority=visible(vm.ha_restart_priority), order=vm.order
        )
    return words


def _snapshot_parts(store: PoolStore, vm: VM, now: datetime) -> tuple[Part, ...]:
    """ "of gitlab · 3 h ago" for a snapshot, nothing for a template."""
    if not is_snapshot(vm):
        return ()
    origin, taken = store.cache.vm(vm.snapshot_of), parse_wire_time(vm.snapshot_time)
    parts = [Part(tr("of {name}").format(name=visible(origin.name_label)), vm.snapshot_of)] if origin else []
    return (*parts, Part(ago(taken, now))) if taken else tuple(parts)


def _description_part(vm: VM) -> tuple[Part, ...]:
    first_line = vm.name_description.strip().split("\n")[0]
    return (Part(visible(first_line)),) if first_line else ()


def _system_part(store: PoolStore, vm: VM) -> Part:
    guest = guest_metrics(store, vm)
    name = guest.os_version.get("name", "") if guest else ""
    return Part(visible(name.split("|")[0].strip()))


def _place_parts(store: PoolStore, vm: VM) -> list[Part]:
    host = store.cache.host(vm.resident_on)
    if host is not None and vm.power_state in _ON:
        return [Part(tr("on {host}").format(host=visible(host.name_label)), vm.resident_on)]
    home = store.cache.host(vm.affinity)
    return (
        [Part(tr("Home host {home}").format(home=visible(home.name_label)), vm.affinity)]
        if home is not None
        else []
    )


def _vcpus(vm: VM, live: Live) -> Meter:
    now, most = vm.VCPUs_at_startup, vm.VCPUs_max
    some = str(now) if most == now else tr("{now} of max {most}").format(now=now, most=most)
    label = tr("vCPUs · {count}").format(count=some)
    return cpu_meter(label, live) or Meter(label, "", None)


def _memory(store: PoolStore, vm: VM, live: Live) -> Meter:
    metrics = store.cache.get("VM_metrics", vm.metrics)
    actual = metrics.memory_actual if isinstance(metrics, VMMetrics) and vm.power_state in _ON else 0
    total = vm.memory_static_max
    if actual and not isnan(live.memory_bytes):  # its tools say how much of it is in use
        fraction = min(1.0, live.memory_bytes / actual)
        return Meter(
            tr("Memory · {size}").format(size=size_of(live.memory_bytes, actual)), percent(fraction), fraction
        )
    if not total or not 0 < actual < total:
        return Meter(
            tr("Memory · {size}").format(size=size(actual or total)), "", None
        )  # all it may have: no share to show
    fraction = actual / total
    return Meter(tr("Memory · {size}").format(size=size_of(actual, total)), percent(fraction), fraction)


def _disks(store: PoolStore, ref: Ref) -> Meter:
    used = total = 0
    for vbd_ref in store.index.vbds_of_vm(ref):
        vbd = store.cache.get("VBD", vbd_ref)
        vdi = store.cache.get("VDI", vbd.VDI) if isinstance(vbd, VBD) and vbd.type == "Disk" else None
        if isinstance(vdi, VDI):
            used += max(0, vdi.physical_utilisation)
            total += vdi.virtual_size
    if not total:
        return Meter(tr("Disk · none"), "", None)
    fraction = min(1.0, used / total)
    # No alarm when it is full: on thick storage every disk is allocated whole from the start.
    return Meter(tr("Disk · {size} allocated").format(size=size_of(used, total)), percent(fraction), fraction)


def _interfaces(store: PoolStore, ref: Ref) -> Meter:
    number = len(store.index.vifs_of_vm(ref))
    return Meter(
        tr("Network · {count}").format(count=count(number, "interface") if number else tr("none")), "", None
    )

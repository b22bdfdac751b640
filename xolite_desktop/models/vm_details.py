# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The further cards of a VM's overview: boot and CPU, memory, starting, guest, history."""

from __future__ import annotations

from xolite_desktop.models.common_rows import link_row, listed, moment, yes_no
from xolite_desktop.models.edits.choices import BOOT_DEVICES, crash_actions, ha_priorities
from xolite_desktop.models.fields import Field, missing, text_field
from xolite_desktop.models.object_name import name_of
from xolite_desktop.models.pool_store import PoolStore
from xolite_desktop.models.roles import StateKind
from xolite_desktop.models.text import count, duration, size, visible
from xolite_desktop.models.vm_overview import auto_power_on, guest_metrics
from xolite_desktop.models.wording import tr
from xolite_desktop.xapi.names import PowerState
from xolite_desktop.xapi.records.kinds import is_hvm, is_vm
from xolite_desktop.xapi.records.vm import VM, VMSS, VMMetrics
from xolite_desktop.xapi.refs import Ref

_ON = (PowerState.RUNNING, PowerState.PAUSED)
_MODES = {"hvm": "HVM", "pv": "PV", "pvh": "PVH", "pv_in_pvh": "PV in PVH"}
_FIRMWARE = {"uefi": "UEFI", "bios": "BIOS"}
_GENERIC_BIOS = "Xen"


def vm_boot_cpu(store: PoolStore, ref: Ref) -> list[Field]:
    """The Boot and CPU card."""
    vm = store.cache.vm(ref)
    if vm is None:
        return []
    return [*_boot_rows(vm), *_cpu_rows(vm), *_platform_rows(store, vm)]


def vm_memory(store: PoolStore, ref: Ref) -> list[Field]:
    """The Memory card: what it has, what it may have, what running it costs the host besides."""
    vm = store.cache.vm(ref)
    if vm is None:
        return []
    metrics = store.cache.get("VM_metrics", vm.metrics)
    actual = metrics.memory_actual if isinstance(metrics, VMMetrics) and vm.power_state in _ON else 0
    fixed = vm.memory_dynamic_min == vm.memory_dynamic_max
    return [
        Field(tr("In use now"), size(actual)) if actual else missing(tr("In use now"), tr("Not running")),
        Field(
            tr("Dynamic"),
            size(vm.memory_dynamic_max) if fixed else _range(vm.memory_dynamic_min, vm.memory_dynamic_max),
        ),
        Field(tr("Static"), _range(vm.memory_static_min, vm.memory_static_max)),
        Field(tr("Ballooning"), tr("Off: dynamic limits are equal") if fixed else tr("On")),
        Field(tr("Overhead"), size(vm.memory_overhead), tooltip=tr("What Xen needs besides to run this VM")),
        *([Field(tr("Shadow multiplier"), f"{vm.HVM_shadow_multiplier:g}")] if is_hvm(vm) else []),
    ]


def vm_start(store: PoolStore, ref: Ref) -> list[Field]:
    """The Start and protection card."""
    vm = store.cache.vm(ref)
    if vm is None or not is_vm(vm):
        return []
    appliance, schedule = (
        store.cache.get("VM_appliance", vm.appliance),
        store.cache.get("VMSS", vm.snapshot_schedule),
    )
    crash = {each.value: each.label for each in crash_actions(store, ref, vm.actions_after_crash)}
    blocked = sorted(vm.blocked_operations)
    return [
        Field(tr("Auto power on"), auto_power_on(store, vm), edit="auto_power_on"),
        link_row(tr("Home host"), name_of(store.cache.host(vm.affinity), store.cache), vm.affinity, edit="home_host"),
        _ha_row(store, ref, vm),
        Field(tr("Start order"), str(vm.order), edit="start_order"),
        Field(tr("Start delay"), _seconds(vm.start_delay), edit="start_delay"),
        Field(tr("Shutdown delay"), _seconds(vm.shutdown_delay), edit="shutdown_delay"),
        Field(tr("When the guest crashes"), crash[vm.actions_after_crash], edit="after_crash"),
        text_field(tr("vApp"), name_of(appliance, store.cache)),
        text_field(tr("Snapshot schedule"), _schedule(schedule, store)),
        text_field(tr("Blocked operations"), listed(blocked), kind=StateKind.WARN if blocked else StateKind.NONE),
        link_row(tr("Suspend storage"), name_of(store.cache.sr(vm.suspend_SR), store.cache), vm.suspend_SR),
    ]  # fmt: skip


def vm_guest(store: PoolStore, ref: Ref) -> list[Field]:
    """The Guest card: what tools in the guest tell, and the drivers' side of it."""
    vm = store.cache.vm(ref)
    guest = guest_metrics(store, vm) if vm is not None else None
    if vm is None or not is_vm(vm):
        return []
    if guest is None:
        return [missing(tr("Guest tools"), tr("Nothing was ever heard from the guest"))]
    version = guest.PV_drivers_version
    number = ".".join(filter(None, (version.get(part, "") for part in ("major", "minor", "micro", "build"))))
    system = guest.os_version
    features = [key.removeprefix("feature-") for key in sorted(guest.other) if key.startswith("feature-")]
    return [
        text_field(tr("Host name"), visible(guest.netbios_name.get("host_name", ""))),
        text_field(tr("Distribution"), listed(filter(None, (system.get("distro", ""), system.get("major", ""))))),
        text_field(tr("Kernel"), visible(system.get("uname", ""))),
        text_field(tr("Tools version"), visible(number)),
        Field(tr("Up to date"), yes_no(guest.PV_drivers_up_to_date)),
        Field(tr("Disk hotplug"), _hotplug(guest.can_use_hotplug_vbd)),
        Field(tr("Network hotplug"), _hotplug(guest.can_use_hotplug_vif)),
        text_field(tr("Features"), listed(features, 4), tooltip="\n".join(visible(each) for each in features[:40])),
        text_field(tr("Last heard of"), moment(guest.last_updated)),
    ]  # fmt: skip


def vm_history(store: PoolStore, ref: Ref) -> list[Field]:
    """The History card: where it comes from and since when it is there."""
    vm = store.cache.vm(ref)
    if vm is None:
        return []
    metrics = store.cache.get("VM_metrics", vm.metrics)
    installed = moment(metrics.install_time) if isinstance(metrics, VMMetrics) else ""
    started = moment(metrics.start_time) if isinstance(metrics, VMMetrics) and vm.power_state in _ON else ""
    last = vm.other_config.get("last_shutdown_time", "")
    return [
        text_field(tr("Created"), installed),
        text_field(tr("Made from"), visible(vm.other_config.get("base_template_name", ""))),
        text_field(tr("Started"), started),
        *([Field(tr("Last shutdown"), moment(last) or visible(last))] if last else []),
        Field(tr("Snapshots"), count(len(vm.snapshots), "snapshot") if vm.snapshots else tr("None")),
        text_field(tr("Domain"), str(vm.domid) if vm.power_state in _ON and vm.domid >= 0 else "", is_code=True),
        text_field(tr("Generation ID"), visible(vm.generation_id), is_code=True),
    ]  # fmt: skip


def _boot_rows(vm: VM) -> list[Field]:
    mode = vm.domain_type if vm.domain_type not in ("", "unspecified") else "hvm" if is_hvm(vm) else "pv"
    rows = [Field(tr("Virtualization"), _MODES.get(mode, visible(mode)))]
    if not is_hvm(vm):
        return [
            *rows,
            text_field(tr("Boot loader"), visible(vm.PV_bootloader)),
            text_field(tr("Kernel"), visible(vm.PV_kernel), is_code=True),
            text_field(tr("Arguments"), visible(vm.PV_args), is_code=True),
        ]
    firmware = vm.HVM_boot_params.get("firmware", "bios")
    order = [BOOT_DEVICES.get(each, visible(each)) for each in vm.HVM_boot_params.get("order", "cd")]
    secure = vm.platform.get("secureboot", "false").lower()
    rows.append(Field(tr("Firmware"), _FIRMWARE.get(firmware, visible(firmware))))
    if firmware == "uefi":
        rows.append(
            Field(tr("Secure Boot"), tr("Automatic") if secure == "auto" else yes_no(secure == "true"))
        )
    return [*rows, Field(tr("Boot order"), ", ".join(map(tr, order)) or tr("None"), edit="boot_order")]


def _cpu_rows(vm: VM) -> list[Field]:
    now, most = vm.VCPUs_at_startup, vm.VCPUs_max
    cores = vm.platform.get("cores-per-socket", "")
    each = int(cores) if cores.isdigit() and 0 < int(cores) <= most else 1
    sockets = -(-most // each) if most else 0
    rows = [
        Field(tr("vCPUs"), str(now) if now == most else tr("{now} of max {most}").format(now=now, most=most)),
        Field(tr("Topology"), f"{count(sockets, 'socket')} × {count(each, 'core')}"),
        Field(tr("CPU weight"), visible(vm.VCPUs_params.get("weight", "")) or tr("256, the default")),
    ]
    cap = vm.VCPUs_params.get("cap", "0")
    if cap not in ("", "0"):
        rows.append(Field(tr("CPU cap"), f"{visible(cap)} %"))
    if vm.VCPUs_params.get("mask"):
        rows.append(Field(tr("Pinned to CPUs"), listed([vm.VCPUs_params["mask"]])))
    return rows


def _platform_rows(store: PoolStore, vm: VM) -> list[Field]:
    platform = vm.platform
    rows = []
    if is_hvm(vm):
        nested = platform.get("nested-virt", platform.get("exp-nested-hvm", "false")).lower() == "true"
        rows += [
            Field(tr("Nested virtualization"), yes_no(nested)),
            Field(tr("Viridian"), yes_no(platform.get("viridian", "false").lower() in ("true", "1"))),
            text_field(tr("Graphics"), _graphics(platform)),
            Field(tr("TPM"), yes_no(bool(vm.VTPMs)), opens="vm.tpm" if not vm.is_a_template else ""),
            Field(
                tr("Windows drivers"),
                tr("By Windows Update") if vm.has_vendor_device else tr("By the guest tools"),
            ),
        ]
    vendor = vm.bios_strings.get("bios-vendor", "")
    copied = bool(vendor) and vendor != _GENERIC_BIOS
    return [*rows, Field(tr("BIOS strings"), visible(vendor) if copied else tr("Generic"))]


def _graphics(platform: dict[str, str]) -> str:
    adapter, memory = visible(platform.get("vga", "")), visible(platform.get("videoram", ""))
    return f"{adapter} · {memory} MiB" if adapter and memory else adapter


def _range(low: int, high: int) -> str:
    return f"{size(low)} – {size(high)}"


def _seconds(seconds: int) -> str:
    return duration(seconds) if seconds else tr("None")


def _hotplug(word: str) -> str:
    known = {"yes": tr("Possible while running"), "no": tr("Not possible while running")}
    return known.get(word, tr("Not known"))


def _ha_row(store: PoolStore, ref: Ref, vm: VM) -> Field:
    names = {each.value: each.label for each in ha_priorities(store, ref, vm.ha_restart_priority)}
    pool = store.cache.pool
    off = "" if pool is not None and pool.ha_enabled else tr(" (HA is off)")
    return Field(tr("When its host fails"), names[vm.ha_restart_priority] + off, edit="ha_priority")


def _schedule(schedule: object, store: PoolStore) -> str:
    if not isinstance(schedule, VMSS):
        return ""
    state = visible(schedule.frequency) if schedule.enabled else tr("switched off")
    return " · ".join(filter(None, (name_of(schedule, store.cache), state)))

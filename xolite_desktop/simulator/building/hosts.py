# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Hosts of a simulated pool: the host, its CPUs, its control domain, its certificate; and the pool itself."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from xolite_desktop.simulator.building.builder import DAY, GIB, MIB, Builder
from xolite_desktop.simulator.schema import NULL_REF

CPU_FLAGS = (
    "fpu de tsc msr pae mce cx8 apic sep mca cmov pat clflush acpi mmx fxsr sse sse2 ht syscall nx constant_tsc "
    "rep_good nonstop_tsc cpuid pni pclmulqdq monitor est ssse3 fma cx16 sse4_1 sse4_2 movbe popcnt aes xsave avx "
    "f16c rdrand hypervisor lahf_lm abm 3dnowprefetch fsgsbase bmi1 avx2 bmi2 erms rdseed adx clflushopt"
)
CPU_FEATURES = "178bfbff-f6f83203-2e500800-040001f3-0000000f-219c05a9-00400004-00000000-00001000-0c000000"
SOFTWARE_VERSION = {
    "product_version": "8.3.0",
    "product_version_text": "8.3",
    "product_version_text_short": "8.3",
    "product_brand": "XCP-ng",
    "platform_name": "XCP",
    "platform_version": "3.4.0",
    "build_number": "cloud",
    "git_id": "0",
    "date": "20260914T10:12:04Z",
    "xapi": "25.33",
    "xapi_build": "25.33.1",
    "xen": "4.17.5-15",
    "linux": "4.19.0+1",
    "xencenter_min": "2.21",
    "xencenter_max": "2.21",
    "network_backend": "openvswitch",
    "db_schema": "5.786",
}
FIXED: dict[str, Any] = {
    "API_version_major": 2,
    "API_version_minor": 21,
    "API_version_vendor": "XenSource",
    "capabilities": ["xen-3.0-x86_64", "hvm-3.0-x86_32", "hvm-3.0-x86_32p", "hvm-3.0-x86_64"],
    "sched_policy": "credit",
    "supported_bootloaders": ["pygrub", "eliloader"],
    "edition": "xcp-ng",
    "license_params": {"expiry": "20381231T23:59:59Z", "license_type": "xcp-ng", "sku_type": "xcp-ng"},
    "license_server": {"address": "localhost", "port": "27000"},
    "virtual_hardware_platform_versions": [0, 1, 2],
    "ssl_legacy": False,
    "tls_verification_enabled": True,
    "bios_strings": {
        "bios-vendor": "American Megatrends International, LLC.",
        "bios-version": "2.3",
        "system-manufacturer": "Supermicro",
        "system-product-name": "AS-1115SV-WTNRT",
        "hp-rombios": "",
    },
    "chipset_info": {"iommu": "true"},
}
"""What all hosts of one make and release have in common."""
DOM0_MEMORY = 8 * GIB
DOM0_VCPUS = 8
XEN_OVERHEAD = 1230 * MIB
CONTROL_DOMAIN: dict[str, Any] = {
    "name_description": "The domain which manages physical devices and manages other domains",
    "power_state": "Running",
    "is_control_domain": True,
    "domid": 0,
    "domarch": "x64",
    "domain_type": "pv",
    "VCPUs_max": DOM0_VCPUS,
    "VCPUs_at_startup": DOM0_VCPUS,
    "memory_target": DOM0_MEMORY,
    "memory_static_max": DOM0_MEMORY,
    "memory_dynamic_max": DOM0_MEMORY,
    "memory_dynamic_min": DOM0_MEMORY,
    "memory_static_min": DOM0_MEMORY,
    "actions_after_shutdown": "destroy",
    "actions_after_reboot": "destroy",
    "actions_after_crash": "destroy",
}
"""What every control domain is like."""


@dataclass(frozen=True)
class Cpu:
    """The processors of a host; `count` is what Xen schedules on (threads)."""

    model: str
    vendor: str
    mhz: float
    family: int
    number: int
    stepping: int
    sockets: int
    count: int


XEON = Cpu("Intel(R) Xeon(R) Silver 4208 CPU @ 2.10GHz", "GenuineIntel", 2095.078, 6, 85, 7, 1, 16)
EPYC = Cpu("AMD EPYC 9354 32-Core Processor", "AuthenticAMD", 3245.12, 25, 17, 1, 1, 64)


@dataclass(frozen=True)
class HostPlan:
    """What one host is to be like."""

    name: str
    address: str
    memory_gib: int
    cpu: Cpu
    description: str = ""
    domain: str = "lab.example"
    enabled: bool = True
    up_days: float = 41.0
    certificate_days_left: float = 3200.0

    @property
    def hostname(self) -> str:
        return f"{self.name}.{self.domain}"


def add_host(builder: Builder, plan: HostPlan, **fields: Any) -> str:
    """The host with its metrics, CPUs and control domain; `fields` replace or add fields of the host record."""
    metrics = builder.add(
        "host_metrics",
        plan.name,
        memory_total=plan.memory_gib * GIB,
        memory_free=plan.memory_gib * GIB - XEN_OVERHEAD - DOM0_MEMORY,
        live=True,
        last_updated=builder.ago(3),
    )
    ref = builder.ref("host", plan.name)
    _add_cpus(builder, plan, ref)
    dom0 = _add_control_domain(builder, plan, ref)
    _add_certificates(builder, plan, ref)
    return builder.add(
        "host", plan.name, **(_versions(plan) | _identity(builder, plan, metrics, dom0) | fields)
    )


def _identity(builder: Builder, plan: HostPlan, metrics: str, dom0: str) -> dict[str, Any]:
    booted = builder.now - plan.up_days * DAY
    other = {"agent_start_time": f"{booted + 96:.0f}.", "boot_time": f"{booted:.0f}."}
    if not plan.enabled:
        other |= {"MAINTENANCE_MODE": "true", "MAINTENANCE_MODE_EVACUATED_VMS_MIGRATED": ""}
    return {
        "name_label": plan.name,
        "name_description": plan.description,
        "hostname": plan.name,
        "address": plan.address,
        "enabled": plan.enabled,
        "metrics": metrics,
        "control_domain": dom0,
        "other_config": other,
        "memory_overhead": XEN_OVERHEAD,
        "iscsi_iqn": f"iqn.2026-01.example.lab:{builder.identity('iqn', plan.name)[:8]}",
        "last_software_update": builder.ago(62 * DAY),
        "latest_synced_updates_applied": "yes",
    }


def _versions(plan: HostPlan) -> dict[str, Any]:
    version = SOFTWARE_VERSION | {"hostname": plan.name}
    return {**deepcopy(FIXED), "software_version": version, "cpu_info": _cpu_info(plan.cpu)}


def _cpu_info(cpu: Cpu) -> dict[str, str]:
    sides = ("features_pv", "features_hvm", "features_pv_host", "features_hvm_host")
    return {
        "cpu_count": str(cpu.count),
        "socket_count": str(cpu.sockets),
        "threads_per_core": "2",
        "vendor": cpu.vendor,
        "speed": f"{cpu.mhz:.3f}",
        "modelname": cpu.model,
        "family": str(cpu.family),
        "model": str(cpu.number),
        "stepping": str(cpu.stepping),
        "flags": CPU_FLAGS,
        **dict.fromkeys(sides, CPU_FEATURES),
    }


def _add_cpus(builder: Builder, plan: HostPlan, host: str) -> None:
    cpu = plan.cpu
    for number in range(cpu.count):
        builder.add(
            "host_cpu",
            f"{plan.name}/{number}",
            host=host,
            number=number,
            vendor=cpu.vendor,
            speed=int(cpu.mhz),
            modelname=cpu.model,
            family=cpu.family,
            model=cpu.number,
            stepping=str(cpu.stepping),
            flags=CPU_FLAGS,
            utilisation=0.0,
        )


def _add_control_domain(builder: Builder, plan: HostPlan, host: str) -> str:
    """Dom0 runs as long as its host and has one graphical and one text console (protocol.md 8.1)."""
    key = f"dom0 {plan.name}"
    ref = builder.ref("VM", key)
    for protocol in ("rfb", "vt100"):
        builder.add("console", f"{key} {protocol}", VM=ref, protocol=protocol, location="")
    return builder.add(
        "VM",
        key,
        name_label=f"Control domain on host: {plan.name}",
        resident_on=host,
        affinity=host,
        metrics=_add_control_metrics(builder, plan, key),
        other_config={
            "storage_driver_domain": builder.identity("driver domain", plan.name),
            "is_system_domain": "true",
        },
        **CONTROL_DOMAIN,
    )


def _add_control_metrics(builder: Builder, plan: HostPlan, key: str) -> str:
    return builder.add(
        "VM_metrics",
        key,
        memory_actual=DOM0_MEMORY,
        VCPUs_number=DOM0_VCPUS,
        start_time=builder.ago(plan.up_days * DAY),
        install_time=builder.ago(400 * DAY),
        last_updated=builder.ago(5),
        current_domain_type="pv",
    )


def _add_certificates(builder: Builder, plan: HostPlan, host: str) -> None:
    """The one that clients see and the one between hosts; made long before and good for years as a rule."""
    for kind, days_left in (("host", plan.certificate_days_left), ("host_internal", 3200.0)):
        sha256 = builder.digest(kind, plan.name, 1) + builder.digest(kind, plan.name, 2)
        sha1 = (builder.digest(kind, plan.name, 3) + builder.digest(kind, plan.name, 4))[:20]
        builder.add(
            "Certificate",
            f"{plan.name} {kind}",
            host=host,
            type=kind,
            not_before=builder.ago(450 * DAY),
            not_after=builder.ago(-days_left * DAY),
            fingerprint=sha256.hex(":").upper(),
            fingerprint_sha256=sha256.hex(":").upper(),
            fingerprint_sha1=sha1.hex(":").upper(),
        )


def add_pool(builder: Builder, name: str, coordinator: str, hosts: int, cpu: Cpu, **fields: Any) -> str:
    """The one pool record; `fields` replace or add (default_SR, tags, gui_config ...)."""
    record: dict[str, Any] = {
        "name_label": name,
        "name_description": "",
        "master": coordinator,
        "default_SR": NULL_REF,
        "suspend_image_SR": NULL_REF,
        "crash_dump_SR": NULL_REF,
        "other_config": {"auto_poweron": "true", "memory-ratio-hvm": "0.25", "memory-ratio-pv": "0.25"},
        "ha_cluster_stack": "xhad",
        "restrictions": {"restrict_zstd_export": "false"},
        "cpu_info": {
            "cpu_count": str(cpu.count * hosts),
            "socket_count": str(cpu.sockets * hosts),
            "vendor": cpu.vendor,
            "features_hvm_host": CPU_FEATURES,
            "features_pv_host": CPU_FEATURES,
        },
        "tls_verification_enabled": True,
        "policy_no_vendor_device": False,
    }
    return builder.add("pool", "pool", **(record | fields))


def settle_memory(builder: Builder) -> None:
    """Set what each host has left once all VMs are placed: total less Xen's part, control domain and guests.

    A VM on its way to a host needs its memory there already.
    """
    used: dict[str, int] = {}
    for vm in builder.of("VM").values():
        if vm.get("power_state") not in ("Running", "Paused"):
            continue
        for host in {vm["resident_on"], vm.get("scheduled_to_be_resident_on", vm["resident_on"])}:
            used[host] = used.get(host, 0) + vm["memory_target"] + vm.get("memory_overhead", 0)
    for ref, host in builder.of("host").items():
        metrics = builder.record("host_metrics", host["metrics"])
        metrics["memory_free"] = metrics["memory_total"] - host["memory_overhead"] - used.get(ref, 0)

# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The further cards of a host's overview: hardware, memory, networks, software, certificates."""

from __future__ import annotations

from datetime import datetime

from xolite_desktop.models.attention import WARNED_DAYS
from xolite_desktop.models.common_rows import MOST_ROWS, counted_paths, listed, moment, yes_no
from xolite_desktop.models.fields import Field, missing, text_field
from xolite_desktop.models.host_overview import core_count, memory
from xolite_desktop.models.host_settings import later_settings, power_on_row
from xolite_desktop.models.pool_store import PoolStore
from xolite_desktop.models.roles import StateKind
from xolite_desktop.models.text import DAY, count, day, exact, size, visible
from xolite_desktop.models.wording import later, tr
from xolite_desktop.xapi.records.access import Certificate
from xolite_desktop.xapi.records.host import Host
from xolite_desktop.xapi.records.network import PIF
from xolite_desktop.xapi.records.wire_time import parse_wire_time
from xolite_desktop.xapi.refs import Ref, is_null

_CERTIFICATES = later({"host": "Host", "host_internal": "Pool", "ca": "Authority"})


def host_hardware(store: PoolStore, ref: Ref) -> list[Field]:
    """The Hardware card."""
    host = store.cache.host(ref)
    if host is None:
        return []
    cpu, bios = host.cpu_info, host.bios_strings
    speed = cpu.get("speed", "").partition(".")[0]
    flags = cpu.get("flags", "").split()
    maker = " ".join(filter(None, (bios.get("system-manufacturer", ""), bios.get("system-product-name", ""))))
    firmware = " ".join(filter(None, (bios.get("bios-vendor", ""), bios.get("bios-version", ""))))
    return [
        text_field(tr("System"), visible(maker)),
        text_field(tr("Serial number"), visible(bios.get("system-serial-number", "")), is_code=True),
        text_field(tr("BIOS"), visible(firmware)),
        text_field(tr("Processor"), visible(" ".join(cpu.get("modelname", "").split()))),
        text_field(tr("Sockets"), visible(cpu.get("socket_count", ""))),
        text_field(tr("Threads"), str(core_count(host) or "")),
        text_field(tr("Speed"), f"{visible(speed)} MHz" if speed else ""),
        text_field(tr("CPU features"), visible(cpu.get("features_hvm", "")), is_code=True),
        text_field(tr("CPU flags"), listed(flags, 6), tooltip=visible(" ".join(flags)[:1500])),
        Field(tr("IOMMU"), yes_no(host.chipset_info.get("iommu", "").lower() == "true")),
    ]


def host_memory(store: PoolStore, ref: Ref) -> list[Field]:
    """The Memory card: what Xen, the control domain and the VMs take."""
    host = store.cache.host(ref)
    if host is None:
        return []
    parts = memory_parts(store, ref, host)
    used, total = memory(store, ref, host)
    if not total:
        return [missing(tr("Total"), tr("Not known while the host is unreachable"))]
    most = may_take(store, ref)
    return [
        Field(tr("Total"), size(total)),
        Field(tr("Xen"), size(host.memory_overhead)),
        Field(tr("Control domain"), size(parts.control_domain)),
        Field(tr("VMs"), size(parts.vms)),
        Field(tr("Free"), size(max(0, total - used))),
        Field(
            tr("VMs may take"), size(most), StateKind.WARN if most > total else StateKind.NONE,
            tooltip=tr("The sum of the dynamic maxima of what runs here"),
        ),
    ]  # fmt: skip


def may_take(store: PoolStore, ref: Ref) -> int:
    """Bytes: the sum of the dynamic maxima of what runs on a host."""
    running = map(store.cache.vm, store.index.vms_of_host(ref))
    return sum(vm.memory_dynamic_max for vm in running if vm is not None)


class MemoryParts:
    """Bytes of a host's memory: what runs here by ref, the control domain's share and that of all the VMs."""

    def __init__(self, each: dict[Ref, int], control_domain: int) -> None:
        self.each = each
        self.control_domain = control_domain
        self.vms = sum(each.values())


def memory_parts(store: PoolStore, ref: Ref, host: Host) -> MemoryParts:
    """Who has the memory of a host."""
    each: dict[Ref, int] = {}
    own = 0
    for vm_ref in store.index.vms_of_host(ref):
        vm = store.cache.vm(vm_ref)
        if vm is None:
            continue
        if vm.is_control_domain:
            own += store.totals.memory_of_vm(vm_ref)
        else:
            each[vm_ref] = store.totals.memory_of_vm(vm_ref)
    return MemoryParts(each, own)


def host_network(store: PoolStore, ref: Ref) -> list[Field]:
    """The Management card: the addresses of the host itself, and where it is known and logs to."""
    host = store.cache.host(ref)
    if host is None:
        return []
    pifs = [store.cache.get("PIF", pif_ref) for pif_ref in host.PIFs]
    found = [pif for pif in pifs if isinstance(pif, PIF) and (pif.management or pif.IP)]
    found.sort(key=lambda pif: (not pif.management, pif.device, pif.VLAN))
    return [
        text_field(tr("Host name"), visible(host.hostname), is_code=True, edit="host_name"),
        *[_interface_row(pif) for pif in found[:MOST_ROWS]],
        text_field(tr("iSCSI name"), visible(host.iscsi_iqn), is_code=True, edit="iscsi_name"),
        text_field(
            tr("Log destination"), visible(host.logging.get("syslog_destination", "")) or tr("On the host"),
            edit="log_host",
        ),
        Field(tr("Multipathing"), yes_no(host.multipathing), edit="multipathing"),
        *_boot_paths(host),
        *later_settings(store, ref, host),
        power_on_row(host),
        text_field(tr("Directory"), visible(host.external_auth_service_name)),
    ]  # fmt: skip


def _boot_paths(host: Host) -> list[Field]:
    """The paths to the LUN a host has started from, where it has several."""
    found = counted_paths(host.other_config.get("mpath-boot", ""))
    return [Field(tr("Paths of the boot LUN"), *found)] if found is not None else []


def _interface_row(pif: PIF) -> Field:
    vlan = f".{pif.VLAN}" if pif.VLAN >= 0 else ""
    label = (
        tr("Management")
        if pif.management
        else visible(pif.other_config.get("management_purpose", "")) or tr("Address")
    )
    facts = [
        pif.netmask,
        pif.gateway and tr("gateway {address}").format(address=pif.gateway),
        pif.DNS and f"DNS {pif.DNS}",
        pif.MAC,
    ]
    note = "\n".join(visible(fact) for fact in facts if fact)
    place = f"{visible(pif.device)}{vlan}"
    return Field(f"{label} ({place})", visible(pif.IP) or "–", is_code=True, tooltip=note)


def host_software(store: PoolStore, ref: Ref) -> list[Field]:
    """The Software card: versions, licence, and what updates are known to be missing."""
    host = store.cache.host(ref)
    if host is None:
        return []
    version = host.software_version
    edition = " · ".join(filter(None, (host.edition, _until(host.license_params.get("expiry", "")))))
    return [
        text_field(tr("Product"), visible(f"{version.get('product_brand', '')} {version.get('product_version', '')}".strip())),
        text_field(tr("Build"), visible(version.get("build_number", ""))),
        text_field(tr("Built"), moment(version.get("date", "")) or visible(version.get("date", ""))),
        text_field("XAPI", visible(version.get("xapi_build", "") or version.get("xapi", ""))),
        text_field("Xen", visible(version.get("xen", ""))),
        text_field("Linux", visible(version.get("linux", ""))),
        text_field(tr("Licence"), visible(edition)),
        text_field(tr("Last update"), moment(host.last_software_update)),
        updates_row(host),
        text_field(tr("Still to do"), listed(still_to_do(host)), kind=StateKind.WARN),
        Field(tr("Patches"), count(len(host.updates) or len(host.patches), "patch", "patches")) if host.updates or host.patches else missing(tr("Patches"), tr("None recorded")),
        Field(tr("Verifies certificates"), yes_no(host.tls_verification_enabled)),
        *_crash_dumps(host),
    ]  # fmt: skip


_GUIDANCES = later(
    {
        "reboot_host": "Reboot the host",
        "reboot_host_on_livepatch_failure": "Reboot the host, since live patching failed",
        "reboot_host_on_kernel_livepatch_failure": "Reboot the host, since its kernel could not be patched live",
        "reboot_host_on_xen_livepatch_failure": "Reboot the host, since Xen could not be patched live",
        "restart_toolstack": "Restart the toolstack",
        "restart_device_model": "Restart or migrate its VMs",
        "restart_vm": "Restart its VMs",
    }
)


def still_to_do(host: Host) -> list[str]:
    """What the pool says is to be done on a host after updates, each once; what has no words here in XAPI's."""
    found = (*host.pending_guidances, *host.pending_guidances_recommended, *host.pending_guidances_full)
    return [
        tr(_GUIDANCES[word]) if word in _GUIDANCES else word.replace("_", " ")
        for word in dict.fromkeys(found)
    ]


def _crash_dumps(host: Host) -> list[Field]:
    if not host.crashdumps:
        return []
    words = count(len(host.crashdumps), "crash dump")
    return [Field(tr("Crash dumps"), words, StateKind.WARN, opens="host.remove_crashdumps")]


def _until(expiry: str) -> str:
    when = parse_wire_time(expiry)
    return tr("until {date}").format(date=day(when)) if when is not None and when.year < 2030 else ""


def updates_row(host: Host) -> Field:
    """What the pool knows of updates that were synchronized."""
    words = {
        "yes": (tr("Up to date with what was synchronized"), StateKind.OK),
        "no": (tr("Not all applied"), StateKind.WARN),
    }
    said = words.get(host.latest_synced_updates_applied)
    return Field(tr("Updates"), *said) if said else missing(tr("Updates"), tr("Not known"))


def host_certificates(store: PoolStore, ref: Ref, now: datetime) -> list[Field]:
    """The Certificates card: until when each is valid, and its fingerprint."""
    found = [
        each
        for each in store.cache.of(Certificate, "Certificate").values()
        if each.host == ref and not is_null(ref)
    ]
    rows = []
    for number, each in enumerate(sorted(found, key=lambda one: (one.type, one.uuid))[: MOST_ROWS // 2]):
        kind = tr(_CERTIFICATES[each.type]) if each.type in _CERTIFICATES else visible(each.type)
        mark = (
            f" {number + 1}" if any(other.type == each.type for other in found if other is not each) else ""
        )
        rows.append(
            _validity(f"{kind}{mark}", each, now, opens="host.certificate" if each.type == "host" else "")
        )
        print_ = visible(each.fingerprint_sha256 or each.fingerprint)
        rows.append(text_field(tr("{kind}: SHA-256").format(kind=f"{kind}{mark}"), print_, is_code=True))
    return rows


def _validity(label: str, certificate: Certificate, now: datetime, opens: str) -> Field:
    ends = parse_wire_time(certificate.not_after)
    if ends is None:
        return missing(label, tr("Not known"))
    left = (ends - now).total_seconds() / DAY
    words = tr("Expired {date}") if left < 0 else tr("Valid until {date}")
    kind = StateKind.BAD if left < 0 else StateKind.WARN if left < WARNED_DAYS else StateKind.NONE
    begins = parse_wire_time(certificate.not_before)
    return Field(
        label, words.format(date=day(ends)), kind, tooltip=exact(begins) if begins else "", opens=opens
    )

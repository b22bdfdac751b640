# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""What goes on in the demo pool: groups and schedules, messages and alarms, tasks of other people."""

from __future__ import annotations

from xolite_desktop.simulator.building.builder import DAY, MINUTE, Builder, Record, moment
from xolite_desktop.simulator.building.happenings import (
    add_message,
    add_started,
    add_task,
    alarm_body,
    certificate_body,
)

DAY_MINUTES = DAY / MINUTE
SHOP = (
    ("redis-01", 0),
    ("postgres-primary", 0),
    ("web-frontend-01", 1),
    ("web-frontend-02", 1),
    ("web-frontend-03", 1),
    ("haproxy-01", 2),
)


def _vm(b: Builder, name: str) -> Record:
    return b.record("VM", b.ref("VM", name))


def _host(b: Builder, name: str) -> Record:
    return b.record("host", b.ref("host", name))


def add_groups(b: Builder) -> None:
    """A vApp that starts the shop in order, and a schedule of nightly snapshots."""
    shop = b.add(
        "VM_appliance", "shop", name_label="Shop", name_description="Databases, front ends, balancer"
    )
    for name, order in SHOP:
        _vm(b, name).update(appliance=shop, order=order, start_delay=20 if order == 0 else 0)
    nightly = b.add(
        "VMSS",
        "nightly",
        name_label="Nightly",
        name_description="Every night at two, the last seven are kept",
        enabled=True,
        type="snapshot",
        retained_snapshots=7,
        frequency="daily",
        schedule={"hour": "2", "min": "0"},
        last_run_time=b.ago(12.5 * 3600),
    )
    for name in ("postgres-primary", "keycloak"):
        _vm(b, name)["snapshot_schedule"] = nightly


def add_messages(b: Builder, pool: str) -> None:
    """Three alarms that want attention, some that are old, and the history of the VMs."""
    _add_alarms(b)
    pool_record = b.record("pool", pool)
    skew = "Host xcp-03 was 3.2 s behind the coordinator"
    add_message(b, "HOST_CLOCK_SKEW_DETECTED", "Pool", pool_record, 0.34 * DAY_MINUTES, skew)
    for vm in b.of("VM").values():
        if vm.get("power_state") != "Running" or vm.get("is_control_domain") or vm.get("is_a_snapshot"):
            continue
        metrics = b.record("VM_metrics", vm["metrics"])
        host = b.record("host", vm["resident_on"])
        age = b.now - moment(metrics["start_time"])
        add_started(b, vm, host, age / MINUTE)
    _add_history(b)


def _add_alarms(b: Builder) -> None:
    ssd = b.record("SR", b.ref("SR", "Local SSD xcp-01"))
    add_message(b, "ALARM", "SR", ssd, 12, alarm_body(0.91, "physical_utilisation", 0.9, 600))
    win = _vm(b, "win2022-ad")
    add_message(b, "ALARM", "VM", win, 31, alarm_body(0.968, "cpu_usage", 0.95, 600))
    host = _host(b, "xcp-03")
    ends = b.record("Certificate", b.ref("Certificate", "xcp-03 host"))["not_after"]
    warning = certificate_body(ends)
    add_message(b, "HOST_SERVER_CERTIFICATE_EXPIRING_14", "Host", host, 0.98 * DAY_MINUTES, warning)
    memory = alarm_body(421_888.0, "memory_free_kib", 524_288.0, 300)
    add_message(b, "ALARM", "Host", _host(b, "xcp-02"), 6.1 * DAY_MINUTES, memory)
    files = _vm(b, "win2019-files")
    add_message(
        b, "ALARM", "VM", files, 3.4 * DAY_MINUTES, alarm_body(11_534_336.0, "network_usage", 1e7, 120)
    )
    bond = "The status of the eth1+eth2 bond changed: 1/2 up (was 2/2)"
    add_message(b, "BOND_STATUS_CHANGED", "Host", _host(b, "xcp-02"), 21 * DAY_MINUTES, bond)
    win["other_config"]["perfmon"] = (
        '<config><variable><name value="cpu_usage"/><alarm_trigger_level value="0.95"/>'
        '<alarm_trigger_period value="600"/><alarm_auto_inhibit_period value="3600"/></variable></config>'
    )


def _add_history(b: Builder) -> None:
    """Single events of the last weeks."""
    rows = (
        ("VM_CRASHED", "k8s-node-02", 22.11, ""),
        ("VM_REBOOTED", "win2022-ad", 12.5, ""),
        ("VM_REBOOTED", "nextcloud", 17.9, ""),
        ("VM_SUSPENDED", "test-centos7", 2.0, ""),
        ("VM_SUSPENDED", "dev-noble", 1.2, ""),
        ("VM_PAUSED", "forensics-sandbox", 1.1, ""),
        ("VM_SHUTDOWN", "legacy-erp", 89.0, "shutdown by the guest"),
        ("VM_SHUTDOWN", "staging-db", 3.0, "shutdown cleanly"),
        ("VM_SHUTDOWN", "backup-proxy", 0.36, "shutdown cleanly"),
        ("VM_SNAPSHOTTED", "gitlab", 15.7, ""),
        ("VM_SNAPSHOTTED", "nextcloud", 2.2, ""),
        ("VM_CLONED", "win10-vdi-03", 6.0, "cloned from win10-vdi-02"),
    )
    for name, vm_name, days, words in rows:
        vm = _vm(b, vm_name)
        body = f"VM '{vm['name_label']}' (uuid: {vm['uuid']}) {words}".strip()
        add_message(b, name, "VM", vm, days * DAY_MINUTES, body)
    for vm_name, days in (("keycloak", 0.36), ("web-frontend-03", 0.37), ("redis-02", 0.37)):
        vm, here = _vm(b, vm_name), _host(b, "xcp-03")
        there = b.record("host", vm["resident_on"])
        body = f"VM '{vm['name_label']}' (uuid: {vm['uuid']}) migrated from host: {here['name_label']} "
        body += f"(uuid: {here['uuid']}) to host: {there['name_label']} (uuid: {there['uuid']})"
        add_message(b, "VM_MIGRATED", "VM", vm, days * DAY_MINUTES, body)


def add_tasks(b: Builder) -> None:
    """A migration and an export that run, started by others, and one that failed a while ago."""
    coordinator = b.ref("host", "xcp-01")
    migration = add_task(
        b,
        "Async.VM.pool_migrate",
        0.64,
        1.2,
        resident_on=coordinator,
        other_config={"originator": "xo"},
    )
    gitlab = _vm(b, "gitlab")
    gitlab["current_operations"] = {migration: "pool_migrate"}
    gitlab["scheduled_to_be_resident_on"] = coordinator
    export = add_task(
        b,
        "Export of legacy-erp",
        0.45,
        1.5,
        name_description="legacy-erp.xva",
        resident_on=coordinator,
        other_config={"originator": "xe"},
    )
    _vm(b, "legacy-erp")["current_operations"] = {export: "export"}
    add_task(
        b,
        "Async.VM.start",
        1.0,
        28,
        resident_on=coordinator,
        status="failure",
        finished=b.ago(28 * MINUTE - 2),
        allowed_operations=[],
        error_info=["NO_HOSTS_AVAILABLE"],
    )

# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The pool in rows: general, placement, high availability, software, and the settings of guest agents."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from xolite_desktop.models.common_rows import (
    MOST_ROWS,
    common_rows,
    link_row,
    listed,
    moment,
    uuid_row,
    yes_no,
)
from xolite_desktop.models.edits.editable import bounded
from xolite_desktop.models.fields import Field, missing, text_field
from xolite_desktop.models.filters import natural_key
from xolite_desktop.models.ha.heartbeat_rows import heartbeat_rows
from xolite_desktop.models.host_details import still_to_do
from xolite_desktop.models.host_overview import software
from xolite_desktop.models.object_name import name_of
from xolite_desktop.models.pool_store import PoolStore
from xolite_desktop.models.roles import StateKind
from xolite_desktop.models.secrets import masked
from xolite_desktop.models.text import count, visible
from xolite_desktop.models.wording import tr
from xolite_desktop.xapi.plans.ha import BEST_EFFORT, NEVER, RESTART, counts, statefile_srs
from xolite_desktop.xapi.plans.maintenance import migration_network
from xolite_desktop.xapi.records.host import Host
from xolite_desktop.xapi.records.network import PIF
from xolite_desktop.xapi.records.pool import Pool, Repository
from xolite_desktop.xapi.refs import Ref
from xolite_desktop.xapi.rules.directory import domain


def pool_general(store: PoolStore, ref: Ref) -> list[Field]:
    """The General card."""
    pool, cache = _pool(store, ref), store.cache
    if pool is None:
        return []
    name = bounded(visible(pool.name_label))
    return [
        text_field(tr("Name"), name, edit="name"),
        *common_rows(pool),
        link_row(tr("Coordinator"), name_of(cache.host(pool.master), cache), pool.master),
        Field(tr("Hosts"), count(cache.count("host"), "host")),
        text_field(tr("Domain"), bounded(visible(domain(cache)))),
        text_field(tr("Sockets"), visible(pool.cpu_info.get("socket_count", ""))),
        uuid_row(pool),
    ]


def pool_places(store: PoolStore, ref: Ref) -> list[Field]:
    """The Storage and networks card: what the pool uses unless something else is said."""
    pool, cache = _pool(store, ref), store.cache
    if pool is None:
        return []
    network = migration_network(cache)
    return [
        link_row(tr("Default storage"), name_of(cache.sr(pool.default_SR), cache), pool.default_SR, edit="default_storage"),
        link_row(tr("Suspend storage"), name_of(cache.sr(pool.suspend_image_SR), cache), pool.suspend_image_SR, edit="suspend_storage"),
        link_row(tr("Crash dump storage"), name_of(cache.sr(pool.crash_dump_SR), cache), pool.crash_dump_SR, edit="crash_storage"),
        link_row(tr("Migration network"), name_of(cache.network(network or ""), cache), network or "", edit="migration_network"),
        Field(tr("Compress migrations"), yes_no(pool.migration_compression), edit="migration_compression"),
        Field(tr("Auto power on"), yes_no(pool.other_config.get("auto_poweron", "").lower() == "true"), edit="pool_auto_power_on"),
        Field(tr("IGMP snooping"), yes_no(pool.igmp_snooping_enabled), edit="igmp_snooping"),
    ]  # fmt: skip


def pool_ha(store: PoolStore, ref: Ref) -> list[Field]:
    """The High availability card."""
    pool = _pool(store, ref)
    if pool is None:
        return []
    if not pool.ha_enabled:
        return [Field(tr("High availability"), tr("Off"))]
    kind = StateKind.WARN if pool.ha_overcommitted else StateKind.OK
    found, cache = counts(store.cache), store.cache
    heartbeat = [name_of(cache.sr(sr), cache) for sr in statefile_srs(cache)]
    return [
        Field(tr("High availability"), tr("On, overcommitted") if pool.ha_overcommitted else tr("On"), kind),
        Field(tr("Tolerates"), count(pool.ha_host_failures_to_tolerate, "host failure")),
        Field(tr("Planned for"), count(pool.ha_plan_exists_for, "host failure")),
        Field(tr("Heartbeat"), listed(heartbeat) or str(len(pool.ha_statefiles))),
        *heartbeat_rows(store),
        Field(tr("Restarted"), count(found[RESTART], "VM")),
        Field(tr("Restarted if possible"), count(found[BEST_EFFORT], "VM")),
        Field(tr("Not restarted"), count(found[NEVER], "VM")),
        Field(tr("Overcommitment allowed"), yes_no(pool.ha_allow_overcommit)),
    ]


def pool_software(store: PoolStore, ref: Ref) -> list[Field]:
    """The Software card: versions of the hosts, certificates, and what is known of updates."""
    pool = _pool(store, ref)
    if pool is None:
        return []
    hosts = store.cache.of(Host, "host").values()
    versions = sorted({software(host) for host in hosts})
    behind = sum(host.latest_synced_updates_applied == "no" for host in hosts)
    words = tr("{count} of {all} hosts lack some").format(count=behind, all=len(hosts))
    channels = [
        each.name_label
        for each in map(partial(store.cache.get, "Repository"), pool.repositories)
        if isinstance(each, Repository)
    ]
    synced = moment(pool.last_update_sync)
    return [
        Field(tr("Version"), listed(versions), StateKind.WARN if len(versions) > 1 else StateKind.NONE) if versions else missing(tr("Version")),
        Field(tr("Updates"), words, StateKind.WARN) if behind else Field(tr("Updates"), tr("None known to be missing")),
        *_guidance(hosts),
        text_field(tr("Update channel"), listed([bounded(visible(name)) for name in channels])),
        text_field(tr("Updates looked for"), synced),
        Field(tr("Looks for updates"), visible(pool.update_sync_frequency) if pool.update_sync_enabled else tr("Off")),
        Field(tr("Verifies certificates"), yes_no(pool.tls_verification_enabled)),
        Field(tr("Live patching"), yes_no(not pool.live_patching_disabled), edit="live_patching"),
        text_field(tr("CPU features"), visible(pool.cpu_info.get("features_hvm", "") or pool.cpu_info.get("features_hvm_host", "")), is_code=True),
        text_field(tr("CPU vendor"), visible(pool.cpu_info.get("vendor", ""))),
    ]  # fmt: skip


def _guidance(hosts: Iterable[Host]) -> list[Field]:
    """What is still to be done on each host after updates, for those where something is."""
    found = sorted(
        (natural_key(host.name_label), visible(host.name_label), still_to_do(host)) for host in hosts
    )
    return [
        Field(tr("Still to do on {host}").format(host=bounded(name)), listed(words), StateKind.WARN)
        for _, name, words in found
        if words
    ][:MOST_ROWS]


def pool_agents(store: PoolStore, ref: Ref) -> list[Field]:
    """The Guest agents card: what they are told; none where nothing is."""
    pool = _pool(store, ref)
    config = sorted(pool.guest_agent_config.items()) if pool is not None else []
    return [
        text_field(bounded(visible(key)), bounded(visible(masked(key, value))))
        for key, value in config[:MOST_ROWS]
    ]


def pool_management(store: PoolStore, ref: Ref) -> list[Field]:
    """The Management card: the address of each host, the first by name."""
    found = {}
    for host_ref, host in store.cache.of(Host, "host").items():
        found[host_ref] = (visible(host.name_label), host)
    rows: list[Field] = []
    for host_ref, (name, host) in sorted(found.items(), key=lambda item: (item[1][0], item[0]))[:MOST_ROWS]:
        pifs = (store.cache.get("PIF", pif) for pif in host.PIFs)
        device = next((visible(pif.device) for pif in pifs if isinstance(pif, PIF) and pif.management), "")
        label = (
            bounded(name)
            if name and name not in [row.label for row in rows]
            else f"{bounded(name)} ({host.uuid[:8] or host_ref[-8:]})"
        )
        rows.append(text_field(label, visible(host.address), is_code=True, tooltip=device))
    return rows


def _pool(store: PoolStore, ref: Ref) -> Pool | None:
    record = store.cache.get("pool", ref)
    return record if isinstance(record, Pool) else None

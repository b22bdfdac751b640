# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""A host joins a pool: what the two have to have in common, judged before anything is sent.

The server looks at the same and more; source: `pre_join_checks` of xapi_pool.ml, and XenCenter's PoolJoinRules.cs for
what works but is regretted.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum, unique
from typing import Final

from xolite_desktop.xapi.cache import Cache
from xolite_desktop.xapi.names import PowerState
from xolite_desktop.xapi.plans.problem import Problem
from xolite_desktop.xapi.records.host import Host
from xolite_desktop.xapi.records.network import PIF
from xolite_desktop.xapi.records.storage import SR
from xolite_desktop.xapi.records.vm import VM
from xolite_desktop.xapi.refs import Ref
from xolite_desktop.xapi.rules.refusal import Refusal

FEWER_INTERFACES: Final = "JOINING_HOST_LACKS_INTERFACES"
"""Ours: hosts of the pool have network interfaces that it has not. Parameter: their names."""
ADDRESS_MAY_CHANGE: Final = "JOINING_HOST_HAS_NO_FIXED_ADDRESS"
"""Ours: its management address comes from DHCP."""
OTHER_EDITION: Final = "JOINING_HOST_HAS_OTHER_EDITION"
"""Ours: its licence is of another edition. Parameters: its own, the coordinator's."""
CPU_MASKED: Final = "JOINING_HOST_CPU_DIFFERS"
"""Ours: its processors have other features: VMs get only those that all hosts have."""
DHCP: Final = "DHCP"


@unique
class Topic(StrEnum):
    """What is looked at."""

    ALONE = "alone"
    HA = "high availability"
    VERSION = "version"
    PROCESSORS = "processors"
    VMS = "VMs"
    STORAGE = "storage"
    MANAGEMENT = "management"
    NETWORKS = "networks"
    DIRECTORY = "directory"
    CERTIFICATES = "certificates"
    LICENCE = "licence"


@dataclass(frozen=True, slots=True)
class Check:
    """`refusal` is what was found wrong, with names from the joining host's pool; `hinders` False: it can join all the same."""

    topic: Topic
    refusal: Refusal | None = None
    hinders: bool = True


@dataclass(frozen=True, slots=True)
class JoinPool:
    """The coordinator's user and password: the joining host signs in there with them."""

    user: str
    password: str = field(repr=False)

    def problems(self) -> list[Problem]:
        """What is missing."""
        found = [] if self.user.strip() else [Problem("user", "USER_NEEDED")]
        return found if self.password else [*found, Problem("password", "PASSWORD_NEEDED")]


def checks(pool: Cache, joining: Cache) -> list[Check]:
    """What is to be said of a host alone in its pool that would join another one, in the order of `Topic`."""
    host, coordinator = _coordinator(joining), _coordinator(pool)
    if host is None or coordinator is None:
        return []
    judges: dict[Topic, Callable[[], tuple[Refusal | None, bool]]] = {
        Topic.ALONE: lambda: (_alone(joining), True),
        Topic.HA: lambda: (_ha(pool), True),
        Topic.VERSION: lambda: (_version(host, coordinator), True),
        Topic.PROCESSORS: lambda: _processors(host, coordinator),
        Topic.VMS: lambda: (_vms(joining), True),
        Topic.STORAGE: lambda: (_storage(joining), True),
        Topic.MANAGEMENT: lambda: _management(pool, joining),
        Topic.NETWORKS: lambda: (_interfaces(pool, joining), False),
        Topic.DIRECTORY: lambda: (_directory(host, coordinator), True),
        Topic.CERTIFICATES: lambda: (_certificates(pool, joining), True),
        Topic.LICENCE: lambda: (_licence(host, coordinator), False),
    }
    return [Check(topic, *judge()) for topic, judge in judges.items()]


def hindrance(found: list[Check]) -> Refusal | None:
    """The first thing that keeps it from joining."""
    return next((check.refusal for check in found if check.refusal is not None and check.hinders), None)


def joining_host(cache: Cache) -> Ref | None:
    """The host of a pool of one; None of a larger pool."""
    hosts = list(cache.records("host"))
    return hosts[0] if len(hosts) == 1 else None


def _alone(joining: Cache) -> Refusal | None:
    return (
        None if joining_host(joining) is not None else Refusal("JOINING_HOST_CANNOT_BE_MASTER_OF_OTHER_HOSTS")
    )


def _ha(pool: Cache) -> Refusal | None:
    return Refusal("HA_IS_ENABLED") if pool.pool is not None and pool.pool.ha_enabled else None


def _version(host: Host, coordinator: Host) -> Refusal | None:
    ours, theirs = (each.software_version for each in (host, coordinator))
    if any(ours.get(key) != theirs.get(key) for key in ("product_version", "product_brand")):
        return Refusal("POOL_JOINING_HOST_MUST_HAVE_SAME_PRODUCT_VERSION")
    schemas = ours.get("db_schema", ""), theirs.get("db_schema", "")
    if schemas[0] != schemas[1]:
        return Refusal("POOL_JOINING_HOST_MUST_HAVE_SAME_DB_SCHEMA", schemas)
    versions = tuple(f"{each.API_version_major}.{each.API_version_minor}" for each in (host, coordinator))
    if versions[0] != versions[1]:
        return Refusal("POOL_JOINING_HOST_MUST_HAVE_SAME_API_VERSION", versions)
    return None


def _processors(host: Host, coordinator: Host) -> tuple[Refusal | None, bool]:
    ours, theirs = host.cpu_info, coordinator.cpu_info
    if ours.get("vendor", "") != theirs.get("vendor", ""):
        said = f"{ours.get('vendor', '')}, {theirs.get('vendor', '')}"
        return Refusal("HOSTS_NOT_HOMOGENEOUS", (said,)), True
    same = ours.get("features_hvm_host", "") == theirs.get("features_hvm_host", "")
    return (None if same else Refusal(CPU_MASKED)), False


def _vms(joining: Cache) -> Refusal | None:
    vms = [vm for vm in joining.of(VM, "VM").values() if not (vm.is_control_domain or vm.is_a_template)]
    if any(vm.power_state in (PowerState.RUNNING, PowerState.PAUSED) for vm in vms):
        return Refusal("JOINING_HOST_CANNOT_HAVE_RUNNING_VMS")
    if any(vm.current_operations for vm in vms):
        return Refusal("JOINING_HOST_CANNOT_HAVE_VMS_WITH_CURRENT_OPERATIONS")
    return None


def _storage(joining: Cache) -> Refusal | None:
    shared = any(sr.shared and not sr.is_tools_sr for sr in joining.of(SR, "SR").values())
    return Refusal("JOINING_HOST_CANNOT_CONTAIN_SHARED_SRS") if shared else None


def _management(pool: Cache, joining: Cache) -> tuple[Refusal | None, bool]:
    """Over a card, or over the one VLAN it has, which has to be that of the coordinator."""
    manages, coordinators = _managing(joining), _managing(pool)
    if manages is None or not (manages.physical or manages.VLAN >= 0):
        return Refusal("POOL_JOINING_HOST_MUST_HAVE_PHYSICAL_MANAGEMENT_NIC"), True
    if joining.count("Bond"):
        return Refusal("POOL_JOINING_HOST_HAS_BONDS"), True
    if any(pif.VLAN >= 0 and not pif.management for pif in joining.of(PIF, "PIF").values()):
        return Refusal("POOL_JOINING_HOST_HAS_NON_MANAGEMENT_VLANS"), True
    if joining.count("tunnel"):
        return Refusal("POOL_JOINING_HOST_HAS_TUNNELS"), True
    if coordinators is not None and coordinators.VLAN != manages.VLAN:
        tags = str(manages.VLAN), str(coordinators.VLAN)
        return Refusal("POOL_JOINING_HOST_MANAGEMENT_VLAN_DOES_NOT_MATCH", tags), True
    return (Refusal(ADDRESS_MAY_CHANGE) if manages.ip_configuration_mode == DHCP else None), False


def _managing(cache: Cache) -> PIF | None:
    """The interface that the coordinator is managed by."""
    host = _coordinator(cache)
    pifs = (cache.get("PIF", ref) for ref in (host.PIFs if host is not None else ()))
    return next((pif for pif in pifs if isinstance(pif, PIF) and pif.management), None)


def _interfaces(pool: Cache, joining: Cache) -> Refusal | None:
    missing = sorted(_devices(pool) - _devices(joining))
    return Refusal(FEWER_INTERFACES, (", ".join(missing),)) if missing else None


def _devices(cache: Cache) -> set[str]:
    return {pif.device for pif in cache.of(PIF, "PIF").values() if pif.physical}


def _directory(host: Host, coordinator: Host) -> Refusal | None:
    ours, theirs = (
        (each.external_auth_type, each.external_auth_service_name) for each in (host, coordinator)
    )
    return None if ours == theirs else Refusal("POOL_JOINING_EXTERNAL_AUTH_MISMATCH")


def _certificates(pool: Cache, joining: Cache) -> Refusal | None:
    """A pool that verifies takes only a host that does so too; the other way round the host takes what the pool has."""
    ours, theirs = joining.pool, pool.pool
    differs = theirs is not None and theirs.tls_verification_enabled and ours is not None
    if differs and ours is not None and not ours.tls_verification_enabled:
        return Refusal("POOL_JOINING_HOST_TLS_VERIFICATION_MISMATCH")
    return None


def _licence(host: Host, coordinator: Host) -> Refusal | None:
    if host.edition == coordinator.edition:
        return None
    return Refusal(OTHER_EDITION, (host.edition, coordinator.edition))


def _coordinator(cache: Cache) -> Host | None:
    return cache.host(cache.pool.master) if cache.pool is not None else None

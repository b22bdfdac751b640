# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""May a VM be started, stopped, paused, suspended, resumed, migrated now? The server's own view first, then why not.

What the server lists in `allowed_operations` is allowed. Anything else is explained from the record, in the order in
which the server checks: blocked, power state, another operation, template, snapshot, control domain, guest features.
The list is strict about guests: without tools that announce a feature, a call that needs it would be tried, and fail
after minutes, so here it is refused.
"""

from typing import Final

from xolite_desktop.xapi.cache import Cache
from xolite_desktop.xapi.names import PowerState, VmOperation
from xolite_desktop.xapi.records.host import HostMetrics
from xolite_desktop.xapi.records.kinds import is_template
from xolite_desktop.xapi.records.vm import VM, VMGuestMetrics
from xolite_desktop.xapi.refs import Ref
from xolite_desktop.xapi.rules.placement import (
    Reach,
    boots_on,
    boots_somewhere,
    connected_srs,
    disk_in_use,
    nowhere,
    out_of_reach,
    reach_of,
)
from xolite_desktop.xapi.rules.refusal import Refusal

NOT_ALLOWED_NOW: Final = "NOT_ALLOWED_NOW"
"""Ours: the pool does not allow it and we cannot tell why. Parameters: VM, operation."""
ALREADY_ON_HOST: Final = "ALREADY_ON_HOST"
"""Ours: the VM is where it should go. Parameters: VM, host."""
NO_OTHER_HOST: Final = "NO_OTHER_HOST"
"""Ours: the pool has one host only. Parameter: VM."""

_CONTROL_DOMAIN: Final = "This operation is not allowed on a control domain"
_WAY_TO_RUNNING: Final = {
    PowerState.HALTED: "vm.start",
    PowerState.PAUSED: "vm.unpause",
    PowerState.SUSPENDED: "vm.resume",
}
_SHUTDOWN_FEATURES: Final = ("feature-shutdown", "feature-poweroff")
_REBOOT_FEATURES: Final = ("feature-shutdown", "feature-reboot")
_SUSPEND_FEATURES: Final = ("feature-suspend",)


def start(cache: Cache, vm_ref: Ref) -> Refusal | None:
    """`VM.start`: from Halted; the pool chooses the host."""
    refused = operation(cache, vm_ref, VmOperation.START, PowerState.HALTED)
    return refused or disk_in_use(cache, vm_ref) or boots_somewhere(cache, vm_ref)


def start_somewhere(cache: Cache, vm_ref: Ref) -> Refusal | None:
    """`VM.start_on` some host that is still to be chosen."""
    refused = operation(cache, vm_ref, VmOperation.START_ON, PowerState.HALTED)
    return refused or disk_in_use(cache, vm_ref) or boots_somewhere(cache, vm_ref)


def start_on(cache: Cache, vm_ref: Ref, host_ref: Ref) -> Refusal | None:
    """`VM.start_on` a given host."""
    refused = operation(cache, vm_ref, VmOperation.START_ON, PowerState.HALTED)
    return refused or disk_in_use(cache, vm_ref) or boots_on(cache, vm_ref, host_ref)


def pause(cache: Cache, vm_ref: Ref) -> Refusal | None:
    """`VM.pause`: from Running."""
    return operation(cache, vm_ref, VmOperation.PAUSE, PowerState.RUNNING)


def unpause(cache: Cache, vm_ref: Ref) -> Refusal | None:
    """`VM.unpause`: from Paused."""
    return operation(cache, vm_ref, VmOperation.UNPAUSE, PowerState.PAUSED)


def suspend(cache: Cache, vm_ref: Ref) -> Refusal | None:
    """`VM.suspend`: from Running, with a guest that can."""
    refused = _needing_guest(cache, vm_ref, VmOperation.SUSPEND, _SUSPEND_FEATURES, None)
    return refused or no_place_for_memory(cache, vm_ref)


def resume(cache: Cache, vm_ref: Ref) -> Refusal | None:
    """`VM.resume`: from Suspended; the pool chooses the host."""
    refused = operation(cache, vm_ref, VmOperation.RESUME, PowerState.SUSPENDED)
    return refused or boots_somewhere(cache, vm_ref)


def resume_somewhere(cache: Cache, vm_ref: Ref) -> Refusal | None:
    """`VM.resume_on` some host that is still to be chosen."""
    refused = operation(cache, vm_ref, VmOperation.RESUME_ON, PowerState.SUSPENDED)
    return refused or boots_somewhere(cache, vm_ref)


def resume_on(cache: Cache, vm_ref: Ref, host_ref: Ref) -> Refusal | None:
    """`VM.resume_on` a given host."""
    refused = operation(cache, vm_ref, VmOperation.RESUME_ON, PowerState.SUSPENDED)
    return refused or boots_on(cache, vm_ref, host_ref)


def clean_shutdown(cache: Cache, vm_ref: Ref) -> Refusal | None:
    """`VM.clean_shutdown`: from Running, with tools in the guest that listen."""
    return _needing_guest(cache, vm_ref, VmOperation.CLEAN_SHUTDOWN, _SHUTDOWN_FEATURES, "vm.hard_shutdown")


def clean_reboot(cache: Cache, vm_ref: Ref) -> Refusal | None:
    """`VM.clean_reboot`: from Running, with tools in the guest that listen."""
    return _needing_guest(cache, vm_ref, VmOperation.CLEAN_REBOOT, _REBOOT_FEATURES, "vm.hard_reboot")


def hard_shutdown(cache: Cache, vm_ref: Ref) -> Refusal | None:
    """`VM.hard_shutdown`: from Running, Paused or Suspended. Whatever else is going on is broken off for it."""
    states = (PowerState.PAUSED, PowerState.SUSPENDED, PowerState.RUNNING)
    return _breaking(cache, vm_ref, VmOperation.HARD_SHUTDOWN, *states)


def hard_reboot(cache: Cache, vm_ref: Ref) -> Refusal | None:
    """`VM.hard_reboot`: from Running or Paused. Whatever else is going on is broken off for it."""
    return _breaking(cache, vm_ref, VmOperation.HARD_REBOOT, PowerState.PAUSED, PowerState.RUNNING)


def in_the_way(vm: VM, name: str) -> tuple[Ref, ...]:
    """The tasks that have to end before the server does an operation: none if it lists it as allowed."""
    return () if name in vm.allowed_operations else tuple(map(Ref, vm.current_operations))


def _breaking(cache: Cache, vm_ref: Ref, name: str, *states: PowerState) -> Refusal | None:
    """As `operation`, for what cancels the operations that are in its way."""
    refused = operation(cache, vm_ref, name, *states)
    return None if refused is not None and refused.code == "OTHER_OPERATION_IN_PROGRESS" else refused


def migrate(cache: Cache, vm_ref: Ref) -> Refusal | None:
    """`VM.pool_migrate` to some other host of the pool."""
    refused = _needing_guest(cache, vm_ref, VmOperation.POOL_MIGRATE, _SUSPEND_FEATURES, None)
    if refused is not None:
        return refused
    if cache.count("host") < 2:
        return Refusal(NO_OTHER_HOST, (vm_ref,))
    reach = reach_of(cache, vm_ref)
    return nowhere((host, _comes_to(cache, vm_ref, host, reach)) for host in cache.records("host"))


def migrate_to(cache: Cache, vm_ref: Ref, host_ref: Ref) -> Refusal | None:
    """`VM.pool_migrate` to a given host."""
    refused = _needing_guest(cache, vm_ref, VmOperation.POOL_MIGRATE, _SUSPEND_FEATURES, None)
    return refused or _comes_to(cache, vm_ref, host_ref)


def _comes_to(cache: Cache, vm_ref: Ref, host_ref: Ref, reach: Reach | None = None) -> Refusal | None:
    vm = cache.vm(vm_ref)
    if vm is not None and vm.resident_on == host_ref:
        return Refusal(ALREADY_ON_HOST, (vm_ref, host_ref))
    return _host_unusable(cache, host_ref) or out_of_reach(cache, vm_ref, host_ref, reach)


def lacks_agent(cache: Cache, vm_ref: Ref) -> Refusal | None:
    """The guest of a running VM has no agent: the server lists what needs one, and refuses when it is asked for it."""
    vm = cache.vm(vm_ref)
    if vm is None or vm.power_state != PowerState.RUNNING:
        return None
    metrics = cache.get("VM_guest_metrics", vm.guest_metrics)
    if isinstance(metrics, VMGuestMetrics) and not metrics.PV_drivers_detected:
        return Refusal("VM_LACKS_FEATURE", (vm_ref,))
    return None


def no_place_for_memory(cache: Cache, vm_ref: Ref) -> Refusal | None:
    """No storage for the memory of a VM that has a domain: of the VM's own choice, its host's, or the pool's."""
    vm, pool = cache.vm(vm_ref), cache.pool
    host = cache.host(vm.resident_on) if vm is not None else None
    if vm is None or host is None or pool is None:
        return None
    reachable = connected_srs(cache, host)
    choices = (vm.suspend_SR, host.suspend_image_sr, pool.suspend_image_SR, pool.default_SR)
    return None if any(choice in reachable for choice in choices) else Refusal("VM_NO_SUSPEND_SR", (vm_ref,))


def operation(cache: Cache, vm_ref: Ref, name: str, *states: PowerState) -> Refusal | None:
    """Why the server would refuse an operation that needs one of some power states; None if it would not."""
    vm = cache.vm(vm_ref)
    if vm is None:
        return Refusal("HANDLE_INVALID", ("VM", vm_ref))
    if name in vm.allowed_operations:
        return None
    return _why_not(vm, vm_ref, name, states) or Refusal(NOT_ALLOWED_NOW, (vm_ref, name))


def _why_not(vm: VM, vm_ref: Ref, name: str, states: tuple[PowerState, ...]) -> Refusal | None:
    if name in vm.blocked_operations:
        return Refusal("OPERATION_BLOCKED", (vm_ref, vm.blocked_operations[name]))
    if states and vm.power_state not in states:
        expected = ", ".join(state.lower() for state in states)
        return Refusal("VM_BAD_POWER_STATE", (vm_ref, expected, vm.power_state.lower()), _way(vm, states))
    for task, running in vm.current_operations.items():
        return Refusal("OTHER_OPERATION_IN_PROGRESS", ("VM", vm_ref, running, task))
    if is_template(vm):
        return Refusal("VM_IS_TEMPLATE", (vm_ref, name))
    if vm.is_a_snapshot:
        return Refusal("VM_IS_SNAPSHOT", (vm_ref, name))
    if vm.is_control_domain:
        return Refusal("OPERATION_NOT_ALLOWED", (_CONTROL_DOMAIN,))
    return None


def _way(vm: VM, states: tuple[PowerState, ...]) -> str | None:
    """The action that brings a VM into a state that would do."""
    if vm.is_a_template or vm.is_control_domain:
        return None
    if PowerState.RUNNING in states or vm.power_state in (PowerState.PAUSED, PowerState.SUSPENDED):
        return next((way for state, way in _WAY_TO_RUNNING.items() if state == vm.power_state), None)
    return "vm.clean_shutdown" if PowerState.HALTED in states else None


def _needing_guest(
    cache: Cache, vm_ref: Ref, name: str, features: tuple[str, ...], remedy: str | None
) -> Refusal | None:
    """As `operation` from Running, for what needs a guest that announces one of some features through its tools."""
    refused = operation(cache, vm_ref, name, PowerState.RUNNING)
    vm = cache.vm(vm_ref)
    if refused is None and (lacking := lacks_agent(cache, vm_ref)) is not None:
        return Refusal(lacking.code, lacking.params, remedy)
    if refused is None or refused.code != NOT_ALLOWED_NOW or vm is None:
        return refused
    if name == VmOperation.POOL_MIGRATE and vm.platform.get("nomigrate") == "true":
        return Refusal("VM_IS_IMMOBILE", (vm_ref,))
    metrics = cache.get("VM_guest_metrics", vm.guest_metrics)
    if not isinstance(metrics, VMGuestMetrics) or not metrics.PV_drivers_detected:
        return Refusal("VM_MISSING_PV_DRIVERS", (vm_ref,), remedy)
    if not any(metrics.other.get(feature) == "1" for feature in features):
        return Refusal("VM_LACKS_FEATURE", (vm_ref,), remedy)
    return refused


def _host_unusable(cache: Cache, host_ref: Ref) -> Refusal | None:
    host = cache.host(host_ref)
    if host is None:
        return Refusal("HANDLE_INVALID", ("host", host_ref))
    if not host.enabled:
        return Refusal("HOST_DISABLED", (host_ref,), "host.enable")
    metrics = cache.get("host_metrics", host.metrics)
    if isinstance(metrics, HostMetrics) and not metrics.live:
        return Refusal("HOST_OFFLINE", (host_ref,))
    return None

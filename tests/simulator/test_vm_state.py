# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Why a VM refuses an operation; what each kind permits is held against recordings in test_state_matrix.py."""

import pytest

from tests.simulator.small_pool import SmallPool
from xolite_desktop.simulator.failure import Failure
from xolite_desktop.simulator.vm_state import check, check_power_state, refusal


@pytest.fixture
def pool() -> SmallPool:
    return SmallPool()


def _why(pool, vm, operation, **options):
    failure = refusal(pool.db, vm, operation, **options)
    return failure and failure.description


def test_a_blocked_operation_is_refused_with_the_text_before_anything_else(pool):
    vm = pool.vm(blocked_operations={"pause": "not on Fridays"})
    assert _why(pool, vm, "pause") == ["OPERATION_BLOCKED", vm, "not on Fridays"]
    assert _why(pool, vm, "suspend") == ["VM_BAD_POWER_STATE", vm, "running", "halted"]


def test_expected_power_states_are_named_in_xapis_order(pool):
    vm = pool.vm()
    assert _why(pool, vm, "hard_shutdown")[2] == "paused, suspended, running"
    pool.db.update("VM", vm, power_state="Paused")
    assert _why(pool, vm, "changing_dynamic_range")[2] == "halted, running"


def test_an_operation_under_way_keeps_others_out_and_is_named_with_its_task(pool):
    vm = pool.vm(current_operations={"OpaqueRef:t": "clone"})
    assert _why(pool, vm, "start") == ["OTHER_OPERATION_IN_PROGRESS", "VM", vm, "clone", "OpaqueRef:t"]
    assert _why(pool, vm, "copy") is None


def test_a_forced_shutdown_joins_anything_but_another_one(pool):
    vm = pool.vm(power_state="Running", current_operations={"OpaqueRef:t": "snapshot"})
    assert _why(pool, vm, "hard_shutdown") is None
    assert _why(pool, vm, "pause")[0] == "OTHER_OPERATION_IN_PROGRESS"
    pool.db.update("VM", vm, current_operations={"OpaqueRef:t": "hard_shutdown"})
    assert _why(pool, vm, "hard_shutdown")[0] == "OTHER_OPERATION_IN_PROGRESS"
    assert _why(pool, vm, "hard_reboot")[0] == "OTHER_OPERATION_IN_PROGRESS"


def test_a_migrating_vm_may_still_be_shut_down_cleanly(pool):
    vm = pool.vm(power_state="Running", current_operations={"OpaqueRef:t": "migrate_send"})
    assert _why(pool, vm, "clean_shutdown") is None
    assert _why(pool, vm, "suspend")[0] == "OTHER_OPERATION_IN_PROGRESS"


def test_a_guest_without_agent_cannot_be_suspended_though_the_list_says_so(pool):
    silent = pool.db.create("VM_guest_metrics", PV_drivers_detected=False)
    vm = pool.vm(power_state="Running", guest_metrics=silent)
    assert _why(pool, vm, "suspend") == ["VM_LACKS_FEATURE", vm]
    assert _why(pool, vm, "suspend", strict=False) is None
    assert _why(pool, vm, "changing_VCPUs_live", strict=False) == ["VM_LACKS_FEATURE", vm]


def test_a_guest_that_cannot_be_suspended_says_why(pool):
    other = {"data-cant-suspend-reason": "passthrough"}
    guest = pool.db.create("VM_guest_metrics", PV_drivers_detected=True, other=other)
    vm = pool.vm(power_state="Running", guest_metrics=guest)
    assert _why(pool, vm, "pool_migrate") == ["VM_NON_SUSPENDABLE", vm, "passthrough"]


def test_a_member_of_a_vapp_cannot_become_a_template(pool):
    appliance = pool.db.create("VM_appliance")
    vm = pool.vm(appliance=appliance)
    assert _why(pool, vm, "make_into_template") == ["VM_IS_PART_OF_AN_APPLIANCE", vm, appliance]


def test_check_raises_what_refusal_gives(pool):
    with pytest.raises(Failure) as error:
        check(pool.db, pool.vm(), "resume")
    assert error.value.code == "VM_BAD_POWER_STATE"
    with pytest.raises(Failure) as error:
        check(pool.db, "OpaqueRef:none", "start")
    assert error.value.description == ["HANDLE_INVALID", "VM", "OpaqueRef:none"]


def test_a_power_state_alone_can_be_demanded(pool):
    vm = pool.vm()
    check_power_state(pool.db, vm, "Halted", "Running")
    with pytest.raises(Failure) as error:
        check_power_state(pool.db, vm, "Running", "Paused")
    assert error.value.description == ["VM_BAD_POWER_STATE", vm, "paused, running", "halted"]

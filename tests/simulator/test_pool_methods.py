# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The pool: its coordinator, members, high availability."""

from tests.simulator.small_pool import GIB, SmallPool


async def test_another_host_takes_over():
    pool = SmallPool(hosts=2)
    await pool.call("pool.designate_new_master", pool.host)
    await pool.call("pool.designate_new_master", pool.hosts[1])
    assert pool.get("pool", pool.pool)["master"] == pool.hosts[1]
    pool.db.update("host_metrics", pool.get("host", pool.host)["metrics"], live=False)
    assert await pool.failure("pool.designate_new_master", pool.host) == ["HOST_NOT_LIVE"]


async def test_an_ejected_host_takes_its_local_storage_along():
    pool = SmallPool(hosts=2)
    member, local = pool.hosts[1], pool.local_srs[1]
    disk = pool.disk(local)
    vm = await pool.running(host=member)
    assert await pool.failure("pool.eject", pool.host) == ["INTERNAL_ERROR", "Xapi_pool.Cannot_eject_master"]
    assert await pool.failure("pool.eject", member) == ["HOST_HAS_RESIDENT_VMS", member]
    await pool.call("VM.hard_shutdown", vm)
    await pool.call("pool.eject", member)
    assert member not in pool.db.records("host")
    assert local not in pool.db.records("SR")
    assert disk not in pool.db.records("VDI")
    assert pool.shared_sr in pool.db.records("SR")
    assert not pool.db.find("VM", is_control_domain=True, resident_on=member)


async def test_high_availability_needs_shared_storage_and_counts_failures():
    pool = SmallPool(hosts=3)
    assert await pool.failure("pool.disable_ha") == ["HA_NOT_ENABLED"]
    failure = await pool.failure("pool.enable_ha", [pool.local_sr], {})
    assert failure == ["HA_CONSTRAINT_VIOLATION_SR_NOT_SHARED", pool.local_sr]
    await pool.call("pool.enable_ha", [pool.shared_sr], {"timeout": "60"})
    record = pool.get("pool", pool.pool)
    assert (record["ha_enabled"], record["ha_host_failures_to_tolerate"]) == (True, 2)
    assert pool.get("VDI", record["ha_statefiles"][0])["type"] == "ha_statefile"
    assert "ha_disable" in record["allowed_operations"]
    assert await pool.failure("pool.enable_ha", [pool.shared_sr], {}) == ["HA_IS_ENABLED"]
    await pool.call("pool.set_ha_host_failures_to_tolerate", pool.pool, 1)
    assert record["ha_host_failures_to_tolerate"] == 1
    await pool.call("pool.disable_ha")
    assert (record["ha_enabled"], record["ha_statefiles"]) == (False, [])
    assert not pool.db.find("VDI", type="ha_statefile")


async def test_protected_vms_lower_what_the_pool_can_bear():
    pool = SmallPool(hosts=2)
    assert await pool.call("pool.ha_compute_max_host_failures_to_tolerate") == 1
    vm = pool.vm(ha_restart_priority="restart")
    await pool.call("VM.set_memory", vm, 50 * GIB)
    other = pool.vm(ha_restart_priority="restart")
    await pool.call("VM.set_memory", other, 50 * GIB)
    for each in (vm, other):
        await pool.call("VM.start", each, False, False)
    assert await pool.call("pool.ha_compute_max_host_failures_to_tolerate") == 0


async def test_small_questions_have_answers():
    pool = SmallPool()
    state = await pool.call("pool.get_license_state", pool.pool)
    assert set(state) == {"edition", "expiry"}
    assert await pool.call("pool.recover_slaves") == []
    assert await pool.call("pool.certificate_list") == []
    assert await pool.call("pool.crl_list") == []
    assert await pool.call("pool.has_extension", pool.pool, "x") is False
    await pool.call("pool.sync_database")
    failure = await pool.failure("pool.join", "10.0.0.9", "root", "x")
    assert failure == ["JOINING_HOST_CONNECTION_FAILED"]


async def test_hosts_trust_each_other_when_all_of_them_are_there():
    pool = SmallPool(hosts=2)
    await pool.call("pool.enable_tls_verification")
    assert pool.get("pool", pool.pool)["tls_verification_enabled"]
    await pool.call("pool.rotate_secret")
    assert not pool.get("pool", pool.pool)["is_psr_pending"]
    pool.db.update("host_metrics", pool.get("host", pool.hosts[1])["metrics"], live=False)
    assert await pool.failure("pool.rotate_secret") == ["CANNOT_CONTACT_HOST", pool.hosts[1]]
    assert await pool.failure("pool.enable_tls_verification") == ["CANNOT_CONTACT_HOST", pool.hosts[1]]

# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The permissions of a role are those that a real host lists."""

from __future__ import annotations

import pytest

from tests.simulator.json_caller import CallError

ROLES = ("pool-admin", "pool-operator", "vm-power-admin", "vm-admin", "vm-operator", "read-only")


@pytest.fixture
def signed_in(simulator, connect):
    def sign_in(role: str):
        simulator.run(lambda: simulator.sessions.users.update(ada=("secret", role)))
        caller = connect()
        caller.login("ada", "secret")
        return caller

    return sign_in


@pytest.mark.shared
@pytest.mark.parametrize("role", ROLES)
def test_a_role_lists_what_it_lists_on_a_real_host(signed_in, recordings, role):
    import json

    exchange = json.loads((recordings / "020-get_all_records-role.json").read_text(encoding="utf-8"))
    records = json.loads(exchange["response"]["body"])["result"]
    (real,) = (
        {records[ref]["name_label"] for ref in record["subroles"]}
        for record in records.values()
        if record["name_label"] == role
    )
    caller = signed_in(role)
    ours = set(caller.call("session.get_rbac_permissions", caller.session))
    hidden = {name for name in ours - real if not name.startswith(("vmpp.", "vif_metrics.", "vbd_metrics."))}
    assert hidden <= {"vm.set_is_default_template", "vm.snapshot_with_quiesce"} | {
        name for name in hidden if ".get_" in name
    }
    assert {name for name in real if "/" in name} == {name for name in ours if "/" in name}


def test_some_keys_of_maps_have_a_permission_of_their_own(signed_in):
    caller = signed_in("vm-operator")
    vm = caller.call("VM.get_all")[0]
    caller.call("VM.add_to_other_config", vm, "folder", "/a")
    for key, name in (("x", "vm.add_to_other_config"), ("pci", "vm.add_to_other_config/key:pci")):
        with pytest.raises(CallError) as caught:
            caller.call("VM.add_to_other_config", vm, key, "y")
        assert caught.value.description[:2] == ["RBAC_PERMISSION_DENIED", name]


def test_what_no_role_has_is_for_the_local_root_account(signed_in):
    with pytest.raises(CallError, match="RBAC_PERMISSION_DENIED"):
        signed_in("pool-admin").call("session.change_password", "secret", "new")

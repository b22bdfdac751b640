# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Storage of every kind is made as planned; whatever call fails, nothing is left, and what was there before is as it was."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest

from helpers.direct_pool import DirectClient, DirectPool
from xolite_desktop.simulator.storage_arrays import kept_of
from xolite_desktop.xapi.errors import Failure
from xolite_desktop.xapi.operations.new_sr.create import HIDDEN, calls_for, create
from xolite_desktop.xapi.operations.new_sr.probe import find, look
from xolite_desktop.xapi.operations.sequence import Call
from xolite_desktop.xapi.operations.sr import forget
from xolite_desktop.xapi.plans.new_sr.kinds import SR_KINDS, Find, device_config, kind_of, offered
from xolite_desktop.xapi.plans.new_sr.new_sr import NewSr, proposed
from xolite_desktop.xapi.refs import NULL_REF, Ref
from xolite_desktop.xapi.sr_probe import FoundSr

VALUES: Mapping[str, Mapping[str, str]] = {
    "nfs": {"server": "nas", "serverpath": "/vms/", "subdirectory": "/a/", "nfsversion": "4.1"},
    "smb": {"server": "\\\\nas\\vms", "username": "xcp", "password": "hunter2"},
    "iscsi": {"target": "10.0.0.9", "chapuser": "xcp", "chappassword": "hunter2", "targetIQN": "iqn", "SCSIid": "3600"},
    "hba": {"SCSIid": "3600"},
    "iso_nfs": {"server": "nas", "serverpath": "/iso"},
    "iso_smb": {"server": "//nas/iso", "iso_path": "/sub", "username": "xcp", "cifspassword": "hunter2"},
    "iso_local": {"location": "/opt/iso"},
    "ext": {"device": "/dev/sdb"},
    "lvm": {"device": "/dev/sdb"},
    "xfs": {"device": "/dev/sdb"},
    "zfs": {"location": "/tank/vms"},
}  # fmt: skip


@pytest.fixture
def pool() -> DirectPool:
    return DirectPool("demo")


def planned(pool: DirectPool, kind: str, **fields: Any) -> NewSr:
    plan = proposed(pool.cache, kind_of(kind))
    values = {**dict(plan.values), **VALUES[kind]}
    return replace(plan, values=tuple(values.items()), name="new", **fields)


def made(pool: DirectPool, plan: NewSr, *, failing: int | None = None) -> tuple[Ref, DirectClient]:
    client = DirectClient(pool, failing=failing)
    return asyncio.run(create(client, plan, lambda _: None)), client  # type: ignore[arg-type]


def state(pool: DirectPool) -> dict[str, object]:
    """All that a storage could leave behind."""
    db = pool.db
    found: dict[str, object] = {cls: sorted(db.records(cls)) for cls in ("SR", "PBD", "VDI", "secret")}
    (default,) = [each["default_SR"] for each in db.records("pool").values()]
    return found | {"default": default, "kept": sorted(kept_of(db))}


def counted(client: DirectClient, method: str) -> int:
    """How often a call succeeded."""
    return sum(name == method for number, (name, _) in enumerate(client.calls) if number != client.failing)


def test_every_kind_that_the_pool_has_a_driver_for_is_tried() -> None:
    drivers = {kind.id for kind in offered(DirectPool("demo").cache)}
    assert drivers == set(VALUES)


@pytest.mark.parametrize("kind", VALUES)
def test_a_new_storage_is_connected_and_named(pool: DirectPool, kind: str) -> None:
    plan = planned(pool, kind, description="of a test", default=True)
    sr, client = made(pool, plan)
    record = pool.db.get("SR", sr)
    assert (record["name_label"], record["type"], record["content_type"]) == (
        "new", plan.kind.type, plan.kind.content,
    )  # fmt: skip
    pbds = [pool.db.get("PBD", pbd) for pbd in record["PBDs"]]
    assert len(pbds) == (3 if plan.kind.shared else 1)
    assert all(pbd["currently_attached"] for pbd in pbds)
    assert "hunter2" not in str(pbds)
    kept = [each["value"] for each in pool.db.records("secret").values()]
    assert len(kept) == (3 if "hunter2" in str(VALUES[kind]) else 0)  # those of the connections
    (default,) = [each["default_SR"] for each in pool.db.records("pool").values()]
    assert (default == sr) is not plan.kind.is_library
    assert client.calls


@pytest.mark.parametrize("kind", ["nfs", "smb", "iscsi", "ext", "iso_smb"])
@pytest.mark.parametrize("again", [False, True])
def test_whatever_call_fails_nothing_is_left(pool: DirectPool, kind: str, again: bool) -> None:
    plan = planned(pool, kind, default=True)
    if again:
        sr, _ = made(pool, plan)
        uuid = pool.db.get("SR", sr)["uuid"]
        asyncio.run(forget(DirectClient(pool), sr, lambda _: None))  # type: ignore[arg-type]
        for secret in list(pool.db.records("secret")):
            pool.db.destroy("secret", secret)
        pool.follow()
        plan = replace(plan, existing=uuid)
    before = state(pool)
    for failing in range(100):
        client = DirectClient(pool, failing=failing)
        try:
            sr = asyncio.run(create(client, plan, lambda _: None))  # type: ignore[arg-type]
        except Failure:
            after = state(pool)
            after["secret"] = before["secret"]  # copies of the server's own may stay, not ours
            assert after == before, f"after call {failing}"
            assert counted(client, "secret.create") == counted(client, "secret.destroy")
        else:
            assert failing > 2
            break
    else:
        pytest.fail("it never succeeded")
    assert not again or pool.db.get("SR", sr)["uuid"] == uuid


def test_passwords_are_hidden_where_calls_are_shown(pool: DirectPool) -> None:
    for kind in ("smb", "iscsi", "iso_smb"):
        plan = planned(pool, kind)
        assert "hunter2" not in repr(plan)
        shown = calls_for(pool.cache, plan, shown=True)
        assert "hunter2" not in repr(shown)
        assert HIDDEN in repr(shown)
        for call in calls_for(pool.cache, plan):
            assert isinstance(call, Call)
            assert call.method == "secret.create" or "hunter2" not in repr(call)


def test_the_password_of_a_question_is_gone_with_it(pool: DirectPool) -> None:
    client = DirectClient(pool)
    targets = asyncio.run(find(client, planned(pool, "iscsi"), Find.TARGETS))  # type: ignore[arg-type]
    assert len(targets) == 3
    assert not pool.db.records("secret")
    assert "hunter2" not in str([params for method, params in client.calls if method == "SR.probe"])
    wrong = planned(pool, "smb")
    wrong = replace(wrong, values=tuple((dict(wrong.values) | {"password": "wrong"}).items()))
    with pytest.raises(Failure) as caught:
        asyncio.run(look(client, wrong))  # type: ignore[arg-type]
    assert caught.value.code == "SR_BACKEND_FAILURE_111"
    assert not pool.db.records("secret")


def test_a_target_of_several_portals_is_found_once_and_reached_by_all_of_them(pool: DirectPool) -> None:
    plan = planned(pool, "iscsi")
    targets = asyncio.run(find(DirectClient(pool), plan, Find.TARGETS))  # type: ignore[arg-type]
    assert [each.value for each in targets][-1] == "*"
    assert dict(targets[0].also) == {"target": "10.0.0.9,10.0.1.9", "port": "3260"}
    assert "10.0.0.9:3260, 10.0.1.9:3260" in targets[0].detail
    typed = dict(plan.values) | {"target": " 10.0.0.9 , 10.0.1.9", "multihomed": "true"}
    several = replace(plan, values=tuple(typed.items()))
    assert (several.config["target"], several.config["multihomed"]) == ("10.0.0.9,10.0.1.9", "true")
    luns = asyncio.run(find(DirectClient(pool), several, Find.LUNS))  # type: ignore[arg-type]
    assert luns
    seen = asyncio.run(look(DirectClient(pool), several))  # type: ignore[arg-type]
    several = replace(several, look=seen)
    assert not several.problems(pool.cache)
    made = asyncio.run(create(DirectClient(pool), several, lambda _: None))  # type: ignore[arg-type]
    pbds = [pool.db.get("PBD", pbd) for pbd in pool.db.get("SR", made)["PBDs"]]
    assert {pbd["device_config"]["target"] for pbd in pbds} == {"10.0.0.9,10.0.1.9"}


def test_a_driver_that_cannot_look_says_so(pool: DirectPool) -> None:
    plan = planned(pool, "zfs")
    seen = asyncio.run(look(DirectClient(pool), plan))  # type: ignore[arg-type]
    assert not seen.can_tell


def test_a_lun_that_is_not_there_is_no_empty_lun(pool: DirectPool) -> None:
    plan = planned(pool, "hba")
    plan = replace(plan, values=(("SCSIid", "nowhere"),))
    with pytest.raises(Failure) as caught:  # the driver answers with those that are there
        asyncio.run(look(DirectClient(pool), plan))  # type: ignore[arg-type]
    assert caught.value.code == "SR_BACKEND_FAILURE_107"
    assert asyncio.run(find(DirectClient(pool), plan, Find.LUNS))  # type: ignore[arg-type]


def test_what_cannot_be_looked_for_is_attached_by_its_uuid(pool: DirectPool) -> None:
    plan = planned(pool, "zfs")
    assert plan.is_blind
    assert not plan.problems(pool.cache)
    known = str(next(iter(pool.db.records("SR").values()))["uuid"])
    for uuid, codes in (
        ("u", ["SR_UUID_MALFORMED"]),
        (known, ["SR_OF_THIS_POOL"]),
        (known[::-1], ["SR_UUID_MALFORMED"]),
    ):
        assert [each.code for each in replace(plan, existing=uuid).problems(pool.cache)] == codes
    uuid = "0bf1d2a4-1c52-4e4b-9d53-6d1b2f0a7c11"
    sr, client = made(pool, replace(plan, existing=uuid))
    assert pool.db.get("SR", sr)["uuid"] == uuid
    assert counted(client, "SR.introduce") == 1


def test_what_is_wrong_is_said_at_its_field(pool: DirectPool) -> None:
    def codes(plan: NewSr) -> dict[str, str]:
        return {each.field: each.code for each in plan.problems(pool.cache)}

    empty = proposed(pool.cache, kind_of("iscsi"))
    assert codes(empty) == {
        "place.target": "FIELD_MISSING", "place.targetIQN": "FIELD_MISSING", "place.SCSIid": "FIELD_MISSING",
        "name": "NAME_MISSING",
    }  # fmt: skip
    port = replace(empty, values=(*planned(pool, "iscsi").values, ("port", "0x10")))
    assert codes(port)["place.port"] == "PORT_INVALID"
    plan = planned(pool, "iscsi")
    assert codes(plan) == {"contents": "PLACE_NOT_LOOKED_AT"}
    seen = asyncio.run(look(DirectClient(pool), plan))  # type: ignore[arg-type]
    assert codes(replace(plan, look=seen)) == {}
    full = replace(seen, srs=(FoundSr("u"),))
    assert codes(replace(plan, look=full)) == {"confirmed": "FORMAT_NOT_CONFIRMED"}
    assert codes(replace(plan, look=full, confirmed=True)) == {}
    assert codes(replace(plan, look=full, existing="u")) == {}
    known = str(next(iter(pool.db.records("SR").values()))["uuid"])
    ours = replace(seen, srs=(FoundSr(known),))
    assert codes(replace(plan, look=ours, confirmed=True)) == {"contents": "SR_OF_THIS_POOL"}
    assert codes(replace(plan, look=ours, existing=known)) == {"contents": "SR_OF_THIS_POOL"}
    assert codes(replace(plan, look=replace(full, host=Ref(NULL_REF)))) == {"contents": "PLACE_NOT_LOOKED_AT"}
    assert codes(replace(plan, kind=kind_of("cephfs"))) == {"kind": "SR_UNKNOWN_DRIVER"}


def test_every_kind_tells_its_driver_only_what_was_entered() -> None:
    for kind in SR_KINDS:
        values = {field.key: "x" for field in kind.fields}
        assert device_config(kind, {}) in ({}, {"legacy_mode": "true"})
        assert all(device_config(kind, values).values())
    assert device_config(kind_of("nfs"), VALUES["nfs"]) == {
        "server": "nas", "serverpath": "/vms/a", "nfsversion": "4.1",
    }  # fmt: skip


def test_a_driver_that_is_not_known_says_itself_what_it_wants(pool: DirectPool) -> None:
    about = {"address": "of the array (required)", "pool": "", "password": "of its user"}
    for name, stack in (("acme", []), ("clustered", ["corosync"]), ("dummy", [])):
        pool.db.create(
            "SM", type=name, name_label=name, configuration=about, features={}, required_cluster_stack=stack
        )
    pool.follow()
    shared, local = [kind for kind in offered(pool.cache) if kind.name]
    assert (shared.type, shared.shared, local.shared) == ("acme", True, False)
    assert [(each.key, each.needed, each.secret) for each in shared.fields] == [
        ("address", True, False), ("password", False, True), ("pool", False, False),
    ]  # fmt: skip
    plan = replace(
        proposed(pool.cache, shared), name="new", values=(("address", "a"), ("password", "hunter2"))
    )
    assert plan.problems(pool.cache) == []
    sr, client = made(pool, plan)
    assert pool.db.get("SR", sr)["type"] == "acme"
    assert "hunter2" not in str([params for method, params in client.calls if method == "SR.create"])

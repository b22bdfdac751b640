# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""What a copy of a VM has from it, and what not."""

from tests.simulator.small_pool import SmallPool
from xolite_desktop.simulator.vm_copies import copied_fields, copy_devices, copy_record, drop_vm, new_seed


def test_a_copied_record_names_no_object_of_the_original():
    pool = SmallPool()
    vm = pool.get("VM", pool.vm())
    fields = copied_fields(vm)
    assert not {"uuid", "VBDs", "VIFs", "metrics", "consoles", "parent", "current_operations"} & fields.keys()
    assert {"memory_static_max", "platform", "name_label", "HVM_boot_params"} <= fields.keys()


def test_disks_can_be_left_out_and_tpms_come_along():
    pool = SmallPool()
    vm = pool.vm()
    pool.db.create("VTPM", VM=vm)
    made = copy_record(pool.db, vm, name_label="bare")
    copy_devices(pool.db, pool.get("VM", vm), made, lambda disk: None, keep_macs=True)
    assert [vbd["type"] for vbd in pool.devices(made, "VBD")] == ["CD"]
    assert pool.devices(made, "VIF")[0]["MAC"] == pool.devices(vm, "VIF")[0]["MAC"]
    assert len(pool.devices(made, "VTPM")) == 1


def test_children_of_a_dropped_vm_go_to_its_parent():
    pool = SmallPool()
    oldest = pool.vm()
    middle = pool.vm(parent=oldest)
    youngest = pool.vm(parent=middle)
    drop_vm(pool.db, middle)
    assert pool.get("VM", youngest)["parent"] == oldest
    assert pool.get("VM", oldest)["children"] == [youngest]


def test_only_a_seed_that_is_there_is_changed():
    assert new_seed({"folder": "/a"}) == {"folder": "/a"}
    assert new_seed({"mac_seed": "x"})["mac_seed"] != "x"

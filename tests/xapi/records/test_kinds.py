# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Telling VMs from templates, snapshots and control domains."""

from xolite_desktop.xapi.records import kinds
from xolite_desktop.xapi.records.network import PIF, Network
from xolite_desktop.xapi.records.storage import SR, VDI
from xolite_desktop.xapi.records.vm import VM
from xolite_desktop.xapi.refs import Ref


def test_a_snapshot_says_template_too_but_is_none() -> None:
    snapshot = VM(is_a_snapshot=True, is_a_template=True)
    assert kinds.is_snapshot(snapshot)
    assert not kinds.is_template(snapshot)
    assert not kinds.is_vm(snapshot)


def test_a_template_is_no_vm() -> None:
    template = VM(is_a_template=True)
    assert kinds.is_template(template)
    assert not kinds.is_vm(template)
    assert not kinds.is_default_template(template)


def test_old_servers_mark_default_templates_in_other_config() -> None:
    assert kinds.is_default_template(VM(is_a_template=True, is_default_template=True))
    assert kinds.is_default_template(VM(is_a_template=True, other_config={"default_template": "true"}))


def test_a_control_domain_is_no_vm() -> None:
    assert kinds.is_control_domain(VM(is_control_domain=True))
    assert not kinds.is_vm(VM(is_control_domain=True))
    assert kinds.is_vm(VM())


def test_only_running_is_running() -> None:
    assert kinds.is_running(VM(power_state="Running"))
    assert not kinds.is_running(VM(power_state="Paused"))


def test_old_servers_have_a_boot_policy_instead_of_a_domain_type() -> None:
    assert kinds.is_hvm(VM(domain_type="hvm"))
    assert not kinds.is_hvm(VM(domain_type="pv", HVM_boot_policy="BIOS order"))
    assert kinds.is_hvm(VM(HVM_boot_policy="BIOS order"))
    assert not kinds.is_hvm(VM())


def test_marked_and_half_made_objects_are_hidden() -> None:
    assert kinds.is_hidden(VM(other_config={"HideFromXenCenter": "true"}))
    assert kinds.is_hidden(VM(name_label="__gui__new"))
    assert kinds.is_hidden(VM(other_config={"xensource_internal": ""}))
    assert kinds.is_hidden(PIF(other_config={"HideFromXenCenter": "True"}))
    assert not kinds.is_hidden(Network(name_label="Pool-wide network"))


def test_a_dvd_drive_is_no_iso_library() -> None:
    assert kinds.is_iso_library(SR(content_type="iso", type="iso"))
    assert not kinds.is_iso_library(SR(content_type="iso", type="udev"))


def test_an_unmanaged_disk_is_a_base_copy() -> None:
    assert kinds.is_base_copy(VDI(managed=False))
    assert not kinds.is_base_copy(VDI(managed=True))


def test_bonds_and_vlans_are_interfaces_of_their_own() -> None:
    assert kinds.is_bond(PIF(bond_master_of=(Ref("OpaqueRef:bond"),), VLAN=-1))
    assert not kinds.is_bond(PIF(VLAN=-1))
    assert kinds.is_vlan(PIF(VLAN=12))
    assert not kinds.is_vlan(PIF(VLAN=-1))

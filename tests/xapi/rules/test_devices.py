# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""How much room GPUs have, and how many USB devices a VM may have."""

from __future__ import annotations

from typing import Any

from xolite_desktop.xapi.cache import Cache
from xolite_desktop.xapi.delta import Change
from xolite_desktop.xapi.records.devices import PGPU, PUSB, VGPU, VUSB
from xolite_desktop.xapi.records.vm import VM
from xolite_desktop.xapi.refs import Ref
from xolite_desktop.xapi.rules import devices

SMALL, LARGE, GROUP, GUEST = Ref("small"), Ref("large"), Ref("group"), Ref("vm")
CARD = PGPU(
    GPU_group=GROUP,
    enabled_VGPU_types=(SMALL, LARGE),
    supported_VGPU_max_capacities={SMALL: 8, LARGE: 4},
)


def cache_with(**records: Any) -> Cache:
    """Records by ref, with a halted guest among them."""
    cache = Cache()
    everything = {GUEST: VM(power_state="Halted", domain_type="hvm"), **records}
    cache.apply([Change(type(each).__name__, Ref(ref), each) for ref, each in everything.items()])
    return cache


def refused(refusal: Any) -> str:
    return refusal.code if refusal is not None else ""


def test_a_card_gives_parts_of_one_size_at_a_time():
    empty = cache_with(a=CARD, b=CARD)
    assert (devices.room_for(empty, GROUP, SMALL), devices.room_for(empty, GROUP, LARGE)) == (16, 8)
    one = cache_with(a=CARD, b=CARD, v=VGPU(VM=GUEST, GPU_group=GROUP, type=LARGE, resident_on=Ref("a")))
    assert (devices.room_for(one, GROUP, SMALL), devices.room_for(one, GROUP, LARGE)) == (8, 7)


def test_a_vm_has_six_usb_devices_at_most_and_no_two_vms_have_the_same():
    stick = PUSB(USB_group=Ref("g"), passthrough_enabled=True)
    assert refused(devices.add_usb(cache_with(), GUEST)) == "NO_FREE_USB"
    assert refused(devices.add_usb(cache_with(u=stick), GUEST)) == ""
    taken = cache_with(u=stick, v=VUSB(VM=Ref("other"), USB_group=Ref("g")))
    assert refused(devices.add_usb(taken, GUEST)) == "NO_FREE_USB"
    full = {f"v{number}": VUSB(VM=GUEST, USB_group=Ref(f"g{number}")) for number in range(6)}
    assert refused(devices.add_usb(cache_with(u=stick, **full), GUEST)) == "TOO_MANY_VUSBS"


def test_only_a_halted_guest_with_hardware_of_its_own_may_have_some():
    card = {"a": CARD}
    assert refused(devices.add_gpu(cache_with(**card), GUEST)) == ""
    running = VM(power_state="Running", domain_type="hvm")
    assert refused(devices.add_gpu(cache_with(**card, vm=running), GUEST)) == "VM_BAD_POWER_STATE"
    paravirtual = VM(power_state="Halted", domain_type="pv")
    assert refused(devices.add_gpu(cache_with(**card, vm=paravirtual), GUEST)) == "NOT_HVM"

# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""What a question before stopping a VM adds because of the state the VM is in."""

from __future__ import annotations

from xolite_desktop.models.actions.all_actions import action
from xolite_desktop.models.actions.cautions import forced, protected
from xolite_desktop.models.actions.offer import confirmation, offer
from xolite_desktop.models.actions.selection import Selection
from xolite_desktop.xapi.refs import Ref

HA = "High availability will not bring it back: it stays so until somebody starts it again."


def test_a_protected_vm_stays_down_when_it_is_stopped_here(empty_pool):
    one = empty_pool.add("VM", "one", ha_restart_priority="restart", power_state="Running")
    two = empty_pool.add("VM", "two", power_state="Running")
    pool = empty_pool.add("pool", "pool", ha_enabled=False)
    assert protected(empty_pool.cache, one) == ""
    empty_pool.change("pool", pool, ha_enabled=True)
    assert protected(empty_pool.cache, one) == HA
    assert protected(empty_pool.cache, two) == ""
    assert protected(empty_pool.cache, Ref("OpaqueRef:gone")) == ""


def test_force_names_what_it_breaks_off_and_throws_away(empty_pool):
    busy = empty_pool.add(
        "VM", "busy", power_state="Running", current_operations={"t1": "pool_migrate", "t2": "odd"}
    )
    asleep = empty_pool.add("VM", "asleep", power_state="Suspended")
    cache = empty_pool.cache
    assert forced(cache, busy) == "What goes on with it is broken off: its migration and another operation."
    assert forced(cache, asleep) == "It is suspended: the memory that was saved is thrown away."
    assert forced(cache, Ref("OpaqueRef:gone")) == ""


def test_a_question_says_each_caution_once(empty_pool):
    refs = [
        empty_pool.add(
            "VM", name, name_label=name, power_state="Suspended", allowed_operations=("hard_shutdown",)
        )
        for name in ("a", "b")
    ]
    selection = Selection.of(empty_pool.cache, refs)
    question = confirmation(offer(action("vm.hard_shutdown"), selection), selection)
    assert question is not None
    assert question.text.splitlines() == [
        "This is like pulling the plug: what the guest has not saved is lost.",
        "It is suspended: the memory that was saved is thrown away.",
    ]

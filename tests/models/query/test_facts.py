# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""What a filter knows of an object."""

from __future__ import annotations

from typing import Any

from xolite_desktop.models.query.facts import LONGEST, facts_of
from xolite_desktop.models.roles import NodeKind
from xolite_desktop.models.states import vm_state
from xolite_desktop.xapi.refs import Ref


def test_everything_is_without_case_and_bounded(pool: Any) -> None:
    pool.change("VM", "erp", name_label="ERP", name_description="X" * 70_000, tags=("Prod",))
    record = pool.cache.vm("erp")
    facts = facts_of(pool.store, Ref("erp"), record, NodeKind.VM, vm_state(record))
    assert "erp" in facts.text
    assert "prod" in facts.text
    assert record.uuid in facts.text
    assert len(facts.text) < LONGEST + 200
    assert facts.tags == ("prod",)
    assert facts.states == ("halted",)
    assert facts.kind == "vm"


def test_during_an_operation_the_power_state_counts_too(pool: Any) -> None:
    pool.change("VM", "web-2", current_operations={"t": "pool_migrate"})
    record = pool.cache.vm("web-2")
    facts = facts_of(pool.store, Ref("web-2"), record, NodeKind.VM, vm_state(record))
    assert facts.states == ("migrating", "busy", "running")

# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Which objects of the pool are as they were."""

from __future__ import annotations

from xolite_desktop.simulator.digest import digest


def test_the_digest_tells_which_object_differs(simulator):
    fields = {"VM": ("name_label", "domid")}
    before = simulator.run(lambda: digest(simulator.db, fields))
    simulator.run(lambda: simulator.db.update("VM", "OpaqueRef:vm", name_label="b", name_description="c"))
    after = simulator.run(lambda: digest(simulator.db, fields))
    assert {ref for ref in before["VM"] if before["VM"][ref] != after["VM"][ref]} == {"OpaqueRef:vm"}

# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""What hosts said last about themselves and their VMs."""

from __future__ import annotations

from math import isnan

from xolite_desktop.models.pulse import Live, Pulse
from xolite_desktop.xapi.refs import Ref

H1, H2, VM = Ref("h1"), Ref("h2"), Ref("vm")


def test_a_host_replaces_what_it_said_before(application: object) -> None:
    pulse, beats = Pulse(), []
    pulse.beat.connect(lambda: beats.append(1))
    assert isnan(pulse.of(VM).cpu)
    pulse.take(H1, {H1: Live(cpu=0.5), VM: Live(cpu=0.1)})
    assert (pulse.of(H1).cpu, pulse.of(VM).cpu) == (0.5, 0.1)
    pulse.take(H1, {H1: Live(cpu=0.6)})
    assert pulse.of(H1).cpu == 0.6
    assert isnan(pulse.of(VM).cpu)
    assert len(beats) == 2


def test_a_vm_that_moved_belongs_to_the_host_that_spoke_last(application: object) -> None:
    pulse = Pulse()
    pulse.take(H1, {VM: Live(cpu=0.1)})
    pulse.take(H2, {VM: Live(cpu=0.2)})
    pulse.take(H1, {})
    assert pulse.of(VM).cpu == 0.2
    pulse.forget(H2)
    assert isnan(pulse.of(VM).cpu)


def test_nothing_is_told_where_nothing_was_known(application: object) -> None:
    pulse, beats = Pulse(), []
    pulse.beat.connect(lambda: beats.append(1))
    pulse.forget(H1)
    pulse.clear()
    assert beats == []
    pulse.take(H1, {VM: Live(cpu=0.1)})
    pulse.clear()
    assert isnan(pulse.of(VM).cpu)
    assert len(beats) == 2

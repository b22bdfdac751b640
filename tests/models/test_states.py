# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""States in words, the same everywhere."""

from __future__ import annotations

import pytest

from xolite_desktop.models import states
from xolite_desktop.models.roles import StateKind
from xolite_desktop.xapi.cache import Cache
from xolite_desktop.xapi.records.host import Host
from xolite_desktop.xapi.records.storage import SR
from xolite_desktop.xapi.records.vm import VM
from xolite_desktop.xapi.refs import Ref


@pytest.mark.parametrize(
    ("power_state", "kind"),
    [
        ("Running", StateKind.OK),
        ("Paused", StateKind.WARN),
        ("Suspended", StateKind.INFO),
        ("Halted", StateKind.IDLE),
        ("Dreaming", StateKind.WARN),
    ],
)
def test_power_states_have_words(power_state, kind):
    assert states.vm_state(VM(power_state=power_state)) == states.State(power_state, kind)


def test_an_operation_goes_before_the_power_state():
    state = states.vm_state(VM(power_state="Running", current_operations={"t": "clean_shutdown"}))
    assert (state.word, state.kind, state.is_busy) == ("Shutting down", StateKind.INFO, True)
    assert states.operation_word("brand_new") == "Brand new"


def test_hosts(pool):
    def state(**fields):
        return states.host_state(pool.cache, Host(metrics=Ref("hm1"), **fields)).word

    assert state(enabled=True) == "Running"
    assert state(enabled=False) == "Maintenance"
    assert state(enabled=False, current_operations={"t": "evacuate"}) == "Evacuating"
    pool.change("host_metrics", "hm1", live=False)
    assert state(enabled=True) == "Unreachable"
    assert states.host_state(pool.cache, Host(enabled=True)).word == "Running"


def test_storage(pool):
    def word(ref):
        return states.sr_state(pool.cache, pool.store.index, Ref(ref), pool.cache.sr(ref)).word

    assert word("nfs") == "Connected"
    assert word("ssd") == "91 % used"
    pool.change("PBD", "pbd-ssd-h1", currently_attached=False)
    assert word("ssd") == "Detached"
    pool.change("PBD", "pbd-nfs-h1", currently_attached=False)
    assert word("nfs") == "Partly connected"
    pool.change("SR", "iso", current_operations={"t": "scan"})
    assert word("iso") == "Scanning"


def test_usage_means_nothing_for_iso_libraries_and_unknown_sizes():
    assert states.sr_usage(SR(physical_size=0)) is None
    assert states.sr_usage(SR(physical_size=-1)) is None
    assert states.sr_usage(SR(physical_size=10, physical_utilisation=5, content_type="iso")) is None
    assert states.sr_usage(SR(physical_size=10, physical_utilisation=5)) == 0.5


def test_a_host_does_not_say_what_happens_to_its_vms():
    cache = Cache()
    for operation in ("vm_start", "vm_resume", "vm_migrate", "provision"):
        assert (
            states.host_state(cache, Host(enabled=True, current_operations={"t": operation})).word
            == "Running"
        )
    both = Host(enabled=True, current_operations={"t": "vm_start", "u": "evacuate"})
    assert states.host_state(cache, both).word == "Evacuating"


def test_storage_does_not_say_what_happens_to_its_disks(pool):
    def word(operation):
        pool.change("SR", "nfs", current_operations={"t": operation})
        return states.sr_state(pool.cache, pool.store.index, Ref("nfs"), pool.cache.sr(Ref("nfs"))).word

    assert word("vdi_create") == "Connected"
    assert word("scan") == "Scanning"

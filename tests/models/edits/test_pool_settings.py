# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Settings of the pool: what there is to choose from, and what is refused while it is typed."""

from __future__ import annotations

import pytest

from tests.models.conftest import SmallPool
from xolite_desktop.models.edits.editable import Editable, Problem, parsed
from xolite_desktop.models.edits.table import editable, editables
from xolite_desktop.models.property_rows import property_groups
from xolite_desktop.xapi.plans.edits import Edit, possible_calls, writes
from xolite_desktop.xapi.plans.maintenance import migration_network
from xolite_desktop.xapi.refs import Ref

POOL = Ref("pool")


def entry(pool: SmallPool, edit_id: str) -> Editable:
    found = editable(pool.store, "pool", POOL, edit_id)
    assert found is not None
    return found


def test_settings_of_the_pool_stand_in_groups(pool: SmallPool) -> None:
    titles = [group.title for group in property_groups(pool.store, "pool", POOL)]
    assert titles == ["General", "Pool", "Alerts by e-mail", "Guest agents"]
    assert len({each.id for each in editables(pool.store, "pool", POOL)}) == 17


@pytest.mark.parametrize(
    ("edit_id", "good", "bad"),
    [
        ("mail_destination", "a@example.com, b@example.org", "example.com"),
        ("mail_destination", "a@example.com", "a@example.com b@example.com"),
        ("mail_server", "smtp.example.com:25", "smtp.example.com:70000"),
        ("mail_server", "[2001:db8::1]:25", "smtp example"),
        ("agents_source", "http://updates.example.com/x", "updates.example.com"),
    ],
)
def test_what_is_typed_is_judged(pool: SmallPool, edit_id: str, good: str, bad: str) -> None:
    assert parsed(entry(pool, edit_id), f" {good} ", None) == good
    assert parsed(entry(pool, edit_id), "", good) is None
    with pytest.raises(Problem, match="Enter a"):
        parsed(entry(pool, edit_id), bad, None)


def test_migrations_may_prefer_a_network_that_every_host_is_on(pool: SmallPool) -> None:
    fast = pool.add("network", "fast", name_label="Fast")
    pool.add("network", "half", name_label="Half")
    for number in (1, 2, 3):
        pool.add(
            "PIF", f"p{number}", host=Ref(f"h{number}"), network=fast, IP="10.1.0.1", currently_attached=True
        )
        record = pool.cache.host(Ref(f"h{number}"))
        assert record is not None
        pool.change("host", f"h{number}", PIFs=(*record.PIFs, Ref(f"p{number}")))
    found = entry(pool, "migration_network")
    assert found.choices is not None
    offered = {choice.label: choice.value for choice in found.choices(pool.store, POOL, None)}
    uuid = getattr(pool.cache.network(fast), "uuid", "")
    assert offered["Fast"] == uuid
    assert offered["None: the management network"] is None
    assert "Half" not in offered
    pool.change("pool", "pool", other_config={"xo:migrationNetwork": uuid})
    assert migration_network(pool.cache) == fast
    gone = found.choices(pool.store, POOL, "gone")
    assert [choice.label for choice in gone][:2] == ["None: the management network", "gone"]


def test_guest_agents_keep_what_they_are_told_in_calls_of_their_own(pool: SmallPool) -> None:
    slot = entry(pool, "agents_update").slot("pool", POOL)
    assert [write.method for write in writes(Edit(slot, "true", None), "true")] == [
        "pool.remove_from_guest_agent_config"
    ]
    assert possible_calls(slot) == ("pool.add_to_guest_agent_config", "pool.remove_from_guest_agent_config")
    for edit_id, value in (("agents_update", "odd"), ("mail_language", "fr-FR"), ("live_patching", True)):
        found = entry(pool, edit_id)
        assert found.choices is not None
        assert value in [choice.value for choice in found.choices(pool.store, POOL, value)]

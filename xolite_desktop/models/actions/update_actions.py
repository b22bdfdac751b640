# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The rolling update of a pool, as data: a job for each host, one after the other, and none after one that failed."""

from __future__ import annotations

from collections.abc import Sequence

from xolite_desktop.models.actions.action import Action, Part, Running
from xolite_desktop.models.actions.places import Group, Menu, Place, places
from xolite_desktop.models.actions.selection import ONLY_POOL
from xolite_desktop.models.actions.works import plain, with_plan
from xolite_desktop.models.roles import NodeKind
from xolite_desktop.xapi.operations.update_sources import configure
from xolite_desktop.xapi.operations.updates import synchronize, update
from xolite_desktop.xapi.plans.updates import RollingUpdate, UpdateHost
from xolite_desktop.xapi.refs import Ref
from xolite_desktop.xapi.rules import updates as rules

_POOL = places(Group.MEDIA, Menu.POOL)


class NamedUpdate:
    """A plan, and what its hosts are called."""

    def __init__(self, plan: RollingUpdate, names: Sequence[str]) -> None:
        self.plan, self.names = plan, tuple(names)


def _parts(answer: object) -> Sequence[Part]:
    assert isinstance(answer, NamedUpdate)
    return [
        Part(name, each, refs=(each.host,))
        for each, name in zip(answer.plan.hosts, answer.names, strict=True)
    ]


async def _update(running: Running, _: Ref) -> None:
    assert isinstance(running.answer, UpdateHost)
    await update(running.client, running.answer, running.report, running.on_task)


UPDATE_ACTIONS = (
    Action(
        "pool.updates", "Updates", "arrow-fat-line-down", (*_POOL, Place(Menu.HOST, Group.SETTINGS)), asks="updates",
        work=_update, parts=_parts, in_sequence=True, shows_calls=False,
        calls=(
            "host.call_plugin", "host.apply_updates", "host.disable", "host.enable", "host.evacuate", "host.reboot", "host.restart_agent",
            "host.add_to_other_config", "host.remove_from_other_config", "VM.clean_shutdown", "VM.pool_migrate",
            "VM.resume_on", "VM.start_on",
        ),
        job_title="Updating {name}",
    ),
    Action(
        "pool.update_sources", "Sources of updates", "database", _POOL, ONLY_POOL, many=False,
        asks="update_sources", refuse=rules.configure, work=with_plan(configure),
        calls=(
            "Repository.introduce", "Repository.forget", "pool.set_repositories", "pool.configure_update_sync",
            "pool.set_update_sync_enabled",
        ),
        job_title="Setting where {name} gets its updates from",
    ),
    Action(
        "pool.sync_updates", "Fetch list of updates", "cloud-arrow-down", _POOL,
        frozenset({NodeKind.POOL}), refuse=rules.synchronize, work=plain(synchronize), calls=("pool.sync_updates",),
        job_title="Fetching the list of updates of {name}",
    ),
)  # fmt: skip

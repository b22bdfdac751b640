# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Set where a pool gets its updates from. What was changed is changed back if a later call is refused."""

from xolite_desktop.xapi.client.client import Client
from xolite_desktop.xapi.operations.meanwhile import onto_now, read_record
from xolite_desktop.xapi.operations.step import Report, Step, run_steps
from xolite_desktop.xapi.operations.vm_power import OnTask
from xolite_desktop.xapi.plans.update_sources import UpdateSources, sources_of
from xolite_desktop.xapi.records.pool import Pool
from xolite_desktop.xapi.refs import Ref

FIELDS = ("enabled", "syncs", "frequency", "day")


async def configure(
    client: Client, pool_ref: Ref, plan: UpdateSources, report: Report, on_task: OnTask = None
) -> None:
    """Make a repository, use some, look for updates so often, forget others; only what differs from now. Raises
    `Failure` with CHANGED_MEANWHILE if somebody else changed what is to be changed."""
    record = await read_record(client, "pool", pool_ref)
    if not isinstance(record, Pool):
        return
    before = sources_of(record)
    plan = onto_now(plan, plan.had, before, FIELDS, pool_ref)
    made: list[Ref] = []
    steps = _introducing(client, plan, made)
    steps += _using(client, pool_ref, plan, before, made)
    steps += _looking(client, pool_ref, plan, before)
    steps += [_forgetting(client, ref) for ref in plan.forgotten]
    await run_steps(steps, report)


def _introducing(client: Client, plan: UpdateSources, made: list[Ref]) -> list[Step]:
    new = plan.new
    if new is None:
        return []

    async def make(_: Report) -> None:
        found = await client.call(
            "Repository.introduce", new.name.strip(), new.description, new.binary_url, new.source_url, new.updates,
            new.key_path,
        )  # fmt: skip
        made.append(Ref(str(found)))

    async def unmake() -> None:
        await client.call("Repository.forget", made[0])

    return [Step("making a repository", make, unmake)]


def _using(
    client: Client, pool_ref: Ref, plan: UpdateSources, before: UpdateSources, made: list[Ref]
) -> list[Step]:
    if plan.new is None and set(plan.enabled) == set(before.enabled):
        return []

    async def use(_: Report) -> None:
        await client.call("pool.set_repositories", pool_ref, [*plan.enabled, *made])

    async def use_former() -> None:
        await client.call("pool.set_repositories", pool_ref, list(before.enabled))

    return [Step("choosing repositories", use, use_former)]


def _looking(client: Client, pool_ref: Ref, plan: UpdateSources, before: UpdateSources) -> list[Step]:
    async def set_times(wanted: UpdateSources) -> None:
        await client.call("pool.configure_update_sync", pool_ref, wanted.frequency.value, wanted.day)

    async def switch(on: bool) -> None:
        await client.call("pool.set_update_sync_enabled", pool_ref, on)

    steps = []
    if (plan.frequency, plan.day) != (before.frequency, before.day):
        steps.append(Step("setting how often", lambda _: set_times(plan), lambda: set_times(before)))
    if plan.syncs != before.syncs:
        steps.append(Step("switching it", lambda _: switch(plan.syncs), lambda: switch(before.syncs)))
    return steps


def _forgetting(client: Client, ref: Ref) -> Step:
    return Step("forgetting a repository", lambda _: client.call("Repository.forget", ref))

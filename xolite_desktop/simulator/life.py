# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Life in a simulated pool: metrics that are updated, tasks of other people that go on, an alarm now and then."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import cycle, islice

from xolite_desktop.simulator.building.happenings import PRIORITY, alarm_body
from xolite_desktop.simulator.call import Call, Host
from xolite_desktop.simulator.clock import wire_date
from xolite_desktop.simulator.database import Database
from xolite_desktop.simulator.figures import noise, processor_count, seed_of, vm_figures, vm_level
from xolite_desktop.simulator.message_methods import announce, post
from xolite_desktop.simulator.schema import NULL_REF
from xolite_desktop.simulator.vm_domain import host_in_words, make_console, next_domid
from xolite_desktop.simulator.vm_placement import note_free_memory, why_not_here

TICK_S = 2.0
METRICS_EVERY_S = 6.0
ALARM_EVERY_S = 900.0
REST_S = 60.0
"""How long after a task of somebody else has ended the next one like it begins."""
DURATION_S = {"pool_migrate": 115.0, "export": 190.0}
"""How long such a task takes from beginning to end."""
OTHER_DURATION_S = 120.0
ALARM_LEVEL = 0.8
WOBBLE = 24 * 1024 * 1024


async def live(sim: Host, *, rate: int = 4) -> None:
    """Let the pool live until cancelled, by the simulator's clock; `rate` guests report at a time."""
    life = Life(sim, rate=rate)
    while True:
        await sim.clock.sleep(TICK_S)
        life.go_on(TICK_S)


@dataclass
class Foreign:
    """Work of somebody else on a VM, and the task that shows it. Between two tasks it rests; `last` is the one that ended."""

    vm: str
    operation: str
    label: str
    description: str
    owner: dict[str, str]
    task: str | None
    progress: float
    rest_s: float = 0.0
    last: str | None = None


class Life:
    """What goes on by itself in one pool. The tasks pending at the start are taken for other people's work."""

    def __init__(self, sim: Host, *, rate: int = 4) -> None:
        self._sim = sim
        self._db: Database = sim.db
        self._rate = rate
        self._guests = 0
        self._since_metrics = 0.0
        self._since_alarm = 0.0
        # host metrics -> (what was written, what it wavers around)
        self._memory: dict[str, tuple[int, int]] = {}
        self.foreign = [each for ref in self._db.find("task", status="pending") if (each := self._found(ref))]
        for each in self.foreign:
            self._allow_cancel(each)

    def go_on(self, seconds: float) -> None:
        """Let time pass: the clock says what time it is afterwards."""
        for each in self.foreign:
            self._work(each, seconds)
        self._since_metrics += seconds
        self._since_alarm += seconds
        if self._since_metrics >= METRICS_EVERY_S:
            self._since_metrics = 0.0
            self._update_hosts()
            self._update_guests()
        if self._since_alarm >= ALARM_EVERY_S:
            self._since_alarm = 0.0
            self._raise_alarm()

    def _update_hosts(self) -> None:
        """Each host says that it lives, and how much memory is left: a little more or less than before."""
        now = self._sim.clock.now()
        for host in self._db.records("host").values():
            ref = host["metrics"]
            metrics = self._db.records("host_metrics").get(ref)
            if metrics is None or not metrics["live"]:
                continue
            written, base = self._memory.get(ref, (-1, 0))
            if metrics["memory_free"] != written:
                base = metrics["memory_free"]
            wavering = int(WOBBLE * (noise(seed_of(host["uuid"], "free"), now, 47.0) - 0.5))
            free = max(0, base + wavering) & ~4095
            self._memory[ref] = (free, base)
            self._db.update("host_metrics", ref, last_updated=wire_date(now), memory_free=free)

    def _update_guests(self) -> None:
        """Some running guests report in turn."""
        running = [vm for vm in self._db.records("VM").values() if vm["power_state"] == "Running"]
        count = min(self._rate, len(running))
        if not count:
            return
        start = self._guests % len(running)
        self._guests = start + count
        date = wire_date(self._sim.clock.now())
        for vm in islice(cycle(running), start, start + count):
            if vm["guest_metrics"] in self._db.records("VM_guest_metrics"):
                self._db.update("VM_guest_metrics", vm["guest_metrics"], last_updated=date)
            if vm["metrics"] in self._db.records("VM_metrics"):
                self._db.update("VM_metrics", vm["metrics"], last_updated=date)

    def _raise_alarm(self) -> None:
        """The busiest running guest gets an alarm if it is busy enough."""
        now = self._sim.clock.now()
        busiest, share = None, ALARM_LEVEL
        for ref, vm in self._db.records("VM").items():
            if vm["power_state"] != "Running" or vm["is_control_domain"] or vm_level(vm) < ALARM_LEVEL / 2:
                continue
            busy = vm_figures(self._db, ref).busy(now, 60.0)
            if busy > share:
                busiest, share = vm, busy
        if busiest is not None:
            body = alarm_body(share, "cpu_usage", ALARM_LEVEL, 60)
            about = busiest["uuid"]
            post(self._db, now, name="ALARM", priority=PRIORITY["ALARM"], cls="VM", obj_uuid=about, body=body)

    def _found(self, task: str) -> Foreign | None:
        """The work behind a pending task, by the VM that names it in its current operations."""
        record = self._db.get("task", task)
        for ref, vm in self._db.records("VM").items():
            operation = vm["current_operations"].get(task)
            if operation:
                return Foreign(
                    ref,
                    operation,
                    record["name_label"],
                    record["name_description"],
                    dict(record["other_config"]),
                    task,
                    record["progress"],
                )
        return None

    def _work(self, each: Foreign, seconds: float) -> None:
        if each.task is None:
            each.rest_s -= seconds
            if each.rest_s <= 0:
                self._begin(each)
            return
        if each.task not in self._db.records("task") or each.vm not in self._db.records("VM"):
            self._end(each, "failure", error_info=["HANDLE_INVALID", "VM", each.vm])
            return
        each.progress += seconds / DURATION_S.get(each.operation, OTHER_DURATION_S)
        if each.progress < 1.0:
            self._db.update("task", each.task, progress=round(each.progress, 4))
        elif each.operation == "pool_migrate" and not self._arrive(each):
            state = self._db.get("VM", each.vm)["power_state"]
            self._end(each, "failure", error_info=["VM_BAD_POWER_STATE", each.vm, "running", state.lower()])
        else:
            self._end(each, "success", result="<value></value>")

    def _begin(self, each: Foreign) -> None:
        """Start such work anew, if the VM is there, idle and in the right state; else rest on."""
        each.rest_s = REST_S
        vm = self._db.records("VM").get(each.vm)
        wanted = "Running" if each.operation == "pool_migrate" else "Halted"
        if vm is None or vm["current_operations"] or vm["power_state"] != wanted:
            return
        host = self._destination(each.vm) if each.operation == "pool_migrate" else NULL_REF
        if host is None:
            return
        if each.last is not None and each.last in self._db.records("task"):
            self._db.destroy("task", each.last)
        now = self._sim.clock.now()
        pool = next(iter(self._db.records("pool").values()))
        each.task = self._db.create(
            "task",
            name_label=each.label,
            name_description=each.description,
            created=wire_date(now),
            type="<none/>",
            resident_on=pool["master"],
            other_config=each.owner,
        )
        each.progress = 0.0
        self._allow_cancel(each)
        operations = {each.task: each.operation}
        self._db.update("VM", each.vm, current_operations=operations, scheduled_to_be_resident_on=host)

    def _destination(self, vm: str) -> str | None:
        """The roomiest other host that may run the VM."""
        here = self._db.get("VM", vm)["resident_on"]
        able = [
            host
            for host, record in self._db.records("host").items()
            if host != here and record["enabled"] and why_not_here(self._db, vm, host) is None
        ]
        return max(able, key=lambda host: processor_count(self._db.get("host", host)), default=None)

    def _arrive(self, each: Foreign) -> bool:
        """The VM goes on on the other host; false if it stopped running on the way."""
        vm = self._db.get("VM", each.vm)
        source, host = vm["resident_on"], vm["scheduled_to_be_resident_on"]
        if vm["power_state"] != "Running" or host not in self._db.records("host"):
            return False
        fields = {"resident_on": host, "scheduled_to_be_resident_on": NULL_REF, "domid": next_domid(self._db)}
        self._db.update("VM", each.vm, **fields)
        note_free_memory(self._db, source)
        call = Call(self._sim, self._db, NULL_REF, each.task or NULL_REF, self._sim.clock, "VM.pool_migrate")
        make_console(call, each.vm)
        places = f"from {host_in_words(self._db, source)} to {host_in_words(self._db, host)}"
        announce(call, each.vm, "VM_MIGRATED", f"migrated {places}")
        return True

    def _end(self, each: Foreign, status: str, **outcome: object) -> None:
        task, each.task, each.rest_s = each.task, None, REST_S
        if task is None:
            return
        each.last = task
        self._sim.cancellers.pop(task, None)
        if each.vm in self._db.records("VM"):
            vm = self._db.get("VM", each.vm)
            left = {ref: name for ref, name in vm["current_operations"].items() if ref != task}
            hosts = {vm["resident_on"], vm["scheduled_to_be_resident_on"]}
            self._db.update("VM", each.vm, current_operations=left, scheduled_to_be_resident_on=NULL_REF)
            for host in hosts:
                note_free_memory(self._db, host)
        if task in self._db.records("task"):
            finished = wire_date(self._sim.clock.now())
            self._db.update("task", task, finished=finished, progress=1.0, allowed_operations=[], **outcome)
            self._db.update("task", task, status=status)

    def _allow_cancel(self, each: Foreign) -> None:
        if each.task is not None:
            self._sim.cancellers[each.task] = self._canceller(each)
            self._db.update("task", each.task, allowed_operations=["cancel"])

    def _canceller(self, each: Foreign) -> Callable[[], None]:
        return lambda: self._end(each, "cancelled")

# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Alarms that the hosts raise when a figure is past a limit: an XML under the key `perfmon` of other_config.

`<config><variable><name value=".."/><alarm_trigger_level value=".."/>..` as XenCenter writes it and the hosts' perfmon
reads it. What others wrote stays: other variables, and what a variable says beside its level and its times.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final
from xml.etree import ElementTree

from xolite_desktop.xapi.cache import Cache
from xolite_desktop.xapi.plans.edits import Slot
from xolite_desktop.xapi.plans.problem import Problem
from xolite_desktop.xapi.refs import Ref

KEY: Final = "perfmon"
DEFAULT_PERIOD_S: Final = 60
DEFAULT_REPEAT_S: Final = 3600
"""What perfmon takes where the XML does not say."""
_LONGEST: Final = 64 << 10
_LEVEL, _PERIOD, _REPEAT = "alarm_trigger_level", "alarm_trigger_period", "alarm_auto_inhibit_period"


@dataclass(frozen=True, slots=True)
class Watched:
    """A figure that can have an alarm. `name` is perfmon's; `unit` how people count: a level of 1 in this unit is
    `scale` on the wire. `usual` and `most` are in it too. `is_low`: the alarm is for less. `of_domain`: it stands with
    the host's control domain."""

    name: str
    unit: str
    scale: float
    usual: int
    most: int
    is_low: bool = False
    of_domain: bool = False


CPU: Final = Watched("cpu_usage", "%", 0.01, 90, 100)
NETWORK: Final = Watched("network_usage", "KiB/s", 1024, 100_000, 99_999_999)
DISK: Final = Watched("disk_usage", "KiB/s", 1024, 100_000, 99_999_999)
MEMORY_FREE: Final = Watched("memory_free_kib", "MiB", 1024, 1024, 99_999_999, is_low=True)
DOMAIN_MEMORY: Final = Watched("mem_usage", "%", 0.01, 95, 100, of_domain=True)
THROUGHPUT: Final = Watched("sr_io_throughput_total_per_host", "KiB/s", 1 / 1024, 100_000, 99_999_999)
SPACE: Final = Watched("physical_utilisation", "%", 0.01, 90, 100)
MEASURES: Final[Mapping[str, tuple[Watched, ...]]] = {
    "VM": (CPU, NETWORK, DISK),
    "host": (CPU, MEMORY_FREE, NETWORK, DOMAIN_MEMORY),
    "SR": (THROUGHPUT, SPACE),
}
"""What perfmon watches of each class."""


@dataclass(frozen=True, slots=True)
class Alert:
    """`level` as on the wire, `period_s` how long it must last, `repeat_s` how long nothing is said afterwards."""

    level: float
    period_s: int = DEFAULT_PERIOD_S
    repeat_s: int = DEFAULT_REPEAT_S

    def __str__(self) -> str:
        return f"{self.level:g}"


@dataclass(frozen=True, slots=True)
class SetAlerts:
    """For each measure of a class its alarm, None for none. `had` are those by name that there were when a person began
    to edit them; without it all is wanted as it stands."""

    alerts: tuple[tuple[Watched, Alert | None], ...]
    had: Mapping[str, Alert] | None = field(default=None, compare=False, repr=False)

    def problems(self) -> list[Problem]:
        """Levels and times within what makes sense; fields are "NAME.level", "NAME.period" and "NAME.repeat"."""
        found = []
        for measure, alert in self.alerts:
            if alert is None:
                continue
            if not 0 < alert.level <= measure.most * measure.scale:
                limits = ("1", f"{measure.most} {measure.unit}")
                found.append(Problem(measure.name, "ALERT_LEVEL", limits))
            elif alert.period_s < DEFAULT_PERIOD_S or alert.repeat_s < DEFAULT_PERIOD_S:
                found.append(Problem(measure.name, "ALERT_TIME"))
        return found


def slot_of(cache: Cache, cls: str, ref: Ref, measure: Watched) -> Slot:
    """Where an alarm stands."""
    host = cache.host(ref) if measure.of_domain and cls == "host" else None
    return (
        Slot("VM", host.control_domain, "other_config", KEY)
        if host is not None
        else Slot(cls, ref, "other_config", KEY)
    )


def alerts_of(cache: Cache, cls: str, ref: Ref) -> dict[str, Alert]:
    """The alarms an object has, by the names of its measures."""
    found: dict[str, Alert] = {}
    for measure in MEASURES.get(cls, ()):
        slot = slot_of(cache, cls, ref, measure)
        record = cache.get(slot.cls, slot.ref)
        text = getattr(record, "other_config", {}).get(KEY, "")
        alert = parse_alerts(text).get(measure.name)
        if alert is not None:
            found[measure.name] = alert
    return found


def is_readable(text: str) -> bool:
    """Whether there is nothing, or an XML of alarms."""
    return not text.strip() or _root(text) is not None


def parse_alerts(text: str) -> dict[str, Alert]:
    """All variables of an XML, known or not; none where it cannot be read."""
    root = _root(text)
    found: dict[str, Alert] = {}
    for variable in root.iter("variable") if root is not None else ():
        name, level = _value(variable, "name"), _number(_value(variable, _LEVEL))
        if name and level is not None:
            period = _number(_value(variable, _PERIOD)) or DEFAULT_PERIOD_S
            repeat = _number(_value(variable, _REPEAT)) or DEFAULT_REPEAT_S
            found[name] = Alert(level, max(1, int(period)), max(1, int(repeat)))
    return found


def with_alerts(text: str, changes: Iterable[tuple[str, Alert | None]]) -> str | None:
    """The XML with these alarms, None where nothing is left in it. What cannot be read is replaced."""
    root = _root(text)
    if root is None:
        root = ElementTree.Element("config")
    for name, alert in changes:
        there = [each for each in root.findall("variable") if _value(each, "name") == name]
        for variable in there if alert is None else ():
            root.remove(variable)
        if alert is not None:
            for variable in there or [_new(root, name)]:
                _write(variable, alert)
    return ElementTree.tostring(root, encoding="unicode") if len(root) else None


def _new(root: ElementTree.Element, name: str) -> ElementTree.Element:
    variable = ElementTree.SubElement(root, "variable")
    ElementTree.SubElement(variable, "name", value=name)
    return variable


def _write(variable: ElementTree.Element, alert: Alert) -> None:
    """Only what differs: a number that others wrote in another way stays as they wrote it."""
    for tag, value in ((_LEVEL, alert.level), (_PERIOD, alert.period_s), (_REPEAT, alert.repeat_s)):
        element = variable.find(tag)
        if element is None:
            element = ElementTree.SubElement(variable, tag)
        if _number(element.get("value", "")) != value:
            element.set("value", f"{value:.10g}")


def _root(text: str) -> ElementTree.Element | None:
    if not text or len(text) > _LONGEST or "<!DOCTYPE" in text or "<!ENTITY" in text:
        return None
    try:
        root = ElementTree.fromstring(text)  # noqa: S314  no entities can be declared in it
    except (ElementTree.ParseError, ValueError, RecursionError):
        return None
    return root if root.tag == "config" else None


def _value(variable: ElementTree.Element, tag: str) -> str:
    element = variable.find(tag)
    return element.get("value", "") if element is not None else ""


def _number(text: str) -> float | None:
    try:
        value = float(text)
    except ValueError:
        return None
    return value if -1e18 < value < 1e18 else None

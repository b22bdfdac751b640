# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The alarms an object has, in words."""

from __future__ import annotations

from xolite_desktop.models.fields import Field
from xolite_desktop.models.notices.alarm import figure_words
from xolite_desktop.models.pool_store import PoolStore
from xolite_desktop.models.text import duration
from xolite_desktop.models.wording import tr
from xolite_desktop.xapi.plans.alerts import MEASURES, Alert, Watched, alerts_of
from xolite_desktop.xapi.records.kinds import is_vm
from xolite_desktop.xapi.records.vm import VM
from xolite_desktop.xapi.refs import Ref

ACTIONS = {"VM": "vm.alerts", "host": "host.alerts", "SR": "sr.alerts", "pool": "pool.alerts"}


def measures_of(cls: str) -> tuple[Watched, ...]:
    """What can have an alarm; of a pool what its hosts can have."""
    return MEASURES["host" if cls == "pool" else cls]


def alert_rows(store: PoolStore, cls: str, ref: Ref) -> list[Field]:
    """A row for each figure that can have an alarm; none for what never has one."""
    record = store.cache.get(cls, ref)
    if cls not in MEASURES or record is None or (isinstance(record, VM) and not is_vm(record)):
        return []
    found, action = alerts_of(store.cache, cls, ref), ACTIONS[cls]
    return [
        Field(measure_word(measure), said(measure, found.get(measure.name)), opens=action)
        for measure in MEASURES[cls]
    ]


def measure_word(measure: Watched) -> str:
    """ "CPU usage"."""
    word, _ = figure_words(measure.name)
    return tr("Control domain memory") if measure.of_domain else word


def said(measure: Watched, alert: Alert | None) -> str:
    """ "over 90 % for 5 min"."""
    if alert is None:
        return tr("No alarm")
    _, shown = figure_words(measure.name)
    side = tr("under") if measure.is_low else tr("over")
    level = f"{side} {shown(alert.level)}"
    return tr("{told} for {time}").format(told=level, time=duration(alert.period_s))

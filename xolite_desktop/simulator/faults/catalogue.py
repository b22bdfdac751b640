# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""All faults that can be injected, by name."""

from __future__ import annotations

from xolite_desktop.simulator.faults.connection_faults import CONNECTION_FAULTS
from xolite_desktop.simulator.faults.event_faults import EVENT_FAULTS
from xolite_desktop.simulator.faults.fault import Fault
from xolite_desktop.simulator.faults.framing_faults import FRAMING_FAULTS
from xolite_desktop.simulator.faults.http_faults import HTTP_FAULTS
from xolite_desktop.simulator.faults.json_faults import JSON_FAULTS
from xolite_desktop.simulator.faults.record_faults import RECORD_FAULTS
from xolite_desktop.simulator.faults.session_faults import SESSION_FAULTS
from xolite_desktop.simulator.faults.task_faults import TASK_FAULTS
from xolite_desktop.simulator.faults.token_faults import TOKEN_FAULTS

ALL = (
    *CONNECTION_FAULTS,
    *HTTP_FAULTS,
    *FRAMING_FAULTS,
    *JSON_FAULTS,
    *RECORD_FAULTS,
    *EVENT_FAULTS,
    *TOKEN_FAULTS,
    *SESSION_FAULTS,
    *TASK_FAULTS,
)

FAULTS: dict[str, Fault] = {fault.name: fault for fault in ALL}

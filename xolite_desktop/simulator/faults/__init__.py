# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""What the simulator does wrong on purpose: switches, and a catalogue of named faults to be injected."""

from xolite_desktop.simulator.faults.catalogue import FAULTS
from xolite_desktop.simulator.faults.fault import Fault, Phase
from xolite_desktop.simulator.faults.switches import Counts, Faults, Injection

__all__ = ["FAULTS", "Counts", "Fault", "Faults", "Injection", "Phase"]

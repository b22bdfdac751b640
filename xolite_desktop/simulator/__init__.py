# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""A XAPI pool in one process, for the demo and for tests. Imports nothing else of this package."""

from xolite_desktop.simulator.server import Simulator

__all__ = ["Simulator"]

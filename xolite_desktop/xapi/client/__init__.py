# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""A signed-in pool: calls, the live cache, tasks and consoles."""

from xolite_desktop.xapi.client.client import Client
from xolite_desktop.xapi.client.core_classes import CORE_CLASSES
from xolite_desktop.xapi.client.link import Session
from xolite_desktop.xapi.client.subscription import Batch, Lost, Restored

__all__ = ["CORE_CLASSES", "Batch", "Client", "Lost", "Restored", "Session"]

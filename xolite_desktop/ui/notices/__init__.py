# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Alarms and events in the window: the notifications of the pool, and the events of one object."""

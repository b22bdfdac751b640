# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""What the window shows: Qt models bound to the live cache. Knows xapi and QtCore only."""

# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The RFB client as a sans-IO core: bytes in, events and pixels out. Knows no Qt, socket or clock."""

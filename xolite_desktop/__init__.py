# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""XO Lite Desktop: manages one XCP-ng or XenServer pool per window, straight through XAPI."""

__version__ = "0.1.0"

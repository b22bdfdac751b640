# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Questions a window asks: always opened beside the running loop, never as a nested one."""

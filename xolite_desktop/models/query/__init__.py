# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""The filter of the tree: what can be typed, what is known of each object for it, and which objects it lets through."""

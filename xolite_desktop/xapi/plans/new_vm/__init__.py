# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""A new VM, or several, as decided on: the plan, what its template proposes, its parts, and what is wrong with them."""

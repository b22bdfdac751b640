# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""What can be done: every action declared once, as data, with the rule that refuses it and the work that does it."""

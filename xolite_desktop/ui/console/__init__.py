# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""A VM's screen: the widget that shows it and takes keys and pointer, and the link that keeps it alive."""

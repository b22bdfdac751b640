# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Making a VM of a template: its calls in order as data, and making them with nothing left over if one fails."""

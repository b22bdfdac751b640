# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""High availability: what the pool says about a plan while it is made, and the VMs it is about."""

# SPDX-FileCopyrightText: The XO Lite Desktop authors
# SPDX-License-Identifier: Apache-2.0
"""Makes the records of simulated pools, for the scenario files and for the generator of big pools."""

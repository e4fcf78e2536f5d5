"""Checks of the plan: addresses that meet, lead nowhere, or had to be shortened."""

"""Verifiers over the reports that CI writes anyway: coverage, test results, findings, any figure.

A report is found by its conventional name, tracked or not, or named by the check or the site. It
is material from outside: bounded, read without entities, and believed only where it adds up.
"""

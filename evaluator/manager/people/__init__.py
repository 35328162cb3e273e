"""Accounts as a system administrator keeps them, and the audit log as an auditor reads it."""

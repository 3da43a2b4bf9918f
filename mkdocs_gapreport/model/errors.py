"""What goes wrong through something that a user can mend."""


class GapReportError(Exception):
    """Something a user can mend; its text says where, what and what to do."""


class ConfigurationError(GapReportError):
    """The product was told what it cannot follow: an option, a page, a revision, a baseline."""

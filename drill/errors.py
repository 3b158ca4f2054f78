"""Everything that drill reports instead of a traceback.

    DrillError
      UsageError           the command line asks for something that cannot be
      UnknownProblemError  no problem has this id
      UnknownCardError     no card has this id
      UnknownScriptError   no interview has this id
      SubmissionFileError  the candidate's file cannot be read
      ConfigError          the settings cannot be read
      ContentError         a problem's files are wrong; says file, line, key
      DeviceError          what is to be checked cannot run on that device
      JudgeError           the judge could not be run, or ended without a verdict
      StoreError           the history cannot be read or written

`drill.__main__.main` is the only place where these become messages and exit codes.
"""

from enum import IntEnum

from drill.text import Text


class ExitCode(IntEnum):
    """What a command's exit status means."""

    RIGHT = 0
    NOT_RIGHT = 1
    USAGE = 2
    BUG = 3
    INTERRUPTED = 130


def cannot_write(path: object, error: OSError) -> Text:
    """What is said of a file or a folder that cannot be written."""
    return Text(en="`{path}` cannot be written: {reason}", zh="无法写入 `{path}`：{reason}").format(
        path=path, reason=error.strerror or error
    )


class DrillError(Exception):
    """A failure that a person can do something about: what happened, and the next command."""

    def __init__(self, message: Text, hint: Text | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        return str(self.message)


class UsageError(DrillError):
    """The command line asks for something that cannot be."""


class UnknownProblemError(DrillError):
    """No problem has this id."""


class UnknownCardError(DrillError):
    """No card has this id."""


class UnknownScriptError(DrillError):
    """No interview has this id."""


class SubmissionFileError(DrillError):
    """The candidate's file cannot be read."""


class ConfigError(DrillError):
    """The settings cannot be read."""


class ContentError(DrillError):
    """A problem's files are wrong."""


class DeviceError(DrillError):
    """What is to be checked cannot run on that device."""


class JudgeError(DrillError):
    """The judge could not be run, or ended without a verdict."""


class StoreError(DrillError):
    """The history cannot be read or written."""

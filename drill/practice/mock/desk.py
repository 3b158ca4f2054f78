"""The folder in which an interview's code is written: empty pages, and no AI that completes them."""

import json
from datetime import datetime
from pathlib import Path

import msgspec

from drill.content.spec import Problem
from drill.practice import files, workspace
from drill.text import Text

# Read by VS Code and by what is built on it; a workspace's settings go before a person's own.
_VSCODE = {
    "chat.disableAIFeatures": True,
    "editor.inlineSuggest.enabled": False,
    "github.copilot.enable": {"*": False},
}
_ZED = {"disable_ai": True, "show_edit_predictions": False}
# What switches AI off for whoever opens the folder, and nowhere else.
_FILES = {
    ".vscode/settings.json": json.dumps(_VSCODE, indent=2) + "\n",
    ".zed/settings.json": json.dumps(_ZED, indent=2) + "\n",
    # JetBrains' AI Assistant: its being there is what counts.
    ".noai": "",
    # Cursor's own completion follows no setting of a folder; files that are named here are kept from it.
    ".cursorignore": "*\n",
}
SWITCHED_OFF = Text(
    en="AI completion is switched off in this folder for VS Code, Cursor and Zed, and JetBrains'"
    " AI Assistant: open the folder, not the file alone. In Vim, Neovim, Emacs, JetBrains'"
    " full-line completion, and other plugins no file can do that: switch it off yourself.",
    zh="在这个文件夹里，VS Code、Cursor、Zed 和 JetBrains AI Assistant 的 AI 补全已关闭：请打开整个"
    "文件夹，而不是单个文件。Vim、Neovim、Emacs、JetBrains 的整行补全以及其他插件无法靠文件关闭，"
    "请自行关闭。",
)


class Desk(msgspec.Struct, frozen=True):
    """The folder of one interview."""

    folder: Path

    def path(self, problem: str) -> Path:
        """Where the code of a problem is written."""
        return workspace.file_in(self.folder, problem)

    def lay_out(self) -> None:
        """Make the folder, and what switches AI off in it. Raises UsageError where that cannot be."""
        try:
            for name, content in _FILES.items():
                path = self.folder / name
                path.parent.mkdir(parents=True, exist_ok=True)
                files.create(path, content.encode())
        except OSError as error:
            raise workspace.unwritable(self.folder, error) from None

    def turn_page(self, problem: Problem) -> None:
        """An empty page for a problem; what is there already stays. Raises UsageError."""
        header = f"# drill mock: {problem.id}\n\n"
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            files.create(self.path(problem.id), header.encode())
        except OSError as error:
            raise workspace.unwritable(self.folder, error) from None


def new_folder(workspace: Path, script: str, now: datetime) -> Path:
    """A name that is free: `mock-<script>-<local time>`."""
    stamp = now.astimezone().strftime("%Y-%m-%dT%H-%M-%S")
    name = f"mock-{script.replace('/', '-')}-{stamp}"
    folder, number = workspace / name, 2
    while folder.exists():
        folder, number = workspace / f"{name}-{number}", number + 1
    return folder

# problem: file-tree
# group: resources
# does: Answers with text and names that command a terminal.
# verdict: failed

COMMANDS = "\x1b[2J\x1b]52;c;cm0gLXJmIH4=\x07\x1b]0;owned\x07\r\x9b31m\x00"


def build_tree(paths):
    return {COMMANDS: {"[bold red]markup[/]": {}}}


def render_tree(tree):
    return COMMANDS

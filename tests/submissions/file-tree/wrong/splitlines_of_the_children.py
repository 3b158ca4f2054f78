# wrong: rendering: the text of the children is indented line by line, and splitlines also breaks at a carriage return
import textwrap


def build_tree(paths):
    root = {}
    for path in paths:
        node = root
        for name in path.split("/"):
            if name:
                node = node.setdefault(name, {})
    return root


def render_tree(tree):
    return "\n".join(name + ("\n" + "\n".join("\t" + s for s in render_tree(child).splitlines()) if child else "") for name, child in tree.items())

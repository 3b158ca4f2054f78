# problem: file-tree
# group: manners
# does: Is right, and answers with subclasses of dict and with a tree that shares leaves.
# verdict: passed

from collections import OrderedDict, defaultdict

EMPTY = {}


def tree():
    return defaultdict(tree)


def build_tree(paths):
    root = tree()
    for path in paths:
        node = root
        for name in filter(None, path.split("/")):
            node = node[name]
    return shared(root)


def shared(node):
    return OrderedDict((name, shared(child)) for name, child in node.items()) if node else EMPTY


def render_tree(tree, depth=0):
    lines = []
    for name, children in tree.items():
        lines.append("\t" * depth + name)
        if children:
            lines.append(render_tree(children, depth + 1))
    return "\n".join(lines)

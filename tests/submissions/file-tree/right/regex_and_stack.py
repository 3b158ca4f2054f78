# right: regular expression for the names, explicit stack instead of recursion
import re

NAME = re.compile(r"[^/]+")


def build_tree(paths):
    root = {}
    for path in paths:
        here = root
        for match in NAME.finditer(path):
            name = match.group()
            if name not in here:
                here[name] = {}
            here = here[name]
    return root


def render_tree(tree):
    out = []
    stack = [(tree, -1, None)]
    while stack:
        node, depth, name = stack.pop()
        if name is not None:
            out.append(depth * "\t" + name)
        for child in reversed(node):
            stack.append((node[child], depth + 1, child))
    return "\n".join(out)

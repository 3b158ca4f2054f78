# problem: file-tree
# group: dressed up
# does: Answers with True where 1 would be, and 1.0 where True would be.
# verdict: failed

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


right = render_tree
render_tree = lambda tree: True if right(tree) == "" else 1.0

# problem: file-tree
# group: dressed up
# does: Renders every tree as text that no encoding can hold.
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


render_tree = lambda tree: "a\n\ud800\n\udfff"
